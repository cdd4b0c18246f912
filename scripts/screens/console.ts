/** Takes the console's pictures: a till in each language, its rooms one after another. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openConsole } from '../../test/e2e/support/console';
import { openShop, type Shop } from '../../test/e2e/support/shop';
import { rooms } from './rooms';

export interface ShootOptions {
  /** Names of rooms; empty takes all. */
  only: readonly string[];
  sizes: readonly { width: number; height: number }[];
  /** Where a picture goes, without the file's name. */
  folderOf: (language: string, size: string) => string;
}

/** A coupon redeemed beforehand, so that no list is empty. */
const REDEEMED_CODES = ['100000000001', '100000000002'];
const SETTLE_MS = 400;

/** Returns how many pictures were taken. */
export async function shootConsole(options: ShootOptions): Promise<number> {
  const shop = await openShop();
  let taken = 0;
  try {
    for (const language of ['zh-CN', 'en']) {
      taken += await shootLanguage(shop, language, options);
      await shop.server.control.reset();
    }
  } finally {
    await shop.close();
  }
  return taken;
}

async function shootLanguage(shop: Shop, language: string, options: ShootOptions): Promise<number> {
  const till = await shop.openTill({ provisioning: { language } });
  const { page } = till;
  const cdp = await page.context().newCDPSession(page);
  let taken = 0;
  for (const code of REDEEMED_CODES) {
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await till.redeem();
    await till.expectVerdict('redeemed');
  }
  await openConsole(till);
  const take = async (name: string) => {
    for (const { width, height } of options.sizes) {
      const size = { width, height, deviceScaleFactor: 1, mobile: false };
      await cdp.send('Emulation.setDeviceMetricsOverride', size);
      await page.waitForTimeout(SETTLE_MS);
      const folder = options.folderOf(language, `${width}x${height}`);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `console-${name}.png`) });
      taken += 1;
    }
  };
  const id = (testId: string) => page.getByTestId(testId);
  const wanted = rooms.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  );
  for (const room of wanted) await room.shoot({ till, page, server: shop.server, id, take });
  await till.quit();
  return taken;
}
