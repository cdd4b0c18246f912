/** A shift's report on the screen: what was redeemed, what was not, and why. */
import type { ReactNode } from 'react';
import { groupCode } from '../../shared/code';
import { formatClock, formatClockSeconds, formatCount, formatDay } from '../../shared/format';
import type { Counted, LedgerRow, ShiftReport } from '../../shared/ledger';
import type { Reason, VerdictKind } from '../../shared/reasons';
import { describeRow } from '../../shared/words/describe-row';
import { wordOf } from '../../shared/words/phrase';
import type { Words } from '../../shared/words/words';
import { useWords } from '../counter/language';
import './report.css';

export function ShiftReportView({ report }: { report: ShiftReport }) {
  const words = useWords();
  const { shift, language, records } = words;
  const count = (value: number) => formatCount(value, language);
  const { from, to } = report;
  const reasons = (kind: VerdictKind) => (list: Counted[]) =>
    list.map(({ name, count: times }): Line => [wordOf(kind, name as Reason, words), count(times)]);
  return (
    <article className="report">
      <header>
        <h2>{shift.report}</h2>
        <p>
          {formatDay(from / 1000)} {formatClock(from)} –{' '}
          {to === null ? shift.still : `${formatDay(to / 1000)} ${formatClock(to)}`}
        </p>
        <p>
          <bdi>{report.operators.join(words.conditions.listSeparator)}</bdi> ·{' '}
          <bdi>{report.device}</bdi>
        </p>
      </header>
      <Redeemed report={report} words={words} />
      <Lines title={shift.summary} lines={summaryOf(report, words)} />
      <Lines title={shift.refused} lines={reasons('refused')(report.refused)} />
      <Lines title={shift.invalid} lines={reasons('invalid')(report.invalid)} />
      <Lines title={shift.faults} lines={reasons('fault')(report.faults)} />
      <Lines title={shift.slowest} lines={report.slowest.map((row) => slowLine(row, words))} />
      <Lines
        title={shift.unknowns}
        lines={report.unknowns.map(({ code, at, state, byHand }) => [
          `${groupCode(code)} · ${formatClockSeconds(at)}`,
          `${records.outcomes[state]}${byHand ? ` · ${shift.byHand}` : ''}`,
        ])}
      />
      <Lines
        title={shift.typed}
        lines={report.typed.map((row) => [
          groupCode(row.code),
          `${formatClockSeconds(row.at)} · ${describeRow(row, words).what}`,
        ])}
      />
      <Lines
        title={shift.flags}
        lines={report.flags.map(({ name, count: times }) => [records.flags[name], count(times)])}
      />
      <Lines
        title={shift.errors}
        lines={report.errors.map((row) => [groupCode(row.code), describeRow(row, words).note])}
      />
      <footer className="quiet">
        {shift.rowsFromTo(count(report.firstSeq), count(report.lastSeq))}
        <code>{report.headHash}</code>
      </footer>
    </article>
  );
}

type Line = [name: string, value: ReactNode];

/** A part of the report; one without lines says so. */
function Lines({ title, lines }: { title: string; lines: Line[] }) {
  const { shift } = useWords();
  return (
    <section className="report-part">
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="quiet">{shift.nothing}</p>
      ) : (
        <dl className="report-lines">
          {lines.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own.
            <div key={index}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Redeemed({ report, words }: { report: ShiftReport; words: Words }) {
  const { shift, panel, language } = words;
  const total = report.redeemed.reduce((sum, { count }) => sum + count, 0);
  const late = report.redeemed.reduce((sum, one) => sum + one.confirmedAfterwards, 0);
  return (
    <section className="report-part wide">
      <h3>{shift.byCard}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{shift.card}</th>
            <th scope="col">{shift.count}</th>
            <th scope="col">{shift.confirmedAfterwards}</th>
          </tr>
        </thead>
        <tbody>
          {report.redeemed.map(({ cardId, title, count, confirmedAfterwards }) => (
            <tr key={cardId}>
              <td>
                <bdi>{title ?? panel.noTitle}</bdi> <small className="quiet">{cardId}</small>
              </td>
              <td>{formatCount(count, language)}</td>
              <td>{formatCount(confirmedAfterwards, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{shift.total}</th>
            <td data-testid="report-total">{formatCount(total, language)}</td>
            <td>{formatCount(late, language)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function summaryOf(report: ShiftReport, { shift, language }: Words): Line[] {
  const { scans, typedCount, paymentCodes, minutesWithoutWechat, timesWithoutWechat } = report;
  const count = (value: number) => formatCount(value, language);
  const away = shift.awayFor(count(minutesWithoutWechat), count(timesWithoutWechat));
  return [
    [shift.scans, count(scans)],
    [shift.typed, count(typedCount)],
    [shift.paymentCodes, count(paymentCodes)],
    [shift.away, timesWithoutWechat === 0 ? shift.nothing : away],
  ];
}

function slowLine(row: LedgerRow, words: Words): Line {
  const ms = words.records.milliseconds(formatCount(row.latencyMs ?? 0, words.language));
  return [`${formatClockSeconds(row.at)} · ${describeRow(row, words).what}`, ms];
}
