/** How to find a coupon: what stands under three small pictures. */
import type { PictureWords } from '../picture-words';

export const pictures: PictureWords = {
  label: 'How to open a coupon',
  shown: {
    'payment-code': 'Not the payment code',
    'claim-qr': 'Not the claim code',
    goods: 'Not the product',
    'web-link': 'Not a web page',
  },
  open: 'Me › Cards & Offers',
  show: 'Show this page',
};
