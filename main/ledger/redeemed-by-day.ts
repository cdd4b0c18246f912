/** What this till redeemed, counted by day and card: its side of the reconciliation. */
import type { DayRange } from '../../shared/days';
import { dayNumber, dayOf } from '../../shared/days';
import type { Ledger } from './ledger';

/** By the day on which the redemption was sent: WeChat counts it then, whenever we learnt of it. */
export interface RedeemedDay {
  day: string;
  cardId: string | null;
  title: string | null;
  /** WeChat said so to this till. */
  redeemed: number;
  /** Only found redeemed afterwards, by reading the code back. */
  readBack: number;
  /** Closed as redeemed by a manager's hand. */
  byHand: number;
}

/** Days and cards with at least one redemption, in order. */
export function redeemedByDay(
  { core, search }: Pick<Ledger, 'core' | 'search'>,
  { from, to }: DayRange,
): RedeemedDay[] {
  const range = search.rangeOfDays(from, to);
  if (range === null) return [];
  const counted = core.database
    .prepare(
      `WITH ended AS (
         SELECT (i.at + 28800000) / 86400000 AS day, i.card_id, i.title,
           CASE WHEN i.state = 'redeemed' THEN 'redeemed'
             WHEN EXISTS (SELECT 1 FROM indexed_entries x WHERE x.intent = i.intent
               AND x.kind = 'manager' AND x.outcome IS NOT NULL) THEN 'by-hand'
             ELSE 'read-back' END AS how
         FROM intents i
         WHERE i.intent >= ?1 AND i.intent <= ?2 AND i.state IN ('redeemed', 'settled-redeemed'))
       SELECT day, card_id AS cardId, max(title) AS title, sum(how = 'redeemed') AS redeemed,
         sum(how = 'read-back') AS readBack, sum(how = 'by-hand') AS byHand
       FROM ended WHERE day >= ?3 AND day <= ?4 GROUP BY day, card_id ORDER BY day, card_id`,
    )
    .all(range.first, range.last, dayNumber(from), dayNumber(to)) as (Omit<RedeemedDay, 'day'> & {
    day: number;
  })[];
  return counted.map((row) => ({ ...row, day: dayOf(row.day) }));
}
