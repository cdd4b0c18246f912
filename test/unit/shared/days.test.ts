import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayAt,
  dayNumber,
  dayOf,
  daysOf,
  isDay,
  lengthOf,
  rangeBefore,
} from '../../../shared/days';

const seed = 20_261_124;

test('a day changes at midnight in Shanghai, wherever the till stands', () => {
  expect(dayAt(Date.parse('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
  expect(dayAt(Date.parse('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-2-8', false],
  ['2026-11-24 00:00:00', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

describe('a range', () => {
  test('counts both its ends', () => {
    expect(lengthOf({ from: '2026-11-01', to: '2026-11-01' })).toBe(1);
    expect(lengthOf({ from: '2023-12-01', to: '2024-03-01' })).toBe(92);
    expect(daysOf({ from: '2026-12-30', to: '2027-01-02' })).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(daysOf({ from: '2026-12-30', to: '2026-12-29' })).toEqual([]);
  });

  test('has one of the same length right before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.nat(800), (first, more) => {
        const range = { from: dayOf(first), to: dayOf(first + more) };
        const before = rangeBefore(range);
        expect(lengthOf(before)).toBe(lengthOf(range));
        expect(addDays(before.to, 1)).toBe(range.from);
        expect(dayNumber(addDays(range.from, more))).toBe(first + more);
      }),
      { seed, numRuns: 200 },
    );
  });
});
