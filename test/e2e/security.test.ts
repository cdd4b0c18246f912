/** The window as an attacker finds it who can run code in the page (electron-runtime.md §6). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callers } from '../../shared/contract';
import { inMain } from './support/in-main';
import { type Kiosk, panelSeenByMain } from './support/kiosk';
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
    const types = await till.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
    );
    expect(new Set(types)).toEqual(new Set(['undefined']));
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

describe('the content policy', () => {
  /** Does a deed in the page and tells which directives it violated. */
  const violations = (deed: string) =>
    till.page.evaluate(async (source) => {
      const seen: string[] = [];
      const note = (event: SecurityPolicyViolationEvent) => seen.push(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', note);
      // DevTools' own code may make a function of a text where the page itself may not.
      await new Function(`return (async () => { ${source} })()`)();
      await new Promise((go) => setTimeout(go, 200));
      document.removeEventListener('securitypolicyviolation', note);
      return seen;
    }, deed);

  test.each([
    [
      'an inline script',
      `{ const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one); one.remove(); }`,
      'script-src-elem',
    ],
    [
      'a foreign script',
      `{ const one = document.createElement('script'); one.src = 'https://127.0.0.1:1/x.js'; document.body.append(one); one.remove(); }`,
      'script-src-elem',
    ],
    ['a foreign image', `{ new Image().src = 'https://127.0.0.1:1/x.png'; }`, 'img-src'],
    ['a foreign request', `fetch('https://127.0.0.1:1/').catch(() => {})`, 'connect-src'],
    [
      'a frame',
      `{ const one = document.createElement('iframe'); one.src = 'https://127.0.0.1:1/'; document.body.append(one); setTimeout(() => one.remove(), 100); }`,
      'frame-src',
    ],
    [
      'an inline style',
      `{ const one = document.createElement('style'); one.textContent = 'body{display:none}'; document.head.append(one); one.remove(); }`,
      'style-src-elem',
    ],
  ])('stops %s', async (_, deed, directive) => {
    expect(await violations(deed)).toContain(directive);
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
    const states = await till.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'microphone', 'clipboard-read', 'midi'];
      const all = names.map(async (name) => {
        return [name, (await navigator.permissions.query({ name: name as PermissionName })).state];
      });
      return Object.fromEntries(await Promise.all(all)) as Record<string, string>;
    });
    expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
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
