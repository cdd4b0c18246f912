/**
 * Troubles that lie behind, told from the rows themselves, so that a restart before anybody
 * has seen the screen takes nothing down: a restored ledger, a broken chain, a clock set back.
 */
import type { LedgerProblem } from '../../shared/counter-state';
import type { Core } from './core';
import { CLOCK_TOLERANCE_MS } from './flags';
import { seamsOf } from './gaps';

/** What is to be shown when a ledger was opened. */
export function pastProblems(core: Core, brokenSeq: number | null, now: number): LedgerProblem[] {
  return [restored(core), broken(core, brokenSeq), setBack(core, now)].filter(
    (problem) => problem !== null,
  );
}

/** The problem of a broken row, unless a manager has seen this very one. */
export function broken(core: Core, seq: number | null): LedgerProblem | null {
  if (seq === null || seen(core).some(({ what }) => what === `broken-chain ${seq}`)) return null;
  return { kind: 'broken-chain', seq };
}

/** Writes down that a manager has seen a problem. False where that cannot be written. */
export function problemSeen({ appender }: Core, problem: LedgerProblem): boolean {
  const what = problem.kind === 'broken-chain' ? `broken-chain ${problem.seq}` : problem.kind;
  const row = { kind: 'manager' as const, reason: `problem-seen: ${what}` };
  return appender.commit(() => appender.append(row)).ok;
}

function restored(core: Core): LedgerProblem | null {
  const [newest] = seamsOf(core.database);
  if (!newest) return null;
  const { seq, seam } = newest;
  if (seen(core).some((one) => one.what === 'corrupt-restored' && one.seq > seq)) return null;
  return {
    kind: 'corrupt-restored',
    setAside: seam.setAside,
    backup: seam.backup,
    salvagedRows: seam.salvaged,
    doubtfulFrom: seam.from,
    doubtfulTo: seam.to,
  };
}

function setBack({ appender }: Core, now: number): LedgerProblem | null {
  const head = appender.head();
  if (!head || head.at <= now + CLOCK_TOLERANCE_MS) return null;
  return { kind: 'clock-set-back', newest: head.at, now };
}

/** What managers have seen, by the rows that say so. */
function seen({ database }: Core): { seq: number; what: string }[] {
  const rows = database
    .prepare(
      `SELECT seq, reason FROM indexed_entries
       WHERE facet >= 'manager||problem-seen|' AND facet < 'manager||problem-seen}'
       ORDER BY seq DESC LIMIT 500`,
    )
    .all() as { seq: number; reason: string }[];
  return rows.map(({ seq, reason }) => ({ seq, what: reason.replace('problem-seen: ', '') }));
}
