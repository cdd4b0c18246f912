/**
 * A shift's report as headings and tables, in words: what the printed page and the CSV file
 * are both made of. Pure.
 */
import { formatClockSeconds, formatDay } from '../../shared/format';
import type { Counted, LedgerRow, ShiftReport } from '../../shared/ledger';
import type { Reason, VerdictKind } from '../../shared/reasons';
import { describeRow } from '../../shared/words/describe-row';
import { wordOf } from '../../shared/words/phrase';
import type { Words } from '../../shared/words/words';

type Cell = string | number;

export interface Table {
  title: string;
  /** Names of the columns; none where the lines speak for themselves. */
  head: string[];
  lines: Cell[][];
}

export interface ReportLines {
  title: string;
  facts: [string, string][];
  tables: Table[];
}

/** The report in a language. */
export function reportLines(report: ShiftReport, store: string, words: Words): ReportLines {
  const { shift, records } = words;
  const total = report.redeemed.reduce((sum, { count }) => sum + count, 0);
  return {
    title: `${shift.report} ${store}`.trim(),
    facts: [
      [shift.from, moment(report.from)],
      [shift.to, report.to === null ? shift.still : moment(report.to)],
      [records.operator, report.operators.join(', ')],
      [records.device, report.device],
      [shift.scans, String(report.scans)],
      [shift.redeemed, String(total)],
      [shift.paymentCodes, String(report.paymentCodes)],
      [
        shift.away,
        shift.awayFor(String(report.minutesWithoutWechat), String(report.timesWithoutWechat)),
      ],
      [shift.rowsFromTo(String(report.firstSeq), String(report.lastSeq)), report.headHash],
    ],
    tables: [
      {
        title: shift.byCard,
        head: [shift.card, shift.count, shift.confirmedAfterwards],
        lines: [
          ...report.redeemed.map(({ title, cardId, count, confirmedAfterwards }) => [
            title ?? cardId ?? '',
            count,
            confirmedAfterwards,
          ]),
          [shift.total, total, sumOf(report.redeemed.map((one) => one.confirmedAfterwards))],
        ],
      },
      counted(shift.refused, report.refused, reasonWord('refused', words), shift.count),
      counted(shift.invalid, report.invalid, reasonWord('invalid', words), shift.count),
      counted(shift.faults, report.faults, reasonWord('fault', words), shift.count),
      {
        title: shift.unknowns,
        head: [records.intent, records.at, records.code, records.outcome, records.at],
        lines: report.unknowns.map(({ intent, at, code, state, settledAt, byHand }) => [
          intent,
          clock(at),
          code,
          `${records.outcomes[state]}${byHand ? ` (${shift.byHand})` : ''}`,
          settledAt === null ? '' : clock(settledAt),
        ]),
      },
      rowTable(`${shift.typed}: ${report.typedCount}`, report.typed, words),
      rowTable(shift.errors, report.errors, words),
      counted(shift.flags, report.flags, (name) => flagWord(name, words), shift.count),
      {
        title: shift.slowest,
        head: [records.latency, records.at, records.what, records.code],
        lines: report.slowest.map((row) => [
          records.milliseconds(String(row.latencyMs ?? 0)),
          clock(row.at),
          describeRow(row, words).what,
          row.code,
        ]),
      },
    ],
  };
}

function rowTable(title: string, rows: readonly LedgerRow[], words: Words): Table {
  const { records } = words;
  return {
    title,
    head: [records.row, records.at, records.code, records.what, records.operator],
    lines: rows.map((row) => {
      const { what, note } = describeRow(row, words);
      return [
        row.seq,
        clock(row.at),
        row.code,
        note === '' ? what : `${what}: ${note}`,
        row.operator,
      ];
    }),
  };
}

function counted(
  title: string,
  counts: readonly Counted[],
  wordFor: (name: string) => string,
  head: string,
): Table {
  return {
    title,
    head: ['', head],
    lines: counts.map(({ name, count }) => [wordFor(name), count]),
  };
}

function reasonWord(kind: VerdictKind, words: Words): (name: string) => string {
  return (name) => wordOf(kind, (name === '' ? null : name) as Reason | null, words);
}

function flagWord(name: string, { records }: Words): string {
  return (records.flags as Record<string, string>)[name] ?? name;
}

function moment(at: number): string {
  return `${formatDay(at / 1000)} ${clock(at)}`;
}

function clock(at: number): string {
  return formatClockSeconds(at);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
