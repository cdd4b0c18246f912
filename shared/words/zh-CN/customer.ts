/** 给顾客看的话：是什么原因，手机上点哪两步。不提券码，不提金额。 */
import type { CustomerWords } from '../customer-words';

const another = ['回到微信「我 › 卡包」', '点开另一张券，再出示一次'];
const open = ['打开微信「我 › 卡包」', '点开要用的券，再出示一次'];
const again = ['关掉现在的页面', '从「卡包」重新打开这张券'];
const ours = (what: string) => ({ what: `${what}，不是券的问题，请稍等`, taps: [] });

export const customer: CustomerWords = {
  region: '给顾客看的画面',
  title: (storeName) => (storeName === '' ? '优惠券' : `${storeName} · 优惠券`),
  phrases: {
    ready: {
      what: '请出示优惠券',
      taps: ['打开微信「我 › 卡包」', '点开要用的券，出示券码'],
    },
    checking: { what: '正在查询，请稍等', taps: [] },
    choosing: { what: '请告诉收银员用哪一张', taps: [] },
    redeemable: {
      plain: { what: '这张券可以用', taps: [] },
      'outside-hours': { what: '现在不在这张券的可用时段', taps: [] },
      'conditions-unchecked': { what: '请给收银员看一下使用条件', taps: ['在券的页面往下翻'] },
    },
    confirming: { what: '收银员正在确认，请稍等', taps: [] },
    redeeming: { what: '正在核销，请稍等', taps: [] },
    redeemed: {
      plain: { what: '已核销，谢谢', taps: [] },
      'confirmed-afterwards': { what: '已核销，谢谢', taps: [] },
    },
    refused: {
      consumed: { what: '这张券已经用过了', taps: another },
      expired: { what: '这张券过了有效期', taps: another },
      'not-yet-valid': { what: '还没到这张券的使用日期', taps: another },
      gifting: {
        what: '这张券正在送给朋友',
        taps: ['在微信里打开这张券', '点「取消转赠」，再出示一次'],
      },
      'gift-timeout': { what: '朋友没有领，券正在退回给您', taps: again },
      'given-away': {
        what: '这张券已经送给朋友了',
        taps: ['请朋友打开他的微信「卡包」', '由朋友出示这张券'],
      },
      deleted: { what: '这张券已经从卡包删掉了', taps: another },
      unavailable: { what: '这张券现在不能用', taps: another },
      'unknown-status': { what: '请稍等，店长来看一下', taps: [] },
      'member-card': {
        what: '这是会员卡，不是优惠券',
        taps: ['回到微信「我 › 卡包」', '点开要用的优惠券'],
      },
      'use-limit': { what: '这种券您的次数已经用完', taps: another },
      'friend-coupon': {
        what: '这是和朋友共享的券',
        taps: ['在微信里打开这张券', '点「使用」，再出示一次'],
      },
      'card-status': { what: '这种券现在停用了', taps: another },
      'not-supported': { what: '这种券不在收银台使用', taps: another },
      'outside-hours': { what: '现在不在这张券的可用时段', taps: another },
      'consumed-maybe-here': { what: '请稍等，店长正在核对', taps: [] },
    },
    invalid: {
      'no-such-code': { what: '没有查到这张券', taps: open },
      'malformed-code': { what: '没有读清楚', taps: ['把手机屏幕调亮', '再出示一次券码'] },
      'bad-link': { what: '这个页面已经失效', taps: again },
    },
    fault: {
      network: ours('我们的网络断了'),
      timeout: ours('网络有点慢'),
      busy: ours('微信系统正忙'),
      'rate-limited': ours('系统正忙'),
      quota: ours('我们的系统今天用不了'),
      credentials: ours('我们的系统出了问题'),
      'ip-not-allowed': ours('我们的系统出了问题'),
      'account-limited': ours('我们的系统出了问题'),
      'unreadable-answer': ours('我们的系统出了问题'),
      'wrong-clock': ours('我们的机器时间不对'),
      'not-redeemed': { what: '刚才没有核销，券还在', taps: ['请再出示一次这张券'] },
      'ledger-unwritable': ours('我们的机器出了问题'),
      internal: ours('我们的系统出了问题'),
    },
    unknown: {
      'answer-lost': { what: '正在和微信确认，请稍等', taps: [] },
      'open-intent': { what: '正在和微信确认，请稍等', taps: [] },
    },
    'wrong-thing': {
      'payment-code': {
        what: '这是付款码，不是优惠券',
        taps: ['退出付款码', '打开「卡包」里的券'],
      },
      'claim-qr': { what: '这是领券用的码', taps: ['先在微信里把券领好', '再打开「卡包」里的券'] },
      goods: { what: '这是商品条码', taps: open },
      'web-link': { what: '这个码不是优惠券', taps: open },
    },
  },
};
