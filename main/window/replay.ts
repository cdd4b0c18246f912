/**
 * From a key that was held back to the input events that give it to the page. What is given is
 * what the person typed (`key`, as their layout and Caps Lock made it), not what a gun would
 * have meant by the position.
 */
import type { KeyboardInputEvent } from 'electron';
import type { Key } from '../scanner/key';
import { isCharacter } from '../scanner/key-map';

/** keyDown, char where the key writes one, keyUp; nothing for keys that cannot be given back. */
export function inputsFor(key: Key): KeyboardInputEvent[] {
  if (key.key === 'Dead' || key.key === 'Unidentified') return [];
  const writes = isCharacter(key.key) && !isShortcut(key);
  const keyCode = keyCodeOf(key);
  const modifiers = modifiersOf(key, writes);
  const down: KeyboardInputEvent = { type: 'keyDown', keyCode, modifiers };
  const up: KeyboardInputEvent = { type: 'keyUp', keyCode, modifiers };
  if (writes) return [down, { type: 'char', keyCode: key.key, modifiers }, up];
  if (key.key === 'Enter') return [down, { type: 'char', keyCode: '\r', modifiers }, up];
  return [down, up];
}

/** Ctrl+A writes nothing; Ctrl and Alt together are AltGr on Windows and do. */
function isShortcut({ control, alt, meta }: Key): boolean {
  return meta || control !== alt;
}

type Modifier = NonNullable<KeyboardInputEvent['modifiers']>[number];

function modifiersOf(key: Key, writes: boolean): Modifier[] {
  const locks = (['capslock', 'numlock'] as const).filter((name) => key.modifiers?.includes(name));
  return [
    ...(key.shift ? (['shift'] as const) : []),
    ...(key.control && !writes ? (['control'] as const) : []),
    ...(key.alt && !writes ? (['alt'] as const) : []),
    ...(key.meta ? (['meta'] as const) : []),
    ...(key.isAutoRepeat ? (['isautorepeat'] as const) : []),
    ...locks,
  ];
}

/** Electron's accelerator names where they differ from `KeyboardEvent.key`. */
const names: Record<string, string> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
};

const numpadSigns: Record<string, string> = {
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

function keyCodeOf(key: Key): string {
  const digit = /^Numpad(\d)$/.exec(key.code)?.[1];
  if (digit !== undefined && /^\d$/.test(key.key)) return `num${digit}`;
  return numpadSigns[key.code] ?? names[key.key] ?? key.key;
}
