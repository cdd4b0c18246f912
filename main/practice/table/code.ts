/** How a practice code is written down, and the few words that write most of them. */
import type { Reason, VerdictKind } from '../../../shared/reasons';
import { cardIds } from '../card-ids';
import type { Deed, Fault } from '../faults';
import type { CouponSeed } from '../world';

/** What the till must show: `reason` is empty where there is none. */
export interface Outcome {
  verdict: VerdictKind;
  reason: Reason | '';
}

/** What redeeming leads to; `later` where the first word is not the last. */
export interface AfterRedeem extends Outcome {
  /** Once settling has come to its end (15 s after the last send, or after a restart). */
  later?: Outcome;
}

export interface PracticeCode extends Outcome {
  /** What is scanned or typed. */
  code: string;
  /** Set for codes that the merchant made: the card to ask with. */
  cardId: string | null;
  zh: string;
  en: string;
  /** Where the till can redeem it. */
  afterRedeem?: AfterRedeem;
  /** The real code, where another text is scanned (dynamic codes, card links). */
  resolvesTo?: string;
  /** The card_ids among which the cashier must choose (verdict `checking`). */
  choices?: readonly string[];
  /** What "it is our coupon, ask" under a wrong thing leads to. */
  afterAskAnyway?: Outcome;
  /** The till recognises it by itself: WeChat is never asked. */
  neverAsked?: true;
  coupons?: readonly CouponSeed[];
  faults?: readonly Fault[];
  /** For card links: the encrypt_code and what WeChat makes of it. */
  link?: { encryptCode: string; decrypted: string };
}

export type Extra = Partial<Omit<PracticeCode, 'code' | 'verdict'>> & {
  /** Further fields of the one coupon behind the code. */
  coupon?: Partial<CouponSeed>;
};

export const redeemed: AfterRedeem = { verdict: 'redeemed', reason: '' };
export const confirmedAfterwards: AfterRedeem = {
  verdict: 'redeemed',
  reason: 'confirmed-afterwards',
};

/** A code with one coupon behind it, of the 9折 card unless told otherwise. */
export function coded(
  code: string,
  zh: string,
  en: string,
  verdict: VerdictKind,
  reason: Reason | '',
  extra: Extra = {},
): PracticeCode {
  const { coupon, ...rest } = extra;
  const seed: CouponSeed = { code, cardId: rest.cardId ?? cardIds.discount, ...coupon };
  return { code, cardId: null, zh, en, verdict, reason, coupons: [seed], ...rest };
}

/** A code that the till can redeem, plainly unless told otherwise. */
export function green(code: string, zh: string, en: string, extra: Extra = {}): PracticeCode {
  return coded(code, zh, en, 'redeemable', '', { afterRedeem: redeemed, ...extra });
}

/** A fault of code/get, whatever its check_consume. */
export function onGet(code: string, deed: Deed, times?: number): Fault {
  return { api: 'get', code, do: deed, ...(times === undefined ? {} : { times }) };
}

/** A fault of one kind of code/get: the asking one (true) or the explaining one (false). */
export function onCheck(code: string, checkConsume: boolean, deed: Deed): Fault {
  return { api: 'get', code, checkConsume, do: deed };
}

/** A fault of consume. */
export function onConsume(code: string, deed: Deed, times?: number): Fault {
  return { api: 'consume', code, do: deed, ...(times === undefined ? {} : { times }) };
}

/** `1000 0000 00NN`: a group's digits and a number of two digits. */
export function numbered(group: number, number: number): string {
  return `${group}${String(number).padStart(11, '0')}`;
}
