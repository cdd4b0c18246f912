/**
 * Customers of the practice account who hold more than one coupon: one with many kinds, one with
 * two hundred, one with none. Everybody else holds the one coupon of their code.
 */
import { cardIds } from './card-ids';
import { numbered } from './table/code';
import type { CouponSeed } from './world';

export interface Customer {
  openid: string;
  /** `has_share_card` of the customer's list; null sends none. */
  share: boolean | null;
  coupons: readonly CouponSeed[];
}

const openid = (name: string): string => `oKQ${name}`.padEnd(28, '0');
const HUNDREDS = 200;

const own = (number: number): string => numbered(1, 3000 + number);
const many: readonly CouponSeed[] = [
  { code: own(1), cardId: cardIds.discount },
  { code: own(2), cardId: cardIds.discount },
  { code: own(3), cardId: cardIds.discount, validity: 'soon' },
  { code: own(4), cardId: cardIds.cash },
  { code: own(5), cardId: cardIds.gift, validity: 'not-yet' },
  { code: own(6), cardId: cardIds.permanent, validity: 'permanent' },
  { code: own(7), cardId: cardIds.member, validity: 'permanent' },
  { code: own(8), cardId: cardIds.formula },
  { code: 'KQ-MINE-001', cardId: cardIds.coffee },
  // Never listed: WeChat tells of coupons that can still be used only.
  { code: own(11), cardId: cardIds.discount, status: 'CONSUMED' },
  { code: own(12), cardId: cardIds.discount, validity: 'past' },
  { code: own(13), cardId: cardIds.gift, status: 'UNAVAILABLE' },
];

const hundred: readonly CouponSeed[] = Array.from({ length: HUNDREDS }, (_, index) => ({
  code: numbered(1, 5001 + index),
  cardId: [cardIds.discount, cardIds.cash, cardIds.gift][index % 3] ?? cardIds.discount,
  ...(index % 25 === 7 ? { validity: 'not-yet' as const } : {}),
}));

export const customers = {
  many: { openid: openid('ManyCoupons'), share: true, coupons: many },
  hundred: { openid: openid('TwoHundredCoupons'), share: false, coupons: hundred },
  none: { openid: openid('NoCoupons'), share: null, coupons: [] },
} as const satisfies Record<string, Customer>;

/** The coupons of all of them, each with its holder. */
export function customerSeeds(): CouponSeed[] {
  return Object.values(customers).flatMap((customer: Customer) =>
    customer.coupons.map((coupon) => ({ ...coupon, openid: customer.openid })),
  );
}

/** Whether somebody is known who may hold nothing at all. */
export function customerOf(wanted: string): Customer | null {
  return Object.values(customers).find((customer) => customer.openid === wanted) ?? null;
}
