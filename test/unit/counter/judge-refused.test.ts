/** The verdict on a refusal, explained or not (redemption rules §2.2), and on failures. */
import { describe, expect, test } from 'vitest';
import { type JudgeContext, judge } from '../../../main/counter/verdict';
import type { CodeAnswer } from '../../../main/wechat/answers';
import { faults } from '../../../shared/reasons';
import {
  BEGIN,
  card,
  context,
  END,
  intent,
  NOON,
  type Refused,
  refusedBy,
} from '../../support/found';

function said(
  errcode: number,
  explained: Partial<CodeAnswer> | null,
  change: Partial<Refused> = {},
  around: Partial<JudgeContext> = {},
): string {
  const verdict = judge(refusedBy(errcode, explained, change), context(around));
  return `${verdict.kind}/${verdict.reason ?? ''}`;
}

/** Errcodes with a reason of their own. */
const own: readonly [number, string][] = [
  [40071, 'member-card'],
  [40147, 'use-limit'],
  [40078, 'card-status'],
  [40073, 'card-status'],
  [40146, 'friend-coupon'],
  [43018, 'friend-coupon'],
  [45030, 'not-supported'],
];
/** Errcodes that leave the reason to the explaining call. */
const explainable = [40099, 40127, 40079] as const;

describe('an errcode with a reason of its own', () => {
  test.each(own)('%i is %s, whatever the explaining call says', (errcode, reason) => {
    const explanations = [
      null,
      {},
      { status: 'CONSUMED' },
      { status: 'GIFTING' },
      { endTime: BEGIN },
    ];
    const verdicts = explanations.map((explained) => said(errcode, explained));
    expect(verdicts).toEqual(explanations.map(() => `refused/${reason}`));
  });
});

describe.each(explainable)('after %i', (errcode) => {
  test.each([
    ['CONSUMED', 'refused/consumed'],
    ['EXPIRE', 'refused/expired'],
    ['GIFTING', 'refused/gifting'],
    ['GIFT_TIMEOUT', 'refused/gift-timeout'],
    ['GIFT_SUCC', 'refused/given-away'],
    ['DELETE', 'refused/deleted'],
    ['UNAVAILABLE', 'refused/unavailable'],
    ['FROZEN', 'refused/unknown-status'],
  ])('the status %s of the explaining call decides', (status, expected) => {
    expect(said(errcode, { status })).toBe(expected);
  });

  test('the dates of the explaining call decide', () => {
    expect([said(errcode, { beginTime: END }), said(errcode, { endTime: BEGIN })]).toEqual([
      'refused/not-yet-valid',
      'refused/expired',
    ]);
  });

  test('NORMAL within the dates is unavailable, never green, whatever can_consume says', () => {
    const verdicts = [true, false, null].map((canConsume) => said(errcode, { canConsume }));
    expect(verdicts).toEqual(verdicts.map(() => 'refused/unavailable'));
  });

  test('a member card is called one', () => {
    expect(said(errcode, { memberCard: true })).toBe('refused/member-card');
    expect(said(errcode, {}, { card: card({ cardType: 'MEMBER_CARD' }) })).toBe(
      'refused/member-card',
    );
  });

  test('an open intent of this till is shown instead, explained or not', () => {
    const intents = [intent('unknown')];
    expect([said(errcode, {}, {}, { intents }), said(errcode, null, {}, { intents })]).toEqual([
      'unknown/open-intent',
      'unknown/open-intent',
    ]);
  });

  test('without a Date our clock is suspect where WeChat calls it redeemable', () => {
    const late = { date: null };
    const localNow = (END + 1) * 1000;
    expect([
      said(errcode, { canConsume: true }, late, { localNow }),
      said(errcode, { canConsume: false }, late, { localNow }),
    ]).toEqual(['fault/wrong-clock', 'refused/expired']);
  });
});

describe('where the explaining call fails', () => {
  test('the errcode alone gives the reason', () => {
    expect(explainable.map((errcode) => said(errcode, null))).toEqual([
      'refused/consumed',
      'refused/unavailable',
      'refused/expired',
    ]);
  });

  test('40079 is told by the dates of the card, where they are known', () => {
    const fixed = (begin: number) => ({ card: card({ fixedRange: { begin, end: END } }) });
    expect([said(40079, null, fixed(END)), said(40079, null, fixed(BEGIN))]).toEqual([
      'refused/not-yet-valid',
      'refused/expired',
    ]);
  });
});

describe('redeemed, and perhaps here', () => {
  test('is said of 40099 as of CONSUMED', () => {
    const doubt = [{ intents: [intent('settled-not-redeemed')] }, { mayLack: true }];
    const verdicts = doubt.flatMap((around) => [
      said(40099, null, {}, around),
      said(40099, { status: 'CONSUMED' }, {}, around),
      said(40127, { status: 'CONSUMED' }, {}, around),
    ]);
    expect(verdicts).toEqual(verdicts.map(() => 'refused/consumed-maybe-here'));
  });

  test('is not said where this till redeemed it: then it says when', () => {
    const intents = [intent('redeemed', { intent: 8 }), intent('settled-not-redeemed')];
    expect(judge(refusedBy(40099, null), context({ intents }))).toMatchObject({
      reason: 'consumed',
      here: { intent: 8, confirmedLate: false },
      errcode: 40099,
    });
  });

  test('nor where a read-back said so: then it says that it was confirmed late', () => {
    const intents = [intent('settled-redeemed', { intent: 8 })];
    expect(judge(refusedBy(40099, null), context({ intents }))).toMatchObject({
      reason: 'consumed',
      here: { intent: 8, confirmedLate: true },
    });
  });

  test('is not said of other refusals', () => {
    const intents = [intent('settled-not-redeemed')];
    expect(said(40127, { status: 'DELETE' }, {}, { intents })).toBe('refused/deleted');
  });
});

describe('what is no judgement on a coupon', () => {
  test.each(faults)('the fault %s stays itself', (reason) => {
    const trouble = { errcode: 40164, rid: 'a-b', ip: '203.0.113.9', detail: '' };
    expect(judge({ kind: 'fault', reason, trouble }, context())).toEqual({
      kind: 'fault',
      reason,
      trouble,
    });
  });

  test.each([
    [40056, 'no-such-code'],
    [40116, 'malformed-code'],
    [45021, 'malformed-code'],
    [40075, 'bad-link'],
  ])('%i is invalid: %s', (errcode, reason) => {
    expect(judge({ kind: 'invalid', errcode, rid: null }, context())).toEqual({
      kind: 'invalid',
      reason,
      errcode,
    });
  });

  test('an errcode that judges nothing is our fault, never invalid and never green', () => {
    const verdicts = [-1, 40097, 45009, 99_999].flatMap((errcode) => [
      judge({ kind: 'invalid', errcode, rid: null }, context()),
      judge(refusedBy(errcode, {}), context()),
    ]);
    expect(verdicts.map(({ kind, reason }) => `${kind}/${reason}`)).toEqual(
      verdicts.map(() => 'fault/internal'),
    );
  });

  test('a coupon that only an errcode spoke of shows no dates and no status', () => {
    const verdict = judge(refusedBy(40127, null), context({ localNow: NOON }));
    expect('coupon' in verdict && verdict.coupon).toMatchObject({
      status: null,
      canConsume: null,
      beginTime: null,
      endTime: null,
    });
  });
});
