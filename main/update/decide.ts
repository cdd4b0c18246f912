/** Whether an update is taken, now. Pure. */
import { compareVersions, type Offer } from './release';

export interface Situation {
  /** The version that runs. */
  running: string;
  /** The version that waits for the next start; null where none does. */
  waiting: string | null;
  /** Versions that did not come up on this till, or that a person went back from. */
  failed: readonly string[];
  shiftOpen: boolean;
  /** A person asked for it, just now. */
  byHand: boolean;
}

export type UpdateStep =
  | { kind: 'take'; offer: Offer }
  | { kind: 'leave'; why: 'nothing-newer' | 'waiting' | 'failed-before' | 'shift-open' };

/**
 * The newest archive of a release, or why it is left. Never an older version: a signed release
 * of last year, with last year's holes, must not be played to a till as an update. By itself
 * nothing is taken during a shift, and no version a second time that did not come up.
 */
export function decide(offers: readonly Offer[], situation: Situation): UpdateStep {
  const [offer] = [...offers].sort((a, b) => compareVersions(b.version, a.version));
  if (offer === undefined || compareVersions(offer.version, situation.running) <= 0) {
    return { kind: 'leave', why: 'nothing-newer' };
  }
  if (offer.version === situation.waiting) return { kind: 'leave', why: 'waiting' };
  if (situation.byHand) return { kind: 'take', offer };
  if (situation.failed.includes(offer.version)) return { kind: 'leave', why: 'failed-before' };
  if (situation.shiftOpen) return { kind: 'leave', why: 'shift-open' };
  return { kind: 'take', offer };
}
