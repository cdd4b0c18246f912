/** Ledgers for tests: each in a folder of its own that is removed at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { ENTRY_COLUMNS_SQL, type Entry } from '../../../main/ledger/chain';
import { openToRead } from '../../../main/ledger/database';
import type { IntentOrder } from '../../../main/ledger/write';

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
