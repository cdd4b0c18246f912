/**
 * Hours at a till, drawn by a seed: guns of every layout and pace, at the pauses of recorded ones,
 * and between their scans a person who types, corrects, and writes through an input method.
 */
import { characterAt } from '../../main/scanner/key-map';
import { defaultProfile, silenceMs } from '../../main/scanner/profiles';
import { gunLayouts, type ScannerProfile } from '../../shared/scanners';
import { type Row, recording } from '../../test/unit/scanner/play';
import { lastDown, positionOf, positionOn, press } from '../../test/unit/scanner/rows';

/** One hour: everything that was pressed, what is to come out, and by which profile. */
export interface Hour {
  profile: ScannerProfile;
  rows: Row[];
  scans: string[];
  /** A person's keys, an input method's included, in their order. */
  typed: string[];
}

export type Draw = () => number;

/** One of several. */
export function pick<T>(draw: Draw, from: readonly T[]): T {
  return from[Math.floor(draw() * from.length)] as T;
}

/** Twelve digits mostly, as WeChat's codes are; else a shop's own code. */
export function drawCode(draw: Draw, signs: string): string {
  if (draw() < 0.6) return text(draw, '0123456789', 12);
  return text(draw, signs, 5 + Math.floor(draw() * 12));
}

/** `scans` scans of one gun, and what a person does between them. */
export function drawHour(draw: Draw, scans: number): Hour {
  const profile: ScannerProfile = {
    ...defaultProfile,
    layout: pick(draw, gunLayouts),
    gapMs: pick(draw, [30, 50, 80, 120, 150]),
    capsLock: pick(draw, ['ignore', 'follow', 'always']),
  };
  const pauses = pick(draw, recordedPauses);
  const hour: Hour = { profile, rows: [], scans: [], typed: [] };
  const capsLock = draw() < 0.3;
  for (let count = 0; count < scans; count += 1) {
    person(draw, hour);
    gun(draw, hour, pauses, capsLock);
  }
  person(draw, hour);
  return hour;
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:"/';

function gun(draw: Draw, hour: Hour, pauses: readonly number[], capsLock: boolean): void {
  const { profile } = hour;
  const { layout, gapMs } = profile;
  const pc = pick(draw, gunLayouts);
  const code = drawCode(draw, SIGNS);
  const turns = profile.capsLock === 'always' || (profile.capsLock === 'follow' && capsLock);
  const slowest = Math.max(...pauses);
  let at = start(draw, hour);
  for (const [index, sign] of [...code].entries()) {
    // Recorded pauses at this gun's pace: none beyond what its profile was calibrated to.
    if (index > 0) at += (pick(draw, pauses) / slowest) * gapMs * (0.1 + 0.88 * draw());
    const { code: key, shift } = positionOn(layout, turns ? otherCase(sign) : sign);
    if (shift) hour.rows.push([at, 'keyDown', 'Shift', 'ShiftLeft', 'shift']);
    const flags = `${shift ? 'shift' : ''} ${capsLock ? 'capslock' : ''}`.trim();
    hour.rows.push(...press(at, characterAt(key, shift, pc) ?? 'Unidentified', flags, key));
    if (shift) hour.rows.push([at + 1, 'keyUp', 'Shift', 'ShiftLeft', '']);
  }
  const suffix = pick(draw, ['Enter', 'Enter', 'Tab', 'CRLF', 'none']);
  const end = at + draw() * gapMs;
  if (suffix === 'CRLF') hour.rows.push(...press(end, 'Enter'), ...press(end + 8, 'Enter'));
  else if (suffix !== 'none') hour.rows.push(...press(end, suffix));
  hour.scans.push(code);
}

/** Fingers, whose pauses lie beyond any gun's, and now and then an input method at work. */
function person(draw: Draw, hour: Hour): void {
  let at = start(draw, hour);
  const keys = Math.floor(draw() * 12);
  for (let count = 0; count < keys; count += 1) {
    at += hour.profile.gapMs + 1 + draw() * 300;
    const method = draw() < 0.25;
    if (method) {
      hour.rows.push(...press(at, 'Process', '', pick(draw, ['KeyN', 'KeyI', 'Digit1'])));
      hour.typed.push('Process');
      continue;
    }
    const sign = pick(draw, [...SIGNS, 'Backspace', 'ArrowLeft']);
    const { code, shift } = sign.length > 1 ? { code: sign, shift: false } : positionOf(sign);
    hour.rows.push(...press(at, sign, shift ? 'shift' : '', code));
    hour.typed.push(sign);
  }
}

/** After a silence that ends what came before. */
function start(draw: Draw, { rows, profile }: Hour): number {
  return (rows.length === 0 ? 0 : lastDown(rows)) + 3 * silenceMs(profile) + 1 + draw() * 500;
}

/** Pauses between the keys of recorded guns, each gun by itself. */
const recordedPauses = [
  'fast-gun',
  'gun-8ms-shifted-tab',
  'gun-16ms-no-suffix',
  'slow-gun-40ms',
  'bluetooth-gun',
].map((name) => {
  const downs = recording(name).filter(([, kind]) => kind === 'keyDown');
  return downs.slice(1).map(([at], index) => at - (downs[index]?.[0] ?? at));
});

function otherCase(sign: string): string {
  return sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase();
}

function text(draw: Draw, signs: string, length: number): string {
  return Array.from({ length }, () => pick(draw, [...signs])).join('');
}
