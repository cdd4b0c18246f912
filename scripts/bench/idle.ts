/**
 * What a till costs that nobody stands at: processor time of all its processes over a minute,
 * the camera on and its pause begun, against a bare page that shows the same stream.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { withDisplay } from '../../test/e2e/support/desk';
import { root } from '../build';
import { memoryInMemory, sandboxSwitches } from '../electron';
import { makeFakeCamera } from '../fake-camera';
import { publish, round } from './stats';
import { withTill } from './till';

/** Nothing moves for a minute, then the till pauses; a little more for its start. */
const UNTIL_PAUSED_MS = 66_000;
const MEASURED_MS = 60_000;
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Measures, prints, and leaves `out/bench/idle.json`. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-film-'));
  const file = join(folder, 'film.mjpeg');
  await makeFakeCamera({ file, scenes: [{ blank: true, seconds: 2 }] });
  const switches = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
  try {
    const bare = await bareShare(switches);
    const till = await tillShare(switches);
    report({ bare, ...till });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Percent of one core. */
interface Shares {
  bare: number;
  scanning: number;
  paused: number;
}

async function tillShare(switches: readonly string[]): Promise<Omit<Shares, 'bare'>> {
  const shares = { scanning: 0, paused: 0 };
  await withTill(async ({ app, page }) => {
    await showing(page);
    await sleep(SETTLE_MS);
    shares.scanning = await share(app, SCANNING_MS);
    await sleep(UNTIL_PAUSED_MS - SCANNING_MS - SETTLE_MS);
    shares.paused = await share(app, MEASURED_MS);
  }, switches);
  return shares;
}

const SETTLE_MS = 5_000;
const SCANNING_MS = 20_000;

async function bareShare(switches: readonly string[]): Promise<number> {
  let measured = 0;
  await withDisplay(async ({ env }) => {
    const app = await electron.launch({
      args: [
        ...memoryInMemory(),
        join(root, 'scripts', 'bench', 'bare', 'main.mjs'),
        ...sandboxSwitches(),
        ...switches,
      ],
      env,
    });
    try {
      await showing(await app.firstWindow());
      await sleep(SETTLE_MS);
      measured = await share(app, MEASURED_MS);
    } finally {
      await app.close();
    }
  });
  return measured;
}

/** Waits until a window's video plays. */
async function showing(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5);
}

/** Percent of one core that an app's processes use over a while. */
async function share(app: ElectronApplication, ms: number): Promise<number> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error('the app has no process');
  const before = await secondsOf(pid);
  await sleep(ms);
  return (100 * ((await secondsOf(pid)) - before)) / (ms / 1_000);
}

/** Processor seconds of a process and all below it. */
async function secondsOf(ancestor: number): Promise<number> {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? await statOf(pid) : null;
    if (stat !== null) processes.set(pid, stat);
  }
  const isBelow = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent;
    return pid === ancestor || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  const ticks = [...processes].map(([pid, stat]) => (isBelow(pid) ? stat.ticks : 0));
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND;
}

async function statOf(pid: number): Promise<{ parent: number; ticks: number } | null> {
  try {
    // The second field is a name in brackets and may hold anything; numbers follow it.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null; // It has ended meanwhile.
  }
}

function report(shares: Shares): void {
  console.table(
    Object.fromEntries(
      Object.entries(shares).map(([name, percent]) => [
        name,
        { 'percent of a core': round(percent) },
      ]),
    ),
  );
  publish('idle', {
    figures: { ...shares },
    targets: [
      {
        name: 'paused, points of a core above a bare page with the same stream',
        value: shares.paused - shares.bare,
        limit: 5,
        kind: 'most',
      },
    ],
  });
}
