/** How secrets are protected, in the real app: by a passphrase, by a real key store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, leaveConsole, openConsole } from './support/console';
import { withKeyring } from './support/desk';
import { launchTo } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const PASSPHRASE = 'a long word 券';

describe('a passphrase', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  test('is set in the console, asked at the next start, and nothing opens before it is right', async () => {
    const till = await shop.openTill();
    const { profile } = till;
    await openConsole(till);
    await till.page.getByTestId('nav-settings').click();
    await till.page.getByTestId('tab-security').click();
    await till.page.getByTestId('passphrase-first').fill(PASSPHRASE);
    await till.page.getByTestId('passphrase-again').fill(PASSPHRASE);
    await till.page.getByTestId('passphrase-set').click();
    await till.page.locator('[data-testid=protection][data-protection=passphrase]').waitFor();
    await leaveConsole(till);
    await till.quit();

    shop.server.control.clearLog();
    const asking = await launchTo('passphrase', { desk: shop.desk, profile });
    const { page } = asking;
    try {
      await page.getByTestId('passphrase').fill('something else');
      await page.keyboard.press('Enter');
      await page.getByText(/口令不对/).waitFor();
      expect(await call(page, 'view', null)).toContain('not yet');
      expect(await call(page, 'redeem', { scanId: 1 })).toContain('not yet');
      expect(await page.getByTestId('verdict').count()).toBe(0);
      // Too soon: not even the right one is looked at.
      expect(await call(page, 'tryPassphrase', { passphrase: PASSPHRASE })).toBe(false);
      expect(shop.server.control.log()).toEqual([]);
      await page.waitForTimeout(1_500);
      await page.getByTestId('passphrase').fill(PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.getByTestId('verdict').waitFor();
      await asking.type('100000000001');
      await asking.expectVerdict('redeemable', '', { code: '100000000001' });
      await asking.quit();
    } finally {
      await asking.kill();
    }
  });
});

describe('a real key store', () => {
  test('seals the secrets, and opens them at the next start', async () => {
    await withKeyring(async (desk) => {
      const shop = await openShop({ desk });
      try {
        const switches = ['--password-store=gnome-libsecret'];
        const till = await shop.openTill({ switches });
        await openConsole(till);
        expect(await call(till.page, 'account', null)).toMatchObject({
          has: { appSecret: true },
          protection: 'key-store',
        });
        await leaveConsole(till);
        const { profile } = till;
        await till.quit();
        // The first byte says how it is sealed; there is no key beside it.
        expect(readFileSync(join(profile, 'secrets.sealed'))[0]).toBe(1);
        expect(() => readFileSync(join(profile, 'secrets.key'))).toThrow('ENOENT');
        const again = await shop.openTill({ profile, switches, provisioning: null });
        await again.type('100000000001');
        await again.expectVerdict('redeemable', '', { code: '100000000001' });
        await again.quit();
        // Without that key store nothing can be opened, and nothing is lost.
        const stranger = await shop.openTill({
          profile,
          switches: ['--password-store=basic'],
          provisioning: null,
        });
        await stranger.type('100000000001');
        await stranger.expectVerdict('fault', 'credentials');
        await stranger.quit();
        expect(readFileSync(join(profile, 'secrets.sealed'))[0]).toBe(1);
      } finally {
        await shop.close();
      }
    });
  });
});
