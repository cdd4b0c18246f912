/** The loop asks for a camera frame when a decode is due, and rests meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decoder } from '../../../renderer/camera/decoder';
import type { Read } from '../../../renderer/camera/engine';
import type { Frames } from '../../../renderer/camera/frames';
import { scanFrames, type Tick } from '../../../renderer/camera/scan';
import type { Looked } from '../../../renderer/camera/worker-messages';
import { plain } from '../../../scripts/decode/draw';
import type { CameraRead } from '../../../shared/contract';
import { read } from './helpers';

const FRAME_MS = 33;
const code = read('100000000001');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

  test('looks four times a second where nothing moves for a minute', async () => {
    const { looks } = await scanned({ ms: 10 }, 70_000);
    const late = looks.filter(({ from }) => from > 62_000).length;
    expect(late).toBeGreaterThan(25);
    expect(late).toBeLessThan(34);
  });

  test('rests while the decoder loads and while nobody can see the page', async () => {
    const film = { ms: 10, engineAfterMs: 500, hidden: (at: number) => at > 1_000 && at < 2_000 };
    const { asked } = await scanned(film, 2_500);
    expect(asked.filter((at) => at < 500)).toEqual([]);
    expect(asked.filter((at) => at > 500 && at < 1_000).length).toBeGreaterThan(5);
    expect(asked.filter((at) => at > 1_000 && at < 2_000)).toEqual([]);
    expect(asked.filter((at) => at > 2_000).length).toBeGreaterThan(5);
  });

  test('ends when it is told to, and closes a frame that comes after that', async () => {
    const { asked, looks, open, closed, stop } = await scanned({ ms: 10 }, 510);
    const before = [asked.length, looks.length];
    stop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect([asked.length, looks.length]).toEqual(before);
    expect(closed()).toBe(true);
    expect(open.size).toBe(0);
  });

  test('ends with the camera, without asking it again', async () => {
    const { asked, looks, closed } = await scanned({ ms: 10, endsAfterMs: 500 }, 3_000);
    expect(looks.length).toBeGreaterThan(3);
    expect(asked.filter((at) => at > 600)).toEqual([]);
    expect(closed()).toBe(true);
  });
});

/** What a camera shows, and what stands in the way. All times in milliseconds since the start. */
interface Film {
  /** How long the Worker takes for a frame. */
  ms: number;
  sees?: () => Read[];
  /** Whether the Worker is lost over its nth frame. */
  lost?: (nth: number) => boolean;
  engineAfterMs?: number;
  endsAfterMs?: number;
  hidden?: (at: number) => boolean;
}

/** Lets a film of one camera run for so long. */
async function scanned(film: Film, forMs: number) {
  const start = performance.now();
  const now = () => performance.now() - start;
  const asked: number[] = [];
  const ticks: Tick[] = [];
  const told: { at: number; reads: CameraRead[] }[] = [];
  const looks: { from: number; to: number }[] = [];
  const open = new Set<VideoFrame>();
  let closed = false;
  let give: ((frame: VideoFrame | null) => void) | null = null;
  const frames: Frames = {
    next() {
      asked.push(now());
      return new Promise((done) => {
        give = done;
      });
    },
    close() {
      closed = true;
    },
  };
  const frame = () => {
    const made = { close: () => void open.delete(made) } as VideoFrame;
    open.add(made);
    return made;
  };
  setInterval(() => {
    const ended = film.endsAfterMs !== undefined && now() > film.endsAfterMs;
    const wanted = give;
    give = null;
    wanted?.(ended ? null : frame());
  }, FRAME_MS);
  let busy = false;
  const engine = () => (now() < (film.engineAfterMs ?? 0) ? null : 'zxing-wasm');
  const decoder: Decoder = {
    engine,
    free: () => !busy && engine() !== null,
    close: () => {},
    async look(taken, plan): Promise<Looked | null> {
      busy = true;
      const look = { from: now(), to: Number.POSITIVE_INFINITY };
      looks.push(look);
      const nth = looks.length;
      await new Promise((done) => setTimeout(done, film.ms));
      taken.close();
      look.to = now();
      busy = false;
      if (film.lost?.(nth)) return null;
      const picture = plain(64, 36, 105);
      const seen = { likeness: null, picture, width: 1280, height: 720, ms: film.ms };
      return { reads: film.sees?.() ?? [], deepest: plan?.pass ?? null, ...seen };
    },
  };
  const stop = scanFrames({
    frames,
    decoder,
    isVisible: () => film.hidden?.(now()) !== true,
    onReads: (reads) => told.push({ at: now(), reads }),
    onTick: (tick) => ticks.push(tick),
  });
  await vi.advanceTimersByTimeAsync(forMs);
  return { asked, ticks, told, looks, open, closed: () => closed, stop };
}
