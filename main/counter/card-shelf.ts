/**
 * Cards that outlive the process, for the counter and the console: what the counter needs, the
 * whole answer, the catalogue's row. One database in the profile, safe to lose.
 */
import type { CardFacts } from '../../shared/card';
import type { CardPage } from '../../shared/cards';
import { rowOf } from '../cards/row';
import { openShelf, orNull, type Shelf, type ShelfForm } from '../shelf';
import { readCardPage } from '../wechat/card-page';
import { isObject, type Json } from '../wechat/wire';
import type { CardShelf } from './card-source';

/** The shelf as the console uses it too. */
export interface SharedShelf extends CardShelf {
  page(cardId: string): CardPage | null;
  /** Called with every card that is put here, whoever asked for it. */
  onPut(listener: (page: CardPage) => void): void;
  /** The database, for the lists of the catalogue. */
  database: Shelf;
  /** Every card that was ever asked about. */
  all(): CardFacts[];
  close(): void;
}

const form: ShelfForm = {
  shape: 2,
  table: 'cards',
  sql: `CREATE TABLE IF NOT EXISTS cards (
    card_id TEXT PRIMARY KEY, facts TEXT NOT NULL, raw TEXT NOT NULL, row TEXT,
    fetched_at INTEGER NOT NULL
  ) STRICT`,
};

/** Opens the shelf; nothing in it is the only copy. */
export function openCardShelf(path: string): SharedShelf {
  const database = openShelf(path, form);
  const select = database.prepare('SELECT facts, fetched_at FROM cards WHERE card_id = ?');
  const selectRaw = database.prepare('SELECT raw, fetched_at FROM cards WHERE card_id = ?');
  const whole = database.prepare('SELECT facts FROM cards ORDER BY card_id');
  const upsert = database.prepare(
    `INSERT INTO cards (card_id, facts, raw, row, fetched_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (card_id) DO UPDATE SET facts = excluded.facts, raw = excluded.raw,
     row = excluded.row, fetched_at = excluded.fetched_at`,
  );
  let listener: (page: CardPage) => void = () => {};
  return {
    get(cardId) {
      return orNull(() => {
        const row = select.get(cardId) as { facts: string; fetched_at: number } | undefined;
        if (!row) return null;
        return { facts: JSON.parse(row.facts) as CardFacts, fetchedAt: row.fetched_at };
      });
    },
    put(cardId, { facts, raw }, fetchedAt) {
      const page = readCardPage(raw, fetchedAt);
      const row = page && JSON.stringify(rowOf(page));
      const { card } = raw;
      orNull(() =>
        upsert.run(cardId, JSON.stringify(facts), JSON.stringify({ card }), row, fetchedAt),
      );
      if (page) listener(page);
    },
    page(cardId) {
      return orNull(() => {
        const row = selectRaw.get(cardId) as { raw: string; fetched_at: number } | undefined;
        const raw: unknown = row && JSON.parse(row.raw);
        return row && isObject(raw) ? readCardPage(raw as Json, row.fetched_at) : null;
      });
    },
    onPut(next) {
      listener = next;
    },
    all() {
      const rows = orNull(() => whole.all() as { facts: string }[]) ?? [];
      return rows.map(({ facts }) => JSON.parse(facts) as CardFacts);
    },
    database,
    close: () => database.close(),
  };
}
