/**
 * Opens the ledger's file. One connection, one owner; WAL, and every commit on the disk
 * before it counts (`synchronous=FULL`). The library has node:sqlite's own API.
 */
import { DatabaseSync } from '@photostructure/sqlite';
import { migrations } from './migrations/list';

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens or makes the database and brings it up to date. Throws what SQLite throws:
 * the caller decides what a file that does not open means.
 */
export function openDatabase(path: string): Database {
  const database = new DatabaseSync(path, { timeout: 2_000 });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;');
  migrate(database);
  return database;
}

/** Applies the migrations that are missing. A newer file is left as it is: they only add. */
function migrate(database: Database): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  for (const migration of migrations) {
    if (migration.version <= row.user_version) continue;
    database.exec('BEGIN IMMEDIATE');
    database.exec(migration.sql);
    database.exec(`PRAGMA user_version = ${migration.version}`);
    database.exec('COMMIT');
  }
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
