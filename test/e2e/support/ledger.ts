/** A look into the ledger of a till under test, from outside, and a hand on its lock. */
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** What the tests read of a row; its columns are those of contract.md. */
export interface LedgerRow {
  seq: number;
  kind: string;
  intent: number | null;
  code: string;
  outcome: string | null;
  verdict: string | null;
  reason: string | null;
  flags: string;
  errcode: number | null;
  source: string | null;
  operator: string;
}

/** Every row of a till's ledger, oldest first. */
export function ledgerRows(profile: string): LedgerRow[] {
  const database = new DatabaseSync(ledgerFile(profile), { readOnly: true });
  try {
    return database.prepare('SELECT * FROM entries ORDER BY seq').all() as unknown as LedgerRow[];
  } finally {
    database.close();
  }
}

/** The rows about one code, of these kinds. */
export function rowsAbout(profile: string, code: string, ...kinds: string[]): LedgerRow[] {
  return ledgerRows(profile).filter((row) => row.code === code && kinds.includes(row.kind));
}

/** Nobody else can write to the ledger while the deed is done. */
export async function withLockedLedger(profile: string, deed: () => Promise<void>): Promise<void> {
  const database = new DatabaseSync(ledgerFile(profile));
  try {
    database.exec('BEGIN EXCLUSIVE');
    await deed();
    database.exec('ROLLBACK');
  } finally {
    database.close();
  }
}

function ledgerFile(profile: string): string {
  return join(profile, 'ledger.sqlite');
}
