/**
 * The loop: camera frames to the decoder at the schedule's pace, what is believed to the counter.
 * All rules are in schedule.ts, acceptance.ts and stillness.ts; here are only the clock and video.
 */
import type { CameraRead } from '../../shared/contract';
import { type Acceptance, knownNow, nothingSeen, see } from './acceptance';
import type { Decoder } from './decoder';
import type { EngineName, Read } from './engine';
import type { Pass } from './passes';
import { freshMemory, IDLE_LOOK_MS, type Memory, nextPass, pauseMs, remember } from './schedule';
import { awake, isIdle, type Stillness, watch } from './stillness';
import type { Looked } from './worker-messages';

/** One decode, for the outline, the doctor and benchmarks. */
export interface Tick {
  /** When the frame was taken from the video (`performance.now()`). */
  at: number;
  pass: Pass;
  engine: EngineName;
  /** Milliseconds in the Worker. */
  ms: number;
  reads: readonly Read[];
  width: number;
  height: number;
  idle: boolean;
}

/** Scans the playing video until the returned function is called. */
export function scanVideo(setup: {
  video: HTMLVideoElement;
  decoder: Decoder;
  onReads: (reads: CameraRead[]) => void;
  onTick: (tick: Tick) => void;
}): () => void {
  const { video, decoder } = setup;
  let memory: Memory = freshMemory;
  let acceptance: Acceptance = nothingSeen;
  let stillness: Stillness = awake(performance.now());
  let decodedAt = 0;
  let stopped = false;
  let frameRequest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    if (stopped) return;
    // Frame callbacks make the page work at the camera's rate; an idle till only needs a clock.
    if (isIdle(stillness, performance.now())) timer = setTimeout(visit, IDLE_LOOK_MS);
    else frameRequest = video.requestVideoFrameCallback(visit);
  };

  const visit = () => {
    if (stopped) return;
    const at = performance.now();
    const engine = decoder.engine();
    const idle = isIdle(stillness, at);
    const due = engine !== null && at - decodedAt >= pauseMs({ idle, memory, engine });
    if ((due || idle) && decoder.free() && video.readyState >= HAVE_FRAME && engine !== null) {
      void look(at, engine, idle, due ? nextPass(memory, at, engine) : null);
    }
    next();
  };

  const look = async (at: number, engine: EngineName, idle: boolean, pass: Pass | null) => {
    if (pass !== null) decodedAt = at;
    const frame = grab(video);
    if (frame === null) return;
    const looked = await decoder.look(frame, pass, knownNow(acceptance, at));
    if (looked === null || stopped) return;
    stillness = watch(stillness, at, looked.picture);
    if (pass !== null) judge(at, pass, looked);
    const { reads, ms, width, height } = looked;
    if (pass !== null) setup.onTick({ at, pass, engine, ms, reads, width, height, idle });
    if (idle && !isIdle(stillness, at)) {
      // Something moves: back to frame callbacks at once.
      clearTimeout(timer);
      next();
    }
  };

  const judge = (at: number, pass: Pass, looked: Looked) => {
    const { after, tell, unconfirmed } = see(
      acceptance,
      { taken: at, done: performance.now() },
      looked.reads,
    );
    acceptance = after;
    memory = remember(memory, {
      at,
      pass,
      read: looked.reads.length > 0 && !unconfirmed,
      unconfirmed: unconfirmed ? looked.deepest : null,
    });
    if (tell !== null) setup.onReads(tell);
  };

  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    video.cancelVideoFrameCallback(frameRequest);
  };
}

/** The video's picture now; none while a stream is ending or has just begun. */
function grab(video: HTMLVideoElement): VideoFrame | null {
  try {
    return new VideoFrame(video);
  } catch {
    return null; // A device edge: camera.ts watches for frames and says what is wrong.
  }
}

/** `HTMLMediaElement.HAVE_CURRENT_DATA`. */
const HAVE_FRAME = 2;
