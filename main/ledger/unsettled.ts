/** Whether a profile's ledger holds redemptions without an outcome, before any till is open. */
import { existsSync } from 'node:fs';
import { closeDatabase, openDatabase } from './database';
import { createReader } from './read';

/** True also where the ledger cannot be read: what it cannot tell may well be there. */
export function hasUnsettled(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const database = openDatabase(path);
    try {
      return createReader(database).openIntents().length > 0;
    } finally {
      closeDatabase(database);
    }
  } catch {
    return true; // A file edge: damaged, or not readable.
  }
}
