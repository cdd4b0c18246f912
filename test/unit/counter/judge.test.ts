/** The verdict on errcode 0, by the table of redemption rules §3 and in its order. */
import { describe, expect, test } from 'vitest';
import { type JudgeContext, judge } from '../../../main/counter/verdict';
import { intentStates } from '../../../main/redemption/steps';
import type { CodeAnswer } from '../../../main/wechat/answers';
import type { TimeLimit } from '../../../shared/card';
import { knownStatuses } from '../../../shared/statuses';
import { answered, BEGIN, CARD_ID, card, context, END, intent, NOON } from '../../support/found';

/** It is Thursday. */
const notToday: TimeLimit[] = [{ day: 'FRIDAY', fromMinute: null, toMinute: null }];

/** Verdict and reason. */
function said(
  change: Parameters<typeof answered>[0] = {},
  answer: Partial<CodeAnswer> = {},
  around: Partial<JudgeContext> = {},
): string {
  const verdict = judge(answered(change, answer), context(around));
  return `${verdict.kind}/${verdict.reason ?? ''}`;
}

describe('a coupon is redeemable', () => {
  test('if WeChat says NORMAL and true, within its dates', () => {
    expect(said()).toBe('redeemable/');
  });

  test('with "conditions not checked" where its card did not come', () => {
    expect(said({ card: null })).toBe('redeemable/conditions-unchecked');
  });

  test('never unless can_consume is literally true', () => {
    expect([false, null].map((canConsume) => said({}, { canConsume }))).toEqual([
      'refused/unavailable',
      'refused/unavailable',
    ]);
  });

  test('without end', () => {
    const forEver = { beginTime: 0, endTime: 2_147_483_647 };
    expect(said({ date: Date.UTC(2039, 0, 1) }, forEver)).toBe('redeemable/');
  });

  test('never without both of its dates', () => {
    const half = [{ beginTime: null }, { endTime: null }, { beginTime: null, endTime: null }];
    expect(half.map((dates) => said({}, dates))).toEqual(half.map(() => 'fault/unreadable-answer'));
  });
});

describe('a status', () => {
  test.each([
    ['CONSUMED', 'refused/consumed'],
    ['EXPIRE', 'refused/expired'],
    ['GIFTING', 'refused/gifting'],
    ['GIFT_TIMEOUT', 'refused/gift-timeout'],
    ['GIFT_SUCC', 'refused/given-away'],
    ['DELETE', 'refused/deleted'],
    ['UNAVAILABLE', 'refused/unavailable'],
  ])('%s is refused, whatever can_consume says', (status, expected) => {
    const verdicts = [true, false, null].map((canConsume) => said({}, { status, canConsume }));
    expect(verdicts).toEqual([expected, expected, expected]);
  });

  test('that we do not know is refused and shown as sent', () => {
    const strange = ['FROZEN', 'normal', 'NORMAL ', 'CONSUMED\u0000'];
    const verdicts = strange.map((status) => judge(answered({}, { status }), context()));
    expect(verdicts.map((one) => [one.reason, 'coupon' in one && one.coupon?.status])).toEqual(
      strange.map((status) => ['unknown-status', status]),
    );
  });

  test('other than NORMAL is never green', () => {
    const green = knownStatuses.filter((status) => said({}, { status }).startsWith('redeemable'));
    expect(green).toEqual(['NORMAL']);
  });
});

describe('the dates', () => {
  const at = (seconds: number) => said({ date: seconds * 1000 });

  test('count to the second, the first and the last one included', () => {
    expect([at(BEGIN - 1), at(BEGIN), at(END), at(END + 1)]).toEqual([
      'refused/not-yet-valid',
      'redeemable/',
      'redeemable/',
      'refused/expired',
    ]);
  });

  test('leave the last second whole', () => {
    expect([said({ date: END * 1000 + 999 }), said({ date: BEGIN * 1000 - 1 })]).toEqual([
      'redeemable/',
      'refused/not-yet-valid',
    ]);
  });

  test('are judged by WeChat alone where it sent a Date, however wrong our clock is', () => {
    const wrong = [0, NOON - 365 * 86_400_000, NOON + 3_650 * 86_400_000];
    const verdicts = wrong.map((localNow) => [
      said({}, {}, { localNow }),
      said({ date: (END + 1) * 1000 }, {}, { localNow }),
    ]);
    expect(verdicts).toEqual(wrong.map(() => ['redeemable/', 'refused/expired']));
  });

  test('without a Date make our clock suspect where WeChat would let it pass', () => {
    const local = (seconds: number) => said({ date: null }, {}, { localNow: seconds * 1000 });
    expect([local(BEGIN - 1), local(BEGIN), local(END), local(END + 1)]).toEqual([
      'fault/wrong-clock',
      'redeemable/',
      'redeemable/',
      'fault/wrong-clock',
    ]);
  });

  test('without a Date and without can_consume are judged by our clock', () => {
    const late = { localNow: (END + 1) * 1000 };
    expect(said({ date: null }, { canConsume: false }, late)).toBe('refused/expired');
  });
});

