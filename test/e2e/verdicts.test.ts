import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;

beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

test('x', async () => {
  await till.scan('100000000001');
  await till.expectVerdict('redeemable');
});
