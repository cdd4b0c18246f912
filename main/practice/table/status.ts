/** Coupons that WeChat knows and that cannot be redeemed: every status, every date. */
import { cardIds } from '../card-ids';
import { coded, numbered, onCheck, onGet, type PracticeCode } from './code';

const at = (number: number): string => numbered(2, number);
const yes = { can_consume: true };
const no = { can_consume: false };

export const statusCodes: readonly PracticeCode[] = [
  coded(at(1), '已核销', 'Redeemed already', 'refused', 'consumed', {
    coupon: { status: 'CONSUMED' },
  }),
  coded(at(2), '已过期', 'Expired', 'refused', 'expired', {
    coupon: { status: 'EXPIRE', validity: 'past' },
  }),
  coded(at(3), '转赠中', 'Being given away', 'refused', 'gifting', {
    coupon: { status: 'GIFTING' },
  }),
  coded(at(4), '转赠超时', 'Gift timed out', 'refused', 'gift-timeout', {
    coupon: { status: 'GIFT_TIMEOUT' },
  }),
  coded(at(5), '已转赠', 'Given away', 'refused', 'given-away', {
    coupon: { status: 'GIFT_SUCC' },
  }),
  coded(at(6), '已删除', 'Deleted', 'refused', 'deleted', { coupon: { status: 'DELETE' } }),
  coded(at(7), '已失效', 'Made unavailable', 'refused', 'unavailable', {
    coupon: { status: 'UNAVAILABLE' },
  }),
  coded(at(8), '未知状态', 'A status nobody knows', 'refused', 'unknown-status', {
    coupon: { status: 'FROZEN_BY_PLATFORM' },
  }),
  coded(at(9), '未生效', 'Not yet valid', 'refused', 'not-yet-valid', {
    coupon: { validity: 'not-yet' },
  }),
  coded(at(10), '未生效(40079)', 'Not yet valid (40079)', 'refused', 'not-yet-valid', {
    coupon: { validity: 'not-yet' },
    faults: [onCheck(at(10), true, { kind: 'errcode', errcode: 40079 })],
  }),
  coded(
    at(11),
    '未生效，却称可核销',
    'Not yet valid, called redeemable',
    'refused',
    'not-yet-valid',
    {
      coupon: { validity: 'not-yet', lenient: true, says: yes },
    },
  ),
  coded(
    at(12),
    '过期，状态仍正常(40079)',
    'Past its end, still NORMAL (40079)',
    'refused',
    'expired',
    {
      coupon: { validity: 'past' },
      faults: [onCheck(at(12), true, { kind: 'errcode', errcode: 40079 })],
    },
  ),
  coded(at(13), '过期，却称可核销', 'Past its end, called redeemable', 'refused', 'expired', {
    coupon: { validity: 'past', lenient: true, says: yes },
  }),
  coded(
    at(14),
    '未知状态，却称可核销',
    'Unknown status, called redeemable',
    'refused',
    'unknown-status',
    {
      coupon: { status: 'FROZEN_BY_PLATFORM', lenient: true, says: yes },
    },
  ),
  coded(at(15), '已核销，却称可核销', 'CONSUMED, called redeemable', 'refused', 'consumed', {
    coupon: { status: 'CONSUMED', lenient: true, says: yes },
  }),
  coded(at(16), '状态正常，但不可核销', 'NORMAL, not redeemable', 'refused', 'unavailable', {
    coupon: { lenient: true, says: no },
  }),
  coded(at(17), '先称异常，再查正常', 'Refused (40127), then NORMAL', 'refused', 'unavailable', {
    faults: [onCheck(at(17), true, { kind: 'errcode', errcode: 40127 })],
  }),
  coded(at(18), '先称已核销，再查正常', 'Refused (40099), then NORMAL', 'refused', 'unavailable', {
    faults: [onCheck(at(18), true, { kind: 'errcode', errcode: 40099 })],
  }),
  coded(
    at(19),
    '先称时间不对，再查正常',
    'Refused (40079), then NORMAL',
    'refused',
    'unavailable',
    {
      faults: [onCheck(at(19), true, { kind: 'errcode', errcode: 40079 })],
    },
  ),
  coded(
    at(20),
    '异常，再查失败',
    'Refused (40127), explaining call fails',
    'refused',
    'unavailable',
    {
      coupon: { status: 'GIFTING' },
      faults: [onCheck(at(20), false, { kind: 'drop-before' })],
    },
  ),
  coded(
    at(21),
    '已核销，再查失败',
    'Refused (40099), explaining call fails',
    'refused',
    'consumed',
    {
      coupon: { status: 'CONSUMED' },
      faults: [onCheck(at(21), false, { kind: 'http', status: 502, body: 'Bad Gateway' })],
    },
  ),
  coded(
    at(22),
    '时间不对，再查失败',
    'Refused (40079), explaining call fails',
    'refused',
    'expired',
    {
      coupon: { validity: 'past' },
      faults: [
        onCheck(at(22), true, { kind: 'errcode', errcode: 40079 }),
        onCheck(at(22), false, { kind: 'errcode', errcode: -1 }),
      ],
    },
  ),
  coded(at(23), '恶意状态文字', 'A status that is HTML', 'refused', 'unknown-status', {
    coupon: { status: '<img src=x onerror=alert(1)>\u202eLAMRON', cardId: cardIds.html },
  }),
  {
    code: numbered(9, 1),
    cardId: null,
    zh: '不存在的券码',
    en: 'No such code',
    verdict: 'invalid',
    reason: 'no-such-code',
  },
  coded(numbered(9, 2), '恶意错误文字', 'An errmsg that is HTML', 'invalid', 'no-such-code', {
    faults: [
      onGet(numbered(9, 2), {
        kind: 'errcode',
        errcode: 40056,
        errmsg: '<script>alert(1)</script>\u202e\u0007 invalid serial code',
      }),
    ],
  }),
];
