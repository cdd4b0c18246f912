/** Things that customers hold under a scanner by mistake. None of them reaches WeChat. */
import type { Reason, VerdictKind } from '../../../shared/reasons';
import type { PracticeCode } from './code';

function wrong(
  code: string,
  zh: string,
  en: string,
  reason: Reason,
  verdict: VerdictKind = 'wrong-thing',
): PracticeCode {
  return { code, cardId: null, zh, en, verdict, reason, neverAsked: true };
}

export const wrongCodes: readonly PracticeCode[] = [
  wrong('134567890123456789', '微信付款码', 'WeChat Pay code', 'payment-code'),
  wrong('281234567890123456', '支付宝付款码', 'Alipay code', 'payment-code'),
  wrong('6901234567892', '商品条码', 'Goods', 'goods'),
  wrong(
    'http://weixin.qq.com/q/02KQpractice10000M007',
    '领券二维码',
    'QR for claiming',
    'claim-qr',
  ),
  wrong(
    'https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQKQpractice',
    '领券二维码(网页)',
    'QR for claiming, web page',
    'claim-qr',
  ),
  wrong('https://menu.practice.invalid/order?table=7', '点餐网页', 'A web link', 'web-link'),
  wrong('KQ'.repeat(33), '太长的券码', 'Too long to be a code', 'malformed-code', 'invalid'),
];
