/** Setting a camera up in the console: the counter follows, and what is read is outlined where it is. */

import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultFormats } from '../../renderer/camera/engine';
import { double, grey } from '../../renderer/camera/pixels';
import { openWasmForNode } from '../../scripts/decode/engine';
import { leaveConsole, openConsole } from './support/console';
import { dropFilms, film } from './support/film';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const CODE = '500000500005';
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop?.close();
  await dropFilms();
});

test('a picture turned and mirrored in the settings is so at the counter, its outline on the code', async () => {
  const scene = { text: CODE, symbology: 'QRCode', seconds: 60, off: 0.07 } as const;
  const till = await shop.openTill({ switches: await film([scene]) });
  const id = (testId: string) => till.page.getByTestId(testId);
  await till.expectVerdict('redeemable', '', { code: CODE });
  const metrics = { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false };
  const devtools = await till.page.context().newCDPSession(till.page);
  await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
  expect(await missBy(till)).toBeLessThan(12);

  await openConsole(till);
  await id('nav-settings').click();
  await id('tab-camera').click();
  await till.page.getByTestId('camera-read').getByText(CODE).waitFor();
  await id('camera-rotation-90').click();
  await till.page.locator('.camera-picture[data-rotation="90"]').waitFor();
  await id('camera-mirror').click();
  await till.page.locator('.camera-picture[data-rotation="90"][data-mirror="true"]').waitFor();
  await id('setting-decoder-zxing-browser').click();
  await till.page.locator('[data-testid="camera"][data-engine="zxing-browser"]').waitFor();
  await id('setting-decoder-zxing-wasm').click();
  // What was read in the settings was not taken for a customer's.
  expect((await till.view()).recent).toHaveLength(1);
  await leaveConsole(till);

  const picture = till.page.locator('.camera-picture[data-rotation="90"][data-mirror="true"]');
  await picture.waitFor();
  expect(await missBy(till)).toBeLessThan(12);
  await till.quit();
});

/** Pixels between the outline's middle and the code's, as a look at the screen finds it. */
async function missBy(till: Kiosk): Promise<number> {
  const panel = till.page.getByTestId('camera');
  await panel.locator('.camera-read').waitFor();
  const outline = await panel.locator('.camera-read').boundingBox();
  const cell = await panel.boundingBox();
  const seen = PNG.sync.read(await panel.screenshot());
  const engine = await openWasmForNode(defaultFormats);
  // Twice as large: turned on its side the picture is small.
  const [read] = await engine.decode(double(grey(seen.data, seen.width, seen.height), 0));
  if (outline === null || cell === null) throw new Error('no outline');
  expect(read?.text).toBe(CODE);
  const corners = read?.corners ?? [];
  const middle = (pick: (corner: { x: number; y: number }) => number) =>
    corners.reduce((sum, corner) => sum + pick(corner), 0) / corners.length / 2;
  const x = outline.x + outline.width / 2 - cell.x - middle((corner) => corner.x);
  const y = outline.y + outline.height / 2 - cell.y - middle((corner) => corner.y);
  return Math.hypot(x, y);
}
