/** Ledgers for tests: each in a folder of its own that is removed at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { ENTRY_COLUMNS_SQL, type Entry } from '../../../main/ledger/chain';
import { openToRead } from '../../../main/ledger/database';
import { type Ledger, type LedgerOptions, openLedger } from '../../../main/ledger/ledger';
import type { IntentOrder, LedgerWriter } from '../../../main/ledger/write';

const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0).reverse()) end();
});

/** Runs at the end of the test, the last one first. */
export function atEnd(end: () => void): void {
  endings.push(end);
}

/** A new empty folder. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A moment on a business day in Shanghai. */
export const NOON = Date.parse('2026-11-23T12:00:00+08:00');

export const desk = () => ({ operator: '小王', device: '收银台1' });

/** An intent of a plain coupon. */
export function orderOf(code: string, cardId: string | null = 'pCard'): IntentOrder {
  return {
    address: { code, cardId: null },
    cardId,
    title: '9折券',
    status: 'NORMAL',
    source: 'wedge',
  };
}

/** All rows of a ledger's file, oldest first. */
export function rowsOf(path: string): Entry[] {
  const database = openToRead(path, { immutable: false });
  const rows = database.prepare(`SELECT ${ENTRY_COLUMNS_SQL} FROM entries ORDER BY seq`).all();
  database.close();
  return (rows as Entry[]).map((row) => ({ ...row }));
}

/** One coupon scanned and redeemed; returns its intent. */
export function visit(writer: LedgerWriter, code: string): number {
  writer.add({ kind: 'scan', code, card_id: 'pCard', verdict: 'redeemable', source: 'wedge' });
  const intent = intended(writer, code);
  const row = { kind: 'outcome' as const, errcode: 0, latency_ms: 180 };
  const done = writer.conclude(intent, 'redeemed', row, 'till');
  if (!done.ok) throw new Error(done.detail);
  return intent;
}

/** An intent whose outcome is not written; returns its number. */
export function intended(writer: LedgerWriter, code: string): number {
  const written = writer.intend(orderOf(code));
  if (!written.ok) throw new Error(written.detail);
  return written.seq;
}

/** So many visits, with codes that count up from 100000000001. */
export function visits(writer: LedgerWriter, count: number, from = 1): void {
  for (let n = from; n < from + count; n += 1) visit(writer, codeOf(n));
}

export function codeOf(n: number): string {
  return String(100_000_000_000 + n);
}

/** A ledger in a new folder, or in one that a test has prepared; closed at the end. */
export function openTestLedger(path: string, options: LedgerOptions = {}): Ledger {
  const ledger = openLedger(path, desk, options);
  atEnd(() => ledger.close());
  return ledger;
}
