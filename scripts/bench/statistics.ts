/**
 * `npm run bench -- statistics`: a year of statistics in the real window. How long the chart
 * takes after the last answer, how many calls a series and source need, and how long the second
 * opening takes, which asks nothing.
 */
import { openConsole } from '../../test/e2e/support/console';
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { openShop, type Shop } from '../../test/e2e/support/shop';
import { publish, round, rowsOf, spreadOf } from './stats';

const TIMES = 21;
const LATENCY_MS = 60;

const pages = [
  { tab: 'overview', api: 'getcardbizuininfo', sources: 2 },
  { tab: 'coupons', api: 'getcardcardinfo', sources: 2 },
  { tab: 'members', api: 'getcardmembercardinfo', sources: 2 },
] as const;

/** Measures, prints tables and leaves `out/bench/statistics.json`. */
export async function run(): Promise<void> {
  const shop = await openShop({ server: { latencyMs: LATENCY_MS } });
  try {
    const till = await shop.openTill();
    await openConsole(till);
    await till.page.getByTestId('nav-statistics').click();
    const calls: Record<string, number> = {};
    const drawn: Record<string, number[]> = {};
    const again: number[] = [];
    for (const { tab, api, sources } of pages) {
      await till.page.getByTestId(`tab-${tab}`).click();
      calls[api] = (await callsOfYear(till, shop)) / sources;
      drawn[api] = [];
      for (let time = 0; time < TIMES; time += 1) {
        await till.page.getByTestId('tab-reconciliation').click();
        const since = performance.now();
        await till.page.getByTestId(`tab-${tab}`).click();
        drawn[api].push(await drawnMs(till));
        again.push(performance.now() - since);
      }
    }
    const spreads = {
      ...Object.fromEntries(
        Object.entries(drawn).map(([api, times]) => [
          `${api}: answer to chart, ms`,
          spreadOf(times),
        ]),
      ),
      'second opening, known, to chart, ms': spreadOf(again),
    };
    console.table(rowsOf(spreads));
    const slowest = Math.max(...Object.values(drawn).map((times) => spreadOf(times).p95));
    publish('statistics', {
      figures: { calls, spreads },
      targets: [
        {
          name: 'calls of a year, a series and source',
          value: Math.max(...Object.values(calls)),
          limit: 6,
          kind: 'most',
        },
        {
          name: 'a year drawn after its answer, p95 ms',
          value: round(slowest),
          limit: 100,
          kind: 'most',
        },
      ],
    });
  } finally {
    await shop.close();
  }
}

async function callsOfYear({ page }: Kiosk, { server }: Shop): Promise<number> {
  server.control.clearLog();
  await page.getByTestId('preset-year').click();
  await page
    .locator('.statistics-page[data-asking=false] [data-testid=chart-daily][data-drawn-ms]')
    .waitFor();
  return server.control.log().filter(({ api }) => api === 'datacube').length;
}

/** What the chart itself measured, from the answer's arrival until it was drawn. */
async function drawnMs({ page }: Kiosk): Promise<number> {
  const chart = page.getByTestId('chart-daily').and(page.locator('[data-drawn-ms]'));
  await chart.waitFor();
  return Number(await chart.getAttribute('data-drawn-ms'));
}
