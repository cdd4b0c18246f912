/** What the panel shows of a verdict and of a settled intent. */
import { describe, expect, test } from 'vitest';
import { settledState, stateOf } from '../../../main/counter/states';
import { judge } from '../../../main/counter/verdict';
import { wrongThings } from '../../../shared/reasons';
import { answered, context, intent, refusedBy } from '../../support/found';

const NOW = 1_000_000;
const settings = { staleAfterMs: 60_000, customCodes: false };

describe('the state of a verdict', () => {
  test('redeemable says when it grows stale, and asks nothing yet', () => {
    const verdict = judge(answered(), context());
    expect(stateOf(verdict, '4096', settings, NOW)).toEqual({
      ...verdict,
      code: '4096',
      confirming: false,
      staleAt: NOW + 60_000,
    });
  });

  test.each([
    judge(refusedBy(40099, null), context()),
    judge({ kind: 'invalid', errcode: 40056, rid: null }, context()),
    judge(refusedBy(99_999, {}), context()),
  ])('$kind is shown as judged, with its code', (verdict) => {
    expect(stateOf(verdict, '4096', settings, NOW)).toEqual({ ...verdict, code: '4096' });
  });

  test('unknown says since when', () => {
    const verdict = judge(answered(), context({ intents: [intent('unknown')] }));
    expect(stateOf(verdict, '4096', settings, NOW)).toEqual({
      ...verdict,
      code: '4096',
      since: NOW,
    });
  });

  test('a wrong thing can be asked anyway where the shop makes codes, a payment code never', () => {
    const offered = (customCodes: boolean) =>
      wrongThings.filter((reason) => {
        const verdict = { kind: 'wrong-thing' as const, reason };
        const state = stateOf(verdict, '', { ...settings, customCodes }, NOW);
        return state.kind === 'wrong-thing' && state.canAskAnyway;
      });
    expect([offered(false), offered(true)]).toEqual([[], ['claim-qr', 'goods', 'web-link']]);
  });
});

describe('an unknown that is settled', () => {
  const coupon = null;
  const unknown = {
    kind: 'unknown',
    reason: 'answer-lost',
    intent: 7,
    code: '4096',
    coupon,
    since: 1,
  } as const;

  test('is plainly redeemed only by an errcode 0', () => {
    expect(settledState(unknown, 'redeemed', null, NOW)).toEqual({
      kind: 'redeemed',
      reason: null,
      code: '4096',
      coupon,
      intent: 7,
      at: NOW,
    });
  });

  test('has a look of its own where it was confirmed afterwards', () => {
    expect(settledState(unknown, 'settled-redeemed', null, NOW)).toMatchObject({
      kind: 'redeemed',
      reason: 'confirmed-afterwards',
    });
  });

  test('shows the status that the read-back told, not the older one of the look-up', () => {
    const verdict = judge(answered(), context());
    if (verdict.kind !== 'redeemable') throw new Error('no coupon to show');
    const shown = { ...unknown, coupon: verdict.coupon };
    expect(settledState(shown, 'settled-redeemed', 'CONSUMED', NOW)).toMatchObject({
      coupon: { ...verdict.coupon, status: 'CONSUMED', canConsume: null },
    });
    expect(settledState(shown, 'settled-redeemed', null, NOW)).toMatchObject({
      coupon: verdict.coupon,
    });
  });

  test('is a fault, never invalid, where nothing was redeemed', () => {
    expect(settledState(unknown, 'settled-not-redeemed', null, NOW)).toMatchObject({
      kind: 'fault',
      reason: 'not-redeemed',
      code: '4096',
    });
  });
});
