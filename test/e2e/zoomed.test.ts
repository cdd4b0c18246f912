/** The console at 200 %: every section and page, where nothing is cut off, covered or squeezed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownSettings } from '../../shared/settings';
import { sectionNames } from '../../shared/words/console-words';
import { call, openConsole } from './support/console';
import type { Kiosk } from './support/kiosk';
import { outOfReach } from './support/reach';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill({ settings: { zoom: '200' } });
  await openConsole(till);
});
afterAll(() => shop?.close());

async function set(change: Partial<ShownSettings>): Promise<void> {
  expect(await call(till.page, 'changeSettings', change)).toEqual({ ok: true });
}

const pressed = () => till.page.locator('.section :is(nav.tabs, [role=tablist]) .tab');

test.each(['zh-CN', 'en'] as const)(
  'scrolls down only, and all of it is reached, in %s',
  async (language) => {
    await set({ language });
    expect(await till.page.evaluate(() => innerWidth)).toBe(683);
    await till.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    const found: Record<string, string[]> = {};
    for (const name of sectionNames) {
      await till.page.getByTestId(`nav-${name}`).click();
      await till.page.locator('.section :is(input, button)').first().waitFor();
      const tabs = Math.max(1, await pressed().count());
      for (let tab = 0; tab < tabs; tab += 1) {
        if (tabs > 1) await pressed().nth(tab).click();
        await till.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
        const missed = await outOfReach(till.page);
        if (missed.length > 0) found[`${name} ${tab}`] = missed;
      }
    }
    expect(found).toEqual({});
  },
);

test('a dialog scrolls as well', async () => {
  await till.page.getByTestId('nav-codes').click();
  await till.page.getByTestId('field-code').fill('KQ-COFFEE-001');
  await till.page.getByTestId('find-code').click();
  await till.page.getByTestId('found-code').waitFor();
  await till.page.getByTestId('send-code-unavailable').click();
  await till.page.getByTestId('consent').waitFor();
  expect(await outOfReach(till.page)).toEqual([]);
  await till.page.keyboard.press('Escape');
});

test('the shift panel comes into view, and the verdict again after it', async () => {
  const fresh = await shop.openTill({ settings: { zoom: '200' } });
  const { page } = fresh;
  const whole = (testId: string) =>
    page.getByTestId(testId).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  await fresh.scan('100000000001');
  await fresh.expectVerdict('redeemable', '', { code: '100000000001' });
  await fresh.press('F2');
  await expect.poll(() => whole('shift-operator')).toBe(true);
  await fresh.press('F2');
  await expect.poll(() => whole('verdict')).toBe(true);
  await fresh.kill();
});

test('so do the counter below its verdict, and the first-run guide', async () => {
  const fresh = await shop.openTill({ provisioning: null, settings: { zoom: '200' } });
  expect(await outOfReach(fresh.page)).toEqual([]);
  await fresh.page.getByTestId('open-first-run').click();
  const steps = fresh.page.locator('.first-run-steps button');
  await steps.first().waitFor();
  const found: string[][] = [];
  for (let step = 0; step < (await steps.count()); step += 1) {
    await steps.nth(step).click();
    await fresh.page.locator('.first-run-steps button[aria-current]').waitFor();
    found.push(await outOfReach(fresh.page));
  }
  expect(found.length).toBeGreaterThan(5);
  expect(found.flat()).toEqual([]);
});
