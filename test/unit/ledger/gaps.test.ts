import { describe, expect, it } from 'vitest';
import { GAP_COUNTS_MS, overlaps, readSeam } from '../../../main/ledger/gaps';

const DAY = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00+08:00');
const gap = { from: now - 2 * DAY, to: now - 2 * DAY + 600_000 };
const seconds = (ms: number) => Math.floor(ms / 1000);

describe('a coupon and a gap of a restored ledger', () => {
  it.each([
    ['valid long before and after', gap.from - 30 * DAY, gap.to + 30 * DAY, true],
    ['valid from within the gap on', gap.from + 60_000, gap.to + DAY, true],
    ['valid until the gap begins', gap.from - DAY, gap.from, true],
    ['expired before the gap', gap.from - 5 * DAY, gap.from - 60_000, false],
    ['valid only after the gap', gap.to + 60_000, gap.to + DAY, false],
  ])('%s', (_what, begin, end, inGap) => {
    expect(overlaps(gap, seconds(begin), seconds(end), now)).toBe(inGap);
  });

  it('counts without dates, which WeChat may not have told', () => {
    expect(overlaps(gap, null, null, now)).toBe(true);
  });

  it('counts for thirty days', () => {
    expect(overlaps(gap, null, null, gap.to + GAP_COUNTS_MS)).toBe(true);
    expect(overlaps(gap, null, null, gap.to + GAP_COUNTS_MS + 1)).toBe(false);
  });
});

it('reads the seam of a restored row, and nothing else', () => {
  const seam = {
    kept: '1:a',
    lost: null,
    from: 1,
    to: 2,
    setAside: 'x',
    backup: null,
    salvaged: 0,
  };
  expect(readSeam(JSON.stringify(seam))).toEqual(seam);
  expect([readSeam(null), readSeam('x'), readSeam('{}'), readSeam('{"kept":1}')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
