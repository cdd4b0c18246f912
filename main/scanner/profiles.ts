/**
 * What is known of one hand scanner that types like a keyboard: its speed, its own keyboard
 * layout, and what it puts around a code. Written by the scanner doctor, kept in the settings,
 * used by `wedge.ts`. Plain JSON values only.
 */
import type { GunLayout } from './key-map';

export interface ScannerProfile {
  name: string;
  /** Longest pause between two keys of one scan, calibrated per scanner. */
  gapMs: number;
  /** The keyboard layout that the gun itself is set to. The PC's layout never matters. */
  layout: GunLayout;
  /**
   * `follow`: the gun knows of Caps Lock and turns its Shift round when it is on (some do, to
   * please a PC). `ignore`: it does not, and Caps Lock changes nothing.
   */
  capsLock: 'ignore' | 'follow';
  strip: Strip;
}

/** What the gun adds that is not part of the code, taken off in this order. */
export interface Strip {
  /** Texts that the gun was told to put before and after each code; empty where none. */
  before: string;
  after: string;
  /** An AIM symbology identifier, e.g. `]Q1`. */
  aim: boolean;
  /** An ECI in its transmitted form, e.g. `\000026` (UTF-8). */
  eci: boolean;
  /** The start and stop signs of a Code 39, `*…*`. */
  stars: boolean;
}

/** Fewest printable keys of a scan; fewer are typing, however fast. */
export const MIN_KEYS = 5;
/** The bounds of a calibrated gap. */
export const GAP_RANGE_MS = { least: 30, most: 150 } as const;

/** A gun nobody has calibrated yet. */
export const defaultProfile: ScannerProfile = {
  name: '',
  gapMs: 50,
  layout: 'us',
  capsLock: 'ignore',
  strip: { before: '', after: '', aim: false, eci: false, stars: false },
};

/** How long no key may come before a scan without a suffix counts as ended. */
export function silenceMs(profile: ScannerProfile): number {
  return Math.max(100, 2 * profile.gapMs);
}

/** The nearest allowed gap; a damaged setting must not make the till deaf or greedy. */
export function boundGap(ms: number): number {
  if (!Number.isFinite(ms)) return defaultProfile.gapMs;
  return Math.min(GAP_RANGE_MS.most, Math.max(GAP_RANGE_MS.least, ms));
}

/** Takes off what this gun adds, and nothing that its profile does not name. */
export function strip(text: string, { before, after, aim, eci, stars }: Strip): string {
  let code = text;
  if (before !== '' && code.startsWith(before)) code = code.slice(before.length);
  if (after !== '' && code.endsWith(after)) code = code.slice(0, -after.length);
  if (aim) code = code.replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  if (eci) code = code.replace(/^\\\d{6}/, '');
  if (stars) code = code.replace(/^\*(.*)\*$/s, '$1');
  return code;
}
