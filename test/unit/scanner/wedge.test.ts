import { describe, expect, test } from 'vitest';
import { defaultProfile } from '../../../main/scanner/profiles';
import { outcome, play, type Row } from './play';
import { lastDown, press, type } from './rows';

const code = '409632457895';

const nothing = { scans: [], field: '', pressed: [] };

describe('the rule: at least 5 keys, at most 50 ms apart, ended by Enter, Tab or silence', () => {
  const end = (text: string, gap: number, key: string, after: number) => {
    const keys = type(0, text, [gap]);
    return key === '' ? keys : [...keys, ...press(lastDown(keys) + after, key)];
  };
  const ordinary: [string, Row[], ReturnType<typeof outcome>][] = [
    ['5 keys, 50 ms, Enter', end('12345', 50, 'Enter', 50), { ...nothing, scans: ['12345'] }],
    ['5 keys, 50 ms, Tab', end('12345', 50, 'Tab', 50), { ...nothing, scans: ['12345'] }],
    ['5 keys, 50 ms, silence', end('12345', 50, '', 0), { ...nothing, scans: ['12345'] }],
    ['Enter after 99 ms', end('12345', 8, 'Enter', 99), { ...nothing, scans: ['12345'] }],
    ['no pause at all', end('12345', 0, 'Enter', 0), { ...nothing, scans: ['12345'] }],
    [
      '4 keys, Enter',
      end('1234', 8, 'Enter', 8),
      { ...nothing, field: '1234', pressed: ['Enter'] },
    ],
    ['4 keys, Tab', end('1234', 8, 'Tab', 8), { ...nothing, field: '1234', pressed: ['Tab'] }],
    ['4 keys, silence', end('1234', 8, '', 0), { ...nothing, field: '1234' }],
    ['5 keys, 51 ms', end('12345', 51, '', 0), { ...nothing, field: '12345' }],
    ['one key', end('1', 0, '', 0), { ...nothing, field: '1' }],
  ];
  test.each(ordinary)('%s', (_, rows, expected) => {
    expect(outcome(rows)).toEqual(expected);
  });

  test('a profile of 120 ms takes keys 120 ms apart, and 240 ms of silence', () => {
    const slow = { ...defaultProfile, gapMs: 120 };
    const keys = type(0, code, [120]);
    expect(outcome([...keys, ...press(lastDown(keys) + 239, 'Enter')], slow)).toEqual({
      ...nothing,
      scans: [code],
    });
    expect(outcome(keys)).toEqual({ ...nothing, field: code });
  });

  test('a blank in a code is not a blank for the page', () => {
    expect(outcome(type(0, '4096 3245 7895', [8]))).toEqual({
      ...nothing,
      scans: ['4096 3245 7895'],
    });
  });
});

describe('a gun that stumbles', () => {
  test('once, after some keys, is still one scan', () => {
    expect(outcome(type(0, code, [8, 8, 8, 8, 8, 8, 90, 8])).scans).toEqual([code]);
  });

  test('already at the fourth key, is still one scan if the code is long enough', () => {
    expect(outcome(type(0, code, [8, 8, 70, 8, 8, 8, 8, 8, 8, 8, 8])).scans).toEqual([code]);
    expect(outcome(type(0, '409632', [8, 8, 70, 8, 8]))).toEqual({ ...nothing, field: '409632' });
  });

  test('beyond silence, is two', () => {
    const { scans } = outcome([...type(0, '4096324', [8]), ...type(300, '57895', [8])]);
    expect(scans).toEqual(['4096324', '57895']);
  });
});

