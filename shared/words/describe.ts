/** A card's benefit, conditions and validity in words. Pure; texts of cards stay as they are. */
import {
  type Benefit,
  type Condition,
  type Coupon,
  type TimeLimit,
  type Weekday,
  weekdays,
} from '../card';
import {
  endsNextDay,
  formatBegin,
  formatDay,
  formatEnd,
  formatMinute,
  formatYuan,
  isPermanent,
} from '../format';
import { never } from '../never';
import type { Words } from './words';

/** How a condition is marked: met, not met, cannot be told, or for the cashier to check. */
export type Mark = 'fits' | 'does-not-fit' | 'cannot-tell' | 'to-check';

/** What the customer gets: `7 折`, `满 ¥50 减 ¥10`, or the card's own text. */
export function describeBenefit(benefit: Benefit, words: Words): string {
  switch (benefit.kind) {
    case 'discount':
      return benefit.percentOff >= 100
        ? words.benefit.free
        : words.benefit.discount(benefit.percentOff);
    case 'cash':
      return words.benefit.cash(
        formatYuan(benefit.reduceFen, words.language),
        benefit.leastFen > 0 ? formatYuan(benefit.leastFen, words.language) : null,
      );
    case 'gift':
    case 'deal':
    case 'other':
      return benefit.text.trim() === '' ? words.benefit.kinds[benefit.kind] : benefit.text;
    default:
      return never(benefit);
  }
}

/** One condition of use in words. */
export function describeCondition(condition: Condition, words: Words): string {
  switch (condition.kind) {
    case 'hours':
      return words.conditions.hours(describeLimits(condition.limits, words));
    case 'shop':
      return words.conditions.shop(condition.shops, condition.fits);
    case 'minimum':
      return words.conditions.minimum(formatYuan(condition.fen, words.language));
    case 'not-combinable':
      return words.conditions.notCombinable;
    default:
      return never(condition);
  }
}

/** How a condition is marked. What only the cashier can see is for the cashier to check. */
export function markOf(condition: Condition): Mark {
  switch (condition.kind) {
    case 'hours':
      return condition.fits ? 'fits' : 'does-not-fit';
    case 'shop':
      if (condition.fits === null) return 'cannot-tell';
      return condition.fits ? 'fits' : 'does-not-fit';
    case 'minimum':
    case 'not-combinable':
      return 'to-check';
    default:
      return never(condition);
  }
}

/** Days with the same hours stand together: `周一至周五 11:00–14:00；周六、周日 全天`. */
export function describeLimits(limits: TimeLimit[], words: Words): string {
  const byHours = new Map<string, Set<TimeLimit['day']>>();
  for (const limit of limits) {
    const hours = describeHours(limit, words);
    byHours.set(hours, (byHours.get(hours) ?? new Set()).add(limit.day));
  }
  return [...byHours]
    .map(([hours, days]) => [describeDays(days, words), hours].filter(Boolean).join(' '))
    .join(words.conditions.groupSeparator);
}

/** `2026-01-01 至 2026-12-31`; null where WeChat sent no dates. */
export function describeValidity(coupon: Coupon, words: Words): string | null {
  const { beginTime, endTime } = coupon;
  if (endTime === null) return beginTime === null ? null : formatBegin(beginTime);
  if (isPermanent(endTime)) return words.panel.forever;
  if (beginTime === null || beginTime <= 0) return words.panel.validUntil(formatEnd(endTime));
  const sameDay = formatDay(beginTime) === formatDay(endTime);
  return sameDay
    ? words.panel.validUntil(formatEnd(endTime))
    : words.panel.validBetween(formatBegin(beginTime), formatEnd(endTime));
}

function describeHours(limit: TimeLimit, words: Words): string {
  const { fromMinute, toMinute } = limit;
  if (fromMinute === null && toMinute === null) return '';
  const from = formatMinute(fromMinute ?? 0);
  const to = formatMinute((toMinute ?? 1440) % 1440 || 1440);
  return `${from}–${endsNextDay(limit) ? words.conditions.nextDay(to) : to}`;
}

function describeDays(days: Set<TimeLimit['day']>, words: Words): string {
  const parts = dayRuns(days).map(([first, last]) => {
    if (first === last) return words.weekdays[first];
    return words.conditions.dayRange(words.weekdays[first], words.weekdays[last]);
  });
  if (days.has('HOLIDAY')) parts.push(words.conditions.holiday);
  const unknown = [...days].flatMap((day) => (typeof day === 'object' ? [day.asSent] : []));
  return [...parts, ...new Set(unknown)].join(words.conditions.listSeparator);
}

/** Runs of days in the week's order: three or more in a row become one run. */
function dayRuns(days: Set<TimeLimit['day']>): [Weekday, Weekday][] {
  const runs: Weekday[][] = [];
  for (const day of weekdays) {
    if (!days.has(day)) continue;
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const follows =
      previous !== undefined && weekdays.indexOf(previous) === weekdays.indexOf(day) - 1;
    if (run !== undefined && follows) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run): [Weekday, Weekday][] => {
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) return [];
    return run.length > 2 ? [[first, last]] : run.map((day) => [day, day]);
  });
}
