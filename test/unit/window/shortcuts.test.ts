/** Which keys lead out of a till, and that no key of a person's or a gun's is among them. */
import { describe, expect, test } from 'vitest';
import { leadsOut, type Pressed } from '../../../main/window/shortcuts';

/** `Ctrl+Shift+I` as an event has it. */
function press(combination: string): Pressed {
  const parts = combination.split('+');
  const key = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '');
  return {
    key: key === 'Space' ? ' ' : key,
    control: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
  };
}

describe('a key that leads out', () => {
  test.each([
    ...[
      'Ctrl+r',
      'Ctrl+R',
      'Ctrl+Shift+R',
      'Ctrl+F5',
      'Ctrl+w',
      'Ctrl+Shift+w',
      'Ctrl+F4',
      'Ctrl+q',
    ],
    ...['Ctrl+n', 'Ctrl+t', 'Ctrl+Shift+T', 'Ctrl+p', 'Ctrl+s', 'Ctrl+o', 'Ctrl+u', 'Ctrl+f'],
    ...['Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'F12', 'F11', 'F1', 'ContextMenu'],
    ...['Ctrl++', 'Ctrl+=', 'Ctrl+-', 'Ctrl+0', 'Ctrl+Tab', 'Meta+q', 'Meta+w', 'Meta+r'],
    ...['Alt+F4', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+Space', 'BrowserBack'],
  ])('is held: %s', (combination) => {
    expect(leadsOut(press(combination))).toBe(true);
  });
});

describe('a key of the till', () => {
  test.each([
    ...['a', 'A', '7', '+', '-', '=', '0', 'Enter', 'Escape', 'Tab', 'Shift+Tab', 'Backspace'],
    ...['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'ArrowLeft', 'Home', 'Delete'],
    ...['Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+a', 'Ctrl+z', 'Ctrl+y', 'Ctrl+m', 'Ctrl+ArrowLeft'],
    // AltGr, and the digits of an Alt code from a gun.
    ...['Ctrl+Alt+q', 'Ctrl+Alt+e', 'Alt+1', 'Alt+0'],
  ])('passes: %s', (combination) => {
    expect(leadsOut(press(combination))).toBe(false);
  });
});
