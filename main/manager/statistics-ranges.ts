/**
 * How a range that a person picks becomes calls of WeChat: at most 62 days each, both ends
 * counted, today never among them. Pure.
 */
import { addDays, type Day, type DayRange, dayNumber } from '../../shared/days';

/** WeChat refuses longer ones with 61501. */
export const MOST_DAYS = 62;

/** What of a range is over; null where nothing is. */
export function overOf({ from, to }: DayRange, today: Day): DayRange | null {
  const yesterday = addDays(today, -1);
  const end = to < yesterday ? to : yesterday;
  return from <= end ? { from, to: end } : null;
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
