/**
 * The camera path with a fake video device: first frame that shows a code → decoded, and
 * decoded → painted against a bare undici request from the till's main process. "Decoded" is
 * taken where the read reaches main, so the way over the window's border counts as decoding.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { type FakeScene, makeFakeCamera } from '../fake-camera';
import { publish, rowsOf, spreadOf } from './stats';
import { normalCode, watchPaint, withTill } from './till';
import { bareRequest } from './wedge';

const CODES = 8;
const ROUNDS = 6;
const CODE_SECONDS = 1;
/** Longer than a code must have left the picture to be asked again. */
const BLANK_SECONDS = 3.2;

/** Measures, prints, and leaves `out/bench/camera.json`. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-film-'));
  const film = join(folder, 'film.mjpeg');
  const codes = Array.from({ length: CODES }, (_, index) => normalCode(900_000 + index));
  const scenes = codes.flatMap((text): FakeScene[] => [
    { text, symbology: 'QRCode', seconds: CODE_SECONDS },
    { blank: true, seconds: BLANK_SECONDS },
  ]);
  const { seconds } = await makeFakeCamera({ file: film, scenes, marker: true });
  try {
    await withTill(
      async (till) => {
        await watchPaint(till.page);
        await watchMarker(till.page);
        await watchReads(till.app);
        const bare: number[] = [];
        const asked = performance.now();
        while (performance.now() - asked < ROUNDS * seconds * 1000) {
          bare.push(await bareRequest(till, normalCode(bare.length)));
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        const seen = await readMarks(till.app, till.page);
        report(seen, bare);
      },
      [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Marks {
  shown: number[];
  reads: { text: string; at: number }[];
  paints: number[];
}

function report({ shown, reads, paints }: Marks, bare: number[]): void {
  const decode: number[] = [];
  const paint: number[] = [];
  for (const at of shown) {
    const read = reads.find((one) => one.at >= at && one.at < at + CODE_SECONDS * 1000 + 500);
    if (!read) continue;
    decode.push(read.at - at);
    const painted = paints.find((one) => one >= read.at && one < read.at + 1_000);
    if (painted !== undefined) paint.push(painted - read.at);
  }
  const spreads = {
    'bare undici request': spreadOf(bare),
    'shown → decoded': spreadOf(decode),
    'decoded → painted': spreadOf(paint),
  };
  console.table(rowsOf(spreads));
  console.log(`${decode.length} of ${shown.length} showings were read`);
  publish('camera', {
    figures: { ...spreads, showings: shown.length, read: decode.length },
    targets: [
      {
        name: 'shown → decoded p50, ms',
        value: spreads['shown → decoded'].p50,
        limit: 100,
        kind: 'most',
      },
      {
        name: 'shown → decoded p95, ms',
        value: spreads['shown → decoded'].p95,
        limit: 400,
        kind: 'most',
      },
      {
        name: 'decoded → painted p95 above a bare request, ms',
        value: spreads['decoded → painted'].p95 - spreads['bare undici request'].p95,
        limit: 15,
        kind: 'most',
      },
      {
        name: 'share of showings read',
        value: decode.length / shown.length,
        limit: 1,
        kind: 'least',
      },
    ],
  });
}

/** Notes in the page when the film's marker turns white: the first frame with a code. */
async function watchMarker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const video = document.querySelector('video');
    if (!video) throw new Error('no camera picture');
    const shown: number[] = [];
    const paints: number[] = [];
    Object.assign(window, { shown, paints });
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let white = true;
    const look = () => {
      context?.drawImage(video, 16, 16, 1, 1, 0, 0, 1, 1);
      const now = (context?.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
      if (now && !white) shown.push(performance.timeOrigin + performance.now());
      white = now;
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    const panel = document.querySelector('[data-testid="verdict"]');
    let code = '';
    new MutationObserver(() => {
      const [verdict, now] = ['data-verdict', 'data-code'].map((name) => panel?.getAttribute(name));
      if (verdict === 'checking') code = '';
      if (verdict !== 'redeemable' || code === now) return;
      code = now ?? '';
      requestAnimationFrame(() => paints.push(performance.timeOrigin + performance.now()));
    }).observe(panel as Element, { attributes: true });
  });
}

/** Notes in main when the camera's reads arrive there. */
async function watchReads(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, name: string, input: { reads: { text: string }[] }) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers;
    const original = handlers.get('kiosk:call');
    if (!original) throw new Error('no door');
    const reads: { text: string; at: number }[] = [];
    Object.assign(globalThis, { benchReads: reads });
    handlers.set('kiosk:call', (event, name, input) => {
      if (name === 'cameraSaw') {
        reads.push({
          text: input.reads[0]?.text ?? '',
          at: performance.timeOrigin + performance.now(),
        });
      }
      return original(event, name, input);
    });
  });
}

async function readMarks(app: ElectronApplication, page: Page): Promise<Marks> {
  const reads = await app.evaluate(
    () => (globalThis as unknown as { benchReads: Marks['reads'] }).benchReads,
  );
  const [shown, paints] = await page.evaluate(() => {
    const marks = window as unknown as Pick<Marks, 'shown' | 'paints'>;
    return [marks.shown, marks.paints] as const;
  });
  return { shown, reads, paints };
}
