/**
 * What a backup does not have of the present ledger, counted before it takes its place. Rows
 * are told apart by their hashes, so a backup of another till has none of them.
 */
import { existsSync } from 'node:fs';
import { isOpen } from '../redemption/steps';
import { carveEntries } from './carve';
import { ENTRY_COLUMNS_SQL, type Entry, type EntryValues, entryOf } from './chain';
import { closeDatabase, type Database, openDatabase } from './database';
import type { StoredIntent } from './intents';

/** Times are milliseconds since 1970. */
export interface LeftOut {
  rows: number;
  /** How many of the rows say that a coupon was redeemed here. */
  redemptions: number;
  /** Of the first and the last such row; null where nothing is left out. */
  span: { from: number; to: number } | null;
  /** The present file is damaged: only what can still be read is counted. */
  damaged: boolean;
}

export interface Present {
  leftOut: LeftOut;
  head: { seq: number; hash: string } | null;
  /** The intent rows of what is open and not in the backup. */
  open: Entry[];
}

/** Compares the ledger at `path` with a backup. */
export function presentOf(path: string, backup: Database): Present {
  if (!existsSync(path)) return compared([], backup, false);
  try {
    return presentBySql(path, backup);
  } catch {
    // A file edge: it is damaged, and replaced for that.
    return compared(carveEntries(path, 0), backup, true);
  }
}

function presentBySql(path: string, backup: Database): Present {
  const database = openDatabase(path);
  try {
    const rows = database.prepare(`SELECT ${ENTRY_COLUMNS_SQL} FROM entries ORDER BY seq`);
    rows.setReturnArrays(true);
    return compared(rows.iterate() as Iterable<EntryValues>, backup, false);
  } finally {
    closeDatabase(database);
  }
}

/** Bytes give rows in any order, and some of them twice. */
function compared(rows: Iterable<EntryValues>, backup: Database, damaged: boolean): Present {
  const hashOf = backup.prepare('SELECT hash FROM entries WHERE seq = ?');
  const leftOut = new Map<number, { at: number; redeemed: boolean }>();
  const intents = new Map<number, Entry>();
  const outcomes = new Map<number, { seq: number; outcome: string }>();
  let head: Entry | null = null;
  for (const values of rows) {
    const entry = entryOf(values);
    const { seq, at, hash, kind, intent, outcome } = entry;
    const held = (hashOf.get(seq) as { hash: string } | undefined)?.hash === hash;
    const redeemed = outcome === 'redeemed' || outcome === 'settled-redeemed';
    if (!held) leftOut.set(seq, { at, redeemed });
    if (kind === 'intent' && !held) intents.set(seq, entry);
    const newer = intent !== null && seq > (outcomes.get(intent)?.seq ?? 0);
    if (intent !== null && outcome !== null && newer) outcomes.set(intent, { seq, outcome });
    if (seq > (head?.seq ?? 0)) head = entry;
  }
  const state = (seq: number) => outcomes.get(seq)?.outcome ?? 'intended';
  const open = [...intents.values()].filter(({ seq }) =>
    isOpen(state(seq) as StoredIntent['state']),
  );
  return { leftOut: { ...summed([...leftOut.values()]), damaged }, head, open };
}

function summed(rows: readonly { at: number; redeemed: boolean }[]): Omit<LeftOut, 'damaged'> {
  const span = rows.reduce<LeftOut['span']>(
    (so, { at }) => ({ from: Math.min(so?.from ?? at, at), to: Math.max(so?.to ?? at, at) }),
    null,
  );
  return { rows: rows.length, redemptions: rows.filter(({ redeemed }) => redeemed).length, span };
}
