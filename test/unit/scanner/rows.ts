/** Key events written down in short: what a gun or a person does, as rows for `play`. */
import { characterAt } from '../../../main/scanner/key-map';
import type { GunLayout } from '../../../shared/scanners';
import type { Row } from './play';

const shiftedSigns = '~!@#$%^&*()_+{}|:"<>?';
const plainSigns = "`1234567890-=[]\\;',./";
const signCodes =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal ' +
  'BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash';

/** The US position and Shift for a character. */
export function positionOf(sign: string): { code: string; shift: boolean } {
  if (/^[a-z]$/i.test(sign)) {
    return { code: `Key${sign.toUpperCase()}`, shift: sign !== sign.toLowerCase() };
  }
  if (sign === ' ') return { code: 'Space', shift: false };
  const shift = shiftedSigns.includes(sign);
  const index = (shift ? shiftedSigns : plainSigns).indexOf(sign);
  const code = signCodes.split(' ')[index];
  if (index < 0 || code === undefined) throw new Error(`no US position writes ${sign}`);
  return { code, shift };
}

const everyCode = [
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`),
  ...signCodes.split(' '),
  ...'IntlBackslash IntlRo IntlYen Space'.split(' '),
];

/** The position and Shift by which a keyboard of this layout writes a character. */
export function positionOn(layout: GunLayout, sign: string): { code: string; shift: boolean } {
  for (const shift of [false, true]) {
    const code = everyCode.find((one) => characterAt(one, shift, layout) === sign);
    if (code !== undefined) return { code, shift };
  }
  throw new Error(`a keyboard of ${layout} does not write ${sign}`);
}

/** One key, down and up. */
export function press(at: number, key: string, flags = '', code = codeOf(key)): Row[] {
  return [
    [at, 'keyDown', key, code, flags],
    [at + 1, 'keyUp', key, code, flags],
  ];
}

/** Characters one after another; the pause before each but the first comes from `gaps` in turn. */
export function type(from: number, text: string, gaps: number[]): Row[] {
  let at = from;
  return [...text].flatMap((sign, index) => {
    if (index > 0) at += gaps[(index - 1) % gaps.length] ?? 0;
    const { code, shift } = positionOf(sign);
    return press(at, sign, shift ? 'shift' : '', code);
  });
}

/** The time of the last key that went down. */
export function lastDown(rows: Row[]): number {
  return Math.max(...rows.filter(([, kind]) => kind === 'keyDown').map(([at]) => at));
}

function codeOf(key: string): string {
  return key.length === 1 ? positionOf(key).code : key;
}
