/** The keys of one test scan, and what a gun of a given profile would have meant by them. Pure. */
import type { ScannerProfile } from '../../shared/scanners';
import { isInputMethods, isLineFeed, isModifier, type Key } from './key';
import { append, asHeld, closeAlt, type Run, runText } from './run';

export interface RecordedKey {
  key: Key;
  /** Milliseconds of one clock that never goes back. */
  at: number;
}

export type RecordedSuffix = 'enter' | 'tab' | 'crlf' | 'cr' | 'lf' | 'none';

const emptyRun: Run = {
  held: [],
  gaps: [],
  lastAt: 0,
  joined: false,
  tainted: false,
  crowded: false,
  earlyHiccup: false,
};

/** True where a key writes something, or an input method took it. */
export function isSign({ key }: RecordedKey): boolean {
  if (key.type === 'keyUp' || isModifier(key) || endOf(key) !== null) return false;
  return key.key === 'Process' || [...key.key].length === 1 || key.key === 'Dead';
}

/** The characters of the scan, its suffix left out. */
export function textOf(keys: readonly RecordedKey[], profile: ScannerProfile): string {
  let run = emptyRun;
  for (const { key } of keys) {
    if (key.type === 'keyUp') {
      if (key.key === 'Alt') run = closeAlt(run);
    } else if (endOf(key) === null && !isModifier(key)) {
      const held = asHeld(key, profile);
      if (held !== null) run = append(run, held);
    }
  }
  return runText(run).replace(/[\t\r\n]+$/, '');
}

/** What came after the last character. */
export function suffixOf(keys: readonly RecordedKey[]): RecordedSuffix {
  const downs = keys.filter(({ key }) => key.type === 'keyDown' && !isModifier(key));
  const lastSign = downs.findLastIndex(isSign);
  const ends = downs.slice(lastSign + 1).flatMap(({ key }) => endOf(key) ?? []);
  const [first, second] = ends;
  if (first === undefined) return 'none';
  if (first === 'tab') return 'tab';
  if (first === 'enter') return second === 'enter' || second === 'lf' ? 'crlf' : 'enter';
  return first === 'cr' && second === 'lf' ? 'crlf' : first;
}

/** Pauses between the keys of the scan, Shift and Alt counted as keys, its suffix left out. */
export function gapsOf(keys: readonly RecordedKey[]): number[] {
  const downs = keys.filter(({ key }) => key.type === 'keyDown');
  const signs = downs.slice(0, downs.findLastIndex(isSign) + 1);
  return signs.slice(1).map(({ at }, index) => at - (signs[index]?.at ?? at));
}

export function hasInputMethod(keys: readonly RecordedKey[]): boolean {
  return keys.some(({ key }) => isInputMethods(key));
}

function endOf(key: Key): 'enter' | 'tab' | 'cr' | 'lf' | null {
  if (isLineFeed(key)) return key.code === 'KeyM' ? 'cr' : 'lf';
  if (key.key === 'Enter') return 'enter';
  return key.key === 'Tab' ? 'tab' : null;
}
