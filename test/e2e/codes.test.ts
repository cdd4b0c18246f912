/** What a text can be: a wrong thing, a shop's own code, a card link, or somebody's attack. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import type { Kiosk } from './support/kiosk';
import { ledgerRows } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());
beforeEach(async () => {
  shop.server.control.reset();
  await till.press('Escape');
  await till.expectVerdict('ready');
});

const asked = () =>
  shop.server.control.log().filter(({ api }) => ['get', 'decrypt', 'consume'].includes(api));

const lastScan = () => ledgerRows(till.profile).findLast(({ kind }) => kind === 'scan');

describe('a thing that is no coupon', () => {
  test.each([
    ['payment-code', '134567890123456789', ''],
    ['payment-code', '281234567890123456', ''],
    ['goods', '6901234567892', '6901234567892'],
    [
      'claim-qr',
      'http://weixin.qq.com/q/02KQpractice10000M007',
      'http://weixin.qq.com/q/02KQpractice10000M007',
    ],
    [
      'web-link',
      'https://menu.practice.invalid/order?table=7',
      'https://menu.practice.invalid/order?table=7',
    ],
  ] as const)('is named (%s) without asking WeChat: %s', async (reason, text, shown) => {
    await till.scan(text);
    await till.expectVerdict('wrong-thing', reason, { code: shown });
    expect(asked()).toEqual([]);
    const row = lastScan();
    expect(row).toMatchObject({ verdict: 'wrong-thing', reason, code: '' });
  });

  test('leaves no trace of a payment code, on the screen or in the ledger', async () => {
    const payment = '132222333344445555';
    await till.type(payment);
    await till.expectVerdict('wrong-thing', 'payment-code');
    expect(await till.page.getByTestId('ask-anyway').count()).toBe(0);
    expect(await till.page.locator('body').innerText()).not.toContain(payment.slice(4));
    expect(JSON.stringify(ledgerRows(till.profile))).not.toContain(payment);
  });

  test('may be our own coupon after all: asked on the button', async () => {
    await till.scan('6920000000012');
    await till.expectVerdict('wrong-thing', 'goods', { code: '6920000000012' });
    await till.page.getByTestId('ask-anyway').click();
    await till.expectVerdict('redeemable', '', { code: '6920000000012' });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: '6920000000012' });
  });

  test('may be our own coupon after all: asked with F5', async () => {
    await till.scan('6920000000012');
    await till.expectVerdict('wrong-thing', 'goods', { code: '6920000000012' });
    await till.press('F5');
    await till.expectVerdict('redeemable', '', { code: '6920000000012' });
  });

  test('is named in the ledger only once WeChat knows it', async () => {
    await till.scan('6901234567892');
    await till.expectVerdict('wrong-thing', 'goods', { code: '6901234567892' });
    await till.page.getByTestId('ask-anyway').click();
    await till.expectVerdict('invalid', 'no-such-code');
    const row = lastScan();
    expect(row).toMatchObject({ verdict: 'invalid', code: '' });
  });
});

describe("a code of the shop's own", () => {
  test('is asked without a card, then with each of its cards', async () => {
    await till.scan('KQ-COFFEE-001');
    await till.expectVerdict('redeemable', '', { code: 'KQ-COFFEE-001' });
    const cards = asked().map(({ cardId }) => cardId);
    expect(cards[0]).toBeNull();
    expect(cards.slice(1).sort()).toEqual([cardIds.cake, cardIds.coffee, cardIds.tea].sort());
  });

  test('is redeemed with its card', async () => {
    await till.scan('KQ-COFFEE-001');
    await till.expectVerdict('redeemable', '', { code: 'KQ-COFFEE-001' });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: 'KQ-COFFEE-001' });
    const [sent] = asked().filter(({ api }) => api === 'consume');
    expect(sent).toMatchObject({ code: 'KQ-COFFEE-001', cardId: cardIds.coffee });
  });

  test.each(['KQ TEA 5 OFF', 'kq-coffee-002', 'A/b_9=|\\z', '=SUM(A1:A9)'])(
    'keeps every sign, blank and small letter: %s',
    async (code) => {
      await till.scan(code);
      await till.expectVerdict('redeemable', '', { code });
    },
  );

  test('of a plain coupon is redeemed without a card', async () => {
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: '100000000001' });
    expect(asked().every(({ cardId }) => cardId === null)).toBe(true);
  });

  test('on two cards makes the cashier choose; the other one stays whole', async () => {
    await till.scan('KQ-TWICE-001');
    const choices = till.page.getByTestId('choose');
    await choices.nth(1).waitFor();
    await till.expectVerdict('checking');
    expect(await till.page.getByTestId('redeem').count()).toBe(0);
    // By its key, as a cashier does who has no mouse.
    const cake = till.page.locator(`[data-testid="choose"][data-card-id="${cardIds.cake}"]`);
    const key = await cake.getAttribute('aria-keyshortcuts');
    expect(await cake.innerText()).toContain(key ?? 'no key');
    await till.page.waitForTimeout(600);
    await till.press(key ?? '');
    await till.expectVerdict('redeemable', '', { code: 'KQ-TWICE-001' });
    expect(await till.page.getByTestId('manual-code').inputValue()).toBe('');
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: 'KQ-TWICE-001' });
    expect(shop.server.control.consumed()).toMatchObject([{ cardId: cardIds.cake, count: 1 }]);
  });

  test('is a fault, not "no such code", where one of the cards could not be asked', async () => {
    await till.scan('KQ-PARTLY-001');
    await till.expectVerdict('fault', 'busy', { code: 'KQ-PARTLY-001' });
  });

  test('is simply unknown to a till without such cards', async () => {
    const other = await shop.openTill({ provisioning: { customCodeCardIds: [] } });
    await other.type('KQ-COFFEE-001');
    await other.expectVerdict('invalid', 'no-such-code', { code: 'KQ-COFFEE-001' });
    await other.type('6901234567892');
    await other.expectVerdict('wrong-thing', 'goods');
    expect(await other.page.getByTestId('ask-anyway').count()).toBe(0);
    await other.quit();
  });
});

describe('a code that WeChat renames', () => {
  test('is redeemed by its real name: a dynamic code', async () => {
    await till.scan('163652150534672204');
    await till.expectVerdict('redeemable', '', { code: '100000000101' });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: '100000000101' });
    expect(shop.server.control.consumed()).toMatchObject([{ code: '100000000101' }]);
  });

  const link = (encryptCode: string, cardId: string) =>
    `https://card.practice.invalid/use?encrypt_code=${encryptCode}&card_id=${cardId}`;
  const encrypted = 'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==';

  test('is decrypted first: a card link', async () => {
    await till.scan(link(encrypted, cardIds.discount));
    await till.expectVerdict('redeemable', '', { code: '100000000201' });
    expect(asked().map(({ api }) => api)).toEqual(['decrypt', 'get']);
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: '100000000201' });
  });

  test('is not believed where the link names another card', async () => {
    await till.scan(link(encrypted, cardIds.gift));
    await till.expectVerdict('fault', 'unreadable-answer');
  });

  test('is not believed where it decrypts to garbage', async () => {
    await till.scan(link('KQ4garbage0000000000000000000000', cardIds.discount));
    await till.expectVerdict('fault', 'unreadable-answer');
  });

  test.each([
    ['WeChat does not know', link('KQ6unknown000000000000000000000=', cardIds.discount)],
    ['lacks its card', 'https://card.practice.invalid/use?encrypt_code=KQ7nocard'],
  ])('is invalid/bad-link where the link %s', async (_, text) => {
    await till.scan(text);
    await till.expectVerdict('invalid', 'bad-link');
  });
});
