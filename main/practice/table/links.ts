/** Links of cards, as a phone shows them in a QR code: WeChat decrypts them into a code. */
import { cardIds } from '../card-ids';
import type { CouponSeed } from '../world';
import { numbered, type PracticeCode, redeemed } from './code';

const PAGE = 'https://card.practice.invalid/use';

interface LinkSeed {
  encryptCode: string;
  cardId: string;
  decrypted: string;
  coupons?: readonly CouponSeed[];
}

/** How a link reads in a QR code; `+` may stand there as itself. */
function linkText(encryptCode: string, cardId: string): string {
  const encoded = encodeURIComponent(encryptCode).replaceAll('%2B', '+');
  return `${PAGE}?encrypt_code=${encoded}&card_id=${cardId}&openid=oKQ&signature=0a1b2c`;
}

function link(seed: LinkSeed, entry: Omit<PracticeCode, 'code' | 'cardId'>): PracticeCode {
  const { encryptCode, cardId, decrypted, coupons = [] } = seed;
  const code = linkText(encryptCode, cardId);
  return { code, cardId: null, coupons, link: { encryptCode, decrypted }, ...entry };
}

const discount = cardIds.discount;
const target = (number: number): string => numbered(1, 200 + number);

export const linkCodes: readonly PracticeCode[] = [
  link(
    {
      encryptCode: 'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==',
      cardId: discount,
      decrypted: target(1),
      coupons: [{ code: target(1), cardId: discount }],
    },
    {
      zh: '卡券链接',
      en: 'Card link',
      verdict: 'redeemable',
      reason: '',
      afterRedeem: redeemed,
      resolvesTo: target(1),
    },
  ),
  link(
    {
      encryptCode: 'KQ2consumed+0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE0000000000=',
      cardId: discount,
      decrypted: target(2),
      coupons: [{ code: target(2), cardId: discount, status: 'CONSUMED' }],
    },
    {
      zh: '卡券链接，已核销',
      en: 'Card link, redeemed',
      verdict: 'refused',
      reason: 'consumed',
      resolvesTo: target(2),
    },
  ),
  link(
    {
      encryptCode: 'KQ3custom+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE00=',
      cardId: cardIds.coffee,
      decrypted: 'KQ-LINK-001',
      coupons: [{ code: 'KQ-LINK-001', cardId: cardIds.coffee }],
    },
    {
      zh: '自定义券码的卡券链接',
      en: 'Card link of a code made by the shop',
      verdict: 'redeemable',
      reason: '',
      afterRedeem: redeemed,
      resolvesTo: 'KQ-LINK-001',
    },
  ),
  link(
    {
      encryptCode: 'KQ4garbage0000000000000000000000',
      cardId: discount,
      decrypted: '\u0003\ufffd\u001f\u0000q',
    },
    {
      zh: '卡券链接，解码得乱码',
      en: 'Card link that decrypts to garbage',
      verdict: 'fault',
      reason: 'unreadable-answer',
    },
  ),
  link(
    {
      encryptCode: 'KQ5othercard00000000000000000000',
      cardId: cardIds.gift,
      decrypted: target(5),
      coupons: [{ code: target(5), cardId: discount }],
    },
    {
      zh: '卡券链接，卡券不符',
      en: 'Card link that names another card',
      verdict: 'fault',
      reason: 'unreadable-answer',
      resolvesTo: target(5),
    },
  ),
  {
    code: linkText('KQ6unknown000000000000000000000=', discount),
    cardId: null,
    zh: '卡券链接，无法解码',
    en: 'Card link that WeChat refuses (40075)',
    verdict: 'invalid',
    reason: 'bad-link',
  },
  {
    code: `${PAGE}?encrypt_code=KQ7nocard`,
    cardId: null,
    zh: '卡券链接，缺卡券ID',
    en: 'Card link without a card_id',
    verdict: 'invalid',
    reason: 'bad-link',
    neverAsked: true,
  },
];
