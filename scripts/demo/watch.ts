/** Notes every state that a till's panel shows and when it was painted, and the last key's time. */
import type { ElectronApplication, Page } from 'playwright-core';
import type { Reason, VerdictKind } from '../../shared/reasons';
import { inMain } from '../../test/e2e/support/in-main';
import type { Kiosk } from '../../test/e2e/support/kiosk';

/** One state of the panel. */
export interface Sighting {
  /** Its number among all states of this window. */
  number: number;
  /** When it was painted, wall-clock milliseconds. */
  at: number;
  verdict: VerdictKind;
  reason: Reason | '';
  code: string;
}

interface Watching {
  sightings?: Sighting[];
  lastKeyAt?: number;
  shownAt?: number;
}

/** From now on states and keys are noted. */
export async function watch({ app, page }: Pick<Kiosk, 'app' | 'page'>): Promise<void> {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('before-input-event', (_event, { type }) => {
      if (type === 'keyDown') (globalThis as Watching).lastKeyAt = Date.now();
    });
  });
  await page.evaluate(() => {
    const sightings: Sighting[] = [];
    (globalThis as Watching).sightings = sightings;
    const panel = document.querySelector<HTMLElement>('[data-testid="verdict"]');
    if (panel === null) throw new Error('no verdict panel');
    new MutationObserver(() => {
      const { verdict, reason, code } = panel.dataset as unknown as Omit<Sighting, 'at'>;
      requestAnimationFrame(() => {
        const at = performance.timeOrigin + performance.now();
        sightings.push({ number: sightings.length, at, verdict, reason, code });
      });
    }).observe(panel, { attributes: true });
  });
}

/** How many states were shown so far: the number of the next one. */
export async function statesSoFar(page: Page): Promise<number> {
  return await page.evaluate(() => (globalThis as Watching).sightings?.length ?? 0);
}

/** The first state from `number` on that is none of `passing`; null where none came in time. */
export async function stateFrom(
  page: Page,
  number: number,
  passing: readonly VerdictKind[],
  timeoutMs: number,
): Promise<Sighting | null> {
  const found = await page
    .waitForFunction(
      ([from, ignored]) =>
        (globalThis as Watching).sightings
          ?.slice(from)
          .find(({ verdict }) => !ignored.includes(verdict)),
      [number, passing] as const,
      { timeout: timeoutMs, polling: 10 },
    )
    .catch(() => null);
  return found ? ((await found.jsonValue()) as Sighting) : null;
}

/** When the last key was pressed, wall-clock milliseconds. */
export async function lastKeyAt(app: ElectronApplication): Promise<number> {
  return await inMain(app, () => (globalThis as Watching).lastKeyAt ?? 0);
}

/** From now on it is noted when the film of a fake camera, made with its marker, shows a code. */
export async function watchFilm(page: Page): Promise<void> {
  await page.locator('[data-testid="camera"][data-state="live"]').waitFor();
  await page.evaluate(() => {
    const video = document.querySelector('video');
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!video || !context) throw new Error('no camera picture');
    let white = true;
    setInterval(() => {
      context.drawImage(video, 16, 16, 1, 1, 0, 0, 1, 1);
      const now = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
      if (now && !white) {
        (globalThis as Watching).shownAt = performance.timeOrigin + performance.now();
      }
      white = now;
    }, 15);
  });
}

/** When the film last began to show a code, wall-clock milliseconds; null where nobody saw it. */
export async function lastShownAt(page: Page): Promise<number | null> {
  return await page.evaluate(() => (globalThis as Watching).shownAt ?? null);
}
