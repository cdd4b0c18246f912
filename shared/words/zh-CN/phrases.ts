/** 收银台的话：每个结论说三件事：是什么、现在做什么、对顾客怎么说。 */
import type { Phrases } from '../words';

export const phrases: Phrases = {
  ready: {
    word: '请扫码',
    next: '请顾客出示微信「我 › 卡包」里的券码',
    customer: '',
  },
  checking: { word: '正在查询', next: '正在问微信，请稍等', customer: '' },
  choosing: { word: '请选一张', next: '点选顾客要用的那一张', customer: '' },
  redeemable: {
    plain: { word: '可核销', next: '核对优惠，再按 回车 核销', customer: '' },
    'outside-hours': {
      word: '时段不符',
      next: '现在不在可用时段；要破例，点按钮',
      customer: '这张券只限这些时段用，您看这里。',
    },
    'conditions-unchecked': {
      word: '可核销·条件未查',
      next: '先看顾客手机上的使用条件，再按 回车 核销',
      customer: '',
    },
  },
  confirming: {
    word: '确定破例？',
    next: '核销不能撤回。确定就再点，不核销按 Esc',
    customer: '',
  },
  redeeming: { word: '正在核销', next: '请稍等，先不要交付', customer: '' },
  redeemed: {
    plain: { word: '已核销', next: '请给顾客优惠', customer: '' },
    'confirmed-afterwards': {
      word: '已核销（补确认）',
      next: '请给顾客优惠。若别的收银台刚收过这张券，请叫店长',
      customer: '',
    },
  },
  refused: {
    consumed: {
      word: '已使用过',
      next: '不能再优惠：按原价收款，或换一张券',
      customer: '这张券已经用过了，您看看还有没有别的券。',
    },
    expired: {
      word: '已过期',
      next: '不能核销：按原价收款，或换一张券',
      customer: '这张券过了有效期，用不了了，您看看有没有别的券。',
    },
    'not-yet-valid': {
      word: '还没到日子',
      next: '今天不能核销：告诉顾客从哪天开始能用',
      customer: '这张券还没到使用日期，到了日子再来用，券不会少。',
    },
    gifting: {
      word: '转赠中',
      next: '请顾客在微信里取消转赠，然后再扫一次',
      customer: '这张券正在送给朋友。请打开它取消转赠，我再扫一次。',
    },
    'gift-timeout': {
      word: '转赠超时未领',
      next: '请顾客从卡包重新打开这张券，再扫一次',
      customer: '朋友没有领，券正在退回给您。请从卡包重新打开，我再扫。',
    },
    'given-away': {
      word: '已送给朋友',
      next: '不能核销：要由收到券的人出示他自己的券码',
      customer: '这张券已经送给朋友了，要朋友自己打开才能用。',
    },
    deleted: {
      word: '顾客已删除',
      next: '不能核销：按原价收款，或换一张券',
      customer: '这张券在您的卡包里已经删掉了，用不了了。',
    },
    unavailable: {
      word: '券已失效',
      next: '按 F5 再查一次；还是这样就换一张券',
      customer: '微信显示这张券现在不能用，您换一张看看。',
    },
    'unknown-status': {
      word: '券状态不明',
      next: '先不要优惠，请店长来看下面的状态',
      customer: '这张券的状态有点特别，请稍等，我请店长看一下。',
    },
    'member-card': {
      word: '这是会员卡',
      next: '会员卡不能核销：请顾客打开优惠券的券码',
      customer: '这是会员卡，请打开您要用的那张优惠券。',
    },
    'use-limit': {
      word: '已达使用次数',
      next: '这位顾客不能再用这种券：按原价收款',
      customer: '这种券每个人能用的次数有限，您的次数已经用完了。',
    },
    'friend-coupon': {
      word: '朋友的券未锁定',
      next: '请顾客在微信里打开这张券点「使用」，再扫一次',
      customer: '这是和朋友共享的券，请先在微信里点「使用」，我再扫。',
    },
    'card-status': {
      word: '这种券已停用',
      next: '不能核销：请店长在后台查看这种券',
      customer: '这种券现在不能用，请稍等，我问一下店长。',
    },
    'not-supported': {
      word: '这种券不能核销',
      next: '微信不让这里核销这种券：请店长处理',
      customer: '这种券不在收银台使用，请稍等，我问一下店长。',
    },
    'outside-hours': {
      word: '不在可用时段',
      next: '现在不能核销：告诉顾客哪些时段可以用',
      customer: '这张券只在规定的时段可以用，到时候再来，券不会少。',
    },
    'consumed-maybe-here': {
      word: '已使用·待核对',
      next: '先不要优惠，请店长核对本机的核销记录',
      customer: '这张券显示已使用，请稍等，我请店长核对一下。',
    },
  },
  invalid: {
    'no-such-code': {
      word: '无此券码',
      next: '核对券码，或请顾客打开券的二维码页再扫',
      customer: '没有查到这个券码，请打开微信卡包里要用的那张券。',
    },
    'malformed-code': {
      word: '券码不对',
      next: '看清券码，重新扫一次，或重新输入',
      customer: '没有读清楚，请把券码再出示一次。',
    },
    'bad-link': {
      word: '券页面失效',
      next: '请顾客关掉页面，从卡包重新打开券，再扫',
      customer: '请关掉这个页面，从卡包重新打开这张券。',
    },
  },
  fault: {
    network: {
      word: '连不上微信',
      next: '检查网线或 Wi‑Fi，再扫一次',
      customer: '我们的网络出了点问题，不是券的问题，请稍等。',
    },
    timeout: {
      word: '微信没有回应',
      next: '等几秒，再扫一次',
      customer: '网络有点慢，不是券的问题，请稍等。',
    },
    busy: {
      word: '微信系统忙',
      next: '等几秒，再扫一次',
      customer: '微信系统正忙，不是券的问题，请稍等。',
    },
    'rate-limited': {
      word: '查得太频繁',
      next: '等一分钟，再扫一次',
      customer: '系统正忙，不是券的问题，请等一分钟。',
    },
    quota: {
      word: '今日次数用完',
      next: '今天查不了了：请店长联系技术支持',
      customer: '今天系统用不了，不是券的问题，请稍等，我问店长。',
    },
    credentials: {
      word: '账号验证失败',
      next: '请店长联系技术支持，把下面的编号告诉他们',
      customer: '我们的系统出了问题，不是券的问题，请稍等。',
    },
    'ip-not-allowed': {
      word: '本机地址未放行',
      next: '请技术支持在公众号后台放行下面的 IP',
      customer: '我们的系统出了问题，不是券的问题，请稍等。',
    },
    'account-limited': {
      word: '公众号受限',
      next: '请店长联系技术支持，把下面的编号告诉他们',
      customer: '我们的系统出了问题，不是券的问题，请稍等。',
    },
    'unreadable-answer': {
      word: '微信回答异常',
      next: '再扫一次；还是这样就请店长联系技术支持',
      customer: '系统没看懂微信的回答，不是券的问题，请稍等。',
    },
    'wrong-clock': {
      word: '本机时间不对',
      next: '请店长校准本机的日期和时间，再扫一次',
      customer: '我们的机器时间不对，不是券的问题，请稍等。',
    },
    'not-redeemed': {
      word: '没有核销成功',
      next: '这张券还没被用掉，可以再扫一次核销',
      customer: '刚才没有核销成功，券还在，我再扫一次。',
    },
    'ledger-unwritable': {
      word: '本机无法记账',
      next: '为防止出错已停止核销：请店长查看磁盘',
      customer: '我们的机器出了问题，不是券的问题，请稍等。',
    },
    internal: {
      word: '系统出错',
      next: '再扫一次；还是这样就请店长联系技术支持',
      customer: '我们的系统出了问题，不是券的问题，请稍等。',
    },
  },
  unknown: {
    'answer-lost': {
      word: '结果待确认',
      next: '先不要优惠，不用再扫：正在向微信确认',
      customer: '正在和微信确认，请稍等一会儿。',
    },
    'open-intent': {
      word: '上次结果待确认',
      next: '不要再优惠一次：这张券上次的核销正在确认',
      customer: '正在向微信确认这张券上一次的结果，请稍等。',
    },
  },
  'wrong-thing': {
    'payment-code': {
      word: '这是付款码',
      next: '请顾客退出付款码，打开「我 › 卡包」里的券',
      customer: '这是付款码，请先打开卡包里的优惠券。',
    },
    'claim-qr': {
      word: '这是领券码',
      next: '请顾客先领券，再打开「我 › 卡包」里的券',
      customer: '这个码是领券用的，领好后请打开卡包里的券。',
    },
    goods: {
      word: '这是商品条码',
      next: '请扫顾客手机上的券，不是商品',
      customer: '请出示微信卡包里的优惠券。',
    },
    'web-link': {
      word: '这是网页链接',
      next: '请顾客打开「我 › 卡包」里的券，再扫',
      customer: '这个码不是券，请打开卡包里的优惠券。',
    },
  },
};
