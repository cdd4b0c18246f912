/** Card facts that outlive the process: one small database in the profile, safe to lose. */
import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import type { CardFacts } from '../../shared/card';
import type { CardShelf } from './card-source';

/** Facts of another shape than this are asked again. */
const SHAPE = 2;

/**
 * Opens the shelf; a file that does not open is made anew, nothing in it is the only copy.
 * Where nothing can be written (a full disk, a read-only folder) it remembers less, and never
 * stands in the way of a verdict.
 */
export function openCardShelf(path: string): CardShelf & { close(): void } {
  const database = openOrReplace(path);
  const select = database.prepare('SELECT facts, fetched_at FROM cards WHERE card_id = ?');
  const upsert = database.prepare(
    `INSERT INTO cards (card_id, facts, fetched_at) VALUES (?, ?, ?)
     ON CONFLICT (card_id) DO UPDATE SET facts = excluded.facts, fetched_at = excluded.fetched_at`,
  );
  return {
    get(cardId) {
      return orNull(() => {
        const row = select.get(cardId) as { facts: string; fetched_at: number } | undefined;
        if (!row) return null;
        return { facts: JSON.parse(row.facts) as CardFacts, fetchedAt: row.fetched_at };
      });
    },
    put(cardId, facts, fetchedAt) {
      orNull(() => upsert.run(cardId, JSON.stringify(facts), fetchedAt));
    },
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
       card_id TEXT PRIMARY KEY, facts TEXT NOT NULL, fetched_at INTEGER NOT NULL
     ) STRICT;
     PRAGMA user_version = ${SHAPE};`,
  );
  return database;
}
