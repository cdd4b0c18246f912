/** What the scanner doctor can find, as a closed list: each has its words in every language. */
import type { CapsLockHabit, GunLayout } from './scanners';

/**
 * What the till did about it. `fine`: nothing is to be done. `set`: the profile takes care of it
 * from now on. `advice`: only the gun, or a person, can change it.
 */
export type Deed = 'fine' | 'set' | 'advice';

export type Finding = { deed: Deed } & (
  | { kind: 'suffix'; suffix: 'enter' | 'tab' | 'crlf' | 'cr' | 'lf' | 'none' }
  /** Pauses between keys in milliseconds, and the gap the profile now has. */
  | { kind: 'speed'; medianMs: number; slowestMs: number; gapMs: number }
  | { kind: 'too-slow'; slowestMs: number }
  | { kind: 'layout'; layout: GunLayout }
  | { kind: 'caps-lock'; habit: CapsLockHabit }
  /** An input method took the keys of the scan into a text field. */
  | { kind: 'input-method' }
  | { kind: 'doubled'; wanted: string; got: string }
  | { kind: 'missing'; wanted: string; got: string }
  /** `text` comes before the code, or after it. */
  | { kind: 'added'; where: 'before' | 'after'; text: string }
  | { kind: 'one-d-only' }
  | { kind: 'no-scan' }
  /** It is none of the test codes, whatever layout it is read with. */
  | { kind: 'unreadable'; got: string }
);

export type FindingKind = Finding['kind'];
