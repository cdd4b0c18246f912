/**
 * Whole days, written `2026-12-31` as WeChat and everybody in the shop writes them. Today is
 * Shanghai's, wherever the till may stand. Pure.
 */

/** `2026-12-31`. */
export type Day = string;

/** Both ends belong to it. */
export interface DayRange {
  from: Day;
  to: Day;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Days since 1970. */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day with this number. */
export function dayOf(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The day in Shanghai at a moment, milliseconds since 1970. */
export function dayAt(milliseconds: number): Day {
  return new Date(milliseconds + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** So many days later; earlier where negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** How many days a range has; 0 or less where its end lies before its beginning. */
export function lengthOf({ from, to }: DayRange): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Every day of a range, in order. */
export function daysOf(range: DayRange): Day[] {
  const first = dayNumber(range.from);
  return Array.from({ length: Math.max(0, lengthOf(range)) }, (_, nth) => dayOf(first + nth));
}

/** The range of the same length that ends right before this one. */
export function rangeBefore(range: DayRange): DayRange {
  return { from: addDays(range.from, -lengthOf(range)), to: addDays(range.from, -1) };
}
