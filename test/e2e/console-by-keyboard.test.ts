/** What changes something at WeChat's, done without a mouse from the first key to the last. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import { call, openConsole, tabTo } from './support/console';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  await openConsole(till);
});
afterAll(() => shop?.close());

const id = (name: string) => till.page.getByTestId(name);
const sent = (api: string) => shop.server.control.log().filter((seen) => seen.api === api).length;
/** Slower than any scanner. */
const type = (text: string) => till.page.keyboard.type(text, { delay: 60 });
const press = (key: string) => till.page.keyboard.press(key);

async function pressOn(testId: string, key = 'Enter'): Promise<void> {
  await tabTo(till.page, testId, 120);
  await press(key);
}

/** Types over what stands in a field. */
async function typeInto(testId: string, text: string): Promise<void> {
  await tabTo(till.page, testId, 120);
  await press('Control+A');
  await type(text);
}

async function openCard(cardId: string): Promise<void> {
  if (await id('back').isVisible()) await pressOn('back');
  await typeInto('field-card_id', cardId);
  await press('Enter');
  await id('change-form').waitFor();
}

test('a code is made void: consent, reason, last four, confirmed', async () => {
  await pressOn('nav-codes');
  await typeInto('field-code', '100000000001');
  await pressOn('send-code-unavailable');
  await id('consent').waitFor();
  await pressOn('consent', 'Space');
  await typeInto('reason', '顾客退款');
  await typeInto('confirm-text', '0001');
  expect(sent('unavailable')).toBe(0);
  await pressOn('confirm');
  await till.page.locator('[data-testid=change-outcome][data-outcome=done]').waitFor();
  expect(sent('unavailable')).toBe(1);
});

test('the dialog is left by Escape, and the focus is back where it was', async () => {
  await typeInto('field-code', '100000000002');
  await pressOn('send-code-unavailable');
  await id('consent').waitFor();
  await press('Escape');
  await id('consent').waitFor({ state: 'detached' });
  await expect
    .poll(() => till.page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('send-code-unavailable');
});

test('a card is changed: the field, the list of changes, confirmed', async () => {
  await pressOn('nav-cards');
  await openCard(cardIds.gift);
  await typeInto('field-base_info.notice', '请出示手机');
  await pressOn('send-card-update');
  await id('confirm').waitFor();
  await pressOn('confirm');
  await id('update-outcome').waitFor();
  expect(await id('value-notice').innerText()).toBe('请出示手机');
});

test('the stock grows by what was typed', async () => {
  await typeInto('field-increase_stock_value', '7');
  await pressOn('send-card-modifystock');
  await till.page.locator('[data-testid=stock-outcome][data-moved=true]').waitFor();
  expect(sent('modifystock')).toBe(1);
});

test('a card with codes of the shop’s own goes on the list that the counter asks', async () => {
  await call(till.page, 'changeSettings', { customCodeCardIds: [] });
  await openCard(cardIds.coffee);
  await pressOn('add-custom');
  await id('custom-listed').waitFor();
  expect(await call(till.page, 'settings', null)).toMatchObject({
    customCodeCardIds: [cardIds.coffee],
  });
});

test('a card is deleted after its title was typed', async () => {
  await openCard(cardIds.discount);
  await pressOn('send-card-delete');
  await id('confirm-text').waitFor();
  await typeInto('confirm-text', '9折优惠券');
  expect(sent('delete')).toBe(0);
  await pressOn('confirm');
  await till.page.locator('[data-testid=delete-outcome][data-gone=true]').waitFor();
  expect(sent('delete')).toBe(1);
});
