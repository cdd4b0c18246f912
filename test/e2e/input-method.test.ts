/**
 * A hand scanner under a real Chinese input method (fcitx5 with pinyin, active), played by
 * xdotool: the counter invites no input method, so every key arrives. The control must fail:
 * the same keys into an ordinary field are eaten. In the console people write Chinese: there the
 * input method works as anywhere else, and the scanner doctor tells what it does to a gun.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testTexts } from '../../shared/test-codes';
import { leaveConsole, openConsole } from './support/console';
import { type PinyinDesk, withPinyin } from './support/desk';
import { inMain } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { focusWindow, pressByXdotool, scanByXdotool, typeByXdotool } from './support/real-keys';
import { openShop, type Shop } from './support/shop';

const TITLE = '卡券核销台';
let desk: PinyinDesk;
let shop: Shop;
let till: Kiosk;
let release: () => void;
let held: Promise<void>;

beforeAll(async () => {
  desk = await new Promise<PinyinDesk>((opened, failed) => {
    held = withPinyin(
      (ready) =>
        new Promise<void>((done) => {
          release = done;
          opened(ready);
        }),
    );
    held.catch(failed);
  });
  shop = await openShop({ desk });
  till = await shop.openTill({ switches: ['--windowed'] });
  await focusWindow(desk, TITLE);
  await desk.activate();
});
afterAll(async () => {
  await shop?.close();
  release?.();
  await held;
});

const focusOn: Record<string, () => Promise<unknown>> = {
  nothing: () => till.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()),
  'the code field': () => till.page.getByTestId('manual-code').focus(),
  'a button': () => till.page.getByRole('button').first().focus(),
};

for (const [where, focus] of Object.entries(focusOn)) {
  test(`a scan with pinyin active and the focus on ${where} arrives whole`, async () => {
    await focus();
    await desk.activate();
    await scanByXdotool(desk, 'KQ-COFFEE-001');
    await till.expectVerdict('redeemable', '', { code: 'KQ-COFFEE-001' });
    expect(await till.page.getByTestId('manual-code').inputValue()).toBe('');
    await pressByXdotool(desk, 'Escape');
    await till.expectVerdict('ready');
  });
}

test('the control: the same keys into an ordinary field go through the input method', async () => {
  const composed = await inMain(till.app, async ({ BrowserWindow }) => {
    const page =
      '<title>control</title><input autofocus><script>window.n=0;' +
      "addEventListener('compositionstart',()=>n++)</script>";
    const window = new BrowserWindow({ width: 400, height: 200, show: true });
    await window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
    window.focus();
    return window.id;
  });
  await focusWindow(desk, 'control');
  await desk.activate();
  await scanByXdotool(desk, 'AB12nihao');
  const seen = await inMain(till.app, async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle() === 'control');
    const count = await window?.webContents.executeJavaScript('n');
    window?.destroy();
    return count as number;
  });
  expect(composed).toBeGreaterThan(0);
  expect(seen).toBeGreaterThan(0);
  await focusWindow(desk, TITLE);
});

test('a person writes Chinese into a field of the console, key by key', async () => {
  await openConsole(till);
  await till.page.getByTestId('nav-settings').click();
  const field = till.page.getByTestId('setting-storeName');
  await field.fill('');
  await field.focus();
  await desk.activate();
  await typeByXdotool(desk, 'nihao ');
  await typeByXdotool(desk, 'dian ');
  await expect.poll(() => field.inputValue()).toMatch(/^你好\p{Script=Han}$/u);
  expect(await till.page.getByTestId('scan-offer').count()).toBe(0);
});

test('the doctor tells that the input method takes a scan into a field, and reads the others', async () => {
  const { page } = till;
  await page.getByTestId('tab-scanners').click();
  await page.getByTestId('test-new').click();
  await page.getByTestId('doctor-now').waitFor();
  for (const nth of [0, 1]) {
    await desk.activate();
    await scanByXdotool(desk, testTexts.qr);
    await page.getByTestId('doctor-scan').nth(nth).waitFor();
  }
  await page.getByTestId('doctor-field').waitFor();
  await desk.activate();
  await scanByXdotool(desk, testTexts.qr);
  await page.getByTestId('doctor-results').waitFor();
  const kinds = await page
    .getByTestId('finding')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind')));
  expect(kinds).toEqual(['input-method', 'speed', 'suffix', 'layout']);
  expect(await page.getByTestId('scan-offer').count()).toBe(0);
  await page.getByTestId('doctor-done').click();
  await leaveConsole(till);
});
