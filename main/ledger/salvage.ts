/**
 * Puts the rows that can still be read from a damaged ledger behind those of a backup, with
 * their own numbers and hashes. Where some are missing between two of them, a `restored` row
 * stands in the hole and names both heads, so that the chain can be followed across it.
 */
import { carveEntries } from './carve';
import {
  ENTRY_COLUMNS_SQL,
  type Entry,
  type EntryValues,
  entryColumns,
  entryOf,
  GENESIS,
  hashOf,
  valuesOf,
} from './chain';
import { type Database, inTransaction } from './database';
import type { Seam } from './gaps';
import { headText } from './seal';

export interface Salvage {
  rows: number;
  /** The newest row that was read; null where none was. */
  newest: { seq: number; hash: string } | null;
  /** Time of the last row before the first hole; null without a hole. */
  holeFrom: number | null;
}

/** The last row of a ledger, as far as the next one depends on it. */
export interface Last {
  seq: number;
  hash: string;
  at: number;
  /** Behind a `restored` row: the other hash that the next row may name. */
  other: string | null;
}

/** What stands before the first row. */
export const NOTHING: Last = { seq: 0, hash: GENESIS, at: 0, other: null };

/** Reads what is newer than the database's last row, and enters it. Throws what SQLite throws. */
export function salvageInto(database: Database, damaged: string, device: string): Salvage {
  const before = lastOf(database);
  keepCarved(database, damaged, before.seq);
  return inTransaction(database, () => enterCarved(database, before, device));
}

/** The last row of a database. */
export function lastOf(database: Database): Last {
  const row = database
    .prepare('SELECT seq, hash, at FROM entries ORDER BY seq DESC LIMIT 1')
    .get() as Omit<Last, 'other'> | undefined;
  return row ? { ...row, other: null } : NOTHING;
}

/** Enters a row as it is. */
export function enter(database: Database, values: EntryValues): void {
  database
    .prepare(
      `INSERT INTO entries (${ENTRY_COLUMNS_SQL}) VALUES (${entryColumns.map(() => '?').join(', ')})`,
    )
    .run(...values);
}

/** A `restored` row behind `last`. */
export function seamRow(last: Last, seam: Seam, at: number, device: string): Entry {
  const body: Omit<Entry, 'hash'> = {
    seq: last.seq + 1,
    at,
    kind: 'system',
    intent: null,
    code: '',
    card_id: null,
    status: JSON.stringify(seam),
    outcome: null,
    verdict: null,
    reason: 'restored',
    flags: '',
    errcode: null,
    rid: null,
    source: null,
    operator: '',
    device,
    receipt: null,
    latency_ms: null,
    prev_hash: last.hash,
  };
  return { ...body, hash: hashOf(body) };
}

/** On the disk, in a table that goes with the connection: there may be a million of them. */
function keepCarved(database: Database, damaged: string, after: number): void {
  database.exec(`
    CREATE TEMP TABLE carved (
      seq INTEGER, hash TEXT, line TEXT, PRIMARY KEY (seq, hash)
    ) WITHOUT ROWID;
    BEGIN`);
  const keep = database.prepare('INSERT OR IGNORE INTO carved VALUES (?, ?, ?)');
  for (const values of carveEntries(damaged, after)) {
    keep.run(values[0], values.at(-1), JSON.stringify(values));
  }
  database.exec('COMMIT');
}

function enterCarved(database: Database, before: Last, device: string): Salvage {
  const nextOnes = database.prepare(
    `SELECT line FROM carved WHERE seq = (SELECT min(seq) FROM carved WHERE seq > ?)`,
  );
  const isFollowed = database.prepare(
    `SELECT 1 AS yes FROM carved WHERE seq = ? AND json_extract(line, '$[18]') = ?`,
  );
  const salvage: Salvage = { rows: 0, newest: null, holeFrom: null };
  let last = before;
  for (;;) {
    const lines = nextOnes.all(last.seq) as { line: string }[];
    const rows = lines.map(({ line }) => entryOf(JSON.parse(line) as EntryValues));
    const row =
      rows.find(({ prev_hash }) => follows(prev_hash, last)) ??
      rows.find(({ seq, hash }) => isFollowed.get(seq + 1, hash)) ??
      rows[0];
    if (!row) return salvage;
    if (!follows(row.prev_hash, last)) {
      // Another history, or no room for a seam: nothing of it may be mixed into this one.
      if (row.seq === last.seq + 1) return salvage;
      last = enterHole(database, last, row, device);
      salvage.holeFrom ??= last.at;
    }
    enter(database, valuesOf(row));
    last = { seq: row.seq, hash: row.hash, at: row.at, other: null };
    salvage.rows += 1;
    salvage.newest = { seq: row.seq, hash: row.hash };
  }
}

/** The seam in a hole. Its time is that of the row before, so that days stay in order. */
function enterHole(database: Database, last: Last, next: Entry, device: string): Last {
  const lost = headText({ seq: next.seq - 1, hash: next.prev_hash });
  const seam: Seam = {
    kept: headText(last),
    lost,
    from: last.at,
    to: next.at,
    setAside: null,
    backup: null,
    salvaged: 0,
  };
  const row = seamRow(last, seam, last.at, device);
  enter(database, valuesOf(row));
  return { seq: row.seq, hash: row.hash, at: last.at, other: next.prev_hash };
}

function follows(prevHash: string, last: Last): boolean {
  return prevHash === last.hash || (last.other !== null && prevHash === last.other);
}
