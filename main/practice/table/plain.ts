/** Coupons that can be redeemed: every kind of card, and every condition to be shown. */
import { cardIds } from '../card-ids';
import { type Extra, green, numbered, type PracticeCode } from './code';

/** How many of the endless codes from 500000000000 on are printed and listed. */
const LISTED = 20;

const one = (
  number: number,
  card: keyof typeof cardIds,
  zh: string,
  en: string,
  extra: Extra = {},
): PracticeCode =>
  green(numbered(1, number), zh, en, { coupon: { cardId: cardIds[card] }, ...extra });

const outsideHours: Extra = { reason: 'outside-hours' };

export const plainCodes: readonly PracticeCode[] = [
  one(1, 'discount', '9折券', '10 % off'),
  one(2, 'discount70', '七折券，限三家门店(含本店)', '30 % off, three shops, ours among them'),
  one(3, 'cash', '代金券，满50减10', 'Cash coupon, 10 off from 50'),
  one(4, 'gift', '礼品券', 'Gift'),
  one(5, 'groupon', '团购券', 'Group deal'),
  one(6, 'general', '通用券', 'General coupon'),
  one(7, 'movie', '电影票', 'Cinema ticket'),
  one(8, 'scenic', '景点门票', 'Scenic ticket'),
  one(9, 'bus', '汽车票', 'Bus ticket'),
  one(10, 'boarding', '飞机票', 'Boarding pass'),
  one(11, 'meeting', '会议门票', 'Meeting ticket'),
  one(12, 'permanent', '永久有效', 'Valid for ever', {
    coupon: { cardId: cardIds.permanent, validity: 'permanent' },
  }),
  one(13, 'discount', '有效期到2099年(超过32位)', 'Ends in 2099, beyond 32 bits', {
    coupon: { cardId: cardIds.discount, validity: 'year-2100' },
  }),
  one(14, 'fixedRange', '固定日期券', 'Fixed dates'),
  one(15, 'otherShops', '不含本店的门店券(只提示)', 'Shops without ours (shown only)'),
  one(16, 'minimum', '满100减20，不与其他优惠同享', 'From 100, not combinable'),
  one(17, 'insideHours', '限定星期，今天可用', 'Weekday limits that fit today'),
  one(
    18,
    'deleted',
    '商家已删除的卡券，已领取仍可用',
    'Card deleted by the shop, coupon still good',
  ),
  one(21, 'weekday', '今天不在可用星期', 'Not on this weekday', outsideHours),
  one(22, 'hours', '现在不在可用时段', 'Not at this hour', outsideHours),
];

/** Any code of 12 digits that begins with 5 is such a coupon; these are the printed ones. */
export const plentyCodes: readonly PracticeCode[] = Array.from({ length: LISTED }, (_, index) => {
  const { coupons: _coupons, ...entry } = green(
    numbered(5, index + 1),
    `9折券(多张之${index + 1})`,
    `10 % off, one of many (${index + 1})`,
  );
  return entry;
});
