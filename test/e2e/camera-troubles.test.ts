/** A camera that is pulled out, taken, forbidden or dumb: said in words, and used again by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFilms, film, phone } from './support/film';
import { inMain } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const CODE = '500000500004';
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop?.close();
  await dropFilms();
});

test('a lost camera says why, and comes back without a restart', async () => {
  const till = await shop.openTill({ switches: await film([phone(CODE, 60)]) });
  await till.expectVerdict('redeemable', '', { code: CODE });
  await standIn(till);

  await lose(till, 'NotFoundError');
  expect(await says(till, 'unplugged')).toContain('摄像头已断开');
  await back(till, true);
  await says(till, 'live');

  await lose(till, 'NotReadableError');
  expect(await says(till, 'in-use')).toContain('其他程序');
  await back(till, false);
  await says(till, 'live');

  await lose(till, 'NotAllowedError');
  expect(await says(till, 'refused')).toContain('隐私设置');
  await back(till, false);
  await says(till, 'live');

  await lose(till, 'dumb');
  expect(await says(till, 'no-frames')).toContain('没有画面');
  await back(till, false);
  await says(till, 'live');
  // The picture is scanned again, not only shown. The desk is cleared while no camera can read: the
  // phone has lain in front of it all the while, and a read after Escape would ask about it anew.
  await lose(till, 'NotFoundError');
  await says(till, 'unplugged');
  await till.press('Escape');
  await till.expectVerdict('ready');
  // Away for longer than the counter takes a code for one that has stayed.
  await till.page.waitForTimeout(3_200);
  await back(till, true);
  await till.expectVerdict('redeemable', '', { code: CODE });
  await till.quit();
});

test('a till that may not run WebAssembly reads with the other decoder by itself', async () => {
  // The blank is longer than the counter takes a code for one that has stayed.
  const scenes = [phone(CODE, 3), { blank: true as const, seconds: 5 }];
  const till = await shop.openTill({ switches: await film(scenes) });
  await forbidWebAssembly(till);
  await till.page.reload();
  await till.page.locator('[data-testid="camera"][data-engine="zxing-browser"]').waitFor();
  const before = (await till.view()).recent.length;
  await expect
    .poll(async () => (await till.view()).recent.length, { timeout: 60_000, interval: 500 })
    .toBeGreaterThan(before);
  expect((await till.view()).recent[0]).toMatchObject({ code: CODE, source: 'camera' });
  await till.quit();
});

/** Serves the same page under a policy that lets no WebAssembly compile. */
async function forbidWebAssembly(till: Kiosk): Promise<void> {
  await inMain(till.app, ({ app, BrowserWindow }) => {
    const { protocol } = BrowserWindow.getAllWindows()[0]?.webContents.session ?? {};
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const types: Record<string, string> = { html: 'text/html', css: 'text/css' };
    protocol?.unhandle('app');
    protocol?.handle('app', ({ url }) => {
      const { pathname } = new URL(url);
      const body = readFileSync(`${app.getAppPath()}/out/renderer${pathname}`);
      const type = types[pathname.split('.').at(-1) ?? ''] ?? 'text/javascript';
      const headers = { 'content-type': type, 'content-security-policy': "script-src 'self'" };
      return new Response(new Uint8Array(body), { headers });
    });
  });
}

/** Waits for a state of the camera; what the panel says then. */
async function says(till: Kiosk, state: string): Promise<string> {
  const panel = till.page.locator(`[data-testid="camera"][data-state="${state}"]`);
  await panel.waitFor();
  return (await panel.textContent()) ?? '';
}

/** Puts a camera of the test's own in front of the real one: a fake device cannot be unplugged. */
async function standIn(till: Kiosk): Promise<void> {
  await till.page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    const camera = { answer: 'real', real };
    Object.assign(window, { camera });
    mediaDevices.getUserMedia = (constraints) => {
      if (camera.answer === 'real') return real(constraints);
      if (camera.answer !== 'dumb') return Promise.reject(new DOMException('', camera.answer));
      // A canvas that is never drawn on sends no frame.
      return Promise.resolve(document.createElement('canvas').captureStream(0));
    };
  });
}

/** The open track ends, and asking again brings this: an error's name, or a dumb camera. */
async function lose(till: Kiosk, answer: string): Promise<void> {
  await till.page.evaluate((wanted) => {
    Object.assign((window as unknown as { camera: object }).camera, { answer: wanted });
    const stream = document.querySelector('video')?.srcObject as MediaStream | null;
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }, answer);
}

/** The real camera is there again, with or without the system telling of it. */
async function back(till: Kiosk, told: boolean): Promise<void> {
  await till.page.evaluate((tell) => {
    Object.assign((window as unknown as { camera: object }).camera, { answer: 'real' });
    if (tell) navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, told);
}
