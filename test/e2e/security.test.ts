/** The window as an attacker finds it who can run code in the page (electron-runtime.md §6). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callers } from '../../shared/contract';
import { inMain } from './support/in-main';
import { type Kiosk, panelSeenByMain } from './support/kiosk';
import { forbidden, grantedPermissions, nodeNames, violations } from './support/probes';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

const PAGE = 'app://kiosk/index.html';

describe('the page', () => {
  test('is our own, from its own protocol', async () => {
    expect(till.page.url()).toBe(PAGE);
    expect(await till.page.evaluate(() => location.origin)).toBe('app://kiosk');
  });

  test('is sandboxed and isolated', async () => {
    const preferences = await inMain(till.app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const all = (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = all;
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    expect(preferences).toEqual([
      {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      },
    ]);
  });

  test('has no Node and no Electron', async () => {
    expect(await nodeNames(till.page)).toEqual([]);
  });

  test('finds exactly the contract behind window.kiosk, and cannot change it', async () => {
    const found = await till.page.evaluate(() => {
      const { kiosk } = globalThis as unknown as { kiosk: Record<string, unknown> };
      const before = kiosk['redeem'];
      try {
        kiosk['redeem'] = () => 'mine';
      } catch {
        // A frozen bridge may throw or stay silent.
      }
      return { names: Object.keys(kiosk).sort(), same: kiosk['redeem'] === before };
    });
    expect(found.names).toEqual([...Object.keys(callers), 'on'].sort());
    expect(found.same).toBe(true);
  });

  test('reads no file but those it was shipped with', async () => {
    const answers = await till.page.evaluate(async () => {
      const paths = [
        '../main/main.js',
        '%2e%2e/main/main.js',
        '/../../package.json',
        '//etc/passwd',
      ];
      const ask = paths.map((path) => fetch(`app://kiosk/${path}`).then(({ status }) => status));
      return await Promise.all([...ask, fetch('app://kiosk/index.html').then(({ ok }) => ok)]);
    });
    expect(answers).toEqual([404, 404, 404, 404, true]);
  });
});

test('a card without a picture is no error of the page', async () => {
  const errors: string[] = [];
  till.page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  const became = await till.page.evaluate(async () => {
    const seen = await new Promise<string>((done) => {
      const image = new Image();
      image.onload = () => done('a picture');
      image.onerror = () => done('none');
      image.src = '/pictures/pNobodyKnowsThisCard';
    });
    // Any error of the page would have been told before this one.
    console.error('the last line');
    return seen;
  });
  expect(became).toBe('none');
  await expect.poll(() => errors.at(-1)).toBe('the last line');
  expect(errors).toEqual(['the last line']);
});

describe('the content policy', () => {
  test.each(forbidden)('stops %s', async (_, deed, directive) => {
    expect(await violations(till.page, deed)).toContain(directive);
    expect(await till.page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(await till.page.getByTestId('verdict').isVisible()).toBe(true);
  });
});

describe('the window', () => {
  test('opens no other', async () => {
    expect(await till.page.evaluate(() => window.open('https://127.0.0.1:1/') === null)).toBe(true);
    expect(await till.page.evaluate(() => window.open('app://kiosk/index.html') === null)).toBe(
      true,
    );
    expect(
      await inMain(till.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    ).toBe(1);
  });

  test('may use the camera, and nothing else of the machine', async () => {
    expect(await grantedPermissions(till.page)).toEqual([]);
    const asked = await till.page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      position: await new Promise((tell) =>
        navigator.geolocation.getCurrentPosition(
          () => tell('given'),
          ({ code }) => tell(code),
        ),
      ),
      sound: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        ({ name }: Error) => name,
      ),
    }));
    expect(asked.notification).toBe('denied');
    expect(asked.position).toBe(1);
    expect(asked.sound).not.toBe('given');
  });
});

describe('a window that is led elsewhere', () => {
  test('stays where it is', async () => {
    // A till of its own: Playwright waits for ever for a navigation that main has stopped.
    const led = await shop.openTill();
    await led.page.evaluate(() => {
      for (const url of ['https://127.0.0.1:1/', 'file:///etc/passwd', 'data:text/html,x']) {
        location.href = url;
      }
      const link = document.createElement('a');
      link.href = 'https://127.0.0.1:1/';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await led.scan('100000000001');
    await expect
      .poll(() => panelSeenByMain(led), { timeout: 20_000 })
      .toMatchObject({ verdict: 'redeemable', code: '100000000001' });
    const urls = ({ BrowserWindow }: typeof import('electron')) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL());
    expect(await inMain(led.app, urls)).toEqual([PAGE]);
    await led.quit();
  });
});
