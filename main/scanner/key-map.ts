/**
 * From a physical key (`KeyboardEvent.code`) and Shift to the character that a hand scanner
 * meant. A gun sends positions, not letters: which letter a position stands for depends on the
 * layout the gun was set to, never on the PC's layout or its Caps Lock.
 * Third-level characters (AltGr) of other layouts are not covered: coupon codes have none.
 */
import type { GunLayout } from '../../shared/scanners';

/** Positions row by row; each layout writes its characters in the same order. */
const positions = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
  'IntlYen IntlRo',
]
  .join(' ')
  .split(' ');

/** [without Shift, with Shift]; a blank stands for a dead key or no key at all. */
const rows: Record<GunLayout, [string, string]> = {
  us: [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'\\zxcvbnm,./  ",
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"|ZXCVBNM<>?  ',
  ],
  uk: [
    "`1234567890-=qwertyuiop[]#asdfghjkl;'\\zxcvbnm,./  ",
    '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@|ZXCVBNM<>?  ',
  ],
  de: [
    '^1234567890ß´qwertzuiopü+#asdfghjklöä<yxcvbnm,.-  ',
    '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄ>YXCVBNM;:_  ',
  ],
  fr: [
    '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmù<wxcvbn,;:!  ',
    ' 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%>WXCVBN?./§  ',
  ],
  jp: [
    ' 1234567890-^qwertyuiop@[]asdfghjkl;: zxcvbnm,./\\\\',
    ' !"#$%&\'() =~QWERTYUIOP`{}ASDFGHJKL+* ZXCVBNM<>?|_',
  ],
};

const numpad: Record<string, string> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};

const maps = Object.fromEntries(
  Object.entries(rows).map(([layout, levels]) => [layout, levels.map(toMap)]),
) as Record<GunLayout, Map<string, string>[]>;

/** The character at a position, or null where the position writes none. */
export function characterAt(code: string, shift: boolean, layout: GunLayout): string | null {
  if (code === 'Space') return ' ';
  // The digit block has no second level for a gun: NumLock off, or Shift, must not lose digits.
  const digit = numpadDigit(code);
  if (digit !== null) return digit;
  return numpad[code] ?? maps[layout][shift ? 1 : 0]?.get(code) ?? null;
}

/** `7` for `Numpad7`, null for any other position. */
export function numpadDigit(code: string): string | null {
  return /^Numpad\d$/.test(code) ? code.slice(-1) : null;
}

/** True where `KeyboardEvent.key` is one visible character or a blank, not a key's name. */
export function isCharacter(key: string): boolean {
  return [...key].length === 1 && !/\p{Cc}/u.test(key);
}

/**
 * What Alt and digits on the digit block write: `065` and `65` are `A`. A scanner's codes are
 * ASCII; a value beyond it depends on the PC's code page unless it begins with 0, and becomes
 * U+FFFD, so that the code is refused as malformed instead of silently shortened.
 */
export function altCharacter(digits: string): string {
  const value = Number(digits);
  if ((value >= 32 && value <= 126) || value === 9 || value === 10 || value === 13) {
    return String.fromCharCode(value);
  }
  const latin1 = digits.startsWith('0') && value >= 160 && value <= 255;
  return latin1 ? String.fromCharCode(value) : '\ufffd';
}

/** A letter in the other case, anything else as it is. */
export function otherCase(character: string): string {
  const upper = character.toUpperCase();
  return character === upper ? character.toLowerCase() : upper;
}

function toMap(characters: string): Map<string, string> {
  const signs = [...characters];
  const entries = positions.map((code, index): [string, string] => [code, signs[index] ?? ' ']);
  return new Map(entries.filter(([, sign]) => sign !== ' '));
}
