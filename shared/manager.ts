/**
 * The manager's console as its window sees it: which screen is on, whether the lock is open,
 * a scan that waits for a decision, and the calls behind them.
 */
import type { WrongThing } from './reasons';

/** `first-run`: the guide that sets a till up, as far from the scanner's keys as the console. */
export type ScreenName = 'counter' | 'manager' | 'first-run';

/** Why the console was locked last. */
export type LockCause = 'idle' | 'left' | 'by-hand';

/** Times are milliseconds since 1970 of this machine. */
export interface ManagerState {
  screen: ScreenName;
  open: boolean;
  /** Without a PIN the first opening of the console sets one. */
  hasPin: boolean;
  /** Wrong PINs since the last right one. */
  wrongTries: number;
  /** No PIN is looked at before this time; null where one may be typed. */
  waitUntil: number | null;
  /** When the console locks itself; null unless that is near. */
  locksAt: number | null;
  lockedBy: LockCause | null;
}

export type UnlockAnswer =
  | { ok: true }
  | { ok: false; reason: 'wrong-pin' | 'too-soon' | 'bad-pin' | 'unwritable'; waitMs: number };

/**
 * A scan seen in the console. Its text stays in the main process until somebody decides; of
 * payment codes, and of anything scanned while the console is locked, nothing crosses.
 */
export type OfferedScan = {
  offer: number;
  at: number;
  /** Characters that it typed into this page; 0 for a gun that is no keyboard. */
  keys: number;
} & (
  | { kind: 'code'; code: string }
  | { kind: 'card-link'; cardId: string; encryptCode: string }
  | { kind: 'hidden' }
  | { kind: 'useless'; thing: WrongThing | 'malformed-code' | 'bad-link' }
);

export interface ManagerCalls {
  managerState: { input: null; output: ManagerState };
  managerUnlock: { input: { pin: string }; output: UnlockAnswer };
  /** The first PIN, or a new one by an unlocked manager. 4 to 12 digits. */
  managerSetPin: { input: { pin: string }; output: UnlockAnswer };
  /** Locks and leaves for the counter. */
  managerLock: { input: null; output: void };
  /** Going to the counter locks the console. */
  screen: { input: { name: ScreenName }; output: void };
  /** To the counter, with the scan that was offered; it is only asked about, never redeemed. */
  takeOffered: { input: { offer: number }; output: void };
  dropOffered: { input: { offer: number }; output: void };
}

export const managerCallers = {
  managerState: 'cashier',
  managerUnlock: 'cashier',
  managerSetPin: 'cashier',
  managerLock: 'cashier',
  screen: 'cashier',
  takeOffered: 'cashier',
  dropOffered: 'cashier',
} as const satisfies Record<keyof ManagerCalls, 'cashier' | 'manager'>;

/** A PIN as it must be typed. */
export const PIN_FORM = /^\d{4,12}$/;