describe('a member card', () => {
  test('is refused by its own numbers, and by the type of its card', () => {
    expect([
      said({}, { memberCard: true }),
      said({ card: card({ cardType: 'MEMBER_CARD' }) }),
      said({ card: null }, { memberCard: true }),
    ]).toEqual(['refused/member-card', 'refused/member-card', 'refused/member-card']);
  });
});

describe('outside its own hours', () => {
  const limited = { card: card({ timeLimits: notToday }) };

  test('a coupon is green with a warning, or refused where the settings say so', () => {
    const refuse = { settings: { locationId: 1, outsideHours: 'refuse' as const } };
    expect([said(limited), said(limited, {}, refuse)]).toEqual([
      'redeemable/outside-hours',
      'refused/outside-hours',
    ]);
  });

  test('the hours are those of WeChat’s clock', () => {
    expect(said({ ...limited, date: NOON + 86_400_000 }, {}, { localNow: NOON })).toBe(
      'redeemable/',
    );
  });

  test('another shop only shows: it is no reason to refuse', () => {
    expect(said({ card: card({ locationIds: [2] }) })).toBe('redeemable/');
  });
});

describe('this till’s own intents', () => {
  test('that are open are shown instead of anything else', () => {
    const open = intentStates.filter(
      (state) => said({}, {}, { intents: [intent(state)] }) === 'unknown/open-intent',
    );
    expect(open).toEqual(['intended', 'unknown']);
  });

  test('are those of the code and its card: another card’s do not count', () => {
    expect(said({}, {}, { intents: [intent('unknown', { cardId: 'pOTHER' })] })).toBe(
      'redeemable/',
    );
  });

  test('whose card is not known count for every card', () => {
    const intents = [intent('unknown', { cardId: null })];
    expect(said({}, {}, { intents })).toBe('unknown/open-intent');
  });

  test('say when it was sent and by whom the coupon was redeemed here', () => {
    const intents = [intent('redeemed', { receipt: '1182', operator: '小李' })];
    expect(judge(answered({}, { status: 'CONSUMED' }), context({ intents }))).toMatchObject({
      kind: 'refused',
      reason: 'consumed',
      here: { intent: 7, operator: '小李', receipt: '1182', at: NOON - 40_000 },
    });
  });

  test('that were settled as not redeemed make a CONSUMED doubtful', () => {
    const intents = [intent('settled-not-redeemed')];
    expect(said({}, { status: 'CONSUMED' }, { intents })).toBe('refused/consumed-maybe-here');
  });

  test('make it certain again where a later one redeemed it', () => {
    const intents = [intent('settled-redeemed', { intent: 9 }), intent('settled-not-redeemed')];
    expect(said({}, { status: 'CONSUMED' }, { intents })).toBe('refused/consumed');
  });

  test('may be missing in a gap of a restored ledger', () => {
    expect(said({}, { status: 'CONSUMED' }, { mayLack: true })).toBe('refused/consumed-maybe-here');
    expect(said({}, {}, { mayLack: true })).toBe('redeemable/');
  });

  test.each(['refused', 'not-sent', 'settled-not-redeemed', 'redeemed'] as const)(
    'that are %s do not keep a NORMAL coupon from being redeemed',
    (state) => {
      expect(said({}, {}, { intents: [intent(state)] })).toBe('redeemable/');
    },
  );
});

/** The rows of rules §3 in their order, each as what makes it so. */
const rows: { says: string; answer?: Partial<CodeAnswer>; change?: object; around?: object }[] = [
  { says: 'unknown/open-intent', around: { intents: [intent('unknown')] } },
  {
    says: 'refused/consumed-maybe-here',
    answer: { status: 'CONSUMED' },
    around: { mayLack: true },
  },
  { says: 'refused/member-card', answer: { memberCard: true } },
  { says: 'refused/unknown-status', answer: { status: 'FROZEN' } },
  { says: 'refused/gifting', answer: { status: 'GIFTING' } },
  { says: 'refused/not-yet-valid', answer: { beginTime: END } },
  { says: 'refused/expired', answer: { endTime: BEGIN } },
  { says: 'refused/unavailable', answer: { canConsume: false } },
  { says: 'redeemable/outside-hours', change: { card: card({ timeLimits: notToday }) } },
];
const pairs = rows.flatMap((first, index) =>
  rows
    .slice(index + 1)
    // A coupon has one status.
    .filter((second) => !(first.answer?.status && second.answer?.status))
    .map((second) => ({ first, second })),
);

describe('of two rows of the table the upper one decides', () => {
  test.each(pairs)('$first.says over $second.says', ({ first, second }) => {
    const both = said(
      { ...second.change, ...first.change },
      { ...second.answer, ...first.answer },
      { ...second.around, ...first.around },
    );
    expect(both).toBe(first.says);
  });

  test.each(rows)('$says stands alone', ({ says, answer, change, around }) => {
    expect(said(change, answer, around)).toBe(says);
  });
});

test('the coupon shown is the one of the answer, with the middle of its openid hidden', () => {
  const found = answered({ address: { code: 'REAL-1', cardId: null } });
  const verdict = judge(found, context());
  expect('coupon' in verdict && verdict.coupon).toMatchObject({
    code: 'REAL-1',
    cardId: CARD_ID,
    status: 'NORMAL',
    canConsume: true,
    beginTime: BEGIN,
    endTime: END,
    openidMasked: 'oKQ1…mnop',
  });
});
