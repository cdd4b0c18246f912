/**
 * The camera path with a fake video device: first frame that shows a code → decoded, and
 * decoded → painted against a bare undici request from the till's main process, the page's own
 * pictures a second, and how long a camera takes from being asked for to the first read. "Decoded" is
 * taken where the read reaches main, so the way over the window's border counts as decoding.
 * The bare requests leave one after each showing, while no code is in the picture: as long after
 * the last work, and beside the same camera, as the scans they are held against.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { type FakeScene, makeFakeCamera } from '../fake-camera';
import { type BareGlobal, installBare } from './bare-request';
import { type MainStamps, stagesSoFar, watchStages } from './stages';
import { publish, rowsOf, type Spread, spreadOf } from './stats';
import { normalCode, videoPlays, withTill } from './till';

const CODES = 8;
const ROUNDS = 9;
const CODE_SECONDS = 1;
const OPENINGS = 5;
/** Several codes come and go meanwhile. */
const FPS_MS = 10_000;
const BLANK_SECONDS = 3.2;
/** From a read to the bare request: well within the blank. */
const BARE_AFTER_MS = 2_500;

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
        await installBare(till);
        await videoPlays(till.page);
        await watchMarker(till.page);
        await watchReads(till.app);
        await watchStages(till.app);
        await sleep(ROUNDS * seconds * 1000);
        const seen = await readMarks(till.app, till.page);
        const fps = await picturesASecond(till.page);
        report({ ...seen, fps }, await firstDecodes(till.app, till.page));
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
  /** What bare requests took, one after each read. Milliseconds. */
  bares: number[];
  paints: Paint[];
  stages: MainStamps[];
}

/** What TypeScript's library does not know (renderer/camera/frames.ts). */
interface WithTrackProcessor {
  MediaStreamTrackProcessor: new (init: {
    track: MediaStreamTrack;
    maxBufferSize: number;
  }) => { readonly readable: ReadableStream<VideoFrame> };
}

/** When a verdict was in the page's document, and when it was painted. */
interface Paint {
  drawn: number;
  at: number;
}

/** One scan from its read to its picture. */
interface Scan extends MainStamps, Paint {
  read: number;
}

function report({ fps, shown, reads, bares, paints, stages }: Marks, openings: number[]): void {
  const decode: number[] = [];
  const scans: Scan[] = [];
  for (const at of shown) {
    const read = reads.find((one) => one.at >= at && one.at < at + CODE_SECONDS * 1000 + 500);
    if (!read) continue;
    decode.push(read.at - at);
    const paint = paints.find(({ at }) => at >= read.at && at < read.at + 1_000);
    const main = stages.find(({ asked }) => asked >= read.at && asked < read.at + 1_000);
    if (paint && main) scans.push({ read: read.at, ...main, ...paint });
  }
  const spreads = {
    'bare undici request': spreadOf(bares),
    'shown → decoded': spreadOf(decode),
    'decoded → painted': spreadOf(scans.map(({ read, at }) => at - read)),
    ...stagesOf(scans),
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

/** Decoded → painted in its parts. */
function stagesOf(scans: readonly Scan[]): Record<string, Spread> {
  return {
    '· read → request': spreadOf(scans.map(({ read, asked }) => asked - read)),
    '· request → answer': spreadOf(scans.map(({ asked, answered }) => answered - asked)),
    '· answer → recorded': spreadOf(scans.map(({ answered, pushed }) => pushed - answered)),
    '· recorded → in the page': spreadOf(scans.map(({ pushed, drawn }) => drawn - pushed)),
    '· in the page → painted': spreadOf(scans.map(({ drawn, at }) => at - drawn)),
  };
}

/**
 * Notes in the page when the film's marker turns white: the first frame with a code. Then looks
 * away until the showing is over: to look at every frame would keep the page from the verdict.
 * The frames are the track's own. A frame callback of the video would make the page draw, and a
 * page that drew within the last 50 ms waits for the display's next tick to draw a verdict.
 */
async function watchMarker(page: Page): Promise<void> {
  await page.evaluate((showingMs) => {
    const stream = document.querySelector('video')?.srcObject as MediaStream | null;
    const track = stream?.getVideoTracks()[0];
    if (!track) throw new Error('no camera picture');
    const shown: number[] = [];
    const paints: Paint[] = [];
    Object.assign(window, { shown, paints });
    const now = () => performance.timeOrigin + performance.now();
    const { MediaStreamTrackProcessor } = window as unknown as WithTrackProcessor;
    const frames = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
    // Two pixels of the frame's own brightness: drawing it on a canvas would cost what is measured.
    const pixels = new Uint8Array(64);
    const rect = { x: 16, y: 16, width: 2, height: 2 };
    const watch = async () => {
      for (let white = true; ; ) {
        const frame = (await frames.read()).value;
        if (!frame) throw new Error('the film has ended');
        const at = now();
        await frame.copyTo(pixels, { rect });
        frame.close();
        const lit = (pixels[0] ?? 0) > 128;
        const begins = lit && !white;
        white = lit;
        if (!begins) continue;
        shown.push(at);
        await new Promise((over) => setTimeout(over, showingMs));
      }
    };
    void watch();
    const panel = document.querySelector('[data-testid="verdict"]');
    let code = '';
    new MutationObserver(() => {
      const [verdict, shows] = ['data-verdict', 'data-code'].map((name) =>
        panel?.getAttribute(name),
      );
      if (verdict === 'checking') code = '';
      if (verdict !== 'redeemable' || code === shows) return;
      code = shows ?? '';
      const drawn = now();
      requestAnimationFrame(() => paints.push({ drawn, at: now() }));
    }).observe(panel as Element, { attributes: true });
  }, CODE_SECONDS * 1_000);
}

/** Notes in main when the camera's reads arrive there, and asks barely when each is over. */
async function watchReads(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }, afterMs) => {
    type Handler = (event: unknown, name: string, input: { reads: { text: string }[] }) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers;
    const original = handlers.get('kiosk:call');
    if (!original) throw new Error('no door');
    const reads: { text: string; at: number }[] = [];
    const bares: number[] = [];
    Object.assign(globalThis, { benchReads: reads, benchBares: bares });
    const { benchBare } = globalThis as unknown as BareGlobal;
    const askBarely = async (text: string) => void bares.push(await benchBare(text));
    handlers.set('kiosk:call', (event, name, input) => {
      if (name === 'cameraSaw') {
        const text = input.reads[0]?.text ?? '';
        reads.push({ text, at: performance.timeOrigin + performance.now() });
        // A code that stays is told again.
        if (reads.at(-2)?.text !== text) setTimeout(askBarely, afterMs, text);
      }
      return original(event, name, input);
    });
  }, BARE_AFTER_MS);
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
  const bares = await app.evaluate(
    () => (globalThis as unknown as { benchBares: number[] }).benchBares,
  );
  return { ...marks, bares, reads: await readsSoFar(app), stages: await stagesSoFar(app) };
}

function readsSoFar(app: ElectronApplication): Promise<Marks['reads']> {
  return app.evaluate(() => (globalThis as unknown as { benchReads: Marks['reads'] }).benchReads);
}
