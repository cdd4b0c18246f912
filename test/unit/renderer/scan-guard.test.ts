/** Which keys in the console may be a scan's: the pure part of the guard. */
import { describe, expect, test } from 'vitest';
import { type Burst, type GuardKey, judge } from '../../../renderer/manager/scan-guard';

/** Feeds keys at these times; `e` is Enter or Tab, `o` any other key. Tells each end's fate. */
function feed(keys: [at: number, kind?: 'e' | 'o'][], gapMs = 50): boolean[] {
  let burst: Burst | null = null;
  const ends: boolean[] = [];
  for (const [at, sort] of keys) {
    const kind: GuardKey['kind'] = sort === 'e' ? 'end' : sort === 'o' ? 'other' : 'sign';
    const judged = judge(burst, { at, kind }, gapMs);
    burst = judged.burst;
    if (kind === 'end') ends.push(judged.isScanEnd);
  }
  return ends;
}

const keys = (count: number, gap: number, from = 0): [number][] =>
  [...Array(count).keys()].map((nth) => [from + nth * gap]);

describe('an Enter', () => {
  test.each([
    ['behind a gun of 8 ms', [...keys(12, 8), [96, 'e']], [true]],
    ['behind a slow gun', [...keys(12, 45), [540, 'e']], [true]],
    ['twice, as CR LF', [...keys(12, 8), [96, 'e'], [98, 'e']], [true, true]],
    [
      'behind a scan that a busy PC has cut',
      [...keys(9, 8), ...keys(3, 8, 150), [174, 'e']],
      [true],
    ],
    ['behind a person', [...keys(6, 120), [720, 'e']], [false]],
    ['behind four quick keys', [...keys(4, 10), [40, 'e']], [false]],
    [
      'after a scan ended, behind three keys',
      [...keys(12, 8), [96, 'e'], [400], [410], [420, 'e']],
      [true, false],
    ],
    ['long after a scan', [...keys(12, 8), [600, 'e']], [false]],
    ['with nothing before it', [[5, 'e']], [false]],
    ['behind typing and a scan at once', [...keys(3, 200), ...keys(8, 8, 700), [764, 'e']], [true]],
    ['behind a scan with Shift in it', [...keys(6, 8), [44, 'o'], [52], [60, 'e']], [true]],
  ] as [string, [number, ('e' | 'o')?][], boolean[]][])('%s', (_name, typed, ends) => {
    expect(feed(typed)).toEqual(ends);
  });
});

test('an Enter behind a gun that is slower than most is known by its calibrated gap', () => {
  const slow: [number, 'e'?][] = [...keys(12, 90), [1_080, 'e']];
  expect([feed(slow), feed(slow, 120)]).toEqual([[false], [true]]);
});

test('a burst begins where a pause was', () => {
  const first = judge(null, { at: 0, kind: 'sign' }, 50);
  expect(first.begins).toBe(true);
  const second = judge(first.burst, { at: 40, kind: 'sign' }, 50);
  expect(second.begins).toBe(false);
  expect(judge(second.burst, { at: 200, kind: 'sign' }, 50).begins).toBe(true);
});
