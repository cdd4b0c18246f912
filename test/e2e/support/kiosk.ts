/**
 * One till in its real window, and the few words in which tests and the demo speak of it:
 * scan, type, press, redeem, and what the panel shows. Test ids are those of contract.md.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { root } from '../../../scripts/build';
import { electronBinary, memoryInMemory, sandboxSwitches } from '../../../scripts/electron';
import type { KioskBridge } from '../../../shared/contract';
import type { CounterView } from '../../../shared/counter-state';
import type { Reason, VerdictKind } from '../../../shared/reasons';
import { type Desk, run } from './desk';
import { inMain } from './in-main';
import { type Press, pressByEvents, type ScanOptions, scanByEvents } from './real-keys';

/** What the verdict panel tells by its attributes. */
export interface Shown {
  verdict: VerdictKind;
  reason: Reason | '';
  status: string;
  canConsume: string;
  code: string;
}

export interface KioskWish {
  desk: Desk;
  /** Kept after the window is closed: the same folder is the same till again. */
  profile: string;
  /** A provisioning file for this start. */
  provisioning?: object;
  /** Settings that no provisioning file names, written before the start. */
  settings?: object;
  switches?: string[];
}

export interface Kiosk {
  app: ElectronApplication;
  page: Page;
  profile: string;
  /** A hand scanner, played by real key events. */
  scan(text: string, options?: ScanOptions): Promise<void>;
  /** A person who types into the code field and presses Enter there. */
  type(text: string): Promise<void>;
  /** Real keys by name, one after another: `Enter`, `Escape`, `F5`. */
  press(...keys: string[]): Promise<void>;
  /** Presses the redeem button. */
  redeem(): Promise<void>;
  verdict(): Promise<Shown>;
  /** Waits for this verdict; where another one stays, the error says what is on show. */
  expectVerdict(
    verdict: VerdictKind,
    reason?: Reason | '',
    more?: Partial<Omit<Shown, 'verdict' | 'reason'>>,
    timeoutMs?: number,
  ): Promise<Shown>;
  /** Everything the window was told, as the bridge answers it. */
  view(): Promise<CounterView>;
  /** How long the green has been on show, by a till whose green lasts 60 s; else -1. */
  greenForMs(): Promise<number>;
  /** The codes in the strip of pending redemptions. */
  pending(): Promise<string[]>;
  /** Quits like a person does, and waits for the process to end. */
  quit(): Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** When the process has ended, by whatever. */
  ended: Promise<void>;
}

/** How long a verdict may take on a busy machine, beyond what it waits for by rule. */
const PATIENCE_MS = 40_000;
const LAUNCH_MS = 60_000;
/** A redemption in flight may take 10 s to end. */
const QUIT_MS = 20_000;

/** The command line of a till, as `electron` takes it; writes what it will read. */
export function commandLine({ profile, provisioning, settings, switches = [] }: KioskWish) {
  mkdirSync(profile, { recursive: true });
  if (settings) writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings));
  const file = join(profile, 'provisioning.json');
  if (provisioning) writeFileSync(file, JSON.stringify(provisioning));
  const provision = provisioning ? [`--provision=${file}`] : [];
  return [root, ...sandboxSwitches(), `--profile=${profile}`, ...provision, ...switches];
}

