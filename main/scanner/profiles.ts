/**
 * How a profile is used by `wedge.ts`: its bounds, the first one, what it takes off a code. Written
 * by the scanner doctor, kept in the settings.
 */
import { noStrip, type ScannerProfile, type Strip } from '../../shared/scanners';

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
  suffix: null,
  strip: noStrip,
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
