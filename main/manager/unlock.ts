/**
 * The manager's lock, kept in the main process: a call that only a manager may make is
 * refused there while it is closed. Wrong PINs slow down, also across restarts.
 */
import { hashPin, isPin } from '../settings/pin';
import type { TriesKeep } from '../settings/tries';

export interface LockKeep extends TriesKeep {
  /** The PIN's hash; empty where none is set yet. */
  pinHash(): string;
  setPinHash(hash: string): void;
}

export type Unlocked =
  | { ok: true }
  | { ok: false; reason: 'wrong-pin' | 'too-soon' | 'bad-pin'; waitMs: number };

export interface ManagerLock {
  isOpen(): boolean;
  /** Whether a PIN was ever set; the first opening of the console sets one. */
  hasPin(): boolean;
  unlock(pin: string): Unlocked;
  /** Sets the PIN: the first one, or a new one by an unlocked manager. */
  setPin(pin: string): Unlocked;
  lock(): void;
  /** Somebody is at work in the console: the idle time starts again. */
  touch(): void;
}

/** The console locks itself after this time without a call. Milliseconds. */
export const IDLE_MS = 3 * 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const DOUBLINGS = 6;

/** How long to wait after so many wrong tries: 1, 2, 4 … 32 s, then 15 minutes. */
export function waitAfter(wrong: number): number {
  if (wrong === 0) return 0;
  return wrong <= DOUBLINGS ? 1_000 * 2 ** (wrong - 1) : LONGEST_WAIT_MS;
}

/** A closed lock. `onLock` runs whenever it closes. */
export function createLock(
  keep: LockKeep,
  onLock: () => void,
  now: () => number = Date.now,
): ManagerLock {
  let open = false;
  let idle: NodeJS.Timeout | undefined;

  function lock(): void {
    clearTimeout(idle);
    if (!open) return;
    open = false;
    onLock();
  }

  function touch(): void {
    if (!open) return;
    clearTimeout(idle);
    idle = setTimeout(lock, IDLE_MS);
  }

  function unlocked(): Unlocked {
    open = true;
    keep.setTries({ wrong: 0, lastAt: 0 });
    touch();
    return { ok: true };
  }

  return {
    isOpen: () => open,
    hasPin: () => keep.pinHash() !== '',
    unlock(pin) {
      const { wrong, lastAt } = keep.tries();
      // A clock set back must not open a shorter way: the wait then starts anew.
      const since = Math.max(0, now() - lastAt);
      const waitMs = waitAfter(wrong) - since;
      if (waitMs > 0) return { ok: false, reason: 'too-soon', waitMs };
      if (keep.pinHash() !== '' && isPin(pin, keep.pinHash())) return unlocked();
      keep.setTries({ wrong: wrong + 1, lastAt: now() });
      return { ok: false, reason: 'wrong-pin', waitMs: waitAfter(wrong + 1) };
    },
    setPin(pin) {
      if (keep.pinHash() !== '' && !open) return { ok: false, reason: 'wrong-pin', waitMs: 0 };
      if (!/^\d{4,12}$/.test(pin)) return { ok: false, reason: 'bad-pin', waitMs: 0 };
      keep.setPinHash(hashPin(pin));
      return unlocked();
    },
    lock,
    touch,
  };
}
