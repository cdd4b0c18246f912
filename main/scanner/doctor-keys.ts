/** What becomes of a key while the scanner doctor is open. Pure. */
import { hasCommand, isInputMethods, isLineFeed, isModifier, type Key } from './key';
import { isCharacter, numpadDigit } from './key-map';

/**
 * `take`: the gun's; the page never gets it. `watch`: the gun's, and the page gets it too.
 * `pass`: a person's, who walks the page with Tab, Enter and Space.
 */
export type Place = 'take' | 'watch' | 'pass';

/** So soon after a character, Enter, Tab and Space are the gun's. Milliseconds. */
const SUFFIX_MS = 500;

/** Decides by the key and how long ago the last character came. */
export function placeKey(key: Key, sinceSignMs: number): Place {
  const suffix = sinceSignMs < SUFFIX_MS;
  if (isModifier(key) || isInputMethods(key)) return 'watch';
  if (isLineFeed(key)) return suffix ? 'take' : 'pass';
  if (key.alt && numpadDigit(key.code) !== null) return 'take';
  if (hasCommand(key)) return 'pass';
  if (key.key === 'Enter' || key.key === 'Tab' || key.key === ' ') return suffix ? 'take' : 'pass';
  return isCharacter(key.key) || key.key === 'Dead' ? 'take' : 'pass';
}
