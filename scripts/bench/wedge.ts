/**
 * Wedge Enter → verdict painted, against a bare undici request for the same coupon to the same
 * server from the same process (the till's main). Card details are in the shelf.
 */
import type { ElectronApplication } from 'playwright-core';
import { bareRequest, installBare } from './bare-request';
import { publish, rowsOf, spreadOf } from './stats';
import { normalCode, paintedAt, watchPaint, withTill } from './till';

const SCANS = 500;
const WARM_UP = 20;
/** Longer than a scan takes; one that takes longer yet is waited for all the same. */
const SCAN_OVER_MS = 100;

/** Measures, prints, and leaves `out/bench/wedge.json`. */
export async function run(): Promise<void> {
  await withTill(async (till) => {
    await installBare(till);
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

/**
 * Plays a fast gun; the moment of its Enter, wall-clock milliseconds. Comes back once the scan is
 * over, so that no question to the till runs beside it.
 */
async function scanKeys(app: ElectronApplication, code: string): Promise<number> {
  return app.evaluate(
    async ({ BrowserWindow }, [text, overMs]) => {
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
      await new Promise((resolve) => setTimeout(resolve, overMs));
      return enterAt;
    },
    [code, SCAN_OVER_MS] as const,
  );
}
