/** The page's side of the Worker: one frame in flight, and a Worker that hangs or breaks. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Decoder, openDecoder, type WorkerLike } from '../../../renderer/camera/decoder';
import type { EngineName } from '../../../renderer/camera/engine';
import type { Looked, ToWorker } from '../../../renderer/camera/worker-messages';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = { believed: [], once: [] };

const half = { pass: 'half', only: null, probe: null } as const;
const centre = { pass: 'centre', only: null, probe: null } as const;
const full = { pass: 'full', only: null, probe: null } as const;

const looked: Looked = {
  reads: [],
  deepest: 'half',
  likeness: null,
  picture: { data: new Uint8Array(), width: 64, height: 36 },
  width: 1280,
  height: 720,
  ms: 5,
};

/** A Worker that answers when the test says so. */
class PlayedWorker implements WorkerLike {
  asked: ToWorker[] = [];
  ended = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;

  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  says(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  opens(engine: EngineName = 'zxing-wasm', why: string | null = null): void {
    this.says({ kind: 'opened', engine, why });
  }

  answersLook(): void {
    const ask = this.asked.at(-1);
    if (ask?.kind !== 'look') throw new Error('no look was asked for');
    this.says({ kind: 'looked', id: ask.id, ...looked });
  }
}

function aDecoder(): { decoder: Decoder; workers: PlayedWorker[]; opened: string[] } {
  const workers: PlayedWorker[] = [];
  const opened: string[] = [];
  const decoder = openDecoder({
    spawn: () => {
      const worker = new PlayedWorker();
      workers.push(worker);
      return worker;
    },
    engine: 'zxing-wasm',
    formats: ['QRCode'],
    onOpened: (engine, why) => opened.push(`${engine} ${why}`),
  });
  return { decoder, workers, opened };
}

function aFrame(): VideoFrame & { closed: boolean } {
  const frame = {
    closed: false,
    close() {
      this.closed = true;
    },
  };
  return frame as unknown as VideoFrame & { closed: boolean };
}

describe('the decoder', () => {
  it('looks at nothing while its engine loads, and closes the frame', async () => {
    const { decoder, workers } = aDecoder();
    const frame = aFrame();
    expect(await decoder.look(frame, half, nothing)).toBe(null);
    expect(frame.closed).toBe(true);
    expect(decoder.free()).toBe(false);
    expect(workers[0]?.asked.map((ask) => ask.kind)).toEqual(['open']);
    decoder.close();
  });

  it('has one frame in flight', async () => {
    const { decoder, workers } = aDecoder();
    workers[0]?.opens();
    const first = decoder.look(aFrame(), half, nothing);
    expect(decoder.free()).toBe(false);
    const second = aFrame();
    expect(await decoder.look(second, centre, nothing)).toBe(null);
    expect(second.closed).toBe(true);
    workers[0]?.answersLook();
    expect((await first)?.ms).toBe(5);
    expect(decoder.free()).toBe(true);
    decoder.close();
  });

  it('ends a Worker that takes more than a second, and starts another', async () => {
    const { decoder, workers } = aDecoder();
    workers[0]?.opens();
    const look = decoder.look(aFrame(), full, nothing);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await look).toBe(null);
    expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
    workers[0]?.says({ kind: 'opened', engine: 'zxing-wasm', why: null });
    expect(decoder.engine()).toBe(null);
    workers[1]?.opens();
    expect(decoder.free()).toBe(true);
    decoder.close();
  });

  it('is more patient after each loss, so that a slow machine gets through', async () => {
    const { decoder, workers } = aDecoder();
    for (const [index, patience] of [1_000, 2_000, 4_000, 8_000, 8_000].entries()) {
      workers[index]?.opens();
      void decoder.look(aFrame(), full, nothing);
      await vi.advanceTimersByTimeAsync(patience - 1);
      expect(workers).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(workers).toHaveLength(index + 2);
    }
    workers[5]?.opens();
    void decoder.look(aFrame(), full, nothing);
    workers[5]?.answersLook();
    void decoder.look(aFrame(), full, nothing);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(workers).toHaveLength(7);
    decoder.close();
  });

  it('starts another after a pause when one breaks', async () => {
    const { decoder, workers } = aDecoder();
    workers[0]?.onerror?.(undefined as never);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(workers).toHaveLength(2);
    decoder.close();
  });

  it('starts another when an engine does not load', async () => {
    const { decoder, workers } = aDecoder();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(workers.map((worker) => worker.ended)).toEqual([true, false]);
    decoder.close();
  });

  it('says which engine it got and why not the other', () => {
    const { decoder, workers, opened } = aDecoder();
    workers[0]?.opens('zxing-browser', 'CompileError: refused');
    expect(opened).toEqual(['zxing-browser CompileError: refused']);
    expect(decoder.engine()).toBe('zxing-browser');
    decoder.close();
  });

  it('is over when it is closed', async () => {
    const { decoder, workers } = aDecoder();
    workers[0]?.opens();
    const look = decoder.look(aFrame(), full, nothing);
    decoder.close();
    expect(await look).toBe(null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(1);
    expect(await decoder.look(aFrame(), full, nothing)).toBe(null);
  });
});
