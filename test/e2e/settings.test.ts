/** Settings in the real window: changed by hand, in force without a restart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerPage } from '../../shared/ledger';
import { call, leaveConsole, openConsole, PIN, seriousFindings, tabTo } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const id = (till: Kiosk, testId: string) => till.page.getByTestId(testId);

async function openSettings(till: Kiosk, page: string): Promise<void> {
  await openConsole(till);
  await id(till, 'nav-settings').click();
  await id(till, `tab-${page}`).click();
}

describe('a manager', () => {
  let till: Kiosk;
  beforeAll(async () => {
    till = await shop.openTill();
  });
  afterAll(() => till?.quit());

  test('changes language and name, and the window follows at once', async () => {
    await openSettings(till, 'shop');
    await id(till, 'setting-storeName').fill('人民路店');
    await id(till, 'save-storeName').click();
    await till.page.locator('.rail-place', { hasText: '人民路店' }).waitFor();
    await id(till, 'setting-language-en').click();
    await till.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await till.page.locator('.setting-said', { hasText: 'Saved' }).first().waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await leaveConsole(till);
    expect(await till.page.title()).not.toContain('卡券');
    await till.page.locator('.status .place', { hasText: '人民路店' }).waitFor();
  });

  test('leaves a row for each change, as the file that set the till up did', async () => {
    await openConsole(till);
    const query = { filter: { kind: 'manager' }, before: null, limit: 100 };
    const { rows } = (await call(till.page, 'ledgerSearch', query)) as LedgerPage;
    expect(rows.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        'provisioned',
        'setting-changed: storeName',
        'setting-changed: language',
      ]),
    );
    await leaveConsole(till);
  });

  test('saves the practice sheet as a file that can be printed', async () => {
    await openSettings(till, 'training');
    const path = join(till.profile, 'sheet.pdf');
    await inMainWith(till.app, path, ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    });
    await id(till, 'save-sheet').click();
    await till.page.getByText('Done.').waitFor();
    const pdf = readFileSync(path);
    expect([pdf.subarray(0, 5).toString(), pdf.byteLength > 50_000]).toEqual(['%PDF-', true]);
    // A machine without a printer says so to the caller, and opens no dialog.
    await inMainWith(till.app, null, ({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.print = (_options, told) => told?.(false, 'Failed to enumerate printers');
      });
    });
    await id(till, 'print-sheet').click();
    await till.page.getByText('Not printed').waitFor();
    await leaveConsole(till);
  });

  test('has an account tested live: each failure in words, the IP to allow ready to copy', async () => {
    await openSettings(till, 'account');
    await id(till, 'try-account').click();
    await till.page.locator('[data-testid=trial][data-ok=true]').waitFor();
    await id(till, 'account-appSecret').fill('wrong-secret');
    await id(till, 'try-account').click();
    await till.page.locator('[data-testid=toast-error][data-code="40125"]').waitFor();
    await id(till, 'discard-account').click();
    const deed = { kind: 'errcode', errcode: 40164 } as const;
    shop.server.control.addFault({ api: 'stable-token', times: 1, do: deed });
    await id(till, 'try-account').click();
    const card = till.page.locator('[data-testid=toast-error][data-code="40164"]');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/\d+\.\d+\.\d+\.\d+/);
    await id(till, 'account-apiBase').fill('http://127.0.0.1:9');
    await id(till, 'account-appSecret').fill(shop.server.appSecret);
    await id(till, 'try-account').click();
    await till.page.locator('[data-testid=toast-error][data-code="no-network"]').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await id(till, 'discard-account').click();
    await leaveConsole(till);
  });

  test('stores a wrong secret and the right one again, each in force at once', async () => {
    await openSettings(till, 'account');
    await id(till, 'account-appSecret').fill('wrong-secret');
    await id(till, 'save-account').click();
    await id(till, 'account-saved').waitFor();
    await leaveConsole(till);
    await till.type('100000000001');
    await till.expectVerdict('fault', 'credentials');
    await openSettings(till, 'account');
    await id(till, 'account-appSecret').fill(shop.server.appSecret);
    await id(till, 'save-account').click();
    await id(till, 'account-saved').waitFor();
    await leaveConsole(till);
    await till.type('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });

  test('never gets a sealed secret sent to another address', async () => {
    await openSettings(till, 'account');
    await id(till, 'account-apiBase').fill('http://127.0.0.1:9');
    await id(till, 'save-account').click();
    expect(await id(till, 'account-trouble').innerText()).toContain('AppSecret');
    await id(till, 'discard-account').click();
    await leaveConsole(till);
  });

  test('is warned on every screen that classic tokens end each other', async () => {
    await openSettings(till, 'account');
    await id(till, 'account-tokenMode-classic').click();
    await id(till, 'save-account').click();
    await id(till, 'classic-warning').waitFor();
    await leaveConsole(till);
    await id(till, 'classic-warning').waitFor();
    await openSettings(till, 'account');
    await id(till, 'account-tokenMode-stable').click();
    await id(till, 'save-account').click();
    await id(till, 'classic-warning').waitFor({ state: 'detached' });
    await leaveConsole(till);
  });

  test('starts a training with F6 and ends it: another ledger, a frame, nothing lost', async () => {
    const rows = () => call(till.page, 'shifts', { limit: 5 });
    await openConsole(till);
    await call(till.page, 'openShift', { operator: '王' });
    expect(await rows()).toHaveLength(1);
    const asked = shop.server.control.log().length;
    await till.press('F6');
    await till.page.locator('.counter[data-mode=practice] .banner.practice').waitFor();
    await till.expectVerdict('ready');
    expect(await call(till.page, 'shiftNow', null)).toBeNull();
    await till.type('100000000002');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
    await till.redeem();
    await till.expectVerdict('redeemed');
    expect(shop.server.control.log().length).toBe(asked);
    await openConsole(till);
    await till.press('F6');
    await till.page.locator('.counter[data-mode=test-server]').waitFor();
    expect(await call(till.page, 'shiftNow', null)).toMatchObject({ operator: '王' });
    // At the real account that coupon is as it was.
    await till.type('100000000002');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
  });

  test('starts no training over a redemption under way: its outcome is seen first', async () => {
    const deed = { kind: 'latency', ms: 6_000 } as const;
    shop.server.control.addFault({ api: 'consume', times: 1, do: deed });
    await till.redeem();
    await till.expectVerdict('redeeming');
    await openConsole(till);
    await till.press('F6');
    await till.expectVerdict('redeemed', '', { code: '100000000002' }, 10_000);
    expect(await till.page.locator('.counter').getAttribute('data-mode')).toBe('test-server');
  });
});

describe('a till without an account', () => {
  test('is set up by the keyboard alone, nothing typed is lost, and works for the account at once', async () => {
    const till = await shop.openTill({ provisioning: null });
    const { keyboard } = till.page;
    await till.press('F7');
    await id(till, 'first-run').waitFor();
    await tabTo(till.page, 'setting-language-zh-CN');
    await keyboard.press('ArrowDown');
    await till.page.getByRole('heading', { name: 'Setting up' }).waitFor();
    const ring = () =>
      till.page.evaluate(() => {
        const { tagName } = document.activeElement ?? {};
        return [tagName, getComputedStyle(document.activeElement as Element).outlineStyle];
      });
    await tabTo(till.page, 'first-run-next');
    expect(await ring()).toEqual(['BUTTON', 'solid']);
    await keyboard.press('Enter');
    // The next step's heading has the focus, and does not look like a field.
    expect(await ring()).toEqual(['H2', 'none']);
    await tabTo(till.page, 'setting-storeName');
    await keyboard.type('Half typed', { delay: 60 });
    await tabTo(till.page, 'first-run-later');
    await keyboard.press('Enter');
    await till.expectVerdict('ready');
    await till.press('F7');
    expect(await id(till, 'setting-storeName').inputValue()).toBe('Half typed');
    await id(till, 'step-account').press('Enter');
    await id(till, 'account-appId').fill(shop.server.appId);
    await id(till, 'account-appSecret').fill(shop.server.appSecret);
    await id(till, 'account-apiBase').fill(shop.server.baseUrl);
    await id(till, 'try-account').press('Enter');
    await till.page.locator('[data-testid=trial][data-ok=true]').waitFor();
    await id(till, 'save-account').press('Enter');
    await id(till, 'account-saved').waitFor();
    await till.page.locator('.manager[data-mode=test-server]').waitFor();
    await id(till, 'step-pin').press('Enter');
    await id(till, 'pin-first').fill(PIN);
    await id(till, 'pin-again').fill(PIN);
    await id(till, 'pin-set').press('Enter');
    await id(till, 'step-done').press('Enter');
    expect(await seriousFindings(till.page)).toEqual([]);
    await id(till, 'first-run-done').press('Enter');
    await till.expectVerdict('ready');
    expect(await till.page.getByTestId('open-first-run').count()).toBe(0);
    await till.type('100000000003');
    await till.expectVerdict('redeemable', '', { code: '100000000003' });
    // With a PIN set nobody changes a setting without it.
    expect(await call(till.page, 'changeSettings', { storeName: 'x' })).toContain(
      'refused: locked',
    );
    await till.quit();
  });
});

describe('a settings file that was damaged', () => {
  test('is replaced by the last good one, and that is said once', async () => {
    const till = await shop.openTill({ provisioning: { storeName: '人民路店' } });
    const { profile } = till;
    await till.quit();
    writeFileSync(join(profile, 'settings.json'), '{"storeName":');
    const again = await shop.openTill({ profile, provisioning: null });
    await id(again, 'settings-trouble').waitFor();
    await again.page.locator('.status .place', { hasText: '人民路店' }).waitFor();
    await id(again, 'settings-trouble-seen').click();
    await id(again, 'settings-trouble').waitFor({ state: 'detached' });
    await again.quit();
  });
});
