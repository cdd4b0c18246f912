/**
 * How a range that a person picks becomes calls of WeChat: at most 62 days each, both ends
 * counted, today never among them. Pure.
 */
import { addDays, type Day, type DayRange, dayNumber } from '../../shared/days';

/** WeChat refuses longer ones with 61501. */
export const MOST_DAYS = 62;

/** WeChat's coupons began in 2014: a year typed wrong must not become thousands of calls. */
const FIRST_DAY: Day = '2014-01-01';

/** What of a range is over, and not before there were coupons; null where nothing is. */
export function overOf({ from, to }: DayRange, today: Day): DayRange | null {
  const yesterday = addDays(today, -1);
  const range = { from: from > FIRST_DAY ? from : FIRST_DAY, to: to < yesterday ? to : yesterday };
  return range.from <= range.to ? range : null;
}

/**
 * The fewest ranges that hold every one of these days, which come in order. Days between them
 * that nobody wants are asked along where that saves a call.
 */
export function piecesOf(days: readonly Day[]): DayRange[] {
  const pieces: DayRange[] = [];
  for (const day of days) {
    const piece = pieces.at(-1);
    if (piece && dayNumber(day) - dayNumber(piece.from) < MOST_DAYS) piece.to = day;
    else pieces.push({ from: day, to: day });
  }
  return pieces;
}
