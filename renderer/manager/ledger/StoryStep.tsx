/** One row within a story, with everything it says. */
import type { ReactNode } from 'react';
import { isWordedErrcode } from '../../../shared/errcodes';
import { formatClockSeconds, formatCount, formatDay } from '../../../shared/format';
import type { LedgerRow } from '../../../shared/ledger';
import { isKnownStatus } from '../../../shared/statuses';
import { describeRow } from '../../../shared/words/describe-row';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { RowChip } from './RowChip';

export function StoryStep({ row }: { row: LedgerRow }) {
  const words = useWords();
  const { what, note } = describeRow(row, words);
  return (
    <li className="step" data-testid="story-step" data-seq={row.seq} data-kind={row.kind}>
      <RowChip row={row} />
      <div className="step-text">
        <p>
          <b>{what}</b>
        </p>
        {note !== '' && <bdi className="step-note">{note}</bdi>}
        <dl className="step-facts">
          {facts(row, words).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <time className="step-time">
        {formatClockSeconds(row.at)}
        <small>{formatDay(row.at / 1000)}</small>
      </time>
    </li>
  );
}

/** What the row says, by name; what it does not say is left out. */
function facts(row: LedgerRow, words: Words): [string, ReactNode][] {
  const { records, panel } = words;
  const { status, errcode, rid, latencyMs, source, operator, receipt, flags } = row;
  const known = status !== null && isKnownStatus(status) ? words.statuses[status] : '';
  const isDeed = row.kind === 'system' && row.verdict === null;
  const list: [string, ReactNode, boolean][] = [
    [panel.status, `${status} ${known}`, status !== null && !isDeed],
    [panel.errcode, `${errcode} ${meaningOf(errcode, words)}`, errcode !== null && errcode !== 0],
    [panel.rid, rid, rid !== null],
    [
      records.latency,
      records.milliseconds(formatCount(latencyMs ?? 0, words.language)),
      latencyMs !== null,
    ],
    [records.source, source === null ? '' : words.sources[source], source !== null],
    [records.operator, operator, operator !== ''],
    [records.receipt, receipt, receipt !== null],
    [records.flag, flags.map((flag) => records.flags[flag] ?? flag).join(' · '), flags.length > 0],
    [records.row, row.seq, true],
  ];
  return list.flatMap(([name, value, said]) => (said ? [[name, value]] : []));
}

function meaningOf(errcode: number | null, words: Words): string {
  return errcode !== null && isWordedErrcode(errcode) ? words.errcodes[errcode].meaning : '';
}
