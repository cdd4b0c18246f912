/** Lines that must not compile: a verdict cannot say what its kind has no word for. */
import type { CounterState } from '../../shared/counter-state';
import type { Fault, Invalid, Reason, Refusal, VerdictKind } from '../../shared/reasons';
import type { Trouble, Verdict } from '../../shared/verdict';

declare const trouble: Trouble;

// A fault is never "invalid", and an invalid code is never a fault.
// @ts-expect-error An invalid's reason on a fault.
export const faultThatJudges: Verdict = { kind: 'fault', reason: 'no-such-code', trouble };
// @ts-expect-error A refusal's reason on a fault.
export const faultThatRefuses: Verdict = { kind: 'fault', reason: 'consumed', trouble };
// @ts-expect-error A fault's reason on an invalid code.
export const invalidByFault: Verdict = { kind: 'invalid', reason: 'network', errcode: null };
// @ts-expect-error A fault without what support may be told.
export const faultWithoutTrouble: Verdict = { kind: 'fault', reason: 'network' };
// @ts-expect-error A fault with a coupon: it judged none.
export const faultWithCoupon: Verdict = { kind: 'fault', reason: 'network', trouble, coupon: null };

// Green needs its coupon, and its reason is one of the two reservations or none.
// @ts-expect-error Green without a coupon.
export const greenWithoutCoupon: Verdict = { kind: 'redeemable', reason: null };
// @ts-expect-error Green with a coupon that is not there.
export const greenWithNull: Verdict = { kind: 'redeemable', reason: null, coupon: null };
// @ts-expect-error Green because of a refusal.
export const greenRefusal: Extract<Verdict, { kind: 'redeemable' }>['reason'] = 'expired';
// @ts-expect-error A verdict of its own making.
export const madeUp: Verdict['kind'] = 'maybe';

// An unknown redemption names its intent.
// @ts-expect-error Unknown without an intent.
export const unknownWithoutIntent: Verdict = {
  kind: 'unknown',
  reason: 'answer-lost',
  coupon: null,
};
// @ts-expect-error An unknown redemption that is not known to be ours.
export const unknownOfWhom: Verdict = {
  kind: 'unknown',
  reason: 'consumed',
  intent: 1,
  coupon: null,
};

// Whoever switches over the lists must know every member: these are not the whole lists.
// @ts-expect-error Words for some refusals only.
export const someRefusals: Record<Refusal, string> = { consumed: '', expired: '' };
// @ts-expect-error Words for some faults only.
export const someFaults: Record<Fault, string> = { network: '' };
// @ts-expect-error A reason that is in no list.
export const noReason: Reason = 'somehow';
// @ts-expect-error A kind that data-verdict does not know.
export const noKind: VerdictKind = 'success';
// @ts-expect-error A state of the counter that has no verdict.
export const noState: CounterState['kind'] = 'error';

// What the lists hold stays in them.
export const invalids: Invalid[] = ['no-such-code', 'malformed-code', 'bad-link'];
// @ts-expect-error A coupon that WeChat knows is not invalid.
export const invalidConsumed: Invalid = 'consumed';
