/**
 * What every window shows, kept in one place and pushed whole after each change.
 * Changes made in one go are pushed once.
 */
import type {
  CounterState,
  CounterView,
  PendingIntent,
  RecentScan,
} from '../../shared/counter-state';
import type { Reason, Source } from '../../shared/reasons';

export interface Board {
  view(): CounterView;
  /** Puts a state on show and into the line of its scan. */
  show(state: CounterState): void;
  /** A new scan takes the panel: its number, and its line among the last scans. */
  begin(state: CounterState, source: Source): number;
  acknowledge(at: number): void;
  setWaiting(waiting: CounterView['waiting']): void;
  setPending(pending: PendingIntent[]): void;
  setReachability(reachability: CounterView['reachability']): void;
  setClockSkew(seconds: number | null): void;
  /** Rewrites the line of an earlier scan, found by its number. */
  amend(scanId: number, change: Pick<RecentScan, 'kind' | 'reason'>): void;
}

const KEPT_SCANS = 30;

/** A board that hands every new view to `push`. */
export function createBoard(push: (view: CounterView) => void): Board {
  let view: CounterView = {
    state: { kind: 'ready' },
    scanId: 0,
    sameCode: null,
    waiting: null,
    recent: [],
    pending: [],
    reachability: { state: 'untried', latencyMs: null },
    clockSkewSeconds: null,
  };
  let scheduled = false;

  function change(part: Partial<CounterView>): void {
    view = { ...view, ...part };
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      push(view);
    });
  }

  function rewrite(id: number, part: Partial<RecentScan>): RecentScan[] {
    return view.recent.map((line) => (line.id === id ? { ...line, ...part } : line));
  }

  return {
    view: () => view,
    show(state) {
      const recent = state.kind === 'ready' ? view.recent : rewrite(view.scanId, lineOf(state));
      change({ state, recent, sameCode: null });
    },
    begin(state, source) {
      const id = view.scanId + 1;
      const line: RecentScan = { id, at: Date.now(), source, ...lineOf(state) };
      change({
        state,
        scanId: id,
        sameCode: null,
        recent: [line, ...view.recent].slice(0, KEPT_SCANS),
      });
      return id;
    },
    acknowledge: (at) => change({ sameCode: { at, times: (view.sameCode?.times ?? 0) + 1 } }),
    setWaiting: (waiting) => change({ waiting }),
    setPending: (pending) => change({ pending }),
    setReachability: (reachability) => change({ reachability }),
    setClockSkew(clockSkewSeconds) {
      if (clockSkewSeconds !== view.clockSkewSeconds) change({ clockSkewSeconds });
    },
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
