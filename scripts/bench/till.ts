/** A till under measurement: a real window on a display of its own, a practice server beside it. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { withDisplay } from '../../test/e2e/support/desk';
import { dropFolders } from '../../test/e2e/support/profile';
import { root } from '../build';
import { memoryInMemory, sandboxSwitches } from '../electron';
import { type PracticeAccount, withPracticeServer } from './practice';

export interface MeasuredTill {
  app: ElectronApplication;
  page: Page;
  server: PracticeAccount;
}

/** The command line of a till under measurement, as Playwright takes it. */
export function measuredLine(profile: string, switches: readonly string[]): string[] {
  const till = [root, ...sandboxSwitches(), '--windowed', `--profile=${profile}`];
  return [...memoryInMemory(), ...till, ...switches];
}

/**
 * Opens a till beside its practice server, runs `deed`, and ends everything. `prepare` puts into
 * the profile what the till had before.
 */
export async function withTill(
  deed: (till: MeasuredTill) => Promise<void>,
  switches: readonly string[] = [],
  prepare: (profile: string) => void = () => {},
): Promise<void> {
  await withPracticeServer((server) =>
    withDisplay(async ({ env }) => {
      const profile = await mkdtemp(join(tmpdir(), 'kiosk-bench-'));
      const file = join(profile, 'provision.json');
      await writeFile(file, JSON.stringify(practiceProvisioning(server)));
      prepare(profile);
      const app = await electron.launch({
        args: measuredLine(profile, [`--provision=${file}`, ...switches]),
        env,
      });
      try {
        const page = await app.firstWindow();
        await page.getByTestId('verdict').waitFor();
        // tsx wraps named functions in a helper that is not there where they are evaluated.
        await page.evaluate('globalThis.__name = (target) => target');
        await app.evaluate(() => {
          Object.assign(globalThis, {
            __name(target: unknown) {
              return target;
            },
          });
        });
        await deed({ app, page, server });
      } finally {
        await app.close();
        await dropFolders(profile);
      }
    }),
  );
}

/** Waits until a window's video plays. */
export async function videoPlays(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5);
}

/** A coupon that is NORMAL until it is redeemed; each number is another one. */
export function normalCode(number: number): string {
  return `5${String(number).padStart(11, '0')}`;
}

/**
 * Notes in the page when each code was painted: the pushed state is in the DOM and one
 * `requestAnimationFrame` has passed (contract: "Painted"). Wall-clock milliseconds.
 */
export async function watchPaint(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: Record<string, number> = {};
    Object.assign(window, { painted });
    const panel = document.querySelector('[data-testid="verdict"]');
    if (!panel) throw new Error('no verdict panel');
    const note = () => {
      const code = panel.getAttribute('data-code') ?? '';
      if (panel.getAttribute('data-verdict') !== 'redeemable' || code in painted) return;
      painted[code] = 0;
      requestAnimationFrame(() => {
        painted[code] = performance.timeOrigin + performance.now();
      });
    };
    new MutationObserver(note).observe(panel, { attributes: true });
  });
}

/** Waits until a code is painted; the moment, wall-clock milliseconds. */
export async function paintedAt(page: Page, code: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => (window as unknown as { painted: Record<string, number> }).painted[wanted],
    code,
    { polling: 5, timeout: 30_000 },
  );
  return (await handle.jsonValue()) as number;
}
