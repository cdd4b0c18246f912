/** The last scans of the day or of the open shift, for a counter that begins anew. */
import type { LedgerRow } from '../../shared/ledger';
import type { Database } from './database';
import { dayOf } from './flags';
import { ROW_COLUMNS_SQL, rowOf, type StoredRow } from './rows';

/** How far back is looked at all: the start waits for it. Rows. */
const LOOKED_AT = 400;

/** At most `limit` scans, newest first. `shift`: the row that opened it; null without one. */
export function lastScans(
  database: Database,
  { now, shift, limit }: { now: number; shift: number | null; limit: number },
): LedgerRow[] {
  const newest = database
    .prepare(`SELECT ${ROW_COLUMNS_SQL} FROM entries ORDER BY seq DESC LIMIT ${LOOKED_AT}`)
    .all() as StoredRow[];
  return newest
    .filter(({ kind }) => kind === 'scan')
    .filter(({ seq, at }) => (shift === null ? dayOf(at) === dayOf(now) : seq > shift))
    .slice(0, limit)
    .map(rowOf);
}
