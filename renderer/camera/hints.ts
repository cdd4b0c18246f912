/**
 * When to say that something is nearly read, and what: after four seconds of a code's likeness
 * without a text. Pure.
 */
import type { NearMiss } from './near-miss';

/** Looks at likenesses since the last text. */
export interface Patience {
  /** When the first likeness of this stay was seen; null while there is none. */
  since: number | null;
  last: number;
  /** The newest reasons, the last one last. */
  misses: readonly NearMiss[];
}

export const noLikeness: Patience = { since: null, last: 0, misses: [] };

/** What one look adds: a text, a likeness with its reason, or (null) neither. */
export function waitOn(before: Patience, at: number, seen: 'text' | NearMiss | null): Patience {
  if (seen === 'text') return noLikeness;
  if (seen === null) return at - before.last > GONE_MS ? noLikeness : before;
  const since = before.since !== null && at - before.last <= GONE_MS ? before.since : at;
  return { since, last: at, misses: [...before.misses, seen].slice(-RECENT) };
}

/** Whether something looks like a code now: reason enough to look harder. */
export function isSuspected(patience: Patience): boolean {
  return patience.since !== null;
}

/** The hint to show, the reason named most often of late; null before its time. */
export function hintOf({ since, last, misses }: Patience): NearMiss | null {
  if (since === null || last - since < HINT_MS) return null;
  const count = (miss: NearMiss) => misses.filter((each) => each === miss).length;
  return misses.reduce((best, miss) => (count(miss) > count(best) ? miss : best));
}

const HINT_MS = 4_000;
/** A likeness that is not seen for this long has gone: a hand trembles, moire comes and goes. */
const GONE_MS = 1_200;
const RECENT = 7;
