/** Texts that try to break the till: out of a code field, out of a card, out of an answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
const errors: string[] = [];
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  till.page.on('pageerror', (error) => errors.push(error.message));
  till.page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
});
afterAll(() => shop?.close());

/** Nothing ran, nothing was loaded, nothing hangs out of the window. */
async function expectWhole(): Promise<void> {
  expect(errors).toEqual([]);
  const { images, scripts, wide, high } = await till.page.evaluate(() => ({
    images: document.querySelectorAll('img').length,
    scripts: document.querySelectorAll('script:not([src])').length,
    wide: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight - innerHeight,
  }));
  expect({ images, scripts, wide, high }).toEqual({ images: 0, scripts: 0, wide: 0, high: 0 });
}

describe('a text in the code field', () => {
  test.each([
    ['2,000 characters', 'KQ'.repeat(1000)],
    ['2,000 digits', '7'.repeat(2000)],
    ['2,000 wide characters', '券'.repeat(2000)],
    ['markup', '<img src=x onerror=alert(1)>'.repeat(40)],
    ['a direction mark', '4096\u202e3245'],
    ['a zero-width blank', 'KQ\u200bCOFFEE'],
    ['half a pair', 'KQ\ud83d'],
  ])('with %s is malformed, and nobody is asked', async (_, text) => {
    shop.server.control.clearLog();
    await till.type(text);
    await till.expectVerdict('invalid', 'malformed-code');
    expect(shop.server.control.log().filter(({ api }) => api === 'get')).toEqual([]);
    await expectWhole();
  });

  test.each(['"; DROP TABLE entries; --', '=HYPERLINK("http://evil.invalid")', '{"code":1}'])(
    'that is a possible code is asked as it stands: %s',
    async (text) => {
      await till.type(text);
      await till.expectVerdict('invalid', 'no-such-code', { code: text });
      await expectWhole();
    },
  );

  test('is emptied by its Enter, and the next one works', async () => {
    await till.type('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    expect(await till.page.getByTestId('manual-code').inputValue()).toBe('');
  });

  test('is a code again once grouped or full-width digits are folded', async () => {
    await till.type('1000 0000 0002');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
    await till.type('１０００ ００００ ０００１');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });
});

describe('a text that WeChat sends', () => {
  test.each([
    ['HTML in a title', '300000000031'],
    ['direction marks in a title', '300000000032'],
    ['a very long title', '300000000033'],
    ['a formula in a title', '300000000034'],
  ])('is shown as text: %s', async (_, code) => {
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await expectWhole();
  });

  test('is shown as text: a status that is HTML', async () => {
    await till.scan('200000000023');
    const { status } = await till.expectVerdict('refused', 'unknown-status');
    expect(status).toContain('<img src=x onerror=alert(1)>');
    await expectWhole();
  });

  test('is not believed: an errmsg that says something else than its errcode', async () => {
    await till.scan('900000000002');
    await till.expectVerdict('invalid', 'no-such-code', { code: '900000000002' });
    expect(await till.page.getByTestId('verdict').innerText()).not.toContain('alert(1)');
    await expectWhole();
  });
});

describe('a scan of a hand scanner', () => {
  test('with more than 64 signs is malformed', async () => {
    await till.scan('KQ'.repeat(33), { gapMs: 2 });
    await till.expectVerdict('invalid', 'malformed-code');
    await expectWhole();
  });
});
