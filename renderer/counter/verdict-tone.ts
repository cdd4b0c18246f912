/** What a verdict does to ears: tone and spoken word, once, never for the view found at start. */
import type { CounterState, CounterView } from '../../shared/counter-state';
import { wordsFor } from '../../shared/words/languages';
import { phraseOf } from '../../shared/words/phrase';
import type { Language } from '../../shared/words/words';
import type { Speaker } from '../look/speech';
import type { Player } from '../look/tones';
import { toneOf } from '../look/tones';
import type { CounterStore } from './counter-store';

/** Follows the store; returns the function that ends it. */
export function followVerdicts(store: CounterStore, player: Pick<Player, 'play'>): () => void {
  return onVerdict(store, (state) => {
    const tone = toneOf(state);
    if (tone !== null) player.play(tone);
  });
}

/** The same for speech; a null language is silence. */
export function speakVerdicts(
  store: CounterStore,
  speaker: Pick<Speaker, 'say'>,
  language: () => Language | null,
): () => void {
  return onVerdict(store, (state) => {
    const spoken = language();
    if (spoken === null || toneOf(state) === null) return;
    speaker.say(phraseOf(state, wordsFor(spoken)).word, spoken);
  });
}

/** Whether another verdict is on show than before: of another scan, or another one of this. */
export function isNewVerdict(view: CounterView, before: CounterView): boolean {
  return view.scanId !== before.scanId || nameOf(view.state) !== nameOf(before.state);
}

function onVerdict(store: CounterStore, listener: (state: CounterState) => void): () => void {
  return store.subscribe(({ view }, { view: before }) => {
    if (view !== null && before !== null && isNewVerdict(view, before)) listener(view.state);
  });
}

function nameOf(state: CounterState): string {
  return `${state.kind} ${'reason' in state ? (state.reason ?? '') : ''}`;
}
