import { describe, expect, test } from 'vitest';
import { outcome, play, type Row } from './play';
import { press, type } from './rows';

const code = '409632457895';
const nothing = { scans: [], field: '', pressed: [] };

describe('Enter', () => {
  const scan = [...type(0, code, [8]), ...press(96, 'Enter')];

  test('is never two of a gun: CR LF, and a late Enter after silence', () => {
    const { enters, pressed } = play([...scan, ...press(104, 'Enter')]);
    expect({ enters, pressed }).toEqual({ enters: [8], pressed: [] });
    const late = play([...type(0, code, [8]), ...press(400, 'Enter'), ...press(408, 'Enter')]);
    expect(late.scans).toEqual([code]);
    expect(late.enters).toEqual([400 - 88, 8]);
    expect(late.pressed).toEqual([]);
  });

  test('late, over a half-typed field, does not submit it', () => {
    const rows = [...type(0, '12', [90]), ...type(300, code, [8]), ...press(600, 'Enter')];
    expect(outcome(rows)).toEqual({ scans: [code], field: '12', pressed: [] });
  });

  test('of a person is told apart by half a second', () => {
    const { enters, pressed } = play([...scan, ...press(596, 'Enter')]);
    expect({ enters, pressed }).toEqual({ enters: [500], pressed: [] });
  });

  test('of a person goes to a field with text', () => {
    const rows = [...type(0, '123', [120]), ...press(900, 'Enter')];
    expect(outcome(rows)).toEqual({ scans: [], field: '123', pressed: ['Enter'] });
  });

  test('right after typing comes after what was typed', () => {
    const rows = [...type(0, '12', [40]), ...press(60, 'Enter')];
    expect(outcome(rows)).toEqual({ scans: [], field: '12', pressed: ['Enter'] });
  });

  test('of a code too short to be a scan, as CR LF, submits and does not redeem', () => {
    const rows = [...type(0, '1234', [8]), ...press(32, 'Enter'), ...press(40, 'Enter')];
    const { enters, pressed } = play(rows);
    expect({ enters, pressed }).toEqual({ enters: [8], pressed: ['Enter'] });
  });

  test('held down is kept and said to be repeated', () => {
    const rows: Row[] = [...press(0, 'Enter'), [600, 'keyDown', 'Enter', 'Enter', 'isAutoRepeat']];
    expect(play(rows).pressed).toEqual([]);
  });
});

describe('other suffixes', () => {
  test('a late Tab moves nothing', () => {
    const rows = [...type(0, code, [8]), ...press(350, 'Tab')];
    expect(outcome(rows)).toEqual({ ...nothing, scans: [code] });
  });

  test("a person's Tab passes", () => {
    expect(outcome(press(0, 'Tab')).pressed).toEqual(['Tab']);
    const rows = [...type(0, code, [8]), ...press(700, 'Tab')];
    expect(outcome(rows).pressed).toEqual(['Tab']);
  });

  test('a bare line feed, Ctrl+J, ends a scan and reaches nobody', () => {
    const rows = [...type(0, code, [8]), ...press(96, 'j', 'control')];
    expect(outcome(rows)).toEqual({ ...nothing, scans: [code] });
    const both = [...type(0, code, [8]), ...press(96, 'Enter'), ...press(104, 'j', 'control')];
    expect(outcome(both)).toEqual({ ...nothing, scans: [code] });
  });
});
