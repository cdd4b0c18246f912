/** The one verdict panel: what is on it, since when, and when a green falls back by itself. */
import type { CounterState, CounterView } from '../../shared/counter-state';
import type { Source } from '../../shared/reasons';
import { type Board, createBoard } from './board';

export interface Stage {
  board: Board;
  state(): CounterState;
  scanId(): number;
  /** A new scan takes the panel. */
  begin(state: CounterState, source: Source): void;
  show(state: CounterState): void;
  /** Milliseconds since the state on show was put there. */
  shownForMs(): number;
  stop(): void;
}

/** An empty stage. `onStale` runs when nobody redeemed a green in time. */
export function createStage(push: (view: CounterView) => void, onStale: () => void): Stage {
  const board = createBoard(push);
  let shownAt = performance.now();
  let staleTimer: NodeJS.Timeout | undefined;

  function since(): void {
    clearTimeout(staleTimer);
    shownAt = performance.now();
  }

  return {
    board,
    state: () => board.view().state,
    scanId: () => board.view().scanId,
    begin(state, source) {
      since();
      board.begin(state, source);
    },
    show(state) {
      since();
      board.show(state);
      if (state.kind === 'redeemable') {
        staleTimer = setTimeout(onStale, Math.max(0, state.staleAt - Date.now()));
      }
    },
    shownForMs: () => performance.now() - shownAt,
    stop: () => clearTimeout(staleTimer),
  };
}
