/**
 * The closed vocabulary of verdicts and reasons (redemption rules §7).
 * Screen, ledger, words, tones and tests all use these names and no others.
 */

export const refusals = [
  'consumed',
  'expired',
  'not-yet-valid',
  'gifting',
  'gift-timeout',
  'given-away',
  'deleted',
  'unavailable',
  'unknown-status',
  'member-card',
  'use-limit',
  'friend-coupon',
  'card-status',
  'not-supported',
  'outside-hours',
  'consumed-maybe-here',
] as const;

export const invalids = ['no-such-code', 'malformed-code', 'bad-link'] as const;

export const faults = [
  'network',
  'timeout',
  'busy',
  'rate-limited',
  'quota',
  'credentials',
  'ip-not-allowed',
  'account-limited',
  'unreadable-answer',
  'wrong-clock',
  'not-redeemed',
  'ledger-unwritable',
  'internal',
] as const;

export const unknowns = ['answer-lost', 'open-intent'] as const;

export const wrongThings = ['payment-code', 'claim-qr', 'goods', 'web-link'] as const;

/** Why a green is not a plain one. */
export const reservations = ['outside-hours', 'conditions-unchecked'] as const;

export type Refusal = (typeof refusals)[number];
export type Invalid = (typeof invalids)[number];
export type Fault = (typeof faults)[number];
export type Unknown = (typeof unknowns)[number];
export type WrongThing = (typeof wrongThings)[number];
export type Reservation = (typeof reservations)[number];

/** Every value that `data-reason` and the ledger's `reason` may take. */
export type Reason =
  | Refusal
  | Invalid
  | Fault
  | Unknown
  | WrongThing
  | Reservation
  | 'confirmed-afterwards';

/** What `data-verdict` may say. */
export const verdictKinds = [
  'ready',
  'checking',
  'redeemable',
  'redeeming',
  'redeemed',
  'refused',
  'invalid',
  'fault',
  'unknown',
  'wrong-thing',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Where a code came from (ledger column `source`). */
export const sources = ['camera', 'wedge', 'typed', 'serial', 'hid', 'manager'] as const;
export type Source = (typeof sources)[number];
