/**
 * The chain that shows tampering: each row's hash covers the row and the hash before it,
 * so anybody can verify a ledger or an export without a secret (docs/ledger.md).
 */
import { hash } from 'node:crypto';

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

/** A row as a list of its columns in their order: what long walks read. */
export type EntryValues = (string | number | null)[];

/** All columns by name, for SELECT and INSERT; never `*`, which has the computed ones too. */
export const ENTRY_COLUMNS_SQL = entryColumns.join(', ');

/** What stands before the first row. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the canonical form: the JSON array of all columns but `hash`, in their order. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  return hashOfValues(hashedValuesOf(entry));
}

/** What the hash covers: a row's columns but the last, in their order. */
export function hashedValuesOf(entry: Omit<Entry, 'hash'>): EntryValues {
  return hashedColumns.map((name) => entry[name]);
}

/** The same for a list of columns; what follows the first nineteen is left out. */
export function hashOfValues(values: EntryValues): string {
  const hashed = values.length === HASHED ? values : values.slice(0, HASHED);
  return hash('sha256', JSON.stringify(hashed), 'hex');
}

/** A list of columns as a row. */
export function entryOf(values: EntryValues): Entry {
  return Object.fromEntries(
    entryColumns.map((name, index) => [name, values[index] ?? null]),
  ) as unknown as Entry;
}

/** A row as a list of its columns. */
export function valuesOf(entry: Entry): EntryValues {
  return entryColumns.map((name) => entry[name]);
}

const HASHED = entryColumns.length - 1;
const hashedColumns = entryColumns.slice(0, HASHED) as Exclude<keyof Entry, 'hash'>[];
