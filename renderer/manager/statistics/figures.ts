/**
 * What the screens make of WeChat's rows: sums, lines, funnels, cards. A missing day is null and
 * never 0; running totals are never added up over days. Pure.
 */
import type { Day, DayRange } from '../../../shared/days';
import { daysOf } from '../../../shared/days';
import type { Figure, StatisticsApi, StatisticsRow } from '../../../shared/statistics';
import type { StatisticsWords } from '../../../shared/words/statistics-words';

export type FunnelStep = keyof StatisticsWords['funnelSteps'];

/** A figure of several days: their sum, or the last value of a running total and its day. */
export interface Total {
  value: number | null;
  asOf: Day | null;
}

/** The figures of one card over several days. */
export interface CardSum {
  cardId: string;
  cardType: number | null;
  values: Partial<Record<Figure, number>>;
}

const couponFigures: readonly Figure[] = [
  'view_cnt',
  'receive_cnt',
  'verify_cnt',
  'given_cnt',
  'expire_cnt',
];
const memberFigures: readonly Figure[] = [
  'view_cnt',
  'receive_cnt',
  'active_user',
  'verify_cnt',
  'new_user',
  'total_user',
  'total_receive_user',
];

/** What is told of each call first, in the order of a card's life. */
export const mainFigures: Record<StatisticsApi, readonly Figure[]> = {
  getcardbizuininfo: couponFigures,
  getcardcardinfo: couponFigures,
  getcardmembercardinfo: memberFigures,
  getcardmembercarddetail: [
    'view_cnt',
    'receive_cnt',
    'active_cnt',
    'verify_cnt',
    'new_user',
    'total_user',
    'total_receive_user',
    'fee',
    'payOriginalFee',
  ],
};

/** Given and expired are no steps: they stand beside the funnel, and not at all for members. */
const funnels: Record<StatisticsApi, readonly [FunnelStep, Figure][]> = {
  getcardbizuininfo: [
    ['view', 'view_cnt'],
    ['receive', 'receive_cnt'],
    ['verify', 'verify_cnt'],
  ],
  getcardcardinfo: [
    ['view', 'view_cnt'],
    ['receive', 'receive_cnt'],
    ['verify', 'verify_cnt'],
  ],
  getcardmembercardinfo: [
    ['view', 'view_cnt'],
    ['receive', 'receive_cnt'],
    ['active', 'active_user'],
    ['verify', 'verify_cnt'],
  ],
  getcardmembercarddetail: [
    ['view', 'view_cnt'],
    ['receive', 'receive_cnt'],
    ['active', 'active_cnt'],
    ['verify', 'verify_cnt'],
  ],
};

/** Whether a figure counts everything so far, so that days of it cannot be added up. */
export function isRunning(figure: Figure): boolean {
  return figure === 'total_user' || figure === 'total_receive_user';
}

/** Whether a figure is money, in fen. */
export function isMoney(figure: Figure): boolean {
  return figure === 'fee' || figure === 'payOriginalFee';
}

/** One value for each day, added up over cards and sources; null where WeChat sent none. */
export function valuesOf(
  rows: readonly StatisticsRow[],
  range: DayRange,
  figure: Figure,
): (number | null)[] {
  if (isRunning(figure)) return runningOf(rows, range, figure);
  const sum = new Map<Day, number>();
  for (const { day, values } of rows) {
    const value = values[figure];
    if (value !== undefined) sum.set(day, (sum.get(day) ?? 0) + value);
  }
  return daysOf(range).map((day) => sum.get(day) ?? null);
}

/** A figure over a range. */
export function totalOf(rows: readonly StatisticsRow[], range: DayRange, figure: Figure): Total {
  if (!isRunning(figure)) return { value: sumOf(within(rows, range), figure), asOf: null };
  const values = valuesOf(rows, range, figure);
  const last = values.findLastIndex((value) => value !== null);
  return { value: values[last] ?? null, asOf: daysOf(range)[last] ?? null };
}

/** The rows of a range. */
export function within(rows: readonly StatisticsRow[], { from, to }: DayRange): StatisticsRow[] {
  return rows.filter(({ day }) => day >= from && day <= to);
}

/** Days of a range without any row, those not counted yet left out. */
export function gapsOf(
  rows: readonly StatisticsRow[],
  range: DayRange,
  notReady: readonly Day[],
): Day[] {
  const told = new Set([...rows.map(({ day }) => day), ...notReady]);
  return daysOf(range).filter((day) => !told.has(day));
}

/** By how much something changed, 0.25 for a quarter more; null where that says nothing. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : (now - before) / before;
}

/** The steps of a call's funnel with their counts. */
export function funnelOf(
  api: StatisticsApi,
  rows: readonly StatisticsRow[],
): { step: FunnelStep; count: number }[] {
  return funnels[api].map(([step, figure]) => ({ step, count: sumOf(rows, figure) ?? 0 }));
}

/** Newest first; both sources of a day and card as one row, unless they are shown apart. */
export function tableRows(rows: readonly StatisticsRow[], apart: boolean): StatisticsRow[] {
  const groups = groupBy(
    rows,
    ({ day, cardId, source }) => `${day} ${cardId ?? ''} ${apart ? source : ''}`,
  );
  return [...groups.values()]
    .map((its): StatisticsRow => {
      const [first] = its as [StatisticsRow];
      return its.length === 1 ? first : { ...first, source: null, values: sums(its) };
    })
    .sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
}

/** Each card of the rows with its sums, the most used first. */
export function byCard(rows: readonly StatisticsRow[]): CardSum[] {
  const groups = groupBy(rows, ({ cardId }) => cardId ?? '');
  groups.delete('');
  return [...groups]
    .map(([cardId, its]) => ({ cardId, cardType: its[0]?.cardType ?? null, values: sums(its) }))
    .sort(
      (one, other) =>
        (other.values.verify_cnt ?? 0) - (one.values.verify_cnt ?? 0) ||
        (other.values.view_cnt ?? 0) - (one.values.view_cnt ?? 0),
    );
}

/** Figures that any of the rows has above 0, of those that are not told first. */
export function otherFigures(
  rows: readonly StatisticsRow[],
  api: StatisticsApi,
  all: readonly Figure[],
): Figure[] {
  const known = mainFigures[api];
  return all.filter(
    (figure) => !known.includes(figure) && rows.some(({ values }) => (values[figure] ?? 0) > 0),
  );
}

/** A running total without one of its parts would look as if members had left. */
function runningOf(
  rows: readonly StatisticsRow[],
  range: DayRange,
  figure: Figure,
): (number | null)[] {
  const sources = new Set(rows.map(({ source }) => source)).size;
  const byDay = groupBy(rows, ({ day }) => day);
  return daysOf(range).map((day) => {
    const its = byDay.get(day) ?? [];
    const whole = new Set(its.map(({ source }) => source)).size === sources;
    return whole ? sumOf(its, figure) : null;
  });
}

function sumOf(rows: readonly StatisticsRow[], figure: Figure): number | null {
  let sum: number | null = null;
  for (const { values } of rows) {
    const value = values[figure];
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}

function sums(rows: readonly StatisticsRow[]): StatisticsRow['values'] {
  // One pass, without lists in between: a year of many cards is thousands of rows.
  const sum: StatisticsRow['values'] = {};
  for (const { values } of rows) {
    for (const name in values) {
      const value = values[name as Figure];
      if (value !== undefined) sum[name as Figure] = (sum[name as Figure] ?? 0) + value;
    }
  }
  return sum;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
