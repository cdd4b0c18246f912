/**
 * This till's ledger beside WeChat's `verify_cnt`, by day and card. WeChat counts every till
 * and channel, so only a till that counts more than WeChat is wrong; less is "elsewhere". What
 * WeChat publishes no figures for is said, never guessed. Pure.
 */
import { addDays, type Day } from '../../shared/days';
import type {
  Comparison,
  NoFigures,
  ReconciliationLine,
  StatisticsAnswer,
} from '../../shared/statistics';
import type { RedeemedDay } from '../ledger/redeemed-by-day';

export interface ReconciliationFacts {
  till: readonly RedeemedDay[];
  /** Free coupons and, of member cards in the ledger, those made by API; null: nothing asked. */
  answer: Pick<StatisticsAnswer, 'rows' | 'notReady' | 'asked' | 'trouble' | 'stopped'> | null;
  /** Type and title by card, as far as card/get told them. */
  cards: ReadonlyMap<string, { cardType: string; title: string }>;
  today: Day;
}

/** Kinds of card that WeChat publishes nothing for. */
const uncounted: ReadonlySet<string> = new Set([
  'MOVIE_TICKET',
  'BOARDING_PASS',
  'MEETING_TICKET',
  'SCENIC_TICKET',
]);

/** The lines, newest day first; days and cards where both sides have nothing are left out. */
export function reconcile(facts: ReconciliationFacts): ReconciliationLine[] {
  const counts = countsOf(facts.answer?.rows ?? []);
  const tills = new Map(facts.till.map((row) => [keyOf(row.day, row.cardId), row]));
  const keys = new Set([...tills.keys(), ...counts.keys()]);
  const pairs = [...keys].map((key): Pair => {
    const [day = '', cardId = ''] = key.split(' ');
    const row = tills.get(key) ?? { ...nothing, day, cardId: cardId || null };
    return { ...row, wechat: counts.get(key) ?? null };
  });
  const surplus = new Map(pairs.map((pair) => [keyOf(pair.day, pair.cardId), surplusOf(pair)]));
  return pairs
    .filter((pair) => totalOf(pair) > 0 || (pair.wechat ?? 0) > 0)
    .sort(newestFirst)
    .flatMap((pair) => linesOf(pair, facts, surplus));
}

type Pair = RedeemedDay & { wechat: number | null };

const nothing = { title: null, redeemed: 0, readBack: 0, byHand: 0 };

function keyOf(day: Day, cardId: string | null): string {
  return `${day} ${cardId ?? ''}`;
}

/** Both sources together: a card has one of them only. */
function countsOf(rows: StatisticsAnswer['rows']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { day, cardId, values } of rows) {
    if (cardId === null || values.verify_cnt === undefined) continue;
    const key = keyOf(day, cardId);
    counts.set(key, (counts.get(key) ?? 0) + values.verify_cnt);
  }
  return counts;
}

function linesOf(
  pair: Pair,
  facts: ReconciliationFacts,
  surplus: ReadonlyMap<string, number>,
): ReconciliationLine[] {
  const { day, cardId, wechat, redeemed } = pair;
  const title = pair.title ?? facts.cards.get(cardId ?? '')?.title ?? null;
  const why = wechat === null ? whyNone(pair, facts) : null;
  const above = surplusOf(pair) > 0;
  const around = [-1, 1].map((days) => surplus.get(keyOf(addDays(day, days), cardId)) ?? 0);
  const midnight = above && around.some((other) => -other >= surplusOf(pair));
  /** The first line is judged with what the later ones explain. */
  const explained = wechat === null ? null : wechat - pair.readBack - pair.byHand;
  const line = (
    kind: ReconciliationLine['kind'],
    till: number,
    left: number | null,
    comparison: Comparison,
  ): ReconciliationLine => ({
    day,
    cardId,
    title,
    kind,
    till,
    wechat: left,
    comparison,
    why,
    midnight: midnight && comparison === 'above',
  });
  const first = line('redeemed', redeemed, wechat, compareFirst(redeemed, wechat, explained));
  const later = [
    ['confirmed-afterwards', pair.readBack, 0],
    ['closed-by-hand', pair.byHand, pair.readBack],
  ] as const;
  const rest = later
    .filter(([, till]) => till > 0)
    .map(([kind, till, before]) => {
      const left = wechat === null ? null : Math.max(0, wechat - redeemed - before);
      return line(kind, till, left, compareLater(till, left));
    });
  // Without a redemption of its own the first line stands only for what others redeemed.
  return redeemed > 0 || first.comparison === 'elsewhere' || rest.length === 0
    ? [first, ...rest]
    : rest;
}

function compareFirst(till: number, wechat: number | null, explained: number | null): Comparison {
  if (wechat === null || explained === null) return 'no-figures';
  if (till > wechat) return 'above';
  return till < explained ? 'elsewhere' : 'equal';
}

function compareLater(till: number, left: number | null): Comparison {
  if (left === null) return 'no-figures';
  return till > left ? 'above' : 'equal';
}

function whyNone({ day, cardId }: Pair, { answer, cards, today }: ReconciliationFacts): NoFigures {
  if (cardId === null) return 'no-card';
  if (day >= today) return 'today';
  const type = cards.get(cardId)?.cardType ?? '';
  if (uncounted.has(type)) return 'kind';
  if (type === 'MEMBER_CARD') return 'member-card';
  if (answer?.notReady.includes(day)) return 'not-ready';
  return answer === null || answer.trouble !== null || answer.stopped ? 'not-asked' : 'gap';
}

/** By how much the till counts more than WeChat; negative where less; 0 where nobody can tell. */
function surplusOf(pair: Pair): number {
  return pair.wechat === null ? 0 : totalOf(pair) - pair.wechat;
}

function totalOf({ redeemed, readBack, byHand }: RedeemedDay): number {
  return redeemed + readBack + byHand;
}

function newestFirst(one: Pair, other: Pair): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1;
  return (one.cardId ?? '') < (other.cardId ?? '') ? -1 : 1;
}
