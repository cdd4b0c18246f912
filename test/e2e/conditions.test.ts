/** The conditions of a card: its hours, and what is shown while they are not known. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import type { Kiosk } from './support/kiosk';
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

const sent = () => shop.server.control.log().filter(({ api }) => api === 'consume').length;

describe('a coupon outside its hours', () => {
  const code = '100000000021';

  test('shows its limit, and Enter does not redeem it', async () => {
    await till.type(code);
    await till.expectVerdict('redeemable', 'outside-hours', { code });
    expect(await till.page.locator('[data-mark="does-not-fit"]').count()).toBe(1);
    await expect.poll(() => till.greenForMs(), { timeout: 20_000 }).toBeGreaterThan(600);
    await till.press('Enter', 'Enter');
    await till.expectVerdict('redeemable', 'outside-hours', { code });
    expect(sent()).toBe(0);
  });

  test('is redeemed only by two buttons, and Enter is neither of them', async () => {
    await till.type(code);
    await till.expectVerdict('redeemable', 'outside-hours', { code });
    await till.redeem();
    const confirm = till.page.getByTestId('redeem-confirm');
    await confirm.waitFor();
    expect(sent()).toBe(0);
    await till.press('Enter');
    expect(sent()).toBe(0);
    await confirm.click();
    await till.expectVerdict('redeemed', '', { code });
    expect(sent()).toBe(1);
  });

  test('is refused where the shop wants it so', async () => {
    const strict = await shop.openTill({ settings: { outsideHours: 'refuse' } });
    await strict.type('100000000022');
    await strict.expectVerdict('refused', 'outside-hours', { code: '100000000022' });
    expect(await strict.page.getByTestId('redeem').count()).toBe(0);
    await strict.quit();
  });
});

describe('a card whose conditions do not come in time', () => {
  test('leaves the green, unchecked; the next scan has them checked', async () => {
    const code = '600000000021';
    const known = () =>
      shop.server.control.log().some(({ cardId, outcome }) => {
        return cardId === cardIds.slow && outcome === 'errcode 0';
      });
    await till.scan(code);
    await till.expectVerdict('redeemable', 'conditions-unchecked', { code });
    await expect.poll(known, { timeout: 20_000 }).toBe(true);
    await till.press('F5');
    await till.expectVerdict('redeemable', '', { code });
  });

  test('does not keep the coupon from being redeemed', async () => {
    const code = '600000000023';
    await till.scan(code);
    await till.expectVerdict('redeemable', 'conditions-unchecked', { code });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code });
  });

  test('are shown with those that do not fit marked: another shop, a minimum', async () => {
    for (const [code, mark] of [
      ['100000000015', 'does-not-fit'],
      ['100000000016', 'to-check'],
      ['100000000017', 'fits'],
    ] as const) {
      await till.scan(code);
      await till.expectVerdict('redeemable', '', { code });
      expect(await till.page.locator(`[data-mark="${mark}"]`).count()).toBeGreaterThan(0);
    }
  });
});
