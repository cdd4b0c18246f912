/**
 * A card's conditions of use against now and this shop. WeChat shows weekday and hour limits
 * but does not enforce them (wechat-card-api §1.2): the till must.
 */
import { type CardFacts, type Condition, type TimeLimit, weekdays } from '../../shared/card';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MINUTES = 1_440;

/** Every condition of a card. `now` in milliseconds since 1970. */
export function conditionsOf(
  card: CardFacts | null,
  now: number,
  locationId: number | null,
): Condition[] {
  if (!card) return [];
  const conditions: Condition[] = [];
  if (card.timeLimits.length > 0) {
    conditions.push({
      kind: 'hours',
      limits: card.timeLimits,
      fits: isWithin(card.timeLimits, now),
    });
  }
  if (card.locationIds) {
    const fits = locationId === null ? null : card.locationIds.includes(locationId);
    conditions.push({ kind: 'shop', fits, shops: card.locationIds.length });
  }
  if (card.leastFen !== null) conditions.push({ kind: 'minimum', fen: card.leastFen });
  if (card.combinable === false) conditions.push({ kind: 'not-combinable' });
  return conditions;
}

/** Whether any of the limits allows this moment, by the clock of Shanghai. */
export function isWithin(limits: readonly TimeLimit[], now: number): boolean {
  const shanghai = new Date(now + SHANGHAI_OFFSET_MS);
  const minute = shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
  const today = (shanghai.getUTCDay() + 6) % 7;
  const yesterday = (today + 6) % 7;
  return limits.some((limit) => {
    if (limit.day === weekdays[today]) return inHours(limit, minute);
    return limit.day === weekdays[yesterday] && inHours(limit, minute + DAY_MINUTES);
  });
}

/** Hours that end before they begin run on past midnight; both ends count. */
function inHours({ fromMinute, toMinute }: TimeLimit, minute: number): boolean {
  if (fromMinute === null || toMinute === null) return minute < DAY_MINUTES;
  const end = toMinute <= fromMinute ? toMinute + DAY_MINUTES : toMinute;
  return minute >= fromMinute && minute <= end;
}
