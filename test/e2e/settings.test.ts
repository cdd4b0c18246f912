/** Settings in the real window: changed by hand, in force without a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, leaveConsole, openConsole, PIN } from './support/console';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const id = (till: Kiosk, testId: string) => till.page.getByTestId(testId);

describe('a manager', () => {
  test('changes language and name, and the window follows at once', async () => {
    const till = await shop.openTill();
    await openConsole(till);
    await id(till, 'nav-settings').click();
    await id(till, 'setting-storeName').fill('人民路店');
    await id(till, 'save-storeName').click();
    await till.page.locator('.rail-place', { hasText: '人民路店' }).waitFor();
    await id(till, 'setting-language-en').check();
    await till.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await leaveConsole(till);
    expect(await till.page.title()).not.toContain('卡券');
    await till.page.locator('.status .place', { hasText: '人民路店' }).waitFor();
    await till.quit();
  });
});

describe('a till without an account', () => {
  test('opens the guide by a key, keeps its place, and lets nobody change settings once a PIN is set', async () => {
    const till = await shop.openTill({ provisioning: null });
    await till.press('F7');
    await id(till, 'first-run').waitFor();
    await id(till, 'setting-language-en').check();
    await till.page.getByRole('heading', { name: 'Setting up' }).waitFor();
    await id(till, 'first-run-next').click();
    await id(till, 'setting-storeName').fill('Half typed');
    await id(till, 'first-run-later').click();
    await till.expectVerdict('ready');
    await id(till, 'open-first-run').click();
    expect(await id(till, 'setting-storeName').inputValue()).toBe('Half typed');
    await id(till, 'first-run-later').click();
    await till.expectVerdict('ready');
    const wanted = { storeName: 'by call' };
    expect(await call(till.page, 'changeSettings', wanted)).toEqual({ ok: true });
    await call(till.page, 'managerSetPin', { pin: PIN });
    await call(till.page, 'managerLock', null);
    expect(await call(till.page, 'changeSettings', wanted)).toContain('refused: locked');
    await till.quit();
  });
});
