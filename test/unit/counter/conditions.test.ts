/** A card's own limits against the clock of Shanghai and this shop (redemption rules §3). */
import { describe, expect, test } from 'vitest';
import { conditionsOf, isWithin } from '../../../main/counter/conditions';
import { type TimeLimit, type Weekday, weekdays } from '../../../shared/card';
import { card } from '../../support/found';

/** 2026-11-23 was a Monday. */
const shanghai = (day: Weekday, hour: number, minute = 0, second = 0) =>
  Date.UTC(2026, 10, 23 + weekdays.indexOf(day), hour - 8, minute, second);

const limit = (day: TimeLimit['day'], from: number | null = null, to: number | null = null) => ({
  day,
  fromMinute: from === null ? null : from * 60,
  toMinute: to === null ? null : to * 60,
});

describe('a weekday', () => {
  test.each(weekdays)('%s allows that day and no other', (day) => {
    const allowed = weekdays.filter((today) => isWithin([limit(day)], shanghai(today, 12)));
    expect(allowed).toEqual([day]);
  });

  test('begins and ends at midnight in Shanghai, wherever this machine stands', () => {
    const moments = [
      shanghai('MONDAY', 23, 59, 59),
      shanghai('TUESDAY', 0),
      shanghai('TUESDAY', 23, 59, 59),
      shanghai('WEDNESDAY', 0),
    ];
    expect(moments.map((now) => isWithin([limit('TUESDAY')], now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('any of several is enough', () => {
    const weekend = [limit('SATURDAY'), limit('SUNDAY')];
    const allowed = weekdays.filter((today) => isWithin(weekend, shanghai(today, 12)));
    expect(allowed).toEqual(['SATURDAY', 'SUNDAY']);
  });
});

describe('hours', () => {
  test('count with both their ends, to the minute', () => {
    const lunch = [limit('MONDAY', 11, 14)];
    const moments = [
      shanghai('MONDAY', 10, 59, 59),
      shanghai('MONDAY', 11),
      shanghai('MONDAY', 14, 0, 59),
      shanghai('MONDAY', 14, 1),
      shanghai('TUESDAY', 12),
    ];
    expect(moments.map((now) => isWithin(lunch, now))).toEqual([false, true, true, false, false]);
  });

  test('that end before they begin run on past midnight', () => {
    const night = [limit('FRIDAY', 22, 2)];
    const moments = [
      shanghai('FRIDAY', 1),
      shanghai('FRIDAY', 21, 59),
      shanghai('FRIDAY', 22),
      shanghai('SATURDAY', 2),
      shanghai('SATURDAY', 2, 1),
      shanghai('SATURDAY', 22),
    ];
    expect(moments.map((now) => isWithin(night, now))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('run on from Sunday into Monday', () => {
    const night = [limit('SUNDAY', 22, 2)];
    expect([
      isWithin(night, shanghai('MONDAY', 1)),
      isWithin(night, shanghai('SUNDAY', 1)),
    ]).toEqual([true, false]);
  });

  test('of a day do not reach into the next one where they end in time', () => {
    expect(isWithin([limit('MONDAY', 9, 22)], shanghai('TUESDAY', 0))).toBe(false);
  });
});

describe('HOLIDAY', () => {
  test('is no day that a till can tell: alone it never fits', () => {
    expect(weekdays.filter((day) => isWithin([limit('HOLIDAY')], shanghai(day, 12)))).toEqual([]);
  });

  test('takes nothing away from the days beside it', () => {
    expect(isWithin([limit('HOLIDAY'), limit('MONDAY')], shanghai('MONDAY', 12))).toBe(true);
  });
});

describe('the conditions of a card', () => {
  const now = shanghai('MONDAY', 12);

  test('are unknown without the card, and none for a card that sets none', () => {
    expect([conditionsOf(null, now, 1), conditionsOf(card(), now, 1)]).toEqual([[], []]);
  });

  test('are its hours, with whether they fit now', () => {
    const timeLimits = [limit('MONDAY', 11, 14)];
    const at = (hour: number) => conditionsOf(card({ timeLimits }), shanghai('MONDAY', hour), 1);
    expect([at(12), at(15)]).toEqual([
      [{ kind: 'hours', limits: timeLimits, fits: true }],
      [{ kind: 'hours', limits: timeLimits, fits: false }],
    ]);
  });

  test('are its shops, where this one may be among them, not, or not known', () => {
    const locationIds = [1, 2, 3];
    const fits = [2, 9, null].map((shop) => conditionsOf(card({ locationIds }), now, shop));
    expect(fits).toEqual([true, false, null].map((one) => [{ kind: 'shop', fits: one, shops: 3 }]));
  });

  test('are its smallest bill, and whether it combines with other offers', () => {
    expect(conditionsOf(card({ leastFen: 10_000, combinable: false }), now, 1)).toEqual([
      { kind: 'minimum', fen: 10_000 },
      { kind: 'not-combinable' },
    ]);
    expect(conditionsOf(card({ combinable: true }), now, 1)).toEqual([]);
  });
});
