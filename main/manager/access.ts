/**
 * Which screen the window shows, and the lock in front of the manager's one. Every step of it
 * leaves a ledger row; windows are told by one state.
 */
import type { LockCause, ManagerState, ScreenName, UnlockAnswer } from '../../shared/manager';
import { createLock, IDLE_MS, type LockKeep, type Unlocked, waitAfter } from './unlock';

export interface AccessParts {
  keep: LockKeep;
  /** Writes a ledger row of kind `manager`. */
  note: (reason: string) => void;
  push: (state: ManagerState) => void;
  /** The counter is on show again. */
  onCounter: () => void;
  now?: () => number;
}

export interface ManagerAccess {
  state(): ManagerState;
  isOpen(): boolean;
  hasPin(): boolean;
  /** Whether the window shows the console or the first-run guide, locked or not. */
  inConsole(): boolean;
  unlock(pin: string): UnlockAnswer;
  setPin(pin: string): UnlockAnswer;
  goTo(name: ScreenName): void;
  /** The manager locks by hand, and leaves. */
  leave(): void;
  /** A key, the mouse or a call: somebody is there. */
  touch(): void;
  stop(): void;
}

/** How long before the console locks itself it says so. Milliseconds. */
export const NOTICE_MS = 30_000;
/** A locked console that nobody touches goes back to the counter. Milliseconds. */
export const BACK_MS = 60_000;
/** Moving the mouse is one touch a second. */
const TOUCH_MS = 1_000;

/** On the counter, locked. */
export function createAccess(parts: AccessParts): ManagerAccess {
  const now = parts.now ?? Date.now;
  const { keep } = parts;
  const lock = createLock(keep, onLock, now);
  let screen: ScreenName = 'counter';
  let cause: LockCause = 'idle';
  let lockedBy: LockCause | null = null;
  let locksAt: number | null = null;
  let touchedAt = 0;
  let notice: NodeJS.Timeout | undefined;
  let back: NodeJS.Timeout | undefined;

  function state(): ManagerState {
    const { wrong, lastAt } = keep.tries();
    const waitUntil = lastAt + waitAfter(wrong);
    return {
      screen,
      open: lock.isOpen(),
      hasPin: lock.hasPin(),
      wrongTries: wrong,
      waitUntil: wrong > 0 && waitUntil > now() ? waitUntil : null,
      locksAt,
      lockedBy,
    };
  }

  const tell = () => parts.push(state());

  function onLock(): void {
    lockedBy = cause;
    locksAt = null;
    clearTimeout(notice);
    parts.note(`locked: ${cause}`);
    waitForNobody();
    tell();
  }

  function lockBecause(why: LockCause): void {
    cause = why;
    lock.lock();
    cause = 'idle';
  }

  function waitForNotice(): void {
    clearTimeout(notice);
    notice = setTimeout(() => {
      locksAt = now() + NOTICE_MS;
      tell();
    }, IDLE_MS - NOTICE_MS);
  }

  function waitForNobody(): void {
    clearTimeout(back);
    // Without a PIN the guide stays: whoever sets the till up may walk about the shop.
    if (screen !== 'counter' && lock.hasPin() && !lock.isOpen())
      back = setTimeout(() => goTo('counter'), BACK_MS);
  }

  function goTo(name: ScreenName): void {
    if (name === screen) return;
    screen = name;
    clearTimeout(back);
    if (name === 'counter') {
      lockBecause('left');
      parts.onCounter();
    } else {
      lockedBy = null;
      waitForNobody();
    }
    tell();
  }

  /** What the lock answered, written down and told. */
  function after(answer: Unlocked, reason: string): UnlockAnswer {
    if (answer.ok) {
      parts.note(reason);
      lockedBy = null;
      clearTimeout(back);
      waitForNotice();
    } else if (answer.reason === 'wrong-pin') {
      parts.note('wrong-pin');
    }
    tell();
    return answer;
  }

  return {
    state,
    isOpen: lock.isOpen,
    hasPin: lock.hasPin,
    inConsole: () => screen !== 'counter',
    unlock: (pin) => after(lock.unlock(pin), 'unlocked'),
    setPin(pin) {
      const reason = lock.hasPin() ? 'pin-changed' : 'pin-set';
      try {
        return after(lock.setPin(pin), reason);
      } catch {
        return { ok: false, reason: 'unwritable', waitMs: 0 }; // A file edge: see openSecrets.
      }
    },
    goTo,
    leave() {
      lockBecause('by-hand');
      goTo('counter');
    },
    touch() {
      if (screen === 'counter') return;
      if (locksAt === null && now() - touchedAt < TOUCH_MS) return;
      touchedAt = now();
      if (!lock.isOpen()) return waitForNobody();
      lock.touch();
      waitForNotice();
      if (locksAt === null) return;
      locksAt = null;
      tell();
    },
    stop() {
      lockBecause('left');
      clearTimeout(notice);
      clearTimeout(back);
    },
  };
}
