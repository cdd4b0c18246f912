/** Any range that a person picks becomes calls that WeChat takes, and no more than needed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_DAYS, overOf, piecesOf } from '../../../main/manager/statistics-ranges';
import { dayOf, daysOf, lengthOf } from '../../../shared/days';

const seed = 20_261_124;
const TODAY = '2026-11-24';

describe('what of a range can be asked', () => {
  test.each([
    ['ends yesterday at the latest', '2026-11-01', '2026-11-30', '2026-11-23'],
    ['is left as it is where it is over', '2026-10-01', '2026-10-31', '2026-10-31'],
    ['may be yesterday alone', '2026-11-23', '2026-11-24', '2026-11-23'],
  ])('%s', (_what, from, to, end) => {
    expect(overOf({ from, to }, TODAY)).toEqual({ from, to: end });
  });

  test('begins where coupons began', () => {
    expect(overOf({ from: '0026-11-01', to: '2014-01-02' }, TODAY)).toEqual({
      from: '2014-01-01',
      to: '2014-01-02',
    });
    expect(overOf({ from: '2013-01-01', to: '2013-12-31' }, TODAY)).toBeNull();
  });

  test('is nothing of today, of later, of a range turned round', () => {
    expect(overOf({ from: TODAY, to: TODAY }, TODAY)).toBeNull();
    expect(overOf({ from: '2027-01-01', to: '2027-02-01' }, TODAY)).toBeNull();
    expect(overOf({ from: '2026-11-02', to: '2026-11-01' }, TODAY)).toBeNull();
  });
});

describe('pieces', () => {
  const ranges = fc
    .tuple(fc.integer({ min: 10_000, max: 30_000 }), fc.nat(1_200))
    .map(([first, more]) => ({ from: dayOf(first), to: dayOf(first + more) }));

  test('of a range are together that range, none longer than 62 days, the fewest there can be', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const pieces = piecesOf(daysOf(range));
        expect(pieces.flatMap(daysOf)).toEqual(daysOf(range));
        expect(Math.max(...pieces.map(lengthOf))).toBeLessThanOrEqual(MOST_DAYS);
        expect(pieces.length).toBe(Math.ceil(lengthOf(range) / MOST_DAYS));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('of days that are known in part hold every day wanted, and begin and end with one', () => {
    fc.assert(
      fc.property(ranges, fc.infiniteStream(fc.boolean()), (range, coins) => {
        const wanted = daysOf(range).filter(() => coins.next().value === true);
        const pieces = piecesOf(wanted);
        const covered = new Set(pieces.flatMap(daysOf));
        expect(wanted.every((day) => covered.has(day))).toBe(true);
        expect(pieces.every(({ from, to }) => wanted.includes(from) && wanted.includes(to))).toBe(
          true,
        );
        expect(pieces.every((piece) => lengthOf(piece) <= MOST_DAYS)).toBe(true);
        expect(pieces.length).toBeLessThanOrEqual(Math.ceil(lengthOf(range) / MOST_DAYS));
      }),
      { seed, numRuns: 200 },
    );
  });

  test('of a year are six, of a leap year too', () => {
    expect(piecesOf(daysOf({ from: '2025-11-24', to: '2026-11-23' }))).toHaveLength(6);
    expect(piecesOf(daysOf({ from: '2024-01-01', to: '2024-12-31' }))).toHaveLength(6);
  });

  test('of nothing are none', () => {
    expect(piecesOf([])).toEqual([]);
  });
});
