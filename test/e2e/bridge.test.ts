/** The calls from the page to the main process, as somebody makes them who should not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callers, eventNames } from '../../shared/contract';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());
beforeEach(() => shop.server.control.clearLog());

const PAGE = 'app://kiosk/index.html';

describe('a call to the main process', () => {
  const call = (name: string, input: unknown) =>
    till.page.evaluate(
      async ([wanted, value]) => {
        const { kiosk } = globalThis as unknown as {
          kiosk: Record<string, (input: unknown) => Promise<unknown>>;
        };
        return await kiosk[wanted as string]?.(value).then(
          () => 'taken',
          (error: Error) => error.message,
        );
      },
      [name, input] as const,
    );

  test.each([
    ['typed', { text: 5 }],
    ['typed', { text: 'x', more: 1 }],
    ['typed', { text: 'x'.repeat(5_000) }],
    ['typed', null],
    ['typed', 'x'],
    ['redeem', { scanId: -1 }],
    ['redeem', { scanId: 1.5 }],
    ['redeem', { scanId: '1' }],
    ['redeem', {}],
    ['choose', { scanId: 1, code: 'x' }],
    ['codeField', { empty: 'yes' }],
    ['cameraSaw', { reads: [{ text: 'x', symbology: 'Aztec' }] }],
    ['cameraSaw', { reads: Array(9).fill({ text: 'x', symbology: 'QRCode' }) }],
    ['view', { all: true }],
    ['clear', 1],
  ])('with a wrong input is refused: %s %j', async (name, input) => {
    expect(await call(name, input)).toContain('refused');
    expect(shop.server.control.log()).toEqual([]);
  });

  test('that only a manager may make is refused while nobody has unlocked', async () => {
    const names = Object.entries(callers).flatMap(([name, who]) => (who === 'cashier' ? [] : name));
    for (const name of names) expect(await call(name, null)).toContain('refused: locked');
  });

  test('about another scan than the one on show does nothing', async () => {
    await till.type('100000000002');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
    const { scanId } = await till.view();
    expect(await call('redeem', { scanId: scanId - 1 })).toBe('taken');
    expect(await call('redeem', { scanId: scanId + 1 })).toBe('taken');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
    expect(shop.server.control.log().some(({ api }) => api === 'consume')).toBe(false);
  });

  test('from a page that is not ours is refused, even with our bridge', async () => {
    const answers = await inMainWith(till.app, PAGE, async ({ app, BrowserWindow }, page) => {
      const [ours] = BrowserWindow.getAllWindows();
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const said: unknown[] = [];
      for (const url of ['data:text/html,<p>x', 'about:blank', page]) {
        const foreign = new BrowserWindow({
          show: false,
          webPreferences: { preload, session: ours?.webContents.session as Electron.Session },
        });
        await foreign.loadURL(url);
        said.push(
          await foreign.webContents.executeJavaScript(
            "window.kiosk ? kiosk.view(null).then(() => 'let in', ({ message }) => message) : 'none'",
          ),
        );
        foreign.destroy();
      }
      return said;
    });
    expect(answers).toEqual(Array(3).fill(expect.stringContaining('refused')));
  });

  test('listens to no event but those of the contract', async () => {
    const listen = (name: string) =>
      till.page.evaluate((event) => {
        const { kiosk } = globalThis as unknown as {
          kiosk: { on(name: string, listener: () => void): () => void };
        };
        try {
          kiosk.on(event, () => {})();
          return 'taken';
        } catch (error) {
          return (error as Error).message;
        }
      }, name);
    for (const name of eventNames) expect(await listen(name)).toBe('taken');
    expect(await listen('secrets')).toContain('no event');
  });
});
