/**
 * Puts a backup in the place of the present ledger, by hand and with the till closed. The
 * present file is set aside. No open intent is dropped: the coupon of one would look as if
 * this till had never sent anything.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { isOpen } from '../redemption/steps';
import { nextBackup } from './backup';
import { carveEntries } from './carve';
import { ENTRY_COLUMNS_SQL, type Entry, entryOf, valuesOf } from './chain';
import { checkNow } from './check';
import { closeDatabase, type Database, detailOf, inTransaction, openDatabase } from './database';
import { asideName, type LedgerFiles, makeReady, putInPlace, removeLedger } from './files';
import type { Seam } from './gaps';
import type { StoredIntent } from './intents';
import { rebuildIntents } from './projection';
import { lastChange } from './recover';
import { enter, lastOf, seamRow } from './salvage';
import { headText } from './seal';

export type Restored =
  | { ok: true; rows: number; setAside: string | null }
  | { ok: false; detail: string };

/** Restores `from`. Changes nothing where it refuses. */
export function restore(
  files: LedgerFiles,
  from: string,
  { now, device }: { now: number; device: string },
): Restored {
  if (!existsSync(from)) return { ok: false, detail: `${from}: no such file` };
  removeLedger(files.building);
  try {
    copyLedger(from, files.building);
    return restoreCopy(files, basename(from), now, device);
  } catch (error) {
    return { ok: false, detail: `${from}: ${detailOf(error)}` };
  } finally {
    removeLedger(files.building);
  }
}

function restoreCopy(files: LedgerFiles, name: string, now: number, device: string): Restored {
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
    const present = presentOf(files.ledger);
    const dropped = present.open.filter((entry) => !holds(database, entry));
    if (dropped.length > 0) return { ok: false, detail: droppedText(dropped) };
    const last = lastOf(database);
    const aside = asideName(files, now);
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
    return { ok: true, rows: checked.rows + 1, setAside: aside };
  } finally {
    if (database.isOpen) database.close();
  }
}

function copyLedger(from: string, to: string): void {
  copyFileSync(from, to);
  // A ledger that was set aside may have its newest rows in its log.
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

interface Present {
  head: { seq: number; hash: string } | null;
  /** The intent rows of what is open. */
  open: Entry[];
}

function presentOf(ledger: string): Present {
  if (!existsSync(ledger)) return { head: null, open: [] };
  try {
    return presentBySql(ledger);
  } catch {
    return presentByBytes(ledger); // A file edge: it is damaged, and replaced for that.
  }
}

function presentBySql(ledger: string): Present {
  const database = openDatabase(ledger);
  try {
    const open = database
      .prepare(
        `SELECT ${ENTRY_COLUMNS_SQL} FROM entries WHERE seq IN
           (SELECT intent FROM intents WHERE state IN ('intended', 'unknown'))`,
      )
      .all() as Entry[];
    const { seq, hash } = lastOf(database);
    return { head: seq > 0 ? { seq, hash } : null, open };
  } finally {
    closeDatabase(database);
  }
}

function presentByBytes(ledger: string): Present {
  const intents = new Map<number, Entry>();
  const outcomes = new Map<number, Entry>();
  let head: Entry | null = null;
  for (const values of carveEntries(ledger, 0)) {
    const entry = entryOf(values);
    if (entry.kind === 'intent') intents.set(entry.seq, entry);
    const { intent, outcome } = entry;
    const newer = intent !== null && entry.seq > (outcomes.get(intent)?.seq ?? 0);
    if (intent !== null && outcome !== null && newer) outcomes.set(intent, entry);
    if (entry.seq > (head?.seq ?? 0)) head = entry;
  }
  const state = (seq: number) => outcomes.get(seq)?.outcome ?? 'intended';
  const open = [...intents.values()].filter(({ seq }) =>
    isOpen(state(seq) as StoredIntent['state']),
  );
  return { head, open };
}

function holds(database: Database, { seq, hash }: Entry): boolean {
  const row = database.prepare('SELECT hash FROM entries WHERE seq = ?').get(seq) as
    | { hash: string }
    | undefined;
  return row?.hash === hash;
}

function droppedText(dropped: readonly Entry[]): string {
  const list = dropped.map(({ seq, code }) => `${seq} (…${code.slice(-4)})`).join(', ');
  return `these redemptions are still open and not in the backup: ${list}. Start the till and let them settle first.`;
}
