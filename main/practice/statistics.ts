/**
 * What customers did with the practice account's cards, day by day for years: the same figures
 * for the same day whenever and wherever they are asked for. Weekends are busier, some days are
 * missing, one card lies dead.
 */
import { dayNumber } from '../../shared/days';
import { cardIds } from './card-ids';

/** Where a card was made: 0 on the MP platform, 1 by API. */
type Source = 0 | 1;

interface Habit {
  cardId: string;
  source: Source;
  /** Views on an ordinary day. 0: the card lies dead, and says so every day. */
  views: number;
  /** WeChat's number for the kind of card. */
  cardType: number;
  member?: true;
  /** Members pay by it: the only cards with money in their figures. */
  quickPay?: true;
}

/** Counts of one card on one day. */
export interface CardDay {
  habit: Habit;
  view: number;
  receive: number;
  verify: number;
  given: number;
  expire: number;
  /** Member cards only. */
  active: number;
  /** Members and former members since the beginning. */
  total: number;
  totalReceive: number;
  /** Fen. */
  paid: number;
  due: number;
}

/** The first day that WeChat has figures of. */
const FIRST_DAY = dayNumber('2023-01-01');
/** Of every so many days a few are missing, as they are in WeChat's real answers. */
const GAP_EVERY = 97;
const GAP_DAYS = 3;

const habits: readonly Habit[] = [
  { cardId: cardIds.discount, source: 0, views: 120, cardType: 0 },
  { cardId: cardIds.discount70, source: 0, views: 45, cardType: 0 },
  { cardId: cardIds.cash, source: 0, views: 80, cardType: 1 },
  { cardId: cardIds.gift, source: 0, views: 30, cardType: 2 },
  { cardId: cardIds.general, source: 0, views: 25, cardType: 3 },
  { cardId: cardIds.formula, source: 0, views: 6, cardType: 2 },
  { cardId: cardIds.permanent, source: 0, views: 0, cardType: 2 },
  // WeChat calls this groupon a cash coupon, as it did in its published answers.
  { cardId: cardIds.groupon, source: 1, views: 70, cardType: 1 },
  { cardId: cardIds.coffee, source: 1, views: 95, cardType: 2 },
  { cardId: cardIds.cake, source: 1, views: 40, cardType: 2 },
  { cardId: cardIds.tea, source: 1, views: 60, cardType: 0 },
  { cardId: cardIds.member, source: 0, views: 50, cardType: 3, member: true },
  { cardId: cardIds.memberPoints, source: 1, views: 65, cardType: 3, member: true, quickPay: true },
  { cardId: cardIds.memberHidden, source: 1, views: 15, cardType: 3, member: true },
];

/** How busy, from Monday on. */
const weekdays = [0.8, 0.75, 0.85, 0.9, 1.15, 1.6, 1.45];
/** Running totals, by card: index is the day's distance from the first one. */
const totals = new Map<string, { total: number; totalReceive: number }[]>();

/** The cards of a source that are member cards, or that are not. */
export function cardsOf(source: Source, member: boolean): string[] {
  return habits
    .filter((habit) => habit.source === source && (habit.member ?? false) === member)
    .map(({ cardId }) => cardId);
}

/** A card's figures of one day; null where WeChat has none: a gap, or before the first day. */
export function cardDay(cardId: string, day: string): CardDay | null {
  const habit = habits.find((one) => one.cardId === cardId);
  const number = dayNumber(day);
  if (!habit || number < FIRST_DAY || isGap(number)) return null;
  const counts = countsOf(habit, number);
  return { habit, ...counts, ...(habit.member ? totalsOf(habit, number) : noTotals) };
}

const noTotals = { total: 0, totalReceive: 0 };

function isGap(number: number): boolean {
  return number % GAP_EVERY < GAP_DAYS;
}

function countsOf(habit: Habit, number: number) {
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = weekdays[(number + 3) % 7] ?? 1;
  const season = 1 + 0.25 * Math.sin((number / 365) * 2 * Math.PI);
  const chance = (salt: number) => chanceOf(habit.cardId, number, salt);
  const part = (of: number, share: number, salt: number) =>
    Math.floor(of * share * (0.7 + 0.6 * chance(salt)));
  const view = Math.round(habit.views * weekday * season * (0.75 + 0.5 * chance(1)));
  const receive = part(view, 0.4, 2);
  const verify = part(receive, 0.55, 3);
  const paid = habit.quickPay ? verify * (3_000 + Math.floor(4_000 * chance(6))) : 0;
  return {
    view,
    receive,
    verify,
    given: habit.member ? 0 : part(receive, 0.08, 4),
    expire: habit.member ? 0 : part(receive, 0.2, 5),
    active: habit.member ? part(receive, 0.8, 7) : 0,
    paid,
    due: Math.round(paid * 1.1),
  };
}

/** Told from the first day on, because running totals know no shorter way. */
function totalsOf(habit: Habit, number: number): { total: number; totalReceive: number } {
  const known = totals.get(habit.cardId) ?? [];
  totals.set(habit.cardId, known);
  for (let nth = known.length; nth <= number - FIRST_DAY; nth += 1) {
    const before = known.at(-1) ?? { total: 86, totalReceive: 95 };
    const { receive } = countsOf(habit, FIRST_DAY + nth);
    const leave = Math.floor(receive * 0.3 * chanceOf(habit.cardId, FIRST_DAY + nth, 8));
    known.push({
      total: before.total + receive - leave,
      totalReceive: before.totalReceive + receive,
    });
  }
  return known[number - FIRST_DAY] ?? noTotals;
}

/** From 0 to 1, always the same for the same card, day and salt. */
function chanceOf(cardId: string, number: number, salt: number): number {
  let hash = 2_166_136_261 ^ number ^ (salt << 20);
  for (const sign of cardId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2_246_822_507);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 4_294_967_296;
}
