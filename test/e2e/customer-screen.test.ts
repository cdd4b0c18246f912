/** The customer's screen: what it shows, where it is, and what it may not do. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callers } from '../../shared/contract';
import type { ShownSettings } from '../../shared/settings';
import { call, leaveConsole, openConsole, seriousFindings } from './support/console';
import { inMain, inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

async function set(customerScreen: ShownSettings['customerScreen']): Promise<void> {
  await openConsole(till);
  expect(await call(till.page, 'changeSettings', { customerScreen })).toEqual({ ok: true });
  await leaveConsole(till);
}

async function customerPage(): Promise<Page> {
  const found = () => till.app.windows().find((page) => page.url().includes('customer.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const page = found() as Page;
  await page.getByTestId('customer').waitFor();
  return page;
}

const windows = () =>
  inMain(till.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().includes('customer'))
      .map((window) => ({ shown: window.isVisible(), bounds: window.getBounds() })),
  );

describe('on this screen, turned', () => {
  test('is opened by a setting, and hidden until it is asked for', async () => {
    expect(await windows()).toEqual([]);
    await set('turned-180');
    await customerPage();
    expect((await windows()).map(({ shown }) => shown)).toEqual([false]);
  });

  test('shows the reason and the taps that help, no code and no openid', async () => {
    await till.scan('200000000003');
    await till.expectVerdict('refused', 'gifting', { code: '200000000003' });
    await till.press('F4');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(true);
    const page = await customerPage();
    expect(await page.getByTestId('customer').getAttribute('data-reason')).toBe('gifting');
    expect(await page.getByTestId('customer-taps').locator('li').count()).toBe(2);
    expect(await page.locator('.turned').getAttribute('data-turn')).toBe('180');
    const told = JSON.stringify(await call(page, 'view', null)) + (await page.content());
    const full = await till.view();
    const openid = 'coupon' in full.state ? (full.state.coupon?.openidMasked ?? '') : '';
    expect(openid).not.toBe('');
    expect(told).not.toContain(openid);
    expect(told).not.toContain('200000000003');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('turns back with the next scan', async () => {
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    await expect.poll(async () => (await windows())[0]?.shown).toBe(false);
  });

  test('turns back by Enter, which redeems nothing then', async () => {
    await till.press('F4');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(true);
    await till.page.waitForTimeout(700);
    await till.press('Enter');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(false);
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    expect(shop.server.control.consumed()).toEqual([]);
  });

  test('turns back by the key of a panel, which does not come up unseen', async () => {
    await till.press('F4');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(true);
    await till.press('F2');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(false);
    expect(await till.page.getByTestId('shift-panel').count()).toBe(0);
    await till.press('F2');
    await till.page.getByTestId('shift-panel').waitFor();
    await till.press('F2');
  });

  test('turns back for the console, and never covers it', async () => {
    await till.press('F4');
    await expect.poll(async () => (await windows())[0]?.shown).toBe(true);
    await till.press('F9');
    await till.page.getByTestId('manager-pin').waitFor();
    await expect.poll(async () => (await windows())[0]?.shown).toBe(false);
    // As F4 pressed right behind F9 would: the page that sent it is not the console's yet.
    await call(till.page, 'showCustomer', null);
    expect((await windows())[0]?.shown).toBe(false);
    await openConsole(till);
    await leaveConsole(till);
  });
});

describe('its page', () => {
  test('finds no call but the two that it needs', async () => {
    const page = await customerPage();
    const names = await page.evaluate(() =>
      Object.keys((globalThis as unknown as { kiosk: object }).kiosk).sort(),
    );
    expect(names).toEqual(['on', 'till', 'view']);
  });

  test('is refused every other one, should it find them', async () => {
    const refused = await inMainWith(till.app, Object.keys(callers), async (electron, names) => {
      const own = electron.BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('customer'),
      );
      const handlers = (
        electron.ipcMain as unknown as {
          _invokeHandlers: Map<string, (...all: unknown[]) => unknown>;
        }
      )._invokeHandlers;
      const door = handlers.get('kiosk:call');
      const event = { sender: own?.webContents, senderFrame: own?.webContents.mainFrame };
      const taken: string[] = [];
      for (const name of names) {
        const reply = (await door?.(event, name, null)) as { ok: boolean };
        if (reply.ok) taken.push(name);
      }
      return taken;
    });
    expect(refused.toSorted()).toEqual(['till', 'view']);
  });

  test('is sandboxed, and stays where it is', async () => {
    const page = await customerPage();
    expect(await page.evaluate(() => window.open('https://127.0.0.1:1/') === null)).toBe(true);
    const preferences = await inMain(till.app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const all = (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        return [all['sandbox'], all['contextIsolation'], all['nodeIntegration']];
      }),
    );
    expect(preferences).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
    const camera = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        ({ name }: Error) => name,
      ),
    );
    expect(camera).not.toBe('given');
  });
});

describe('on a second display', () => {
  const plug = (second: boolean) =>
    inMainWith(till.app, second, ({ screen }, there) => {
      const [first] = screen.getAllDisplays();
      const other = { ...first, id: 99, bounds: { x: 300, y: 100, width: 800, height: 600 } };
      const displays = there ? [first, other] : [first];
      Object.assign(screen, { getAllDisplays: () => displays });
      screen.emit('display-added');
    });

  test('is there as long as the display is', async () => {
    await set('second-display');
    await expect.poll(windows).toEqual([]);
    await plug(true);
    const bounds = { x: 300, y: 100, width: 800, height: 600 };
    await expect.poll(windows).toEqual([{ shown: true, bounds }]);
    const page = await customerPage();
    await till.scan('200000000013');
    await expect
      .poll(() => page.getByTestId('customer').getAttribute('data-reason'))
      .toBe('expired');
    await plug(false);
    await expect.poll(windows).toEqual([]);
    await plug(true);
    await expect.poll(async () => (await windows()).length).toBe(1);
    await set('off');
    await expect.poll(windows).toEqual([]);
    await till.quit();
  });
});
