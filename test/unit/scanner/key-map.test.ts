import { describe, expect, test } from 'vitest';
import { altCharacter, characterAt } from '../../../main/scanner/key-map';
import { boundGap, defaultProfile, silenceMs, strip } from '../../../main/scanner/profiles';
import type { GunLayout } from '../../../shared/scanners';
import { play, type Row } from './play';
import { positionOf, press, type } from './rows';

describe('a US gun', () => {
  test('means every printable ASCII character by its position', () => {
    for (let value = 32; value <= 126; value += 1) {
      const sign = String.fromCharCode(value);
      const { code, shift } = positionOf(sign);
      expect(characterAt(code, shift, 'us')).toBe(sign);
    }
  });

  test('may use the digit block, NumLock on or off', () => {
    const rows = [...'12345'].flatMap((digit, index) =>
      press(index * 8, index % 2 === 0 ? digit : 'ArrowLeft', '', `Numpad${digit}`),
    );
    expect(play(rows).scans).toEqual(['12345']);
  });

  test('played by a program without positions is read by its characters', () => {
    const rows = [...'12345é'].flatMap((key, index) => press(index * 8, key, '', ''));
    expect(play(rows).scans).toEqual(['12345é']);
  });
});

describe('a gun that is set to another layout is read by that layout:', () => {
  const samples: [GunLayout, string, boolean, string][] = [
    ['uk', 'Digit2', true, '"'],
    ['uk', 'Backslash', false, '#'],
    ['de', 'KeyY', false, 'z'],
    ['de', 'Slash', false, '-'],
    ['de', 'Digit7', true, '/'],
    ['fr', 'KeyQ', false, 'a'],
    ['fr', 'Digit4', true, '4'],
    ['fr', 'Digit6', false, '-'],
    ['fr', 'Semicolon', true, 'M'],
    ['jp', 'BracketLeft', false, '@'],
    ['jp', 'Quote', false, ':'],
    ['jp', 'IntlRo', true, '_'],
  ];
  test.each(samples)('%s %s, Shift %s: %s', (layout, code, shift, sign) => {
    expect(characterAt(code, shift, layout)).toBe(sign);
  });

  test('every layout has each digit and letter, in both cases', () => {
    const codes = new Set(
      [..."abcdefghijklmnopqrstuvwxyz0123456789-=[];',./`"].map((sign) => positionOf(sign).code),
    );
    for (const layout of ['us', 'uk', 'de', 'fr', 'jp'] as const) {
      const signs = [false, true].flatMap((shift) =>
        [...codes].map((code) => characterAt(code, shift, layout)),
      );
      for (const sign of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
        expect([layout, sign, signs.includes(sign)]).toEqual([layout, sign, true]);
      }
    }
  });
});

describe('Caps Lock', () => {
  const rows: Row[] = [...'aB-12'].flatMap((sign, index) => {
    const { code, shift } = positionOf(sign);
    return press(index * 8, sign, shift ? 'shift capslock' : 'capslock', code);
  });

  test('changes nothing', () => {
    expect(play(rows).scans).toEqual(['aB-12']);
  });

  test('is undone for a gun that pleases it', () => {
    const profile = { ...defaultProfile, capsLock: 'follow' as const };
    expect(play(rows, { profile }).scans).toEqual(['Ab-12']);
  });
});

describe('Alt and the digit block', () => {
  test.each([
    ['65', 'A'],
    ['065', 'A'],
    ['0065', 'A'],
    ['013', '\r'],
    ['0233', 'é'],
    ['233', '\ufffd'],
    ['50403', '\ufffd'],
    ['0', '\ufffd'],
  ])('%s writes %j', (digits, sign) => {
    expect(altCharacter(digits)).toBe(sign);
  });

  test('one digit at a time by hand is left to the system', () => {
    const rows = [...'0169'].flatMap((digit, index) =>
      press(index * 160, digit, 'alt', `Numpad${digit}`),
    );
    expect(play(rows)).toMatchObject({ scans: [], pressed: ['0', '1', '6', '9'] });
  });
});

describe('what the gun adds is taken off by its profile only:', () => {
  const none = defaultProfile.strip;
  test.each([
    [']Q1409632457895', { ...none, aim: true }, '409632457895'],
    [']Q1\\000026409632457895', { ...none, aim: true, eci: true }, '409632457895'],
    [']A0*A-1*', { ...none, aim: true, stars: true }, 'A-1'],
    ['*A-1', { ...none, stars: true }, '*A-1'],
    ['#A-1;', { ...none, before: '#', after: ';' }, 'A-1'],
    ['A]Q1B', { ...none, aim: true }, 'A]Q1B'],
  ])('%s', (text, settings, code) => {
    expect(strip(text, settings)).toBe(code);
    expect(strip(text, none)).toBe(text);
  });

  test('a scan carries what was sent beside what was meant', () => {
    const profile = { ...defaultProfile, strip: { ...none, aim: true } };
    const { scans, infos } = play(type(0, ']Q1409632', [8]), { profile });
    expect(scans).toEqual(['409632']);
    expect(infos[0]?.raw).toBe(']Q1409632');
  });
});

describe('a gap', () => {
  test('stays within 30 and 150 ms, whatever the settings hold', () => {
    expect([5, 30, 77, 900, Number.NaN].map(boundGap)).toEqual([30, 30, 77, 150, 50]);
  });

  test('makes silence twice as long, at least 100 ms', () => {
    expect([30, 50, 120].map((gapMs) => silenceMs({ ...defaultProfile, gapMs }))).toEqual([
      100, 100, 240,
    ]);
  });
});
