/**
 * What every window shows, kept in one place and pushed whole after each change. Changes made
 * in one go are pushed once. What can wait for a moment waits: most verdicts come quicker than
 * "checking" is worth painting, and on a weak machine that painting would hold the verdict up.
 */
import type {
  CounterState,
  CounterView,
  PendingIntent,
  RecentScan,
  SettledBehind,
} from '../../shared/counter-state';
import type { Reason, Source } from '../../shared/reasons';

export interface Board {
  view(): CounterView;
  /** Puts a state on show and into the line of its scan. */
  show(state: CounterState): void;
  /** A new scan takes the panel and a line among the last scans. */
  begin(state: CounterState, source: Source): void;
  /** Puts lines from before the start behind those of this one. */
  recall(lines: readonly RecentScan[]): void;
  acknowledge(at: number): void;
  setWaiting(waiting: CounterView['waiting']): void;
  setPending(pending: PendingIntent[]): void;
  setSettledBehind(settledBehind: SettledBehind[]): void;
  setReachability(reachability: CounterView['reachability']): void;
  setClockSkew(seconds: number | null): void;
  setLedgerProblem(problem: CounterView['ledgerProblem']): void;
  setReceipt(receipt: CounterView['receipt']): void;
  setSlip(slip: CounterView['slip']): void;
  /** Rewrites the line of an earlier scan, found by its number. */
  amend(scanId: number, change: Pick<RecentScan, 'kind' | 'reason'>): void;
}

export const KEPT_SCANS = 30;
/** Unseen by people, long enough for the answer of a near server. Milliseconds. */
const SOON_MS = 40;

/** A board that hands every new view to `push`. */
export function createBoard(push: (view: CounterView) => void): Board {
  let view: CounterView = {
    state: { kind: 'ready' },
    scanId: 0,
    sameCode: null,
    waiting: null,
    recent: [],
    pending: [],
    settledBehind: [],
    reachability: { state: 'untried', latencyMs: null },
    clockSkewSeconds: null,
    ledgerProblem: null,
    receipt: null,
    slip: null,
  };
  let scheduled = false;
  let soon: NodeJS.Timeout | undefined;

  function pushNow(): void {
    if (scheduled) return;
    scheduled = true;
    clearTimeout(soon);
    soon = undefined;
    queueMicrotask(() => {
      scheduled = false;
      push(view);
    });
  }

  function change(part: Partial<CounterView>): void {
    view = { ...view, ...part };
    pushNow();
  }

  function changeSoon(part: Partial<CounterView>): void {
    view = { ...view, ...part };
    soon ??= setTimeout(pushNow, SOON_MS);
  }

  function rewrite(id: number, part: Partial<RecentScan>): RecentScan[] {
    return view.recent.map((line) => (line.id === id ? { ...line, ...part } : line));
  }

  /** That a receipt was given up stays beside the scan that came instead of it. */
  function givenUpFor(scanId: number): CounterView['receipt'] {
    const { receipt } = view;
    return receipt?.kind === 'given-up' && receipt.scanId === scanId ? receipt : null;
  }

  return {
    view: () => view,
    show(state) {
      const recent = state.kind === 'ready' ? view.recent : rewrite(view.scanId, lineOf(state));
      change({ state, recent, sameCode: null, receipt: givenUpFor(view.scanId) });
    },
    begin(state, source) {
      const id = view.scanId + 1;
      const line: RecentScan = { id, at: Date.now(), source, ...lineOf(state) };
      changeSoon({
        state,
        scanId: id,
        sameCode: null,
        receipt: givenUpFor(id),
        recent: [line, ...view.recent].slice(0, KEPT_SCANS),
      });
    },
    recall: (lines) => change({ recent: [...view.recent, ...lines].slice(0, KEPT_SCANS) }),
    acknowledge: (at) => change({ sameCode: { at, times: (view.sameCode?.times ?? 0) + 1 } }),
    setWaiting: (waiting) => change({ waiting }),
    setPending: (pending) => change({ pending }),
    setSettledBehind: (settledBehind) => change({ settledBehind }),
    setReachability: (reachability) => changeSoon({ reachability }),
    setClockSkew(clockSkewSeconds) {
      if (clockSkewSeconds !== view.clockSkewSeconds) change({ clockSkewSeconds });
    },
    setLedgerProblem: (ledgerProblem) => change({ ledgerProblem }),
    setReceipt: (receipt) => change({ receipt }),
    setSlip: (slip) => change({ slip }),
    amend: (scanId, part) => change({ recent: rewrite(scanId, part) }),
  };
}

function lineOf(state: CounterState): Pick<RecentScan, 'code' | 'kind' | 'reason' | 'title'> {
  const coupon = 'coupon' in state ? state.coupon : null;
  return {
    code: 'code' in state ? state.code : '',
    kind: state.kind,
    reason: reasonOf(state),
    title: coupon?.card?.title ?? null,
  };
}

/** The reason of a state, where it has one. */
export function reasonOf(state: CounterState): Reason | null {
  return 'reason' in state ? state.reason : null;
}
