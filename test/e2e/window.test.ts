/** The window itself: full screen or not, one of its own, and alive again after a crash. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openConsole } from './support/console';
import { inMain } from './support/in-main';
import { type Kiosk, panelSeenByMain } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const facts = ({ BrowserWindow }: typeof import('electron')) => {
  const [window] = BrowserWindow.getAllWindows();
  return { kiosk: window?.isKiosk(), size: window?.getContentSize() };
};

describe('a till', () => {
  test('fills the screen, all of it', async () => {
    const till = await shop.openTill();
    await expect.poll(() => inMain(till.app, facts)).toEqual({ kiosk: true, size: [1366, 768] });
    // A desktop's own key may take it out: it goes back.
    await inMain(till.app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setKiosk(false),
    );
    await expect.poll(() => inMain(till.app, facts)).toEqual({ kiosk: true, size: [1366, 768] });
    await till.quit();
  });

  test('is an ordinary window where that is asked for', async () => {
    const till = await shop.openTill({ switches: ['--windowed'] });
    expect((await inMain(till.app, facts)).kiosk).toBe(false);
    await till.quit();
  });

  test('opens in the size that was set, though its window comes before its settings', async () => {
    let till = await shop.openTill();
    await openConsole(till);
    expect(await call(till.page, 'changeSettings', { zoom: '200' })).toEqual({ ok: true });
    await till.quit();
    till = await shop.openTill({ profile: till.profile, provisioning: null });
    const zoom = () =>
      inMain(till.app, ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
      );
    expect(await zoom()).toBe(2);
    expect(await till.page.evaluate(() => window.innerWidth)).toBe(683);
    await till.quit();
  });

  test('whose page crashes shows the last verdict again, and works on', async () => {
    const till = await shop.openTill();
    const code = '100000000001';
    await till.type(code);
    await till.expectVerdict('redeemable', '', { code });
    await crashPage(till);
    await expect
      .poll(() => panelSeenByMain(till), { timeout: 30_000 })
      .toMatchObject({ verdict: 'redeemable', code, status: 'NORMAL' });
    await till.scan('200000000003');
    await expect
      .poll(() => panelSeenByMain(till), { timeout: 30_000 })
      .toMatchObject({ verdict: 'refused', reason: 'gifting', code: '200000000003' });
    await till.quit();
  });

  test('whose page crashes during a redemption ends the redemption', async () => {
    const till = await shop.openTill();
    const code = '100000000002';
    shop.server.control.addFault({ api: 'consume', code, do: { kind: 'latency', ms: 1_500 } });
    await till.type(code);
    await till.expectVerdict('redeemable', '', { code });
    await till.redeem();
    await till.expectVerdict('redeeming', '', { code });
    await crashPage(till);
    await expect
      .poll(() => panelSeenByMain(till), { timeout: 30_000 })
      .toMatchObject({ verdict: 'redeemed', code });
    const consumed = shop.server.control.consumed().filter((row) => row.code === code);
    expect(consumed).toMatchObject([{ count: 1, attempts: 1 }]);
    await till.quit();
  });
});

async function crashPage(till: Kiosk): Promise<void> {
  await inMain(till.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
}
