import { describe, expect, it } from 'vitest';
import {
  isClockSetBack,
  isDuplicateReceipt,
  joinFlags,
  type ScanSeen,
  scanFlags,
} from '../../../main/ledger/flags';

const second = 1_000;
const minute = 60_000;
const noon = Date.parse('2026-11-23T12:00:00+08:00');

const scan = (secondsAgo: number, code: string, verdict: string, reason: string | null = null) =>
  ({ at: noon - secondsAgo * second, code, verdict, reason }) satisfies ScanSeen;
const unknown = (secondsAgo: number, code: string) =>
  scan(secondsAgo, code, 'invalid', 'no-such-code');
const now = (one: ScanSeen): ScanSeen => ({ ...one, at: noon });

describe('the flags of a scan', () => {
  it.each([
    ['the first scan', now(unknown(0, 'a')), [], []],
    ['twice invalid', now(unknown(0, 'a')), [unknown(100, 'a')], []],
    [
      'three times invalid',
      now(unknown(0, 'a')),
      [unknown(400, 'a'), unknown(200, 'a')],
      ['repeated-invalid'],
    ],
    [
      'three times, but once more than half an hour ago',
      now(unknown(0, 'a')),
      [unknown(31 * 60, 'a'), unknown(200, 'a')],
      [],
    ],
    [
      'three times invalid, each for another reason',
      now(scan(0, 'a', 'invalid', 'malformed-code')),
      [unknown(400, 'a'), scan(200, 'a', 'invalid', 'bad-link')],
      ['repeated-invalid'],
    ],
    [
      'three wrong things without a code',
      now(scan(0, '', 'wrong-thing', 'payment-code')),
      [scan(20, '', 'wrong-thing', 'payment-code'), scan(10, '', 'wrong-thing', 'payment-code')],
      [],
    ],
    [
      'four unknown codes within a minute',
      now(unknown(0, 'd')),
      [unknown(30, 'a'), unknown(20, 'b'), unknown(10, 'c')],
      [],
    ],
    [
      'five unknown codes within a minute',
      now(unknown(0, 'e')),
      [unknown(59, 'a'), unknown(30, 'b'), unknown(20, 'c'), unknown(10, 'd')],
      ['many-unknown'],
    ],
    [
      'five unknown codes in more than a minute',
      now(unknown(0, 'e')),
      [unknown(61, 'a'), unknown(30, 'b'), unknown(20, 'c'), unknown(10, 'd')],
      [],
    ],
    [
      'a good code after many unknown ones',
      now(scan(0, 'good', 'redeemable')),
      [unknown(40, 'a'), unknown(30, 'b'), unknown(20, 'c'), unknown(10, 'd'), unknown(5, 'e')],
      [],
    ],
    [
      'one code three times within half a minute',
      now(scan(0, 'a', 'refused', 'consumed')),
      [scan(25, 'a', 'redeemable'), scan(12, 'a', 'refused', 'gifting')],
      ['short-intervals'],
    ],
    [
      'one code three times, slowly',
      now(scan(0, 'a', 'refused', 'consumed')),
      [scan(70, 'a', 'redeemable'), scan(35, 'a', 'refused', 'gifting')],
      [],
    ],
    [
      'asked again after faults, as it should be',
      now(scan(0, 'a', 'redeemable')),
      [
        scan(9, 'a', 'fault', 'network'),
        scan(6, 'a', 'fault', 'timeout'),
        scan(3, 'a', 'checking'),
      ],
      [],
    ],
    [
      'scanned while its outcome is not known',
      now(scan(0, 'a', 'unknown', 'open-intent')),
      [scan(9, 'a', 'redeemable'), scan(5, 'a', 'unknown', 'open-intent')],
      [],
    ],
    [
      'after the clock was set back, scans from the future count by their distance',
      now(unknown(0, 'a')),
      [unknown(-86_400, 'a'), unknown(-86_410, 'a')],
      [],
    ],
  ] as const)('%s', (_what, one, earlier, flags) => {
    expect(scanFlags(one, earlier)).toEqual(flags);
  });

  it('may be several at once', () => {
    const earlier = [
      unknown(25, 'e'),
      unknown(20, 'e'),
      ...['a', 'b', 'c', 'd'].map((c) => unknown(9, c)),
    ];
    expect(scanFlags(now(unknown(0, 'e')), earlier)).toEqual([
      'repeated-invalid',
      'many-unknown',
      'short-intervals',
    ]);
  });
});

describe('the clock', () => {
  it.each([
    ['no row before', noon, null, false],
    ['forward', noon, noon - minute, false],
    ['back by half a minute, as a time server does', noon - 30 * second, noon, false],
    ['back by a minute and more', noon - minute - 1, noon, true],
    ['back by a day', noon - 24 * 60 * minute, noon, true],
  ])('%s', (_what, at, previous, setBack) => {
    expect(isClockSetBack(at, previous)).toBe(setBack);
  });
});

describe('a receipt that another redemption has as well', () => {
  it.each([
    ['a short number on the same day', '0042', noon, noon - 3 * 60 * minute, true],
    ['a short number on another day', '0042', noon, noon - 24 * 60 * minute, false],
    ['a long number, whenever', '20261101-0042', noon, noon - 22 * 24 * 60 * minute, true],
  ])('%s', (_what, text, at, otherAt, duplicate) => {
    expect(isDuplicateReceipt(text, at, otherAt)).toBe(duplicate);
  });
});

it('joins flags, each once, in the order in which they came', () => {
  expect(joinFlags('typed superseded', '', 'typed', 'many-unknown')).toBe(
    'typed superseded many-unknown',
  );
});
