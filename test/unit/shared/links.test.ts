/** Links under a scanner: a card's own page, a QR code for claiming, any other page. */
import { describe, expect, test } from 'vitest';
import { readCode } from '../../../shared/code';

const cardLink = (encryptCode: string, cardId: string) => ({
  kind: 'card-link',
  encryptCode,
  cardId,
});
const badLink = (excerpt: string) => ({ kind: 'malformed', reason: 'bad-link', code: excerpt });
const wrong = (thing: 'claim-qr' | 'web-link', excerpt: string) => ({
  kind: 'wrong-thing',
  thing,
  code: excerpt,
});

const CARD = 'pFS7Fjg8kV1IdDz01r4SQwMkuCKc';

describe('a card link gives its encrypted code and its card', () => {
  const links: [how: string, link: string, encryptCode: string][] = [
    ['as it is', `https://m.shop/use?encrypt_code=XXIzTtMq&card_id=${CARD}`, 'XXIzTtMq'],
    ['http', `http://m.shop/use?encrypt_code=XXIzTtMq&card_id=${CARD}`, 'XXIzTtMq'],
    ['HTTPS in capitals', `HTTPS://M.SHOP/?encrypt_code=XXIzTtMq&card_id=${CARD}`, 'XXIzTtMq'],
    ['in another order', `https://m.shop/?card_id=${CARD}&openid=o&encrypt_code=a`, 'a'],
    ['percent-decoded', `https://m.shop/?encrypt_code=a%2Bb%2Fc%3D%3D&card_id=${CARD}`, 'a+b/c=='],
    ['small hexadecimal', `https://m.shop/?encrypt_code=a%2bb%2fc&card_id=${CARD}`, 'a+b/c'],
    [
      'a plus stays a plus',
      `https://m.shop/?encrypt_code=91+VJ/5Z==&card_id=${CARD}`,
      '91+VJ/5Z==',
    ],
    ['without what follows a #', `https://m.shop/?encrypt_code=a&card_id=${CARD}#/use?x=1`, 'a'],
    [
      'with #wechat_redirect',
      `https://m.shop/?encrypt_code=a&card_id=${CARD}#wechat_redirect`,
      'a',
    ],
    ['with a line end behind it', `https://m.shop/?encrypt_code=a&card_id=${CARD}\r\n`, 'a'],
    ['with blanks before it', `  https://m.shop/?encrypt_code=a&card_id=${CARD}`, 'a'],
    ['with a Chinese parameter', `https://m.shop/?t=券&encrypt_code=a&card_id=${CARD}`, 'a'],
    ['with a second ?', `https://m.shop/?a=b?c&encrypt_code=a&card_id=${CARD}`, 'a'],
  ];
  test.each(links)('%s', (_how, link, encryptCode) => {
    expect(readCode(link)).toEqual(cardLink(encryptCode, CARD));
  });

  test('as long as a link may be', () => {
    const encrypted = 'A'.repeat(1_900);
    expect(readCode(`https://m.shop/?encrypt_code=${encrypted}&card_id=${CARD}`)).toEqual(
      cardLink(encrypted, CARD),
    );
  });
});

describe('a card link that cannot be used is a bad link', () => {
  const links: [why: string, link: string][] = [
    ['without a card_id', 'https://m.shop/?encrypt_code=XXIzTtMq'],
    ['with an empty card_id', 'https://m.shop/?encrypt_code=XXIzTtMq&card_id='],
    ['with an empty encrypt_code', `https://m.shop/?encrypt_code=&card_id=${CARD}`],
    ['with encrypt_code alone', `https://m.shop/?encrypt_code&card_id=${CARD}`],
    ['its card_id only behind the #', `https://m.shop/?encrypt_code=a#card_id=${CARD}`],
    ['with a broken percent', `https://m.shop/?encrypt_code=a%2&card_id=${CARD}`],
    ['with a percent that is no hexadecimal', `https://m.shop/?encrypt_code=a%zz&card_id=${CARD}`],
    ['with bytes that are no UTF-8', `https://m.shop/?encrypt_code=%ff%fe&card_id=${CARD}`],
    ['with a control character', `https://m.shop/?encrypt_code=a%00b&card_id=${CARD}`],
    [
      'with a blank, which a plus may have been',
      `https://m.shop/?encrypt_code=a%20b&card_id=${CARD}`,
    ],
    ['with Chinese in the card_id', 'https://m.shop/?encrypt_code=a&card_id=%E5%88%B8'],
    ['with a card_id of 65 characters', `https://m.shop/?encrypt_code=a&card_id=${'p'.repeat(65)}`],
    ['with a broken percent in its card_id', 'https://m.shop/?encrypt_code=a&card_id=%e5'],
  ];
  test.each(links)('%s', (_why, link) => {
    expect(readCode(link)).toEqual(badLink([...link].slice(0, 64).join('')));
  });
});

describe('a QR code for claiming is told as such', () => {
  const claims = [
    'http://weixin.qq.com/q/02KQpractice10000M007',
    'https://weixin.qq.com/q/02KQpractice10000M007',
    'HTTP://WEIXIN.QQ.COM/Q/02KQ',
    'https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQKQpractice',
  ];
  test.each(claims)('%s', (link) => {
    expect(readCode(link)).toEqual(wrong('claim-qr', link));
  });
});

describe('any other link is a web link', () => {
  const links = [
    'https://menu.practice.invalid/order?table=7',
    'http://weixin.qq.com/r/profile',
    'http://weixin.qq.com@evil.invalid/q/02KQ',
    'http://evil.invalid/weixin.qq.com/q/02KQ',
    'https://mp.weixin.qq.com/cgi-bin/showqrcode/other?ticket=x',
    'https://m.shop/?ENCRYPT_CODE=a&card_id=x',
    'https://m.shop/#encrypt_code=a&card_id=x',
    `https://m.shop/?card_id=${CARD}`,
    'www.qq.com',
    'WWW.QQ.COM/x',
    'wxp://f2f0abc',
    'alipays://platformapi/startapp',
    'https://',
  ];
  test.each(links)('%s', (link) => {
    expect(readCode(link)).toEqual(wrong('web-link', link));
  });

  test('a long one is cut to 64 characters', () => {
    const link = `https://menu.practice.invalid/${'x'.repeat(1_000)}`;
    expect(readCode(link)).toEqual(wrong('web-link', link.slice(0, 64)));
  });
});

describe('a link that hides something is malformed, not a link', () => {
  const links: [what: string, link: string][] = [
    ['a control character', 'https://m.shop/\u0007'],
    ['a zero-width blank', 'https://m.shop/\u200b?encrypt_code=a&card_id=x'],
    ['a right-to-left override', 'https://m.shop/\u202etfihs'],
    ['2,049 characters', `https://m.shop/?encrypt_code=${'A'.repeat(2_020)}`],
  ];
  test.each(links)('%s', (_what, link) => {
    expect(readCode(link)).toMatchObject({ kind: 'malformed', reason: 'malformed-code' });
  });
});
