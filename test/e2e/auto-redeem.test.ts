/** A till that is set to redeem by itself: only a plain green, and only a deliberate first scan. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill({ provisioning: { redeem: 'auto' } });
});
afterAll(() => shop?.close());
beforeEach(async () => {
  shop.server.control.reset();
  await till.press('Escape');
  await till.expectVerdict('ready');
});

const sent = () => shop.server.control.log().filter(({ api }) => api === 'consume').length;

test.each([
  ['scanned', '100000000001', (code: string) => till.scan(code)],
  ['typed', '100000000002', (code: string) => till.type(code)],
])('a code that is %s is redeemed without a further key', async (_, code, present) => {
  await present(code);
  await till.expectVerdict('redeemed', '', { code });
  expect(sent()).toBe(1);
});

test.each([
  ['outside its hours', '100000000021', 'outside-hours'],
  ['whose conditions did not come', '600000000023', 'conditions-unchecked'],
] as const)('a coupon %s waits for the cashier', async (_, code, reason) => {
  await till.scan(code);
  await till.expectVerdict('redeemable', reason, { code });
  expect(sent()).toBe(0);
});

test('a code that F5 asks again waits for the cashier', async () => {
  const code = '100000000003';
  shop.server.control.addFault({ api: 'get', code, times: 1, do: { kind: 'drop-before' } });
  await till.scan(code);
  await till.expectVerdict('fault', 'network', { code });
  await till.press('F5');
  await till.expectVerdict('redeemable', '', { code });
  expect(sent()).toBe(0);
});

test('a card that the cashier chose waits for the cashier', async () => {
  await till.scan('KQ-TWICE-001');
  await till.page.getByTestId('choose').first().click();
  await till.expectVerdict('redeemable', '', { code: 'KQ-TWICE-001' });
  expect(sent()).toBe(0);
});

test('the scan that waited for another redemption is redeemed in its turn', async () => {
  const [first, second] = ['100000000004', '100000000005'];
  shop.server.control.addFault({ api: 'consume', code: first, do: { kind: 'latency', ms: 1_000 } });
  await till.scan(first);
  await till.expectVerdict('redeeming', '', { code: first });
  // Within 50 ms of the first it would count as a second gun's, and wait for the cashier.
  await till.page.waitForTimeout(200);
  await till.scan(second);
  await till.expectVerdict('redeemed', '', { code: second });
  expect(sent()).toBe(2);
});
