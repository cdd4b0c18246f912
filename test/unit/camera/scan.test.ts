/** The loop asks for a camera frame when a decode is due, and leaves the page alone meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decoder } from '../../../renderer/camera/decoder';
import type { Read } from '../../../renderer/camera/engine';
import { scanVideo, type Tick } from '../../../renderer/camera/scan';
import type { Looked } from '../../../renderer/camera/worker-messages';
import { plain } from '../../../scripts/decode/draw';
import type { CameraRead } from '../../../shared/contract';
import { read } from './helpers';

const FRAME_MS = 33;
const code = read('100000000001');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('VideoFrame', class {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the loop', () => {
  test('decodes about fifteen frames a second, and asks for no more than it decodes', async () => {
    const { asked, ticks } = await scanned({ ms: 10 }, 1_000);
    expect(ticks.length).toBeGreaterThanOrEqual(14);
    expect(ticks.length).toBeLessThanOrEqual(16);
    expect(asked.length).toBeLessThanOrEqual(ticks.length + 1);
  });

  test('asks for no frame while one is decoded', async () => {
    const { asked, looks } = await scanned({ ms: 200 }, 2_000);
    expect(looks.length).toBeGreaterThan(5);
    const within = looks.flatMap(({ from, to }) => asked.filter((at) => at > from && at < to));
    expect(within).toEqual([]);
  });

  test('leaves the page alone for 100 ms after a read was told, then reads on', async () => {
    const { asked, told, looks } = await scanned({ ms: 10, sees: () => [code] }, 2_000);
    expect(told.map(({ reads }) => reads.map(({ text }) => text))).toEqual(
      told.map(() => [code.text]),
    );
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const { at } of told) {
      expect(asked.filter((one) => one > at && one < at + 99)).toEqual([]);
      expect(looks.some(({ from }) => from > at && from < at + 200)).toBe(true);
    }
  });

  test('takes the very next frame to confirm bars', async () => {
    const bars = read('100000000001', 'Code128');
    const { looks } = await scanned({ ms: 5, sees: () => [bars] }, 300);
    const [first, second] = looks;
    expect((second?.from ?? 0) - (first?.from ?? 0)).toBeLessThanOrEqual(FRAME_MS);
  });

  test('goes on after a frame over which the Worker was lost', async () => {
    const { looks } = await scanned({ ms: 10, lost: (nth) => nth === 2 }, 1_000);
    expect(looks.length).toBeGreaterThan(10);
  });

  test('looks four times a second where nothing moves for a minute, without asking for frames', async () => {
    const { asked, looks } = await scanned({ ms: 10 }, 70_000);
    const still = (at: number) => at > 62_000;
    expect(asked.filter(still)).toEqual([]);
    const late = looks.filter(({ from }) => still(from)).length;
    expect(late).toBeGreaterThan(25);
    expect(late).toBeLessThan(34);
  });

  test('ends when it is told to', async () => {
    const { asked, looks, stop } = await scanned({ ms: 10 }, 500);
    const before = [asked.length, looks.length];
    stop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect([asked.length, looks.length]).toEqual(before);
  });
});

/** Lets a film of one camera run for so long; all times in milliseconds since its start. */
async function scanned(
  film: { ms: number; sees?: () => Read[]; lost?: (nth: number) => boolean },
  forMs: number,
) {
  const start = performance.now();
  const now = () => performance.now() - start;
  const asked: number[] = [];
  const ticks: Tick[] = [];
  const told: { at: number; reads: CameraRead[] }[] = [];
  const looks: { from: number; to: number }[] = [];
  const frames = new Map<number, () => void>();
  const video = {
    readyState: 4,
    requestVideoFrameCallback(callback: () => void) {
      asked.push(now());
      const { length: handle } = asked;
      frames.set(handle, callback);
      return handle;
    },
    cancelVideoFrameCallback: (handle: number) => void frames.delete(handle),
  };
  setInterval(() => {
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback();
  }, FRAME_MS);
  let busy = false;
  const decoder: Decoder = {
    engine: () => 'zxing-wasm',
    free: () => !busy,
    close: () => {},
    async look(_frame, plan): Promise<Looked | null> {
      busy = true;
      const look = { from: now(), to: Number.POSITIVE_INFINITY };
      looks.push(look);
      const nth = looks.length;
      await new Promise((done) => setTimeout(done, film.ms));
      look.to = now();
      busy = false;
      if (film.lost?.(nth)) return null;
      const picture = plain(64, 36, 105);
      const seen = { likeness: null, picture, width: 1280, height: 720, ms: film.ms };
      return { reads: film.sees?.() ?? [], deepest: plan?.pass ?? null, ...seen };
    },
  };
  const stop = scanVideo({
    video: video as unknown as HTMLVideoElement,
    decoder,
    onReads: (reads) => told.push({ at: now(), reads }),
    onTick: (tick) => ticks.push(tick),
  });
  await vi.advanceTimersByTimeAsync(forMs);
  return { asked, ticks, told, looks, stop };
}
