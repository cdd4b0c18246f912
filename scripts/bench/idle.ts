/**
 * What a till costs that nobody stands at: processor time of all its processes over a minute,
 * the camera on and its pause begun, against a bare page that shows the same stream. The process
 * that plays the film stands beside: it does the same for both, and its cost drifts by more within
 * one run than a till at rest uses.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron } from 'playwright-core';
import { withDisplay } from '../../test/e2e/support/desk';
import { root } from '../build';
import { memoryInMemory, sandboxSwitches } from '../electron';
import { makeFakeCamera } from '../fake-camera';
import { publish, round } from './stats';
import { videoPlays, withTill } from './till';

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
interface Share {
  own: number;
  /** Of the process that plays the film. */
  film: number;
}

type Shares = Record<'bare' | 'scanning' | 'paused', Share>;

const none: Share = { own: 0, film: 0 };

async function tillShare(switches: readonly string[]): Promise<Omit<Shares, 'bare'>> {
  const shares = { scanning: none, paused: none };
  await withTill(async ({ app, page }) => {
    await videoPlays(page);
    await sleep(SETTLE_MS);
    shares.scanning = await share(app, SCANNING_MS);
    await sleep(UNTIL_PAUSED_MS - SCANNING_MS - SETTLE_MS);
    shares.paused = await share(app, MEASURED_MS);
  }, switches);
  return shares;
}

const SETTLE_MS = 5_000;
const SCANNING_MS = 20_000;

async function bareShare(switches: readonly string[]): Promise<Share> {
  let measured = none;
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
      await videoPlays(await app.firstWindow());
      await sleep(SETTLE_MS);
      measured = await share(app, MEASURED_MS);
    } finally {
      await app.close();
    }
  });
  return measured;
}

/** What an app's processes use over a while. */
async function share(app: ElectronApplication, ms: number): Promise<Share> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error('the app has no process');
  const before = await ticksOf(pid);
  await sleep(ms);
  const after = await ticksOf(pid);
  const percent = (ticks: number) => (100 * ticks) / TICKS_PER_SECOND / (ms / 1_000);
  return { own: percent(after.own - before.own), film: percent(after.film - before.film) };
}

/** Processor time of a process and all below it. */
async function ticksOf(ancestor: number): Promise<Share> {
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
  const sum = { ...none };
  for (const [pid, { ticks }] of processes) {
    if (isBelow(pid)) sum[(await playsFilm(pid)) ? 'film' : 'own'] += ticks;
  }
  return sum;
}

async function playsFilm(pid: number): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.includes('--utility-sub-type=video_capture');
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
      Object.entries(shares).map(([name, { own, film }]) => [
        name,
        { 'percent of a core': round(own), 'the film': round(film) },
      ]),
    ),
  );
  publish('idle', {
    figures: { ...shares },
    targets: [
      {
        name: 'paused, points of a core above a bare page with the same stream',
        value: shares.paused.own - shares.bare.own,
        limit: 5,
        kind: 'most',
      },
    ],
  });
}
