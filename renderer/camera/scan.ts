/**
 * The loop: camera frames to the decoder at the schedule's pace, what is believed to the counter.
 * All rules are in schedule.ts, acceptance.ts and stillness.ts; here are only the clock and video.
 */
import type { CameraRead } from '../../shared/contract';
import { type Acceptance, knownNow, nothingSeen, see } from './acceptance';
import type { Decoder } from './decoder';
import type { EngineName, Read } from './engine';
import { hintOf, isSuspected, noLikeness, type Patience, waitOn } from './hints';
import type { NearMiss } from './near-miss';
import type { Pass } from './passes';
import {
  freshMemory,
  IDLE_LOOK_MS,
  type Memory,
  nextPass,
  type Plan,
  pauseMs,
  REST_MS,
  remember,
} from './schedule';
import { awake, isIdle, meanOf, type Stillness, watch } from './stillness';
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
  /** Mean grey of the frame. */
  brightness: number;
  /** What keeps a code from being read that has been there for a while; null for nothing. */
  hint: NearMiss | null;
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
  let patience: Patience = noLikeness;
  let stillness: Stillness = awake(performance.now());
  let decodedAt = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let frameRequest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * A frame callback that is asked for makes the page draw at the camera's rate: it is asked for
   * when a decode is due and not before, so that a page at rest is free for the verdict.
   */
  const next = () => {
    if (stopped) return;
    const now = performance.now();
    const engine = decoder.engine();
    const idle = isIdle(stillness, now);
    if (idle) {
      timer = setTimeout(visit, IDLE_LOOK_MS);
      return;
    }
    const paceMs = engine === null ? 0 : pauseMs({ idle, memory, engine });
    const waitMs = Math.max(toldAt + REST_MS, decodedAt + paceMs) - now;
    if (waitMs > 0) timer = setTimeout(awaitFrame, waitMs);
    else awaitFrame();
  };

  const awaitFrame = () => {
    frameRequest = video.requestVideoFrameCallback(() => void visit());
  };

  const visit = async () => {
    if (stopped) return;
    const at = performance.now();
    const engine = decoder.engine();
    const idle = isIdle(stillness, at);
    const due = engine !== null && at - decodedAt >= pauseMs({ idle, memory, engine });
    if ((due || idle) && decoder.free() && video.readyState >= HAVE_FRAME && engine !== null) {
      const plan = due ? nextPass(memory, at, engine, isSuspected(patience)) : null;
      try {
        await look(at, engine, idle, plan);
      } finally {
        // Whatever a listener does wrong is told as a bug, and ends no scanning.
        next();
      }
    } else next();
  };

  const look = async (at: number, engine: EngineName, idle: boolean, plan: Plan | null) => {
    if (plan !== null) decodedAt = at;
    const frame = grab(video);
    if (frame === null) return;
    const looked = await decoder.look(frame, plan, knownNow(acceptance, at));
    if (looked === null || stopped) return;
    stillness = watch(stillness, at, looked.picture);
    if (plan === null) return;
    judge(at, plan, looked);
    const { reads, ms, width, height } = looked;
    const hint = hintOf(patience);
    const brightness = meanOf(looked.picture);
    const { pass } = plan;
    setup.onTick({ at, pass, engine, ms, reads, width, height, idle, brightness, hint });
  };

  const judge = (at: number, { pass, probe }: Plan, looked: Looked) => {
    if (looked.reads.length > 0) patience = waitOn(patience, at, 'text');
    else if (probe !== null) patience = waitOn(patience, at, looked.likeness?.miss ?? null);
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
    if (tell === null) return;
    toldAt = performance.now();
    setup.onReads(tell);
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
