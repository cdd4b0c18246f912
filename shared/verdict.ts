import type { Coupon } from './card';
import type { Fault, Invalid, Refusal, Reservation, Unknown, WrongThing } from './reasons';

/** An earlier redemption of the same coupon on this very till. */
export interface RedeemedHere {
  /** When it was sent, not when it was confirmed; milliseconds since 1970. */
  at: number;
  /** The intent's number in the ledger. */
  intent: number;
  operator: string;
  /** The shop's receipt, where the cashier entered one. */
  receipt: string | null;
  /** WeChat's read-back or a manager's hand said so: it may have been another till (rules §9). */
  confirmedLate: boolean;
}

/** What may be told to support about a call that went wrong. Never a secret, never a body. */
export interface Trouble {
  /** WeChat's errcode, or null where no answer was understood. */
  errcode: number | null;
  /** WeChat's request id, for its support. */
  rid: string | null;
  /** The address WeChat saw us come from (40164 and relatives). */
  ip: string | null;
  /** Technical text, e.g. `ECONNREFUSED`. */
  detail: string;
}

/** What the till says of one scanned text. Built by `judge` alone (redemption rules §3). */
export type Verdict =
  | { kind: 'redeemable'; reason: Reservation | null; coupon: Coupon }
  | {
      kind: 'refused';
      reason: Refusal;
      coupon: Coupon | null;
      here: RedeemedHere | null;
      errcode: number | null;
    }
  | { kind: 'invalid'; reason: Invalid; errcode: number | null }
  | { kind: 'fault'; reason: Fault; trouble: Trouble }
  | { kind: 'unknown'; reason: Unknown; intent: number; coupon: Coupon | null }
  | { kind: 'wrong-thing'; reason: WrongThing };
