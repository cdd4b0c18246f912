/** The table of errcodes against redemption rules §2, §4 and §7, written down here once more. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ErrcodeRow, errcodeRow, isTokenErrcode } from '../../../main/wechat/errcodes';
import {
  consoleErrcodes,
  isKnownErrcode,
  isWordedErrcode,
  knownErrcodes,
} from '../../../shared/errcodes';

/** §7: verdict and reason → the errcodes that stand behind it there. */
const verdicts: [kind: string, reason: string, errcodes: number[]][] = [
  ['refused', 'consumed', [40099]],
  ['refused', 'expired', [40079]],
  ['refused', 'unavailable', [40127]],
  ['refused', 'member-card', [40071]],
  ['refused', 'use-limit', [40147]],
  ['refused', 'friend-coupon', [40146, 43018]],
  ['refused', 'card-status', [40078, 40073]],
  ['refused', 'not-supported', [45030]],
  ['invalid', 'no-such-code', [40056]],
  ['invalid', 'malformed-code', [40116, 45021]],
  ['invalid', 'bad-link', [40075]],
  ['fault', 'busy', [-1]],
  ['fault', 'rate-limited', [45011]],
  ['fault', 'quota', [45009]],
  ['fault', 'credentials', [40001, 40014, 42001, 41001, 40002, 40013, 40125, 40243, 41002, 41004]],
  ['fault', 'ip-not-allowed', [40164, 45035, 61004, 89501, 89503, 89506, 89507]],
  ['fault', 'account-limited', [48001, 48004, 50001, 50002, 50004, 43009, 43010, 43011]],
  ['fault', 'internal', [40097, 40101, 41011, 41012, 41013, 43002, 44002, 47001]],
];

/** §4, second and third row: errcodes that judge the coupon. */
const judging = [
  40099, 40056, 40071, 40073, 40078, 40079, 40116, 40127, 40146, 43018, 40147, 45021, 45030,
];
/** §4, fifth row: every errcode of these reasons says that WeChat did nothing. */
const notSentReasons = [
  'rate-limited',
  'quota',
  'credentials',
  'ip-not-allowed',
  'account-limited',
];
/** §2.2: the errcodes whose reason is left to the status and dates of the second answer. */
const explained = [40099, 40127, 40079];

const all = verdicts.flatMap(([kind, reason, errcodes]) =>
  errcodes.map((errcode) => ({ errcode, kind, reason })),
);

function consumeOf(errcode: number, reason: string): ErrcodeRow['consume'] {
  if (judging.includes(errcode)) return 'refuses';
  return notSentReasons.includes(reason) ? 'not-sent' : 'unknown';
}

describe('the table', () => {
  test.each(all)('$errcode is $kind/$reason', ({ errcode, kind, reason }) => {
    expect(errcodeRow(errcode)).toEqual({
      meaning: { kind, reason },
      consume: consumeOf(errcode, reason),
      ownReason: !explained.includes(errcode),
    });
  });

  test('holds the errcodes of the rules and no others, each once', () => {
    const numbers = (list: readonly number[]) => [...list].sort((one, other) => one - other);
    expect(numbers(knownErrcodes)).toEqual(numbers(all.map(({ errcode }) => errcode)));
  });
});

test('an errcode has one home: the rules for coupons, or the calls of the console', () => {
  expect(consoleErrcodes.filter(isKnownErrcode)).toEqual([]);
  expect(consoleErrcodes.every(isWordedErrcode)).toBe(true);
});

describe('an errcode that is not in it', () => {
  const internal = {
    meaning: { kind: 'fault', reason: 'internal' },
    consume: 'unknown',
    ownReason: true,
  };
  test.each([
    0,
    1,
    40003,
    40033,
    40054,
    40109,
    43017,
    48006,
    61500,
    61501,
    61502,
    61503,
    65301,
    99999,
    -2,
    40056.5,
    Number.NaN,
  ])('%d is fault/internal, and unknown on a consume', (errcode) => {
    expect([errcodeRow(errcode), isKnownErrcode(errcode)]).toEqual([internal, false]);
  });

  test('never judges a coupon, whatever its number', () => {
    fc.assert(
      fc.property(fc.integer(), (errcode) => {
        if (!isKnownErrcode(errcode)) expect(errcodeRow(errcode)).toEqual(internal);
      }),
      { numRuns: 2_000, seed: 20_261_123 },
    );
  });
});

test('three errcodes, and no fourth, say that the token was refused before anything was done', () => {
  expect([...knownErrcodes, 41001, 99999].filter(isTokenErrcode)).toEqual([40001, 40014, 42001]);
});
