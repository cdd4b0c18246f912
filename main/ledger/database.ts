/**
 * Opens the ledger's file. One connection, one owner; WAL, and every commit on the disk
 * before it counts (`synchronous=FULL`). The library has node:sqlite's own API.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { migrations } from './migrations/list';

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens or makes the database and brings it up to date. Throws what SQLite throws:
 * the caller decides what a file that does not open means.
 */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') beginOwnersFile(path);
  const database = new DatabaseSync(path, { timeout: 2_000 });
  try {
    // The log is copied into the file while nobody waits (upkeep.ts), not within a commit.
    database.exec(
      `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
       PRAGMA wal_autocheckpoint=4000;`,
    );
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * A new file is its owner's alone, like the rest of the profile; SQLite gives its log the same
 * mode, and takes an empty file for a new database. Where none can be made SQLite says why.
 */
export function beginOwnersFile(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch {
    // It is there already, or the disk does not want it: the next line tells which.
  }
}

/**
 * Opens a file to read only, without touching it: a finished copy (`immutable`), or a ledger
 * that somebody else may be writing. Throws what SQLite throws.
 */
export function openToRead(path: string, { immutable }: { immutable: boolean }): Database {
  const url = new URL('file:///');
  url.pathname = path.replaceAll('\\', '/').replaceAll('%', '%25');
  if (immutable) url.search = '?immutable=1';
  return new DatabaseSync(immutable ? url.href : path, { readOnly: true, timeout: 2_000 });
}

/** Applies the migrations that are missing. A newer file is left as it is: they only add. */
function migrate(database: Database): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  for (const migration of migrations) {
    if (migration.version <= version) continue;
    inTransaction(database, () => {
      database.exec(migration.sql);
      database.exec(`PRAGMA user_version = ${migration.version}`);
    });
  }
}

/**
 * Closes a database with its log copied into its file. The library lets go of the file itself
 * only when its statements are collected, so until then the log would hold the newest rows.
 */
export function closeDatabase(database: Database): void {
  if (!database.isOpen) return;
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Runs `work` as one transaction: all of it is on the disk, or nothing. Rethrows. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** What a failed read or write of the file means. */
export type StorageTrouble = 'disk-full' | 'read-only' | 'corrupt' | 'unwritable';

/** Reads SQLite's or the file system's error; anything unknown is `unwritable`. */
export function storageTrouble(error: unknown): StorageTrouble {
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only';
  if (errcode === SQLITE_IOERR_SHORT_READ) return 'corrupt';
  switch ((errcode ?? codeByMessage(error)) & 0xff) {
    case 13: // SQLITE_FULL
      return 'disk-full';
    case 8: // SQLITE_READONLY
      return 'read-only';
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return 'corrupt';
    default:
      return 'unwritable';
  }
}

/** The library's `all()` throws without a number; SQLite's own words for these never change. */
function codeByMessage(error: unknown): number {
  return sqliteMessages.find(([words]) => detailOf(error).includes(words))?.[1] ?? 0;
}

const sqliteMessages = [
  ['database disk image is malformed', 11],
  ['file is not a database', 26],
  ['database or disk is full', 13],
  ['attempt to write a readonly database', 8],
] as const;

const SQLITE_IOERR_SHORT_READ = 522;

/** An error in one line, for logs and the technical part of a screen. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
