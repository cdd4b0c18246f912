/** The alternatives on show as deeds, in their order: what the keys 1, 2, … stand for. Pure. */
import type { CounterView } from '../../shared/counter-state';
import type { Counter } from './counter';

/** Bound to the scan that asked: an answer that comes late acts on nothing. */
export function answersTo(
  { state, scanId }: CounterView,
  choose: Counter['choose'],
): readonly (() => void)[] {
  if (state.kind !== 'checking') return [];
  return state.choices.map(
    ({ code, cardId }) =>
      () =>
        choose(scanId, code, cardId),
  );
}
