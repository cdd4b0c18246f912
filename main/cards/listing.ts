/**
 * The lists of card ids by filter, in the card shelf's database: each round of fetching writes
 * its own number, so that what the newest whole round did not see is gone, and what a broken
 * round has seen stays. Safe to lose, like the shelf.
 */
import type { Database } from '../ledger/database';
import { bareRow } from './row';

export interface Listing {
  /** `CatalogueRow[]` as JSON, as it lies on disk: main reads none of it. */
  rows(filter: string, most: number | null): string;
  /** When the last whole round ended; null where there was none. */
  listedAt(filter: string): number | null;
  /** Goes on with a round that broke off, or begins a new one. */
  begin(filter: string): { round: number; offset: number; total: number };
  /** Keeps a page; returns the ids that were not listed before. */
  add(filter: string, page: Page): string[];
  /** A whole round: returns the ids that are gone. */
  end(filter: string, round: number, at: number): string[];
  /** A card that cannot be read is not asked again in this round. */
  markOdd(filter: string, cardId: string): void;
  /** The next ids without details, in the list's order. */
  missing(filter: string, limit: number): string[];
  /** How many are listed, and of how many nothing more is known. */
  counts(filter: string): { listed: number; missing: number };
}

/** SQLite's word for no limit. */
const ALL = -1;

interface Page {
  round: number;
  offset: number;
  total: number;
  cardIds: readonly string[];
}

const tables = `
  CREATE TABLE IF NOT EXISTS lists (
    filter TEXT PRIMARY KEY, round INTEGER NOT NULL, offset INTEGER NOT NULL,
    total INTEGER NOT NULL, whole INTEGER NOT NULL, listed_at INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS listed (
    filter TEXT NOT NULL, card_id TEXT NOT NULL, place INTEGER NOT NULL,
    round INTEGER NOT NULL, odd INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (filter, card_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS listed_place ON listed (filter, place);
`;

/** The lists in a database that also holds the table `cards`. */
export function createListing(database: Database): Listing {
  database.exec(tables);
  const one = (sql: string) => database.prepare(sql);
  const select = one(`SELECT l.card_id AS id, l.odd AS odd, c.row AS row
    FROM listed l LEFT JOIN cards c ON c.card_id = l.card_id WHERE l.filter = ? ORDER BY l.place LIMIT ?`);
  const list = one('SELECT round, offset, total, whole, listed_at FROM lists WHERE filter = ?');
  const put = one(`INSERT INTO lists (filter, round, offset, total, whole, listed_at)
    VALUES (?, ?, ?, ?, 0, NULL) ON CONFLICT (filter) DO UPDATE
    SET round = excluded.round, offset = excluded.offset, total = excluded.total, whole = 0`);
  const seen = one('SELECT 1 FROM listed WHERE filter = ? AND card_id = ?');
  const keep = one(`INSERT INTO listed (filter, card_id, place, round) VALUES (?, ?, ?, ?)
    ON CONFLICT (filter, card_id) DO UPDATE SET place = excluded.place, round = excluded.round,
    odd = CASE WHEN listed.round = excluded.round THEN listed.odd ELSE 0 END`);
  const goneOnes = one('SELECT card_id AS id FROM listed WHERE filter = ? AND round <> ?');
  const drop = one('DELETE FROM listed WHERE filter = ? AND round <> ?');
  const finish = one('UPDATE lists SET whole = 1, listed_at = ? WHERE filter = ?');
  const odd = one('UPDATE listed SET odd = 1 WHERE filter = ? AND card_id = ?');
  const without = `FROM listed l LEFT JOIN cards c ON c.card_id = l.card_id
    WHERE l.filter = ? AND c.row IS NULL AND l.odd = 0`;
  const missing = one(`SELECT l.card_id AS id ${without} ORDER BY l.place LIMIT ?`);
  const countMissing = one(`SELECT count(*) AS n ${without}`);
  const countAll = one('SELECT count(*) AS n FROM listed WHERE filter = ?');

  const kept = (filter: string) => list.get(filter) as ListRow | undefined;
  const ids = (rows: unknown) => (rows as { id: string }[]).map(({ id }) => id);
  return {
    rows(filter, most) {
      const found = select.all(filter, most ?? ALL) as {
        id: string;
        odd: number;
        row: string | null;
      }[];
      const texts = found.map(
        ({ id, odd, row }) => row ?? JSON.stringify(bareRow(id, odd === 1 ? 'odd' : 'waiting')),
      );
      return `[${texts.join(',')}]`;
    },
    listedAt: (filter) => kept(filter)?.listed_at ?? null,
    begin(filter) {
      const before = kept(filter);
      if (before && before.whole === 0) {
        return { round: before.round, offset: before.offset, total: before.total };
      }
      const begun = { round: (before?.round ?? 0) + 1, offset: 0, total: before?.total ?? 0 };
      put.run(filter, begun.round, 0, begun.total);
      return begun;
    },
    add(filter, { round, offset, total, cardIds }) {
      const fresh: string[] = [];
      database.exec('BEGIN');
      for (const [nth, cardId] of cardIds.entries()) {
        if (!seen.get(filter, cardId)) fresh.push(cardId);
        keep.run(filter, cardId, offset + nth, round);
      }
      put.run(filter, round, offset + cardIds.length, total);
      database.exec('COMMIT');
      return fresh;
    },
    end(filter, round, at) {
      const gone = ids(goneOnes.all(filter, round));
      drop.run(filter, round);
      finish.run(at, filter);
      return gone;
    },
    markOdd: (filter, cardId) => void odd.run(filter, cardId),
    missing: (filter, limit) => ids(missing.all(filter, limit)),
    counts: (filter) => ({
      listed: (countAll.get(filter) as { n: number }).n,
      missing: (countMissing.get(filter) as { n: number }).n,
    }),
  };
}

interface ListRow {
  round: number;
  offset: number;
  total: number;
  whole: number;
  listed_at: number | null;
}
