/**
 * A digit key as the answer to a question on the counter ("which of the two?"). Pure: whether a
 * key is one person's single press is decided by the silence before and after it, so that no digit
 * of a gun's burst can ever answer: not its first one, not where the gun is slower than its
 * profile says, not its last one after a stumble.
 */
import type { ScannerProfile } from '../../shared/scanners';
import { hasCommand, isInputMethods, type Key } from './key';
import { silenceMs } from './profiles';

/** No key came for this long before it: longer than any gun's pause or late suffix. */
const QUIET_BEFORE_MS = 500;
/** None comes for this long after it: twice the slowest gap that can be calibrated (150 ms). */
const QUIET_AFTER_MS = 300;

/** From 1; null where the key is no digit that can answer, or came too soon after another. */
export function answerOf(key: Key, sinceLastKeyMs: number): number | null {
  if (key.type !== 'keyDown' || key.isAutoRepeat || key.shift) return null;
  if (hasCommand(key) || isInputMethods(key) || !/^[1-9]$/.test(key.key)) return null;
  return sinceLastKeyMs < QUIET_BEFORE_MS ? null : Number(key.key);
}

/** True where so much time without another key makes it an answer. */
export function isAlone(sinceMs: number, profile: ScannerProfile): boolean {
  return sinceMs > Math.max(QUIET_AFTER_MS, silenceMs(profile));
}
