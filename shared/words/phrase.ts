/** Finds the phrase of what is on show, and the short word of a line in a list. */
import type { CounterState } from '../counter-state';
import { never } from '../never';
import type { Reason, VerdictKind } from '../reasons';
import type { Phrase, PhraseTable, Words } from './words';

/** The phrase the panel shows. */
export function phraseOf(state: CounterState, words: Words): Phrase {
  return phraseIn(state, words.phrases);
}

/** What a table has for a state. Total: a new state or reason without words does not compile. */
export function phraseIn<P>(state: CounterState, phrases: PhraseTable<P>): P {
  switch (state.kind) {
    case 'ready':
      return phrases.ready;
    case 'checking':
      return state.choices.length > 0 ? phrases.choosing : phrases.checking;
    case 'redeemable':
      return state.confirming ? phrases.confirming : phrases.redeemable[state.reason ?? 'plain'];
    case 'redeeming':
      return phrases.redeeming;
    case 'redeemed':
      return phrases.redeemed[state.reason ?? 'plain'];
    case 'refused':
      return phrases.refused[state.reason];
    case 'invalid':
      return phrases.invalid[state.reason];
    case 'fault':
      return phrases.fault[state.reason];
    case 'unknown':
      return phrases.unknown[state.reason];
    case 'wrong-thing':
      return phrases['wrong-thing'][state.reason];
    default:
      return never(state);
  }
}

/** The line above the word: what sort of verdict it is. Null where the word says so already. */
export function kindLineOf(state: CounterState, words: Words): string | null {
  const kind = words.kinds[state.kind];
  if (state.kind === 'fault') return words.faultKinds[state.reason] ?? kind;
  // What is asked next is the cashier's to say.
  if (state.kind === 'checking' && state.choices.length > 0) return null;
  return phraseOf(state, words).word.startsWith(kind) ? null : kind;
}

/** The word of a line in a list: its reason's, or its kind's where it has none. */
export function wordOf(kind: VerdictKind, reason: Reason | null, words: Words): string {
  switch (kind) {
    case 'ready':
    case 'checking':
    case 'redeeming':
      return words.kinds[kind];
    case 'redeemable':
    case 'redeemed':
    case 'refused':
    case 'invalid':
    case 'fault':
    case 'unknown':
    case 'wrong-thing':
      return reasonWord(words.phrases[kind], reason) ?? words.kinds[kind];
    default:
      return never(kind);
  }
}

function reasonWord(phrases: Readonly<Record<string, Phrase>>, reason: Reason | null) {
  return phrases[reason ?? 'plain']?.word ?? null;
}
