/** Rows as screens see them: the columns by their names in code, flags as a list. */
import type { FlagName, LedgerRow, Outcome } from '../../shared/ledger';
import type { Source } from '../../shared/reasons';
import type { Entry } from './chain';

/** The columns that a screen gets: all but the hashes. */
export const ROW_COLUMNS_SQL =
  'seq, at, kind, intent, code, card_id, status, outcome, verdict, reason, flags, errcode, rid, source, operator, device, receipt, latency_ms';

export type StoredRow = Omit<Entry, 'prev_hash' | 'hash'>;

/** A stored row for a screen. */
export function rowOf(stored: StoredRow): LedgerRow {
  const { card_id: cardId, latency_ms: latencyMs, flags, outcome, source, ...same } = stored;
  return {
    ...same,
    cardId,
    latencyMs,
    outcome: outcome as Outcome | null,
    source: source as Source | null,
    flags: flags.split(' ').filter((name) => name !== '') as FlagName[],
  };
}
