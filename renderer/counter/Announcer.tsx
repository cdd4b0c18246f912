/** Says every verdict once to those who listen: a polite live region, empty while asking. */
import type { CounterState } from '../../shared/counter-state';
import { phraseOf } from '../../shared/words/phrase';
import { couponOf } from './coupon-of';
import { useWords } from './language';

export function Announcer({ state }: { state: CounterState }) {
  const words = useWords();
  const phrase = phraseOf(state, words);
  const asking = state.kind === 'checking' && state.choices.length === 0;
  const title = couponOf(state)?.card?.title ?? '';
  const sentence = asking ? [] : [phrase.word, title, phrase.next];
  return (
    <p className="unseen" role="status" aria-live="polite" aria-atomic="true">
      {sentence.filter((part) => part !== '').join('. ')}
    </p>
  );
}
