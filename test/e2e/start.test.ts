/** How a till starts: provisioned, practising, a second time, or not at all. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMain } from './support/in-main';
import { type Kiosk, runToItsEnd } from './support/kiosk';
import { filesWith } from './support/search';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

describe('a provisioned till', () => {
  let till: Kiosk;
  const appSecret = '7e57c0de7e57c0de7e57c0de7e57c0de';
  beforeAll(async () => {
    till = await shop.openTill({ provisioning: { managerPin: '93170264', storeName: '人民路店' } });
    await till.type('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });

  test('took the file in, and the file is gone', async () => {
    expect(existsSync(join(till.profile, 'provisioning.json'))).toBe(false);
    expect(await till.page.locator('.status').innerText()).toContain('人民路店');
  });

  test('keeps its secret, its token and its PIN nowhere in plain text', async () => {
    expect(shop.server.appSecret).toBe(appSecret);
    expect(filesWith(till.profile, appSecret)).toEqual([]);
    expect(filesWith(till.profile, '93170264')).toEqual([]);
    expect(filesWith(till.profile, 'access_token')).toEqual([]);
    // The search has eyes: what is no secret is found.
    expect(filesWith(till.profile, shop.server.appId)).not.toEqual([]);
  });

  test('lets nobody else read what it keeps', () => {
    for (const name of ['settings.json', 'secrets.sealed', 'secrets.key']) {
      expect(statSync(join(till.profile, name)).mode & 0o077).toBe(0);
    }
  });

  test('tells its window nothing of the account', async () => {
    const told = JSON.stringify(await till.view()) + (await till.page.content());
    expect(told).not.toContain(appSecret);
    expect(told).not.toContain(shop.server.appId);
  });

  test('says on every screen that this is a test server', async () => {
    expect(await till.page.locator('.banner.test-server').innerText()).toContain('TEST SERVER');
  });

  test('started a second time comes to the front, and the second start ends', async () => {
    const focused = (one: Kiosk) =>
      inMain(one.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
    // Another profile is another till: it opens, and stands in front of the first.
    const neighbour = await shop.openTill();
    await expect.poll(() => focused(till)).toBe(false);
    const second = await runToItsEnd({ desk: shop.desk, profile: till.profile });
    expect(second.code).toBe(0);
    await expect.poll(() => focused(till), { timeout: 10_000 }).toBe(true);
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    await neighbour.quit();
  });

  test('keeps its settings over a restart', async () => {
    const { profile } = till;
    await till.quit();
    till = await shop.openTill({ profile, provisioning: null });
    await till.type('KQ-COFFEE-001');
    await till.expectVerdict('redeemable', '', { code: 'KQ-COFFEE-001' });
    expect(await till.page.locator('.status').innerText()).toContain('人民路店');
    await till.quit();
  });
});

describe('a provisioning file that is wrong', () => {
  const good = {
    appId: 'wx4b7a11c0ffee2024',
    appSecret: '0123456789abcdef0123456789abcdef',
    managerPin: '2580',
    storeName: '店',
    deviceName: '台',
    language: 'zh-CN',
  };

  test.each([
    ['lacks managerPin', { ...good, managerPin: undefined }, 'managerPin'],
    ['has a key that nobody knows', { ...good, colour: 'red' }, 'colour'],
    ['has a wrong type', { ...good, locationId: '12' }, 'locationId'],
    ['has plain http to elsewhere', { ...good, apiBase: 'http://10.0.0.5' }, 'apiBase'],
  ])(
    'is refused with the name of its key, and nothing is applied: it %s',
    async (_, provisioning, key) => {
      const profile = shop.profile();
      const { code, said } = await runToItsEnd({ desk: shop.desk, profile, provisioning });
      expect(code).toBe(1);
      expect(said).toContain(key);
      expect(existsSync(join(profile, 'provisioning.json'))).toBe(true);
      expect(filesWith(profile, good.appSecret)).toEqual([join(profile, 'provisioning.json')]);
      expect(existsSync(join(profile, 'secrets.sealed'))).toBe(false);
    },
  );

  test('is refused where it is no JSON, or not there', async () => {
    const profile = shop.profile();
    const file = join(profile, 'half.json');
    writeFileSync(file, '{"appId": "wx');
    const wish = { desk: shop.desk, profile };
    const half = await runToItsEnd({ ...wish, switches: [`--provision=${file}`] });
    expect(half.code).toBe(1);
    expect(half.said).toContain('JSON');
    const none = await runToItsEnd({ ...wish, switches: ['--provision=/nowhere/at-all.json'] });
    expect(none.code).toBe(1);
    expect(none.said).toContain('/nowhere/at-all.json');
  });
});

describe('a switch that is wrong', () => {
  test.each([
    ['--api-base=http://example.invalid', '--api-base'],
    ['--provision=', '--provision'],
  ])('ends the start with its name: %s', async (wrong, name) => {
    const wish = { desk: shop.desk, profile: shop.profile(), switches: [wrong] };
    const { code, said } = await runToItsEnd(wish);
    expect(code).toBe(1);
    expect(said).toContain(name);
  });
});

describe('a till without an account', () => {
  test('practises at once, in a frame that nobody overlooks', async () => {
    const till = await shop.openTill({ provisioning: null });
    expect((await till.view()).state.kind).toBe('ready');
    expect(await till.page.locator('main').getAttribute('data-mode')).toBe('practice');
    await till.page.locator('.banner.practice').waitFor();
    await till.type('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: '100000000001' });
    expect(shop.server.control.consumed()).toEqual([]);
    await till.quit();

    const again = await shop.openTill({ profile: till.profile, provisioning: null });
    await again.type('100000000001');
    await again.expectVerdict('redeemable', '', { code: '100000000001' });
    await again.quit();
  });
});
