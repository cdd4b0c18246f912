/**
 * Troubles that lie behind, told from the rows themselves, so that a restart before anybody
 * has seen the screen takes nothing down: a restored ledger, a broken chain, a clock set back.
 */
import type { LedgerProblem } from '../../shared/counter-state';
import type { Core } from './core';
import { CLOCK_TOLERANCE_MS } from './flags';
import { GAP_COUNTS_MS, seamsOf } from './gaps';

/** What is to be shown when a ledger was opened. */
export function pastProblems(core: Core, brokenSeq: number | null, now: number): LedgerProblem[] {
  const brokenAt = brokenSeq ?? breaksOf(core)[0]?.seq ?? null;
  return [restored(core), broken(core, brokenAt), setBack(core, now)].filter(
    (problem) => problem !== null,
  );
}

/** The problem of a broken row, unless a manager has seen this very one. */
export function broken(core: Core, seq: number | null): LedgerProblem | null {
  if (seq === null || seen(core).some(({ what }) => what === `broken-chain ${seq}`)) return null;
  return { kind: 'broken-chain', seq };
}

/**
 * Writes down that the chain does not hold at a row, once: what shows it may be gone tomorrow,
 * where rows were cut off and a new head is sealed.
 */
export function noteBroken(core: Core, seq: number): void {
  if (breaksOf(core).some((one) => one.seq === seq)) return;
  const row = { kind: 'system' as const, reason: 'chain-broken', status: JSON.stringify({ seq }) };
  core.appender.commit(() => core.appender.append(row));
}

/** Whether a break is written down that is as young as a gap has to be to count. */
export function wasBroken(core: Core, now: number): boolean {
  return breaksOf(core).some(({ at }) => now - at <= GAP_COUNTS_MS);
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

/** The breaks that are written down, newest first. */
function breaksOf({ database }: Core): { seq: number; at: number }[] {
  const rows = database
    .prepare(
      `SELECT at, status FROM indexed_entries
       WHERE facet >= 'system||chain-broken|' AND facet < 'system||chain-broken}'
       ORDER BY seq DESC LIMIT 100`,
    )
    .all() as { at: number; status: string | null }[];
  return rows.flatMap(({ at, status }) => {
    const seq = Number(/^\{"seq":(\d+)\}$/.exec(status ?? '')?.[1]);
    return Number.isSafeInteger(seq) ? [{ seq, at }] : [];
  });
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
