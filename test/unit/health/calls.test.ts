/** An hour of calls, minute by minute. */
import { describe, expect, test } from 'vitest';
import { createCallBook } from '../../../main/health/calls';

const MINUTE = 60_000;

function bookAt(start: number) {
  const clock = { now: start, wall: 0 };
  const book = createCallBook(
    () => clock.now,
    () => clock.wall,
  );
  const answered = (latencyMs: number) => book.note({ ok: true, latencyMs, date: null });
  return { clock, book, answered };
}

describe('an hour of calls', () => {
  test('begins with sixty empty minutes', () => {
    const minutes = bookAt(123_456).book.minutes();
    expect(minutes).toHaveLength(60);
    expect(new Set(minutes.map(({ calls }) => calls))).toEqual(new Set([0]));
  });

  test('tells median, slowest and failures of each minute, the newest last', () => {
    const { book, clock, answered } = bookAt(0);
    for (const ms of [100.4, 300, 200]) answered(ms);
    clock.now += MINUTE;
    book.note({ ok: false, latencyMs: 3_000, date: null });
    expect(book.minutes().slice(-2)).toEqual([
      { calls: 3, failed: 0, medianMs: 200, slowestMs: 300 },
      { calls: 1, failed: 1, medianMs: null, slowestMs: null },
    ]);
  });

  test('forgets what is older than an hour, also where nothing came since', () => {
    const { book, clock, answered } = bookAt(0);
    answered(100);
    clock.now = 59 * MINUTE;
    expect(book.minutes()[0]).toMatchObject({ calls: 1 });
    clock.now = 60 * MINUTE;
    expect(book.minutes().every(({ calls }) => calls === 0)).toBe(true);
  });

  test('leaves a gap where nobody asked', () => {
    const { book, clock, answered } = bookAt(0);
    answered(1);
    clock.now = 3 * MINUTE;
    answered(2);
    expect(
      book
        .minutes()
        .slice(-4)
        .map(({ calls }) => calls),
    ).toEqual([1, 0, 0, 1]);
  });

  test('keeps the slowest of a minute with more calls than are kept', () => {
    const { book, answered } = bookAt(0);
    for (let nth = 0; nth < 5_000; nth++) answered(10);
    answered(9_000);
    expect(book.minutes().at(-1)).toEqual({
      calls: 5_001,
      failed: 0,
      medianMs: 10,
      slowestMs: 9_000,
    });
  });
});

describe('the clock', () => {
  test('is not known before WeChat told its own', () => {
    const { book, answered } = bookAt(0);
    answered(1);
    expect(book.clockSkewMs()).toBeNull();
  });

  test('is the last one known: ahead is more', () => {
    const { book, clock } = bookAt(0);
    clock.wall = 500_000;
    book.note({ ok: true, latencyMs: 1, date: 400_000 });
    book.note({ ok: false, latencyMs: 1, date: null });
    expect(book.clockSkewMs()).toBe(100_000);
    book.note({ ok: true, latencyMs: 1, date: 560_000 });
    expect(book.clockSkewMs()).toBe(-60_000);
  });
});
