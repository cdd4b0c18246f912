/** Plays a verdict's tone once when it comes on show, never for the view found at start. */
import type { CounterState, CounterView } from '../../shared/counter-state';
import type { Player } from '../look/tones';
import { toneOf } from '../look/tones';
import type { CounterStore } from './counter-store';

/** Follows the store; returns the function that ends it. */
export function followVerdicts(store: CounterStore, player: Player): () => void {
  return store.subscribe(({ view }, { view: before }) => {
    if (view === null || before === null || !isNew(view, before)) return;
    const tone = toneOf(view.state);
    if (tone !== null) player.play(tone);
  });
}

function isNew(view: CounterView, before: CounterView): boolean {
  return view.scanId !== before.scanId || nameOf(view.state) !== nameOf(before.state);
}

function nameOf(state: CounterState): string {
  return `${state.kind} ${'reason' in state ? (state.reason ?? '') : ''}`;
}
