/**
 * Puts a backup in the place of the present ledger, by hand and with the till closed. The
 * present file is set aside. No open intent is dropped: the coupon of one would look as if
 * this till had never sent anything.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { nextBackup } from './backup';
import { type Entry, valuesOf } from './chain';
import { checkNow } from './check';
import { closeDatabase, detailOf, inTransaction, openDatabase } from './database';
import { asideName, type LedgerFiles, makeReady, putInPlace, removeLedger } from './files';
import type { Seam } from './gaps';
import { type LeftOut, presentOf } from './left-out';
import { rebuildIntents } from './projection';
import { lastChange } from './recover';
import { enter, lastOf, seamRow } from './salvage';
import { headText } from './seal';

export type Restored =
  | { ok: true; rows: number; setAside: string | null; leftOut: LeftOut }
  | { ok: false; detail: string };

export interface RestoreOptions {
  now: number;
  device: string;
  /** Asked before anything changes its place: what the backup does not have, and what keeps it. */
  agree: (leftOut: LeftOut, setAside: string | null) => Promise<boolean>;
}

/** Restores `from`. Changes nothing where it refuses or nobody agrees. */
export async function restore(
  files: LedgerFiles,
  from: string,
  options: RestoreOptions,
): Promise<Restored> {
  if (!existsSync(from)) return { ok: false, detail: `${from}: no such file` };
  removeLedger(files.building);
  try {
    copyLedger(from, files.building);
    return await restoreCopy(files, basename(from), options);
  } catch (error) {
    return { ok: false, detail: `${from}: ${detailOf(error)}` };
  } finally {
    removeLedger(files.building);
  }
}

async function restoreCopy(
  files: LedgerFiles,
  name: string,
  { now, device, agree }: RestoreOptions,
): Promise<Restored> {
  const database = openDatabase(files.building);
  try {
    const checked = checkNow({ path: files.building, immutable: false, key: null, head: null });
    if (checked.kind === 'corrupt' || checked.kind === 'unreadable') {
      return { ok: false, detail: `${name} is damaged: ${checked.detail}` };
    }
    if (checked.kind === 'broken') {
      return { ok: false, detail: `${name} is broken at row ${checked.seq}: ${checked.detail}` };
    }
    if (checked.kind === 'projection') rebuildIntents(database);
    const present = presentOf(files.ledger, database);
    if (present.open.length > 0) return { ok: false, detail: droppedText(present.open) };
    const { leftOut } = present;
    const last = lastOf(database);
    const aside = asideName(files, now);
    if (!(await agree(leftOut, aside))) return { ok: false, detail: 'nothing was changed' };
    const seam: Seam = {
      kept: headText(last),
      lost: present.head ? headText(present.head) : null,
      from: last.at,
      to: Math.max(last.at, lastChange(files.ledger) ?? now),
      setAside: aside,
      backup: name,
      salvaged: 0,
    };
    inTransaction(database, () => enter(database, valuesOf(seamRow(last, seam, now, device))));
    closeDatabase(database);
    makeReady(files);
    putInPlace(files, aside, now);
    // The newest backup must be one of this ledger, not of the one set aside.
    mkdirSync(files.backups, { recursive: true });
    copyFileSync(files.ledger, nextBackup(files.backups, now));
    return { ok: true, rows: checked.rows + 1, setAside: aside, leftOut };
  } finally {
    if (database.isOpen) database.close();
  }
}

function copyLedger(from: string, to: string): void {
  copyFileSync(from, to);
  // A ledger that was set aside may have its newest rows in its log.
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

function droppedText(dropped: readonly Entry[]): string {
  const list = dropped.map(({ seq, code }) => `${seq} (…${code.slice(-4)})`).join(', ');
  return `these redemptions are still open and not in the backup: ${list}. Start the till and let them settle first.`;
}
