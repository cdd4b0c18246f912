/**
 * Codes that are not plain WeChat coupons: member cards, dynamic codes, and codes that the
 * merchant made.
 */
import { cardIds } from '../card-ids';
import { coded, green, numbered, onConsume, type PracticeCode, redeemed } from './code';

const coffee = cardIds.coffee;
const permanent = { validity: 'permanent' } as const;

export const memberCodes: readonly PracticeCode[] = [
  coded(numbered(8, 1), '会员卡', 'Member card', 'refused', 'member-card', {
    coupon: { cardId: cardIds.member, ...permanent },
  }),
  coded(numbered(8, 2), '会员卡(有积分余额)', 'Member card with points', 'refused', 'member-card', {
    coupon: {
      cardId: cardIds.memberPoints,
      ...permanent,
      card: { bonus: 10, balance: 100_000, membership_number: numbered(8, 2) },
    },
  }),
  coded(
    '163642585138030491',
    '会员卡动态码',
    'Member card, dynamic code',
    'refused',
    'member-card',
    {
      resolvesTo: numbered(8, 3),
      coupon: {
        code: numbered(8, 3),
        cardId: cardIds.memberPoints,
        dynamic: '163642585138030491',
        ...permanent,
        card: { bonus: 10, membership_number: numbered(8, 3) },
      },
    },
  ),
  green(
    numbered(8, 4),
    '看不出的会员卡(核销时40071)',
    'Member card in disguise (40071 on redeeming)',
    {
      reason: 'conditions-unchecked',
      coupon: { cardId: cardIds.memberHidden, ...permanent },
      afterRedeem: { verdict: 'refused', reason: 'member-card' },
      faults: [{ api: 'card', cardId: cardIds.memberHidden, do: { kind: 'errcode', errcode: -1 } }],
    },
  ),
];

export const dynamicCodes: readonly PracticeCode[] = [
  green('163652150534672204', '动态码', 'Dynamic code', {
    resolvesTo: numbered(1, 101),
    coupon: { code: numbered(1, 101), dynamic: '163652150534672204' },
  }),
  coded('180000000000000002', '动态码，已核销', 'Dynamic code, redeemed', 'refused', 'consumed', {
    resolvesTo: numbered(1, 102),
    coupon: { code: numbered(1, 102), dynamic: '180000000000000002', status: 'CONSUMED' },
  }),
];

export const customCodes: readonly PracticeCode[] = [
  green('KQ-COFFEE-001', '自定义券码', 'Code made by the shop', { cardId: coffee }),
  coded(
    'KQ-COFFEE-002',
    '自定义券码，已核销',
    'Code made by the shop, redeemed',
    'refused',
    'consumed',
    {
      cardId: coffee,
      coupon: { status: 'CONSUMED' },
    },
  ),
  green('kq-coffee-002', '自定义券码(小写，另一张)', 'The same in small letters: another one', {
    cardId: coffee,
  }),
  green('KQ TEA 5 OFF', '自定义券码(带空格)', 'Code made by the shop, with blanks', {
    cardId: cardIds.tea,
  }),
  green('A/b_9=|\\z', '自定义券码(带符号)', 'Code made by the shop, with signs', {
    cardId: cardIds.tea,
  }),
  green('=SUM(A1:A9)', '自定义券码(像公式)', 'Code made by the shop, like a formula', {
    cardId: cardIds.cake,
  }),
  coded('707908', '已导入未领取的券码', 'Imported, claimed by nobody', 'invalid', 'no-such-code', {
    coupons: [],
  }),
  coded(
    'KQ-TWICE-001',
    '两种卡券同一券码(请选择)',
    'One code on two cards (choose)',
    'checking',
    '',
    {
      choices: [coffee, cardIds.cake],
      afterRedeem: redeemed,
      coupons: [
        { code: 'KQ-TWICE-001', cardId: coffee },
        { code: 'KQ-TWICE-001', cardId: cardIds.cake },
      ],
    },
  ),
  coded('KQ-PARTLY-001', '一种卡券查询失败', 'Asking one of the cards fails', 'fault', 'busy', {
    coupons: [],
    faults: [
      {
        api: 'get',
        code: 'KQ-PARTLY-001',
        cardId: cardIds.tea,
        do: { kind: 'errcode', errcode: -1 },
      },
    ],
  }),
  coded(
    'KQ-LOST-001',
    '自定义券码，核销应答丢失',
    'Code made by the shop, answer lost',
    'redeemable',
    '',
    {
      cardId: coffee,
      afterRedeem: { verdict: 'redeemed', reason: 'confirmed-afterwards' },
      faults: [onConsume('KQ-LOST-001', { kind: 'drop-after' }, 1)],
    },
  ),
  coded(
    '6920000000012',
    '像商品条码的自定义券码',
    'Code made by the shop that looks like goods',
    'wrong-thing',
    'goods',
    {
      cardId: cardIds.cake,
      afterAskAnyway: { verdict: 'redeemable', reason: '' },
      afterRedeem: redeemed,
    },
  ),
];
