/**
 * Searches the ledger, newest first, in pages that begin where the last one ended. Every
 * search reads index ranges only as far as the page needs: its time does not grow with the
 * ledger, whatever is combined (measured by `npm run bench -- ledger`).
 */
import { dayNumber } from '../../shared/days';
import type {
  LedgerCard,
  LedgerFilter,
  LedgerPage,
  LedgerQuery,
  LedgerRow,
} from '../../shared/ledger';
import type { EntryValues } from './chain';
import type { Database } from './database';
import { asksFacets, facetPasses } from './facets';
import { mergeNewest, type ReadPiece } from './merge';
import { CARD_ID, CODE, ROW_COLUMNS_SQL, rowOfValues } from './rows';

export interface LedgerSearch {
  search(query: LedgerQuery): LedgerPage;
  /** Cards that occur in the ledger, the last redeemed first. */
  cards(): LedgerCard[];
  /** First and last row of some days, Asia/Shanghai; null where there is none. */
  rangeOfDays(fromDay: string | undefined, toDay: string | undefined): SeqRange | null;
}

/** Both ends belong to it. */
export interface SeqRange {
  first: number;
  last: number;
}

/** A search on an open database. */
export function createSearch(database: Database): LedgerSearch {
  const byCode = database.prepare(
    `SELECT seq FROM indexed_entries WHERE code <> '' AND code4 = ? AND code = ? AND seq < ? AND seq >= ?
     ORDER BY seq DESC LIMIT ?`,
  );
  const byCode4 = database.prepare(
    `SELECT seq FROM indexed_entries WHERE code <> '' AND code4 = ? AND seq < ? AND seq >= ?
     ORDER BY seq DESC LIMIT ?`,
  );
  const byCard = database.prepare(
    // Left alone, SQLite takes the index of all cards' facets and skips through the others' rows.
    `SELECT seq FROM entries INDEXED BY entries_by_card
     WHERE unindexed IS NULL AND card_id = ? AND facet = ? AND seq < ? AND seq >= ?
     ORDER BY seq DESC LIMIT ?`,
  );
  const byFacet = database.prepare(
    `SELECT seq FROM indexed_entries WHERE facet = ? AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
  );
  const bySeq = database.prepare(
    `SELECT seq FROM entries WHERE seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
  );
  const unindexed = database.prepare(
    `SELECT seq ${FROM_UNINDEXED_SQL} AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
  );
  const unindexedDays = database.prepare(
    `SELECT min(seq) AS first, max(seq) AS last ${FROM_UNINDEXED_SQL} AND day >= ? AND day <= ?`,
  );
  const whole = database.prepare(
    `SELECT ${ROW_COLUMNS_SQL}, facet, day FROM entries
     WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
  );
  const facets = database.prepare(
    `WITH RECURSIVE known (facet) AS (
       SELECT min(facet) FROM indexed_entries
       UNION ALL
       SELECT (SELECT min(facet) FROM indexed_entries WHERE facet > known.facet)
       FROM known WHERE known.facet IS NOT NULL)
     SELECT facet FROM known WHERE facet IS NOT NULL`,
  );
  const facetsOfCard = database.prepare(
    `WITH RECURSIVE known (facet) AS (
       SELECT min(facet) FROM indexed_entries WHERE card_id = ?1
       UNION ALL
       SELECT (SELECT min(facet) FROM indexed_entries WHERE card_id = ?1 AND facet > known.facet)
       FROM known WHERE known.facet IS NOT NULL)
     SELECT facet FROM known WHERE facet IS NOT NULL`,
  );
  const days = database.prepare(
    `WITH RECURSIVE known (day) AS (
       SELECT min(day) FROM indexed_entries WHERE day >= ?1
       UNION ALL
       SELECT (SELECT min(day) FROM indexed_entries WHERE day > known.day)
       FROM known WHERE known.day IS NOT NULL AND known.day <= ?2)
     SELECT min((SELECT seq FROM indexed_entries WHERE day = known.day ORDER BY seq LIMIT 1)) AS first,
            max((SELECT seq FROM indexed_entries WHERE day = known.day ORDER BY seq DESC LIMIT 1)) AS last
     FROM known WHERE day IS NOT NULL AND day <= ?2`,
  );
  const cards = database.prepare(
    `WITH RECURSIVE known (card) AS (
       SELECT min(card_id) FROM indexed_entries WHERE card_id IS NOT NULL
       UNION ALL
       SELECT (SELECT min(card_id) FROM indexed_entries WHERE card_id > known.card)
       FROM known WHERE known.card IS NOT NULL)
     SELECT card AS cardId, title, at AS lastAt
     FROM (SELECT card, max(
         (SELECT coalesce(max(seq), 0) FROM indexed_entries WHERE card_id = card AND facet = 'intent||||'),
         (SELECT coalesce(max(seq), 0) FROM indexed_entries
          WHERE card_id = card AND facet = 'intent||||custom-code')) AS newest
       FROM known WHERE card IS NOT NULL)
     LEFT JOIN intents ON intent = newest ORDER BY newest DESC, card`,
  );
  const lists = [byCode, byCode4, byCard, byFacet, bySeq, unindexed, whole, facets, facetsOfCard];
  for (const list of lists) list.setReturnArrays(true);

  const numbers = (rows: unknown[]) => (rows as [number][]).map(([seq]) => seq);
  const texts = (rows: unknown[]) => (rows as [string][]).map(([text]) => text);

  /** Lists that together hold every row a filter can mean. */
  function listsOf(filter: LedgerFilter, lowest: number): ReadPiece[] {
    if (filter.code === undefined && filter.cardId === undefined && !asksFacets(filter)) {
      return [(before, limit) => numbers(bySeq.all(before, lowest, limit))];
    }
    return [
      ...rangesOf(filter, lowest),
      (before, limit) => numbers(unindexed.all(before, lowest, limit)),
    ];
  }

  /** The ranges of indexes that hold every row in them. */
  function rangesOf(filter: LedgerFilter, lowest: number): ReadPiece[] {
    const { code, cardId } = filter;
    if (code !== undefined) {
      const tail = lastFour(code);
      if (tail === code) {
        return [(before, limit) => numbers(byCode4.all(code, before, lowest, limit))];
      }
      return [(before, limit) => numbers(byCode.all(tail, code, before, lowest, limit))];
    }
    if (cardId !== undefined) {
      return texts(facetsOfCard.all(cardId))
        .filter((facet) => facetPasses(facet, filter))
        .map(
          (facet) => (before, limit) => numbers(byCard.all(cardId, facet, before, lowest, limit)),
        );
    }
    return texts(facets.all())
      .filter((facet) => facetPasses(facet, filter))
      .map((facet) => (before, limit) => numbers(byFacet.all(facet, before, lowest, limit)));
  }

  function rangeOfDays(fromDay?: string, toDay?: string): SeqRange | null {
    const from = fromDay === undefined ? -1e9 : dayNumber(fromDay);
    const to = toDay === undefined ? 1e9 : dayNumber(toDay);
    return [days, unindexedDays]
      .map((ends) => ends.get(from, to) as { first: number | null; last: number | null })
      .reduce<SeqRange | null>((range, { first, last }) => {
        if (first === null || last === null) return range;
        if (!range) return { first, last };
        return { first: Math.min(range.first, first), last: Math.max(range.last, last) };
      }, null);
  }

  return {
    search({ filter, before, limit }) {
      const { fromDay, toDay } = filter;
      const anyDay = fromDay === undefined && toDay === undefined;
      const range = anyDay ? everything : rangeOfDays(fromDay, toDay);
      if (!range) return { rows: [], next: null };
      const below = Math.min(before ?? Number.MAX_SAFE_INTEGER, range.last + 1);
      const numbersFound = mergeNewest(listsOf(filter, range.first), below, limit + 1);
      const rows: LedgerRow[] = [];
      for (let wanted = limit + 1; wanted > 0; wanted = limit + 1 - rows.length) {
        const piece = take(numbersFound, wanted);
        const found = whole.all(JSON.stringify(piece)) as unknown as EntryValues[];
        for (const values of found) if (passes(values, filter)) rows.push(rowOfValues(values));
        if (piece.length < wanted) break;
      }
      const page = rows.slice(0, limit);
      return { rows: page, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
    },
    cards: () => (cards.all() as LedgerCard[]).map((row) => ({ ...row })),
    rangeOfDays,
  };
}

/** The next numbers of a list, at most so many. */
function take(numbers: Generator<number>, count: number): number[] {
  const taken: number[] = [];
  while (taken.length < count) {
    const { done, value } = numbers.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** What the index ranges do not tell for themselves. */
function passes(values: EntryValues, filter: LedgerFilter): boolean {
  const facet = String(values.at(-2));
  const day = Number(values.at(-1));
  return (
    facetPasses(facet, filter) &&
    (filter.code === undefined || isMeant(String(values[CODE]), filter.code)) &&
    (filter.cardId === undefined || values[CARD_ID] === filter.cardId) &&
    (filter.fromDay === undefined || day >= dayNumber(filter.fromDay)) &&
    (filter.toDay === undefined || day <= dayNumber(filter.toDay))
  );
}

/** A code is asked for whole or by its last four characters. */
function isMeant(code: string, wanted: string): boolean {
  return code === wanted || lastFour(code) === wanted;
}

function lastFour(code: string): string {
  return [...code].slice(-4).join('');
}

/** The few rows that no index holds yet (migration 003). */
const FROM_UNINDEXED_SQL = `FROM entries WHERE unindexed IS NOT NULL AND seq IN
  (SELECT intent FROM intents WHERE state IN ('intended', 'unknown'))`;

const everything: SeqRange = { first: 0, last: Number.MAX_SAFE_INTEGER - 1 };
