/** A customer's coupons in the manager's console: the list, and each one's state as it comes in. */
import type { CardFacts } from './card';
import { isPermanent } from './format';
import type { Told, Untold } from './told';

/** What a code said of itself when it was asked. */
export interface MemberStatus {
  /** `user_card_status` as WeChat sent it. */
  status: string;
  canConsume: boolean | null;
  /** Unix seconds; null where WeChat sent none. */
  beginTime: number | null;
  endTime: number | null;
  memberCard: boolean;
  /** The merchant made the code: it is named with its card. */
  custom: boolean;
}

export interface MemberCoupon {
  code: string;
  cardId: string;
  /** Null until it was asked. */
  told: MemberStatus | null;
  /** Why it could not be asked. */
  untold: Untold | null;
}

/** How far the asking has come. */
export interface MemberProgress {
  list: number;
  done: number;
  total: number;
  /** False where all are asked, or somebody stopped it. */
  running: boolean;
}

export interface MemberList extends MemberProgress {
  openidMasked: string;
  /** The card that was asked for; null: all. */
  cardId: string | null;
  coupons: MemberCoupon[];
  unreadable: number;
  hasShareCard: boolean | null;
}

/** What came in since the last word. */
export interface MemberNews extends MemberProgress {
  coupons: MemberCoupon[];
  cards: Pick<CardFacts, 'cardId' | 'title' | 'color' | 'cardType'>[];
}

/** Whose coupons: by an openid, or by one of the customer's codes (`codeCardId` where it is known). */
export type MemberWish = { openid: string } | { text: string; codeCardId: string | null };

export type MemberAnswer =
  | Told<MemberList>
  /** The code is on several cards of the merchant's own codes: whose is meant? */
  | { ok: 'choose'; text: string; choices: { cardId: string; title: string | null }[] };

export interface MembersCalls {
  memberList: { input: { wish: MemberWish; cardId: string | null }; output: MemberAnswer };
  memberStop: { input: { list: number }; output: void };
  /** Asks what was not asked yet, and what failed. */
  memberGoOn: { input: { list: number }; output: void };
  /**
   * To the counter with this coupon; it is only asked about there, never redeemed by itself.
   * `cardId` for the merchant's own codes only.
   */
  memberRedeem: { input: { code: string; cardId: string | null }; output: void };
  /** A file of the list; false where nobody chose a place for it. */
  memberExport: { input: { list: number }; output: boolean };
  /** The scan that was offered, taken as one of a customer's codes. */
  memberOfOffered: { input: { offer: number }; output: MemberAnswer | null };
}

export const membersCallers = {
  memberList: 'manager',
  memberStop: 'manager',
  memberGoOn: 'manager',
  memberRedeem: 'manager',
  memberExport: 'manager',
  memberOfOffered: 'manager',
} as const satisfies Record<keyof MembersCalls, 'manager'>;

export const memberGroups = ['usable', 'not-yet', 'other', 'unasked'] as const;
export type MemberGroup = (typeof memberGroups)[number];

const SOON_SECONDS = 7 * 86_400;

/** Where a coupon stands. `now` in Unix seconds. Pure. */
export function groupOf({ told }: MemberCoupon, now: number): MemberGroup {
  if (told === null) return 'unasked';
  if (told.status !== 'NORMAL' || told.memberCard) return 'other';
  if (told.beginTime !== null && now < told.beginTime) return 'not-yet';
  const over = told.endTime !== null && now > told.endTime;
  return told.canConsume === true && !over ? 'usable' : 'other';
}

/** Whether a coupon that can be used now ends within seven days. */
export function endsSoon(coupon: MemberCoupon, now: number): boolean {
  const end = coupon.told?.endTime ?? null;
  if (end === null || isPermanent(end) || groupOf(coupon, now) !== 'usable') return false;
  return end - now <= SOON_SECONDS;
}
