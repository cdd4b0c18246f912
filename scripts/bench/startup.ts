/**
 * Cold start and memory of the packaged till against an empty Electron app of the same version,
 * packaged the same way, start by start in turns. Run by an ordinary user, in the sandbox.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build as pack } from 'electron-builder';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { startPracticeServer } from '../../main/practice/server';
import { withDisplay } from '../../test/e2e/support/desk';
import {
  cleanRoot,
  descendantsOf,
  giveToUser,
  startPackaged,
  userFolder,
} from '../../test/e2e/support/packaged';
import { dropFolders } from '../../test/e2e/support/profile';
import { root } from '../build';
import { runtimeKind } from '../electron-runtime.mjs';
import { afterPack } from '../package/after-pack';
import { publish, rowsOf, spreadOf } from './stats';

const STARTS = 10;
/** Longer than either start takes: nothing looks on while they paint. */
const UNSEEN_MS = 2_500;
/** Longer than Chromium keeps a service that nobody uses: the cameras' goes after 5 s. */
const SETTLE_MS = 10_000;

interface Contender {
  name: 'till' | 'empty app';
  program: string;
  profile: string;
  paintMs: number[];
  pssMb: number[];
}

/** Measures, prints, and leaves `out/bench/startup.json`. */
export async function run(): Promise<void> {
  const place = cleanRoot();
  const server = await startPracticeServer();
  const till: Contender = {
    ...{ name: 'till', program: packTill(place), profile: userFolder(), paintMs: [], pssMb: [] },
  };
  const empty: Contender = {
    ...{ name: 'empty app', program: await packEmpty(place), profile: userFolder() },
    ...{ paintMs: [], pssMb: [] },
  };
  const file = join(till.profile, 'provision.json');
  writeFileSync(file, JSON.stringify(practiceProvisioning(server)));
  giveToUser(till.profile);
  try {
    await withDisplay(async ({ env }) => {
      // The first start of each makes its profile and fills the disk's cache; the till has looked
      // by its end at how Chromium fares with the PC's graphics (main/window/graphics.ts).
      await start(till, env, [`--provision=${file}`]);
      await start(empty, env);
      for (const one of [till, empty]) Object.assign(one, { paintMs: [], pssMb: [] });
      for (let turn = 0; turn < STARTS; turn += 1) {
        for (const one of turn % 2 === 0 ? [till, empty] : [empty, till]) await start(one, env);
      }
    });
  } finally {
    await server.close();
    await dropFolders(place, till.profile, empty.profile);
  }
  report(till, empty);
}

async function start(
  contender: Contender,
  env: Record<string, string>,
  switches: string[] = [],
): Promise<void> {
  const { program, profile } = contender;
  const spawnedAt = Date.now();
  const running = await startPackaged({
    program,
    profile,
    env,
    switches: ['--windowed', ...switches],
    unseenMs: UNSEEN_MS,
  });
  const paintedAt = await running.page.evaluate<number>(PAINTED_AT);
  contender.paintMs.push(paintedAt - spawnedAt);
  await pause(SETTLE_MS);
  const kilobytes = descendantsOf(running.pid).map(pssKbOf);
  contender.pssMb.push(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
  await running.quit();
}

/** A process that has just ended holds nothing. */
function pssKbOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0; // A file edge: it ended between the list and its turn.
  }
}

function report(till: Contender, empty: Contender): void {
  const spreads = Object.fromEntries(
    [till, empty].flatMap(({ name, paintMs, pssMb }) => [
      [`${name}, spawn to first paint, ms`, spreadOf(paintMs)],
      [`${name}, all processes, MB (PSS)`, spreadOf(pssMb)],
    ]),
  );
  console.table(rowsOf(spreads));
  const median = (values: number[]) => spreadOf(values).p50;
  publish('startup', {
    figures: spreads,
    targets: [
      {
        name: 'start, times the empty app',
        value: median(till.paintMs) / median(empty.paintMs),
        limit: 1.3,
        kind: 'most',
      },
      {
        name: 'memory above the empty app, MB',
        value: median(till.pssMb) - median(empty.pssMb),
        limit: 60,
        kind: 'most',
      },
    ],
  });
}

function packTill(place: string): string {
  const out = join(place, 'till');
  const tsx = join(root, 'node_modules', '.bin', 'tsx');
  const test = runtimeKind() === 'official' ? [] : ['--test-runtime'];
  execFileSync(tsx, [join(root, 'scripts', 'package.ts'), '--dir', ...test, `--out=${out}`], {
    stdio: ['ignore', 'ignore', 2],
  });
  return join(out, 'linux-unpacked', 'kaquan-kiosk');
}

/** A window with a word in it, by the same configuration: archive, fuses, sandbox. */
async function packEmpty(place: string): Promise<string> {
  const source = join(place, 'empty');
  mkdirSync(join(source, 'out', 'main'), { recursive: true });
  mkdirSync(join(source, 'out', 'legal'));
  const dist = join(root, 'node_modules', 'electron', 'dist');
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'out/main/main.js', type: 'module' }),
  );
  writeFileSync(join(source, 'out', 'main', 'main.js'), EMPTY_MAIN);
  const out = join(place, 'empty-dist');
  await pack({
    projectDir: source,
    dir: true,
    linux: [],
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronVersion: readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, ''),
      electronDist: dist,
      afterPack,
      directories: { output: out, buildResources: join(root, 'assets', 'icons') },
      linux: { executableName: 'empty', icon: join(root, 'assets', 'icons') },
      electronFuses: { enableEmbeddedAsarIntegrityValidation: false },
    },
  });
  const folder = readdirSync(out).find((name) => name.endsWith('-unpacked')) ?? '';
  return join(out, folder, 'empty');
}

/** A text, because tsx puts a helper into functions that the page does not have. */
const PAINTED_AT = `(async () => {
  const look = () => performance.getEntriesByName('first-contentful-paint')[0];
  while (look() === undefined) await new Promise((go) => setTimeout(go, 20));
  return performance.timeOrigin + look().startTime;
})()`;

const EMPTY_MAIN = `
import { app, BrowserWindow } from 'electron';
const profile = process.argv.find((one) => one.startsWith('--profile='));
app.setPath('userData', profile.slice('--profile='.length));
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false });
  window.once('ready-to-show', () => window.show());
  // The fuse for file:// is off, as in the till.
  window.loadURL('data:text/html,<p data-testid="verdict">empty</p>');
});
app.on('window-all-closed', () => app.quit());
`;
