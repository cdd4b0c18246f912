/** Rows as screens see them: the columns by their names in code, flags as a list. */
import type { EntryKind, FlagName, LedgerRow, Outcome } from '../../shared/ledger';
import type { Source } from '../../shared/reasons';
import { type Entry, type EntryValues, entryColumns } from './chain';

/** The columns that a screen gets: all but the two hashes at their end. */
export const ROW_COLUMNS_SQL = entryColumns.slice(0, -2).join(', ');
export const CODE = entryColumns.indexOf('code');
export const CARD_ID = entryColumns.indexOf('card_id');

export type StoredRow = Omit<Entry, 'prev_hash' | 'hash'>;

/** A stored row for a screen. */
export function rowOf(stored: StoredRow): LedgerRow {
  return {
    seq: stored.seq,
    at: stored.at,
    kind: stored.kind,
    intent: stored.intent,
    code: stored.code,
    cardId: stored.card_id,
    status: stored.status,
    outcome: stored.outcome as Outcome | null,
    verdict: stored.verdict,
    reason: stored.reason,
    flags: flagsOf(stored.flags),
    errcode: stored.errcode,
    rid: stored.rid,
    source: stored.source as Source | null,
    operator: stored.operator,
    device: stored.device,
    receipt: stored.receipt,
    latencyMs: stored.latency_ms,
  };
}

/** The same from a list of columns: a page of objects with that many keys is slow to build. */
export function rowOfValues(values: EntryValues): LedgerRow {
  const text = (index: number) => values[index] as string;
  const maybe = <T extends string | number>(index: number) => (values[index] ?? null) as T | null;
  return {
    seq: values[0] as number,
    at: values[1] as number,
    kind: text(2) as EntryKind,
    intent: maybe<number>(3),
    code: text(4),
    cardId: maybe<string>(5),
    status: maybe<string>(6),
    outcome: maybe<Outcome>(7),
    verdict: maybe<string>(8),
    reason: maybe<string>(9),
    flags: flagsOf(text(10)),
    errcode: maybe<number>(11),
    rid: maybe<string>(12),
    source: maybe<Source>(13),
    operator: text(14),
    device: text(15),
    receipt: maybe<string>(16),
    latencyMs: maybe<number>(17),
  };
}

function flagsOf(flags: string): FlagName[] {
  return flags === '' ? [] : (flags.split(' ') as FlagName[]);
}
