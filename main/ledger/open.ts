/**
 * Opens the ledger's file at start, whatever state it is in: sound, damaged, gone, on a full
 * disk or in a folder where nothing can be written. It looks at the newest rows only; the
 * whole file is looked through once the till is working (upkeep.ts).
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { backupsIn } from './backup';
import { ENTRY_COLUMNS_SQL, type EntryValues } from './chain';
import {
  type Database,
  detailOf,
  openDatabase,
  openToRead,
  type StorageTrouble,
  storageTrouble,
} from './database';
import { finishPutting, type LedgerFiles } from './files';
import { readHeadFile } from './head-file';
import { type RecoverOptions, recover } from './recover';
import { createSealer } from './seal';
import { walkFrom } from './walk';

export interface Opened<T> {
  /** What works on the open database. */
  core: T;
  /** Why nothing can be written; null normally. */
  refuse: Refusal | null;
  /** The first of the newest rows that does not fit the chain; null where all do. */
  brokenSeq: number | null;
  /** It stands in for a ledger that cannot be read: empty, whatever that one holds. */
  standsIn: boolean;
}

export interface Refusal {
  trouble: Exclude<StorageTrouble, 'corrupt'>;
  detail: string;
}

/** Puts together what works on a database; its first reads may find more damage. */
export type Begin<T> = (database: Database, refuse: Refusal | null) => T;

/** So many rows are looked at before the till begins. */
const LOOKED_AT = 1_000;

/**
 * Opens the ledger, recovering it where it is damaged; `damaged` where that is known already.
 * Never throws.
 */
export function openFile<T>(
  files: LedgerFiles,
  options: RecoverOptions,
  damaged: boolean,
  begin: Begin<T>,
): Opened<T> {
  try {
    mkdirSync(files.folder, { recursive: true });
    finishPutting(files, options.now);
    const gone = !existsSync(files.ledger) && backupsIn(files.backups).length > 0;
    if (damaged || gone) recover(files, options);
    return openSound(files, options, begin);
  } catch (error) {
    return openAnyway(files, error, options, begin);
  }
}

/** Opens a file and looks at its newest rows. Throws where it is damaged or not writable. */
function openSound<T>(files: LedgerFiles, { key }: RecoverOptions, begin: Begin<T>): Opened<T> {
  const database = openDatabase(files.ledger);
  try {
    // A file that only looks open: the first green would be the first to find out.
    database.exec('BEGIN IMMEDIATE; DELETE FROM intents WHERE intent = -1; ROLLBACK');
    const brokenSeq = brokenNewest(database, files, key);
    return { core: begin(database, null), refuse: null, brokenSeq, standsIn: false };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Damaged: recovered. Not to be written: opened to read, or an empty one that refuses. */
function openAnyway<T>(
  files: LedgerFiles,
  error: unknown,
  options: RecoverOptions,
  begin: Begin<T>,
): Opened<T> {
  const trouble = storageTrouble(error);
  try {
    if (trouble === 'corrupt') {
      recover(files, options);
      return openSound(files, options, begin);
    }
  } catch (second) {
    const why = storageTrouble(second);
    return refusing(files, why === 'corrupt' ? 'unwritable' : why, detailOf(second), begin);
  }
  return refusing(files, trouble, detailOf(error), begin);
}

function refusing<T>(
  files: LedgerFiles,
  trouble: Refusal['trouble'],
  detail: string,
  begin: Begin<T>,
): Opened<T> {
  const refuse = { trouble: isReadOnly(files) ? ('read-only' as const) : trouble, detail };
  for (const immutable of [false, true]) {
    const core = readable(files.ledger, immutable, (database) => begin(database, refuse));
    if (core !== null) return { core, refuse, brokenSeq: null, standsIn: false };
  }
  const core = begin(openDatabase(':memory:'), refuse);
  return { core, refuse, brokenSeq: null, standsIn: true };
}

/** A ledger to read only: what is known here still blocks and explains. */
function readable<T>(path: string, immutable: boolean, begin: (database: Database) => T): T | null {
  // Without its log a file that was not closed would tell an old story.
  if (!existsSync(path) || (immutable && existsSync(`${path}-wal`))) return null;
  try {
    return begin(openToRead(path, { immutable }));
  } catch {
    return null; // A file edge: the caller has an empty one instead.
  }
}

function brokenNewest(database: Database, files: LedgerFiles, key: string | null): number | null {
  const newest = database.prepare(
    `SELECT ${ENTRY_COLUMNS_SQL} FROM entries ORDER BY seq DESC LIMIT ?`,
  );
  newest.setReturnArrays(true);
  const rows = (newest.all(LOOKED_AT + 1) as unknown as EntryValues[]).reverse();
  const sealer = key === null ? null : createSealer(key);
  const before = rows.length > LOOKED_AT ? (rows.shift() ?? null) : null;
  const walk = walkFrom(before, sealer);
  for (const values of rows) {
    const broken = walk.step(values);
    if (broken) return broken.seq;
  }
  const known = readHeadFile(files.head, sealer);
  if (!known) return null;
  const there = database.prepare('SELECT hash FROM entries WHERE seq = ?').get(known.seq) as
    | { hash: string }
    | undefined;
  return there?.hash === known.hash ? null : known.seq;
}

function isReadOnly({ folder }: LedgerFiles): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return true; // A file edge: no right to write, or a read-only file system.
  }
}
