/** Frames from a track: fresh ones, and nothing after the end. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFrames } from '../../../renderer/camera/frames';

/** A track's processor that keeps the newest frame, as the browser's does with room for one. */
class Processor {
  static last: Processor;
  kept: VideoFrame | null = null;
  wanted: ReadableStreamDefaultController<VideoFrame> | null = null;
  cancelled = false;
  readonly readable: ReadableStream<VideoFrame>;

  constructor() {
    Processor.last = this;
    const pull = (controller: ReadableStreamDefaultController<VideoFrame>) => {
      if (this.kept !== null) controller.enqueue(this.kept);
      else this.wanted = controller;
      this.kept = null;
    };
    const cancel = () => {
      this.cancelled = true;
    };
    this.readable = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  }

  came(name: string): void {
    const frame = { name, close: vi.fn() } as unknown as VideoFrame;
    frames.set(name, frame);
    this.kept?.close();
    this.kept = null;
    const { wanted } = this;
    this.wanted = null;
    if (wanted === null) this.kept = frame;
    else wanted.enqueue(frame);
  }
}

const frames = new Map<string, VideoFrame>();
let track: MediaStreamTrack;

beforeEach(() => {
  frames.clear();
  track = trackThat('live');
  vi.stubGlobal('MediaStreamTrackProcessor', Processor);
});
afterEach(() => void vi.unstubAllGlobals());

test('a frame that lay ready is closed, and the next one taken', async () => {
  const source = openFrames(track);
  const first = source.next();
  await pause();
  Processor.last.came('first');
  await first;
  Processor.last.came('old');
  const next = source.next();
  await pause();
  Processor.last.came('fresh');
  expect(await next).toBe(frames.get('fresh'));
  expect(frames.get('old')?.close).toHaveBeenCalledOnce();
  expect(frames.get('fresh')?.close).not.toHaveBeenCalled();
});

test('a frame that was waited for is taken as it comes', async () => {
  const source = openFrames(track);
  const next = source.next();
  await pause();
  Processor.last.came('fresh');
  expect(await next).toBe(frames.get('fresh'));
});

test('a track that ends gives null, now and to everybody who waits', async () => {
  const { source, waiting } = await asked();
  Object.assign(track, trackThat('ended'));
  Processor.last.wanted?.close();
  expect(await waiting).toBeNull();
  expect(await source.next()).toBeNull();
});

test('a device that breaks is an end, not a bug', async () => {
  const { source, waiting } = await asked();
  Object.assign(track, trackThat('ended'));
  Processor.last.wanted?.error(new Error('device lost'));
  expect(await waiting).toBeNull();
  expect(await source.next()).toBeNull();
  source.close();
});

test('reading that breaks beside a live track is begun anew', async () => {
  const { waiting } = await asked();
  const broken = Processor.last;
  broken.wanted?.error(new Error('pipe lost'));
  await vi.waitFor(() => expect(Processor.last).not.toBe(broken), 2_000);
  await pause();
  Processor.last.came('again');
  expect(await waiting).toBe(frames.get('again'));
});

test('closed while it is about to begin anew, it ends', async () => {
  const { source, waiting } = await asked();
  const broken = Processor.last;
  broken.wanted?.close();
  await pause();
  source.close();
  expect(await waiting).toBeNull();
  expect(Processor.last).toBe(broken);
});

test('closed, it lets go of the track', async () => {
  const { source, waiting } = await asked();
  source.close();
  expect(await waiting).toBeNull();
  expect(Processor.last.cancelled).toBe(true);
});

/** Frames, and somebody who waits for the next. */
async function asked() {
  const source = openFrames(track);
  const waiting = source.next();
  await pause();
  return { source, waiting };
}

function trackThat(readyState: MediaStreamTrackState): MediaStreamTrack {
  return { readyState } as MediaStreamTrack;
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 20));
}
