/**
 * 2,000 scans in one run: what the JavaScript heaps of main and page keep, after a forced
 * collection, from the 200th scan to the last. Process sizes stand beside.
 */
import type { CDPSession } from 'playwright-core';
import { publish, round } from './stats';
import { type MeasuredTill, normalCode, paintedAt, watchPaint, withTill } from './till';

const FROM = 200;
const TO = 2_000;
const MEGABYTE = 1024 * 1024;

/** Measures, prints, and leaves `out/bench/memory.json`. */
export async function run(): Promise<void> {
  await withTill(async (till) => {
    const session = await till.page.context().newCDPSession(till.page);
    await watchPaint(till.page);
    for (let scan = 1; scan <= FROM; scan++) await look(till, scan);
    const before = await heaps(till, session);
    for (let scan = FROM + 1; scan <= TO; scan++) await look(till, scan);
    const after = await heaps(till, session);
    console.table({ [`after ${FROM}`]: before, [`after ${TO}`]: after });
    publish('memory', {
      figures: { before, after },
      targets: (['main', 'renderer'] as const).map((name) => ({
        name: `${name} heap growth, MB`,
        value: after[name] - before[name],
        limit: 5,
        kind: 'most',
      })),
    });
  });
}

async function look({ page }: MeasuredTill, scan: number): Promise<void> {
  const code = normalCode(scan);
  await page.getByTestId('manual-code').fill(code);
  await page.getByTestId('manual-code').press('Enter');
  await paintedAt(page, code);
}

/** Megabytes after a forced collection. */
async function heaps({ app, page }: MeasuredTill, session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const main = await app.evaluate(({ app: electronApp }) => {
    // Chromium's own switch for it does not reach the main process.
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    const processes = electronApp.getAppMetrics();
    return {
      heap: process.memoryUsage().heapUsed,
      rss: processes.reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0),
    };
  });
  await page.evaluate(() => {
    const { painted } = window as unknown as { painted: Record<string, number> };
    for (const code of Object.keys(painted)) delete painted[code];
  });
  return {
    main: round(main.heap / MEGABYTE),
    renderer: round(usedSize / MEGABYTE),
    'all processes (RSS)': round(main.rss / MEGABYTE),
  };
}
