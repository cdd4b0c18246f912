/**
 * From the start of the process to the painted "ready": the till on a profile that has been used
 * before, and an empty Electron window, by turns on the same display. Nothing is attached while
 * they start; afterwards each page is asked when it painted first.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { startPracticeServer } from '../../main/practice/server';
import { type Environment, withDisplay } from '../../test/e2e/support/desk';
import { dropFolders } from '../../test/e2e/support/profile';
import { root } from '../build';
import { electronBinary, sandboxSwitches } from '../electron';
import { publish, rowsOf, spreadOf } from './stats';

const STARTS = 10;
/** Longer than either start takes: nothing looks on while they paint. */
const SETTLE_MS = 1_800;
/** Longer than a till looks at how Chromium fares with the PC's graphics (main/window/graphics.ts). */
const FIRST_MS = 12_000;
const PATIENCE_MS = 60_000;

/** Milliseconds of each start, by contender. */
type Times = Record<'till' | 'empty' | 'spared', number[]>;

/** Measures, prints, and leaves `out/bench/cold-start.json`. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-cold-'));
  const server = await startPracticeServer();
  try {
    await withDisplay(async ({ env }) => {
      const profile = join(folder, 'profile');
      await mkdir(profile);
      const file = join(folder, 'provision.json');
      await writeFile(file, JSON.stringify(practiceProvisioning(server)));
      const till = [root, `--profile=${profile}`, '--windowed'];
      const empty = [await emptyApp(folder), `--user-data-dir=${join(folder, 'empty-profile')}`];
      const spared = [...empty, '--disable-gpu'];
      // The first start of each makes its profile and fills the system's file cache.
      await start([...till, `--provision=${file}`], env, FIRST_MS);
      await start(empty, env);
      const times: Times = { till: [], empty: [], spared: [] };
      for (let nth = 0; nth < STARTS; nth++) {
        times.till.push(await start(till, env));
        times.empty.push(await start(empty, env));
        times.spared.push(await start(spared, env));
      }
      report(times);
    });
  } finally {
    await server.close();
    await dropFolders(folder);
  }
}

function report(times: Times): void {
  const spreads = {
    till: spreadOf(times.till),
    'empty window': spreadOf(times.empty),
    'empty window that looks for no graphics': spreadOf(times.spared),
  };
  console.table(rowsOf(spreads));
  publish('cold-start', {
    figures: { milliseconds: times },
    targets: [
      {
        name: 'till to ready, × an empty Electron window (medians)',
        value: spreads.till.p50 / spreads['empty window'].p50,
        limit: 1.3,
        kind: 'most',
      },
    ],
  });
}

/** Milliseconds from the start of the process to its page's first painted content. */
async function start(args: string[], env: Environment, settleMs = SETTLE_MS): Promise<number> {
  const startedAt = Date.now();
  const switches = [...sandboxSwitches(), '--remote-debugging-port=0'];
  const child = spawn(electronBinary(), [...args, ...switches], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const address = await devToolsOf(child);
    await sleep(settleMs);
    return (await paintedAt(address)) - startedAt;
  } finally {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  }
}

async function devToolsOf(child: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((found, failed) => {
    child.once('exit', () => failed(new Error(`ended before it was ready: ${said}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
  });
}

/** Wall-clock milliseconds. The first content of either page is the text that says "ready". */
async function paintedAt(address: string): Promise<number> {
  const browser = await chromium.connectOverCDP(address, { timeout: PATIENCE_MS });
  try {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page === undefined) throw new Error('no page');
    const painted = await page.waitForFunction(
      () => {
        const [entry] = performance.getEntriesByName('first-contentful-paint');
        const ready = document.querySelector('[data-verdict="ready"]');
        return entry && ready && performance.timeOrigin + entry.startTime;
      },
      undefined,
      { timeout: PATIENCE_MS },
    );
    return (await painted.jsonValue()) as number;
  } finally {
    await browser.close();
  }
}

/** The smallest app with a window like the till's: sandboxed, shown when it is painted. */
async function emptyApp(folder: string): Promise<string> {
  const path = join(folder, 'empty');
  await mkdir(path);
  await writeFile(join(path, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  await writeFile(
    join(path, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, backgroundColor: '#080D15' });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
`,
  );
  await writeFile(
    join(path, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>empty</title><p data-verdict="ready">ready</p>',
  );
  return path;
}
