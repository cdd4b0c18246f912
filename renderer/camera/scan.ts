/**
 * The loop: camera frames to the decoder at the schedule's pace, what is believed to the counter.
 * All rules are in schedule.ts, acceptance.ts and stillness.ts; here is only the clock.
 */
import type { CameraRead } from '../../shared/contract';
import { type Acceptance, knownNow, nothingSeen, see } from './acceptance';
import type { Decoder } from './decoder';
import type { EngineName, Read } from './engine';
import type { Frames } from './frames';
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

/** Scans a camera's frames until they end or the returned function is called; closes them. */
export function scanFrames(setup: {
  frames: Frames;
  decoder: Decoder;
  /** Whether the page is on show: nothing is looked up behind somebody's back. */
  isVisible: () => boolean;
  onReads: (reads: CameraRead[]) => void;
  onTick: (tick: Tick) => void;
}): () => void {
  const { frames, decoder } = setup;
  let memory: Memory = freshMemory;
  let acceptance: Acceptance = nothingSeen;
  let patience: Patience = noLikeness;
  let stillness: Stillness = awake(performance.now());
  let decodedAt = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    if (!stopped) timer = setTimeout(visit, waitMs(performance.now()));
  };

  const waitMs = (now: number) => {
    const engine = decoder.engine();
    if (engine === null || !setup.isVisible()) return NOT_YET_MS;
    const idle = isIdle(stillness, now);
    if (idle) return IDLE_LOOK_MS;
    return Math.max(0, toldAt + REST_MS - now, decodedAt + pauseMs({ idle, memory, engine }) - now);
  };

  const visit = async () => {
    const engine = decoder.engine();
    try {
      if (engine !== null && decoder.free() && setup.isVisible()) await look(engine);
    } finally {
      // Whatever a listener does wrong is told as a bug, and ends no scanning.
      next();
    }
  };

  const look = async (engine: EngineName) => {
    const frame = await frames.next();
    if (frame === null || stopped) {
      frame?.close();
      stop();
      return;
    }
    const at = performance.now();
    const idle = isIdle(stillness, at);
    const due = at - decodedAt >= pauseMs({ idle, memory, engine });
    const plan = due ? nextPass(memory, at, engine, isSuspected(patience)) : null;
    if (due) decodedAt = at;
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

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    frames.close();
  };

  next();
  return stop;
}

/** While the decoder loads, or nobody can see what was read. */
const NOT_YET_MS = 30;
