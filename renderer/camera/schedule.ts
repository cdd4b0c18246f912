/**
 * When the camera path decodes, and which pass it runs. Pure: time and memory come in as values.
 */
import type { CodeKind, EngineName } from './engine';
import type { Probe } from './near-miss';
import type { Pass } from './passes';

/** A pass, and the kind of codes it looks for; null: all that the shop uses. */
export interface Turn {
  pass: Pass;
  only: CodeKind | null;
}

/** What the last ticks leave to the next. */
export interface Memory {
  /** Counts the turns of the cycle. */
  tick: number;
  /** The pass that has just read bars for the first time: it is run again on the next frame. */
  confirm: Pass | null;
  /** The pass that read something last, and when. */
  favourite: { pass: Pass; at: number } | null;
}

export const freshMemory: Memory = { tick: 0, confirm: null, favourite: null };

/** What one tick does: a pass, and whether to look for a code's likeness as well. */
export interface Plan extends Turn {
  /** Only looked for where the pass reads nothing. */
  probe: Probe | null;
}

/**
 * Every second tick the whole frame at half size for QR codes, which costs next to nothing; between
 * them the centre, the full frame (every 4th tick, by turns for bars and for QR codes) and the 45°
 * turn (every 8th). Where something looks like a code, every second tick looks harder. Bars just
 * read are confirmed by the same pass; while something is being read, every second tick is its
 * pass, so that what only one pass in eight can read does not come and go.
 */
export function nextPass(memory: Memory, at: number, engine: EngineName, suspected = false): Plan {
  const { favourite, tick } = memory;
  const probe = probes[tick % probes.length] ?? null;
  if (engine === 'zxing-browser') return { pass: 'full', only: null, probe };
  if (memory.confirm !== null) return { pass: memory.confirm, only: null, probe: null };
  const around = suspected ? harder : calm;
  if (favourite === null || at - favourite.at > FAVOURITE_MS) {
    return { ...turnOf(around, tick), probe };
  }
  if (tick % 2 === 0) return { pass: favourite.pass, only: null, probe };
  return { ...turnOf(around, tick >> 1), probe };
}

/**
 * The memory after a tick that ran `pass`: whether it read something believed, and which pass saw
 * bars for the first time.
 */
export function remember(
  memory: Memory,
  seen: { at: number; pass: Pass; read: boolean; unconfirmed: Pass | null },
): Memory {
  // Confirming once is enough: a phantom must not keep the loop on one pass.
  const confirm = memory.confirm === null ? seen.unconfirmed : null;
  return {
    // A confirmation is extra: it must not take another pass's turn.
    tick: memory.confirm === null ? memory.tick + 1 : memory.tick,
    confirm,
    favourite: seen.read ? favoured(memory, seen) : memory.favourite,
  };
}

/** The shortest time from one decode to the next; the next camera frame after it is taken. */
export function pauseMs(state: { idle: boolean; memory: Memory; engine: EngineName }): number {
  if (state.idle) return IDLE_MS;
  if (state.memory.confirm !== null) return 0;
  return state.engine === 'zxing-browser' ? SLOW_MS : PACE_MS;
}

/** After a read was told nothing is decoded for so long: the verdict gets the processor. */
export const REST_MS = 100;

/** Between two looks for movement on an idle till. */
export const IDLE_LOOK_MS = 250;

/** The cheaper of two passes that read; a dearer one only once the cheaper has stopped reading. */
function favoured(memory: Memory, seen: { at: number; pass: Pass }): Memory['favourite'] {
  const { favourite } = memory;
  const keep =
    favourite !== null &&
    seen.at - favourite.at <= STALE_MS &&
    cost[favourite.pass] < cost[seen.pass];
  return keep ? favourite : { pass: seen.pass, at: seen.at };
}

function turnOf(around: readonly Turn[], tick: number): Turn {
  return around[tick % around.length] as Turn;
}

const cost: Record<Pass, number> = { half: 1, centre: 2, full: 3, turned: 4, soft: 5, close: 6 };

const calm: readonly Turn[] = [
  { pass: 'half', only: 'matrix' },
  { pass: 'centre', only: null },
  { pass: 'half', only: 'matrix' },
  { pass: 'full', only: 'linear' },
  { pass: 'half', only: 'matrix' },
  { pass: 'turned', only: 'linear' },
  // Bars wider than the centre.
  { pass: 'half', only: null },
  { pass: 'full', only: 'matrix' },
];

const harder: readonly Turn[] = [
  { pass: 'half', only: null },
  { pass: 'soft', only: null },
  { pass: 'centre', only: null },
  { pass: 'close', only: null },
  { pass: 'full', only: null },
  { pass: 'soft', only: null },
  { pass: 'turned', only: 'linear' },
  { pass: 'close', only: null },
];

/** About four looks a second. */
const probes: readonly (Probe | null)[] = ['half', null, null, null, 'centre', null, null, null];

const FAVOURITE_MS = 2_000;
const STALE_MS = 500;
/** A camera at 30 frames a second then gives every second frame: 15 decodes a second. */
const PACE_MS = 60;
/** The second engine needs the processor's other half for the page. */
const SLOW_MS = 80;
/** Fewer than two decodes a second. */
const IDLE_MS = 600;
