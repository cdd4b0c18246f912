/** 怎样找到券：三幅小图下面的字。 */
import type { PictureWords } from '../picture-words';

export const pictures: PictureWords = {
  label: '怎样打开优惠券',
  shown: {
    'payment-code': '不是付款码',
    'claim-qr': '不是领券码',
    goods: '不是商品',
    'web-link': '不是网页',
  },
  open: '我 › 卡包',
  show: '出示这一页',
};
