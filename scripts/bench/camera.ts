/**
 * The camera path with a fake video device: first frame that shows a code → decoded, and
 * decoded → painted against a bare undici request from the till's main process, the page's own
 * pictures a second, and how long a camera takes from being asked for to the first read. "Decoded" is
 * taken where the read reaches main, so the way over the window's border counts as decoding.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { type FakeScene, makeFakeCamera } from '../fake-camera';
import { publish, rowsOf, spreadOf } from './stats';
import { normalCode, withTill } from './till';
import { bareRequest } from './wedge';

const CODES = 8;
const ROUNDS = 4;
const CODE_SECONDS = 1;
const OPENINGS = 5;
const BARE_REQUESTS = 200;
/** Several codes come and go meanwhile. */
const FPS_MS = 10_000;
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
        // Before the showings: each is a task of main's, and would stand in the way of theirs.
        const bare: number[] = [];
        for (let nth = 0; nth < BARE_REQUESTS; nth++) {
          bare.push(await bareRequest(till, normalCode(nth)));
          await sleep(50);
        }
        await watchMarker(till.page);
        await watchReads(till.app);
        await sleep(ROUNDS * seconds * 1000);
        const seen = await readMarks(till.app, till.page);
        const fps = await picturesASecond(till.page);
        report({ ...seen, fps }, bare, await firstDecodes(till.app, till.page));
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

/** Milliseconds from asking for the camera to the first read, each in a page opened anew. */
async function firstDecodes(app: ElectronApplication, page: Page): Promise<number[]> {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (constraints) => {
      Object.assign(window, { askedAt: performance.timeOrigin + performance.now() });
      return open(constraints);
    };
  });
  const waits: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    await page.reload();
    const asked = await page.waitForFunction(
      () => (window as unknown as { askedAt?: number }).askedAt,
    );
    const at = Number(await asked.jsonValue());
    waits.push((await readAfter(app, at)) - at);
  }
  return waits;
}

/** When main heard of the first read after a moment. */
async function readAfter(app: ElectronApplication, moment: number): Promise<number> {
  for (;;) {
    const reads = await readsSoFar(app);
    const first = reads.find(({ at }) => at >= moment);
    if (first !== undefined) return first.at;
    await sleep(20);
  }
}

interface Marks {
  /** Pictures that the page drew per second. */
  fps: number;
  shown: number[];
  reads: { text: string; at: number }[];
  paints: number[];
}

function report({ fps, shown, reads, paints }: Marks, bare: number[], openings: number[]): void {
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
    'camera asked for → first decode': spreadOf(openings),
  };
  console.table(rowsOf(spreads));
  console.log(`${decode.length} of ${shown.length} showings were read`);
  publish('camera', {
    figures: { ...spreads, fps, showings: shown.length, read: decode.length },
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
      { name: 'pictures a second while scanning', value: fps, limit: 25, kind: 'least' },
      {
        name: 'camera asked for → first decode p50, ms',
        value: spreads['camera asked for → first decode'].p50,
        limit: 700,
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
    // Two pixels of the frame's own brightness: drawing it on a canvas would cost what is measured.
    const pixels = new Uint8Array(64);
    const rect = { x: 16, y: 16, width: 2, height: 2 };
    let white = true;
    const look = async () => {
      video.requestVideoFrameCallback(look);
      const at = performance.timeOrigin + performance.now();
      const frame = new VideoFrame(video);
      await frame.copyTo(pixels, { rect });
      frame.close();
      const now = (pixels[0] ?? 0) > 128;
      if (now && !white) shown.push(at);
      white = now;
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

/**
 * How many pictures the page draws in a second while it scans. Asked for afterwards: a page that is
 * made to draw all the time has another rhythm than a till's.
 */
async function picturesASecond(page: Page): Promise<number> {
  return await page.evaluate(
    (ms) =>
      new Promise<number>((done) => {
        const since = performance.now();
        let count = 0;
        const draw = () => {
          const spent = performance.now() - since;
          if (spent >= ms) return done((1_000 * count) / spent);
          count++;
          requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
      }),
    FPS_MS,
  );
}

async function readMarks(app: ElectronApplication, page: Page): Promise<Omit<Marks, 'fps'>> {
  const marks = await page.evaluate(() => {
    const { shown, paints } = window as unknown as Pick<Marks, 'shown' | 'paints'>;
    return { shown, paints };
  });
  return { ...marks, reads: await readsSoFar(app) };
}

function readsSoFar(app: ElectronApplication): Promise<Marks['reads']> {
  return app.evaluate(() => (globalThis as unknown as { benchReads: Marks['reads'] }).benchReads);
}
