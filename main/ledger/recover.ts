/**
 * A damaged ledger becomes a good one again: the newest good backup, and every newer row
 * that can still be read. A `restored` row marks the seam, names both heads and the minutes
 * that are doubtful from now on. The damaged file is set aside, never deleted.
 */
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { newestGoodBackup } from './backup';
import { valuesOf } from './chain';
import { closeDatabase, inTransaction, openDatabase } from './database';
import { asideName, type LedgerFiles, makeReady, putInPlace, removeLedger } from './files';
import type { Seam } from './gaps';
import { readHeadFile } from './head-file';
import { rebuildIntents } from './projection';
import { enter, lastOf, salvageInto, seamRow } from './salvage';
import { createSealer, headText } from './seal';

export interface RecoverOptions {
  now: number;
  device: string;
  /** To read the seals with; null where there is none. */
  key: string | null;
}

/**
 * Recovers a ledger and puts it in its place. Returns what its seam says. Throws where the
 * disk refuses: nothing has changed its place then.
 */
export function recover(files: LedgerFiles, { now, device, key }: RecoverOptions): Seam {
  const backup = newestGoodBackup(files.backups, key);
  const known = readHeadFile(files.head, key === null ? null : createSealer(key));
  const changedAt = lastChange(files.ledger);
  const aside = asideName(files, now);
  removeLedger(files.building);
  if (backup) copyFileSync(backup.path, files.building);
  const database = openDatabase(files.building);
  try {
    const salvage = salvageInto(database, files.ledger, device);
    rebuildIntents(database);
    const last = lastOf(database);
    const newest = [salvage.newest, known, last.seq > 0 ? last : null]
      .filter((head) => head !== null)
      .sort((a, b) => b.seq - a.seq)[0];
    const from = salvage.holeFrom ?? last.at;
    const seam: Seam = {
      kept: headText(last),
      lost: newest ? headText(newest) : null,
      from,
      // A file that nobody has written since cannot have lost anything later.
      to: Math.max(from, Math.min(now, (changedAt ?? now) + 1_000)),
      setAside: aside,
      backup: backup?.name ?? null,
      salvaged: salvage.rows,
    };
    inTransaction(database, () => enter(database, valuesOf(seamRow(last, seam, now, device))));
    closeDatabase(database);
    makeReady(files);
    putInPlace(files, aside, now);
    return seam;
  } finally {
    if (database.isOpen) database.close();
  }
}

/** When a ledger or its log was written last, in whole milliseconds; null: there is neither. */
export function lastChange(ledger: string): number | null {
  const times = [ledger, `${ledger}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => statSync(path).mtimeMs);
  return times.length > 0 ? Math.ceil(Math.max(...times)) : null;
}
