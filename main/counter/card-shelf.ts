/**
 * Cards that outlive the process, for the counter and the console: what the counter needs, the
 * whole answer, the catalogue's row. One database in the profile, safe to lose.
 */
import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import type { CardFacts } from '../../shared/card';
import type { CardPage } from '../../shared/cards';
import { rowOf } from '../cards/row';
import { readCardPage } from '../wechat/card-page';
import { isObject, type Json } from '../wechat/wire';
import type { CardShelf } from './card-source';

/** The shelf as the console uses it too. */
export interface SharedShelf extends CardShelf {
  page(cardId: string): CardPage | null;
  /** Called with every card that is put here, whoever asked for it. */
  onPut(listener: (page: CardPage) => void): void;
  /** The database, for the lists of the catalogue. */
  database: InstanceType<typeof DatabaseSync>;
  close(): void;
}

/** Facts of another shape than this are asked again. */
const SHAPE = 2;

/**
 * Opens the shelf; a file that does not open is made anew, nothing in it is the only copy.
 * Where nothing can be written (a full disk, a read-only folder) it remembers less, and never
 * stands in the way of a verdict.
 */
export function openCardShelf(path: string): SharedShelf {
  const database = openOrReplace(path);
  const select = database.prepare('SELECT facts, fetched_at FROM cards WHERE card_id = ?');
  const selectRaw = database.prepare('SELECT raw, fetched_at FROM cards WHERE card_id = ?');
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
    database,
    close: () => database.close(),
  };
}

/** A file edge: what cannot be read or kept is asked again. */
function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function openOrReplace(path: string): InstanceType<typeof DatabaseSync> {
  return orNull(() => open(path)) ?? orNull(() => replaced(path)) ?? open(':memory:');
}

/** The shelf only saves calls, so a broken one is thrown away. */
function replaced(path: string): InstanceType<typeof DatabaseSync> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return open(path);
}

function open(path: string): InstanceType<typeof DatabaseSync> {
  const database = new DatabaseSync(path, { timeout: 2_000 });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;');
  const { user_version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (user_version !== SHAPE) database.exec('DROP TABLE IF EXISTS cards;');
  database.exec(
    `CREATE TABLE IF NOT EXISTS cards (
       card_id TEXT PRIMARY KEY, facts TEXT NOT NULL, raw TEXT NOT NULL, row TEXT,
       fetched_at INTEGER NOT NULL
     ) STRICT;
     PRAGMA user_version = ${SHAPE};`,
  );
  return database;
}
