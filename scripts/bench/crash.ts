/**
 * Kills the real app with SIGKILL at random moments of redemptions, again and again on one
 * profile, against a practice server of its own process that also loses requests and answers.
 * Afterwards server and ledger must agree about every single coupon.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import type { KioskBridge } from '../../shared/contract';
import type { Environment } from '../../test/e2e/support/desk';
import { withDisplay } from '../../test/e2e/support/desk';
import { dropFolders } from '../../test/e2e/support/profile';
import { root } from '../build';
import { electronBinary } from '../electron';
import { type CrashFindings, judgeCrashes } from './crash-judge';
import { type CrashServer, faultsFor, startCrashServer } from './crash-server';
import { mulberry } from './ledger-rows';
import { publish, type Target } from './stats';
import { measuredLine } from './till';

export interface CrashRun extends CrashFindings {
  kills: number;
  redemptions: number;
  seconds: number;
}

/** One start of the app, from its launch to its end. */
export interface Life {
  codes: string[];
  launchedAt: number;
}

const LAUNCH_MS = 90_000;
const SETTLE_MS = 120_000;
/** Redemptions before the one that is cut off, at most. */
const BEFORE = 3;

/** Two hundred kills, as `npm run bench -- crash` makes them. */
export async function run(): Promise<void> {
  const found = await crash(200, Math.floor(Date.now() / 1000));
  const { problems, intents, ...figures } = found;
  console.table({ ...figures, ...intents });
  for (const problem of problems) console.log(problem);
  const targets: Target[] = [
    { name: 'kills', value: found.kills, limit: 200, kind: 'least' },
    {
      name: 'coupons about which server and ledger differ',
      value: problems.length,
      limit: 0,
      kind: 'most',
    },
  ];
  publish('crash', { figures: found as unknown as Record<string, unknown>, targets });
}

/** So many kills; the same seed chooses the same troubles and moments. */
export async function crash(kills: number, seed: number): Promise<CrashRun> {
  const begun = performance.now();
  const random = mulberry(seed);
  const lives: Life[] = [];
  return await withDisplay(async ({ env }) => {
    const server = await startCrashServer();
    const profile = join(env['HOME'] ?? '', 'profile');
    try {
      const file = await server.provisioning(env['HOME'] ?? '');
      for (let kill = 0; kill < kills; kill += 1) {
        const switches = kill === 0 ? [`--provision=${file}`] : [];
        lives.push(await oneLife({ env, profile, server, random, switches, life: kill }));
      }
      const lastAt = Date.now();
      await settle(env, profile);
      const findings = await judgeCrashes(join(profile, 'ledger.sqlite'), server, lives, lastAt);
      const redemptions = lives.reduce((sum, { codes }) => sum + codes.length, 0);
      const seconds = Math.round((performance.now() - begun) / 1000);
      return { kills, redemptions, seconds, ...findings };
    } finally {
      await server.close();
      await dropFolders(profile);
    }
  });
}

interface LifeParts {
  env: Environment;
  profile: string;
  server: CrashServer;
  random: () => number;
  switches: readonly string[];
  life: number;
}

/** Starts the app, redeems a few coupons, and kills it somewhere in the last one. */
async function oneLife(parts: LifeParts): Promise<Life> {
  const { server, random, life } = parts;
  const launchedAt = Date.now();
  const { app, page } = await launch(parts.env, parts.profile, parts.switches);
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const count = 1 + Math.floor(random() * (BEFORE + 1));
  const codes = Array.from({ length: count }, (_, n) => codeOf(life, n));
  const moment = momentOf(random);
  for (const [index, code] of codes.entries()) {
    const last = index === codes.length - 1;
    if (last) await server.control({ faults: faultsFor(code, random) });
    const redeeming = redeem(page, code, last);
    if (!last) await redeeming;
    else {
      redeeming.catch(() => {});
      await green(page, code);
      await sleep(moment);
    }
  }
  child.kill('SIGKILL');
  await ended;
  return { codes, launchedAt };
}

/** Mostly within the call itself; now and then among the read-backs and the re-send. */
function momentOf(random: () => number): number {
  const share = random();
  if (share < 0.7) return random() * 200;
  return share < 0.9 ? random() * 1_500 : random() * 6_000;
}

/** A good coupon of the practice server that no other life uses. */
function codeOf(life: number, index: number): string {
  return `5${String(life * 10 + index + 1).padStart(11, '0')}`;
}

async function launch(
  env: Environment,
  profile: string,
  switches: readonly string[],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await electron.launch({
    executablePath: electronBinary(),
    args: measuredLine(profile, switches),
    env,
    cwd: root,
    timeout: LAUNCH_MS,
  });
  try {
    const page = await app.firstWindow({ timeout: LAUNCH_MS });
    page.setDefaultTimeout(LAUNCH_MS);
    await page.waitForFunction(() => 'kiosk' in globalThis);
    return { app, page };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

/** Asks for a code and presses the button as soon as it is green; waits for the outcome. */
async function redeem(page: Page, code: string, cutOff: boolean): Promise<void> {
  await page.evaluate(
    async ({ text, waits }) => {
      const { kiosk } = globalThis as unknown as { kiosk: KioskBridge };
      const told = globalThis as unknown as { green?: string };
      await kiosk.typed({ text });
      for (;;) {
        const { state, scanId } = await kiosk.view(null);
        if (state.kind === 'redeemable' && state.code === text) {
          told.green = text;
          await kiosk.redeem({ scanId });
          break;
        }
        await new Promise((go) => setTimeout(go, 3));
      }
      while (waits) {
        const { state } = await kiosk.view(null);
        if (state.kind === 'redeemed' || state.kind === 'fault') break;
        await new Promise((go) => setTimeout(go, 5));
      }
    },
    { text: code, waits: !cutOff },
  );
}

/** Until the button is being pressed. */
async function green(page: Page, code: string): Promise<void> {
  await page.waitForFunction(
    (text) => (globalThis as unknown as { green?: string }).green === text,
    code,
    { polling: 2 },
  );
}

/** One last start that only settles what is open, and is closed like a person closes it. */
async function settle(env: Environment, profile: string): Promise<void> {
  const { app, page } = await launch(env, profile, []);
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until) {
    const view = await page.evaluate(() =>
      (globalThis as unknown as { kiosk: KioskBridge }).kiosk.view(null),
    );
    if (view.pending.length === 0) break;
    await sleep(250);
  }
  await app.evaluate(({ app: self }) => self.quit()).catch(() => {});
  await ended;
}