/** Starts a till that is not to open, and waits for its end. */
export async function runToItsEnd(wish: KioskWish): Promise<{ code: number | null; said: string }> {
  const child = spawn(electronBinary(), commandLine(wish), {
    env: wish.desk.env,
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** Starts a till and waits for its first verdict panel. */
export async function launchKiosk(wish: KioskWish): Promise<Kiosk> {
  return await launchTo('verdict', wish);
}

/** Starts a till and waits for the screen with this test id. */
export async function launchTo(testId: string, wish: KioskWish): Promise<Kiosk> {
  const app = await electron.launch({
    executablePath: electronBinary(),
    args: [...memoryInMemory(), ...commandLine(wish)],
    env: { ...wish.desk.env },
    cwd: root,
    timeout: LAUNCH_MS,
  });
  try {
    const page = await app.firstWindow({ timeout: LAUNCH_MS });
    await page.getByTestId(testId).waitFor({ timeout: LAUNCH_MS });
    return kioskOf(app, page, wish.profile);
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

function kioskOf(app: ElectronApplication, page: Page, profile: string): Kiosk {
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = page.getByTestId('verdict');
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  async function verdict(): Promise<Shown> {
    return await panel.evaluate((element) => ({
      verdict: element.getAttribute('data-verdict') as VerdictKind,
      reason: element.getAttribute('data-reason') as Reason | '',
      status: element.getAttribute('data-status') ?? '',
      canConsume: element.getAttribute('data-can-consume') ?? '',
      code: element.getAttribute('data-code') ?? '',
    }));
  }

  function view(): Promise<CounterView> {
    return page.evaluate(() => (globalThis as unknown as { kiosk: KioskBridge }).kiosk.view(null));
  }

  return {
    app,
    page,
    profile,
    scan: (text, options) => scanByEvents(app, text, options),
    async type(text) {
      const field = page.getByTestId('manual-code');
      await field.fill(text);
      await field.press('Enter');
    },
    press: (...keys) =>
      pressByEvents(
        app,
        keys.map((key): Press => ({ key, waitMs: 60 })),
      ),
    redeem: () => page.getByTestId('redeem').click(),
    verdict,
    async expectVerdict(kind, reason = '', more = {}, timeoutMs = PATIENCE_MS) {
      const wanted = { 'data-verdict': kind, 'data-reason': reason, ...attributes(more) };
      try {
        await page.locator(selector(wanted)).waitFor({ timeout: timeoutMs });
      } catch {
        const seen = JSON.stringify(await verdict());
        throw new Error(`waited for ${JSON.stringify(wanted)}, the till shows ${seen}`);
      }
      return await verdict();
    },
    view,
    async greenForMs() {
      const { state } = await view();
      return state.kind === 'redeemable' ? Date.now() - (state.staleAt - 60_000) : -1;
    },
    pending: () =>
      page
        .getByTestId('pending-intent')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code') ?? '')),
    quit: () => quitAndWait(app, ended),
    ended,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * Quits like a person does. Playwright's own close kills after a while, and a till may take its
 * time to end a consume. Asked again where DevTools lost the question: a till that is closing
 * takes no harm from that. Throws, with what its processes do, where it does not end.
 */
async function quitAndWait(app: ElectronApplication, ended: Promise<void>): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = ended.then(() => 'over' as const);
  for (let tries = 0; tries < 3; tries++) {
    // It may be gone before it could answer.
    void app.evaluate(({ app: self }) => self.quit()).catch(() => {});
    const late = sleep(QUIT_MS, 'late' as const, { ref: false });
    if ((await Promise.race([over, late])) === 'over') return;
  }
  const ps = ['-eo', 'pid,ppid,stat,wchan:24,etimes,args'];
  const all = await run('ps', ps, { PATH: process.env['PATH'] ?? '' }).catch(String);
  const ours = all.split('\n').filter((line) => line.includes(String(child.pid)));
  child.kill('SIGKILL');
  throw new Error(`the till did not end when it was quit:\n${ours.join('\n')}`);
}

/**
 * The panel's `data-` attributes as the main process finds them, null where the page is gone:
 * Playwright gives a page up that crashed, and waits for ever for a navigation that was stopped.
 */
export async function panelSeenByMain({ app }: Kiosk): Promise<Record<string, string> | null> {
  return await inMain(app, async ({ BrowserWindow }) => {
    const look = `({ ...document.querySelector('[data-testid="verdict"]')?.dataset })`;
    const looked = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(look);
    // A page that is gone never answers.
    const patience = new Promise<null>((stop) => setTimeout(() => stop(null), 1_000));
    return await Promise.race([looked?.catch(() => null), patience]);
  });
}

function attributes(more: Partial<Omit<Shown, 'verdict' | 'reason'>>): Record<string, string> {
  return {
    ...(more.status === undefined ? {} : { 'data-status': more.status }),
    ...(more.canConsume === undefined ? {} : { 'data-can-consume': more.canConsume }),
    ...(more.code === undefined ? {} : { 'data-code': more.code }),
  };
}

function selector(wanted: Record<string, string>): string {
  const tests = Object.entries(wanted).map(([name, value]) => `[${name}=${JSON.stringify(value)}]`);
  return `[data-testid="verdict"]${tests.join('')}`;
}
