/**
 * One run of keys that came fast enough to be a scan, and the judgement whether it is one.
 * Pure. `wedge.ts` collects the run; what speaks for a person and what for a gun stands here.
 */
import { never } from '../../shared/never';
import type { ScannerProfile } from '../../shared/scanners';
import type { Key } from './key';
import { altCharacter, characterAt, isCharacter, numpadDigit, otherCase } from './key-map';
import { MIN_KEYS, strip } from './profiles';

/** What is held back of a run, in the order it came. */
export type Held =
  /** May be part of a scan; `sign` is what a gun would have meant by it. */
  | { kind: 'sign'; key: Key; sign: string }
  /** One character written with Alt and the digit block. */
  | { kind: 'alt'; keys: Key[]; digits: string; closed: boolean }
  /** A person's key that came in between: never part of a scan, keeps its place. */
  | { kind: 'other'; key: Key };

export interface Run {
  held: readonly Held[];
  /** Pauses between the keys of the scan, Shift and Alt counted as keys. */
  gaps: readonly number[];
  lastAt: number;
  /** Began within a breath of something typed: a person may just be going on. */
  joined: boolean;
  /** An input method was at work: keys may be missing, so this is never a code. */
  tainted: boolean;
  /** Its first key came too soon after other keys: it may lack its beginning. */
  crowded: boolean;
  /** A pause longer than the gun's own, but shorter than silence, came before the fifth key. */
  earlyHiccup: boolean;
}

/** A run that stumbled among its first keys must make up for it in length. */
const ENOUGH_AFTER_HICCUP = 8;
/** So many keys, each within the gap, are no fingers', even where they are not very fast. */
const SURE_KEYS = 10;
/** A gun must fill neither memory nor time; what is longer than a link (2,048) is no code. */
const MOST_KEYS = 2_500;
/** No character has a longer number; further digits are a key that is stuck, or an evil gun. */
const MOST_ALT_DIGITS = 8;

/** What a gun could mean by this key, or null where no gun sends it. */
export function asHeld(key: Key, profile: ScannerProfile): Held | null {
  if (key.isAutoRepeat || key.control || key.meta) return null;
  if (key.alt) {
    const digit = numpadDigit(key.code);
    return digit === null ? null : { kind: 'alt', keys: [key], digits: digit, closed: false };
  }
  const sign = characterAt(key.code, key.shift, profile.layout);
  if (sign === null) return isCharacter(key.key) ? { kind: 'sign', key, sign: key.key } : null;
  return { kind: 'sign', key, sign: isTurned(key, profile) ? otherCase(sign) : sign };
}

/** The run with one more key; a digit joins the Alt character that is being written. */
export function append(run: Run, next: Held): Run {
  const last = run.held.at(-1);
  const joins = next.kind === 'alt' && last?.kind === 'alt' && !last.closed;
  if (!joins || last.digits.length >= MOST_ALT_DIGITS) {
    return { ...run, held: [...run.held, next] };
  }
  const keys = [...last.keys, ...next.keys];
  const joined: Held = { kind: 'alt', keys, digits: last.digits + next.digits, closed: false };
  return { ...run, held: [...run.held.slice(0, -1), joined] };
}

/** Ends the Alt character that is being written, if one is. */
export function closeAlt(run: Run): Run {
  const last = run.held.at(-1);
  if (last?.kind !== 'alt' || last.closed) return run;
  return { ...run, held: [...run.held.slice(0, -1), { ...last, closed: true }] };
}

/** The keys to give back to the page where the run was typing. */
export function typedKeys(run: Run): Key[] {
  return run.held.flatMap((held) => {
    if (held.kind !== 'alt') return [held.key];
    const [first] = held.keys;
    // One digit at a time is a person at an Alt code: the system itself writes the character.
    if (first === undefined || (held.digits.length < 2 && !held.closed)) return held.keys;
    return [{ ...first, key: altCharacter(held.digits), code: '', alt: false, modifiers: [] }];
  });
}

/** A person's keys among those of a scan. */
export function otherKeys(run: Run): Key[] {
  return run.held.flatMap((held) => (held.kind === 'other' ? [held.key] : []));
}

/** The characters a gun would have meant by this run. */
export function runText(run: Run): string {
  return run.held.map(signOf).join('');
}

/** How many characters of a scan the run holds so far. */
export function signCount(run: Run): number {
  return run.held.reduce((count, held) => count + (held.kind === 'other' ? 0 : 1), 0);
}

/**
 * True if the run, were it to end now, is a scan: long enough, and, where something points to a
 * person, also too fast or too long for fingers.
 */
export function isScan(run: Run, profile: ScannerProfile): boolean {
  const count = signCount(run);
  if (run.tainted || count < MIN_KEYS) return false;
  if (run.earlyHiccup && count < ENOUGH_AFTER_HICCUP) return false;
  return (!run.joined && !run.earlyHiccup) || isSurelyGun(run, profile);
}

/** True if a pause up to silence need not end it: a gun may stumble, e.g. over Bluetooth. */
export function mayStumble(run: Run, profile: ScannerProfile): boolean {
  return !run.tainted && isSurelyGun(run, profile);
}

/** The code of a run that is a scan: suffixes sent as Alt codes and the gun's own signs taken off. */
export function scanText(run: Run, profile: ScannerProfile): string {
  return strip(runText(run).replace(/[\t\r\n]+$/, ''), profile.strip);
}

export function isFull(run: Run): boolean {
  return run.held.length >= MOST_KEYS;
}

/** The longest pause within the run. */
export function slowestGap(run: Run): number {
  return Math.max(0, ...run.gaps);
}

/** Half the pauses or more are at most half the gun's gap (25 ms), or there are very many. */
function isSurelyGun(run: Run, profile: ScannerProfile): boolean {
  if (signCount(run) >= SURE_KEYS) return true;
  const sorted = [...run.gaps].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return run.gaps.length >= 2 && middle !== undefined && middle <= profile.gapMs / 2;
}

/** Whether the gun sends capitals for small letters at this key, and the other way round. */
function isTurned(key: Key, { capsLock }: ScannerProfile): boolean {
  switch (capsLock) {
    case 'ignore':
      return false;
    case 'follow':
      return key.modifiers?.includes('capslock') === true;
    case 'always':
      return true;
    default:
      return never(capsLock);
  }
}

function signOf(held: Held): string {
  if (held.kind === 'other') return '';
  return held.kind === 'sign' ? held.sign : altCharacter(held.digits);
}
