/**
 * Wedge Enter → verdict painted, against a bare undici request for the same coupon to the same
 * server from the same process (the till's main). Card details are in the shelf.
 */
import type { ElectronApplication } from 'playwright-core';
import { publish, rowsOf, spreadOf } from './stats';
import { type MeasuredTill, normalCode, paintedAt, watchPaint, withTill } from './till';

const SCANS = 500;
const WARM_UP = 20;

/** Measures, prints, and leaves `out/bench/wedge.json`. */
export async function run(): Promise<void> {
  await withTill(async (till) => {
    await watchPaint(till.page);
    const bare: number[] = [];
    const painted: number[] = [];
    for (let scan = 0; scan < WARM_UP + SCANS; scan++) {
      const [one, other] = [normalCode(2 * scan), normalCode(2 * scan + 1)];
      const bareMs = await bareRequest(till, one);
      const enterAt = await scanKeys(till.app, other);
      const paintedMs = (await paintedAt(till.page, other)) - enterAt;
      if (scan < WARM_UP) continue;
      bare.push(bareMs);
      painted.push(paintedMs);
    }
    const spreads = { 'bare undici request': spreadOf(bare), 'Enter → painted': spreadOf(painted) };
    console.table(rowsOf(spreads));
    publish('wedge', {
      figures: spreads,
      targets: [
        {
          name: 'p95 above a bare request, ms',
          value: spreads['Enter → painted'].p95 - spreads['bare undici request'].p95,
          limit: 15,
          kind: 'most',
        },
      ],
    });
  });
}

/** One code/get with the project's own undici in the till's main process. Milliseconds. */
export async function bareRequest({ app, server }: MeasuredTill, code: string): Promise<number> {
  const { baseUrl, appId, appSecret } = server;
  return app.evaluate(
    async ({ app: electronApp }, [base, appid, secret, wanted]) => {
      const { createRequire } = process.getBuiltinModule('node:module');
      const { request } = createRequire(`${electronApp.getAppPath()}/package.json`)('undici');
      const keep = globalThis as { benchToken?: string };
      const post = async (path: string, body: object) => {
        const answer = await request(`${base}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return answer.body.json();
      };
      keep.benchToken ??= (
        await post('/cgi-bin/stable_token', {
          grant_type: 'client_credential',
          appid,
          secret,
          force_refresh: false,
        })
      ).access_token;
      const started = performance.now();
      const answer = await post(`/card/code/get?access_token=${keep.benchToken}`, {
        code: wanted,
        check_consume: true,
      });
      if (answer.errcode !== 0) throw new Error(`errcode ${answer.errcode}`);
      return performance.now() - started;
    },
    [baseUrl, appId, appSecret, code] as const,
  );
}

/** Plays a fast gun; the moment of its Enter, wall-clock milliseconds. */
async function scanKeys(app: ElectronApplication, code: string): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    for (const keyCode of text) {
      contents.sendInputEvent({ type: 'keyDown', keyCode });
      contents.sendInputEvent({ type: 'char', keyCode });
      contents.sendInputEvent({ type: 'keyUp', keyCode });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const enterAt = performance.timeOrigin + performance.now();
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'Enter' });
    contents.sendInputEvent({ type: 'keyUp', keyCode: 'Enter' });
    return enterAt;
  }, code);
}