describe('a person', () => {
  test('who is fast loses nothing and leaves no scan behind', () => {
    const text = 'the quick brown fox jumps over it';
    const { scans, field } = outcome(type(0, text, [30, 42, 80, 35, 33, 76, 48, 61, 39]));
    expect({ scans, field }).toEqual({ scans: [], field: text });
  });

  test('whose last keys are the fastest is still going on typing', () => {
    const rows = type(0, 'hello world', [70, 60, 90, 55, 60, 70, 45, 40, 48, 44]);
    expect(outcome(rows)).toEqual({ ...nothing, field: 'hello world' });
  });

  test('who corrects keeps the order of keys, however close they come', () => {
    const rows = [
      ...press(0, 'a'),
      ...press(10, 'b'),
      ...press(20, 'Backspace'),
      ...press(30, 'c'),
      ...press(40, 'ArrowLeft'),
      ...press(45, 'a', 'control'),
      ...press(50, 'd'),
    ];
    const expected = { scans: [], field: 'acd', pressed: ['Backspace', 'ArrowLeft', 'Ctrl+a'] };
    expect(outcome(rows)).toEqual(expected);
  });

  test('who uses keys with Ctrl or Meta never makes a scan', () => {
    const rows = [...'abcdefg'].flatMap((key, index) => press(index * 8, key, 'control'));
    expect(outcome(rows).scans).toEqual([]);
    expect(outcome(rows).pressed).toHaveLength(7);
  });

  test('who holds a key makes no scan', () => {
    const held: Row[] = Array.from({ length: 20 }, (_, index) => [
      index === 0 ? 0 : 500 + index * 30,
      'keyDown',
      '7',
      'Digit7',
      index === 0 ? '' : 'isAutoRepeat',
    ]);
    expect(outcome(held)).toEqual({ ...nothing, field: '7'.repeat(20) });
  });

  test('who holds Shift through a word gets it as written', () => {
    const rows: Row[] = [
      [0, 'keyDown', 'Shift', 'ShiftLeft', 'shift'],
      ...type(30, 'ABC', [40]),
      [130, 'keyUp', 'Shift', 'ShiftLeft', ''],
    ];
    expect(outcome(rows)).toEqual({ ...nothing, field: 'ABC' });
  });

  test('at an input method gets every key, and half a code is no scan', () => {
    const rows: Row[] = [
      ...type(0, 'AB1234567', [8]),
      [72, 'keyDown', 'Process', 'KeyN', ''],
      ...type(80, 'ihao999', [8]),
      ...press(140, 'Enter'),
    ];
    const { scans, field } = outcome(rows);
    expect(scans).toEqual([]);
    expect(field).toBe('AB1234567ihao999');
  });
});

describe('a gun over a half-typed field', () => {
  test('leaves the typed text alone, and the person goes on', () => {
    const rows = [
      ...type(0, '123', [120]),
      ...type(420, code, [8]),
      ...press(520, 'Enter'),
      ...type(800, '45', [120]),
    ];
    expect(outcome(rows)).toEqual({ scans: [code], field: '12345', pressed: [] });
  });

  test('is heard 60 ms after the last typed key, slow guns too', () => {
    const fast = [...type(0, '123', [90]), ...type(240, code, [8])];
    expect(outcome(fast)).toEqual({ scans: [code], field: '123', pressed: [] });
    const slow = [...type(0, '123', [90]), ...type(240, code, [45])];
    expect(outcome(slow)).toEqual({ scans: [code], field: '123', pressed: [] });
  });

  test("does not take a person's Backspace or Esc in its middle for its own", () => {
    const rows = [
      ...type(0, code.slice(0, 3), [8]),
      ...press(20, 'Backspace'),
      ...type(24, code.slice(3, 8), [8]),
      ...press(60, 'Escape'),
      ...type(64, code.slice(8), [8]),
      ...press(100, 'Enter'),
    ];
    expect(outcome(rows)).toEqual({ scans: [code], field: '', pressed: ['Backspace', 'Escape'] });
  });
});

describe('a scan that may lack its beginning is marked:', () => {
  const first = [...type(0, code, [8]), ...press(96, 'Enter')];
  const marks: [string, Row[], boolean[]][] = [
    ['two guns, one ending in the other', [...first, ...type(110, 'ABCDEFG', [8])], [false, true]],
    ['one scan after the other', [...first, ...type(200, 'ABCDEFG', [8])], [false, false]],
    [
      'a stumble longer than silence',
      [...type(0, '4096324', [8]), ...type(200, '57895', [8])],
      [false, true],
    ],
    [
      'two scans without suffix',
      [...type(0, '4096324', [8]), ...type(600, '57895', [8])],
      [false, false],
    ],
    ['a stumble after the first key', [...press(0, '4'), ...type(70, '0963245', [8])], [true]],
    ['typing, then a gun', [...type(0, '12', [90]), ...type(300, code, [8])], [false]],
  ];
  test.each(marks)('%s', (_, rows, expected) => {
    expect(play(rows).infos.map(({ crowded }) => crowded)).toEqual(expected);
  });
});

describe('F5 and Esc', () => {
  test('F5 is kept from the page, Esc is not', () => {
    expect(outcome([...press(0, 'F5'), ...press(300, 'Escape')]).pressed).toEqual(['Escape']);
  });
});
