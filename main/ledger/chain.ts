/**
 * The chain that shows tampering: each row's hash covers the row and the hash before it,
 * so anybody can verify a ledger or an export without a secret.
 */
import { createHash } from 'node:crypto';

/** One row of the ledger, under the names of the export (contract: Files). */
export interface Entry {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  kind: 'scan' | 'intent' | 'send' | 'outcome' | 'settlement' | 'manager' | 'shift' | 'system';
  intent: number | null;
  code: string;
  card_id: string | null;
  status: string | null;
  outcome: string | null;
  verdict: string | null;
  reason: string | null;
  flags: string;
  errcode: number | null;
  rid: string | null;
  source: string | null;
  operator: string;
  device: string;
  receipt: string | null;
  latency_ms: number | null;
  prev_hash: string;
  hash: string;
}

/** The columns in the order of the export and of the canonical form. */
export const entryColumns = [
  'seq',
  'at',
  'kind',
  'intent',
  'code',
  'card_id',
  'status',
  'outcome',
  'verdict',
  'reason',
  'flags',
  'errcode',
  'rid',
  'source',
  'operator',
  'device',
  'receipt',
  'latency_ms',
  'prev_hash',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** What stands before the first row. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the canonical form: the JSON array of all columns but `hash`, in their order. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const values = entryColumns.filter((column) => column !== 'hash').map((column) => entry[column]);
  return createHash('sha256').update(JSON.stringify(values), 'utf8').digest('hex');
}
