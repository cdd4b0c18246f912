/** Which screen is on and whether it is open: idle times, ledger rows, what windows are told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BACK_MS, createAccess, type ManagerAccess, NOTICE_MS } from '../../../main/manager/access';
import { IDLE_MS, type LockKeep } from '../../../main/manager/unlock';
import { hashPin } from '../../../main/settings/pin';
import type { Tries } from '../../../main/settings/tries';
import type { ManagerState } from '../../../shared/manager';

const PIN = '2580';
const hash = hashPin(PIN);

let rows: string[];
let told: ManagerState[];
let counters: number;
let access: ManagerAccess;
let pinHash: string;
let unwritable: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  rows = [];
  told = [];
  counters = 0;
  pinHash = hash;
  unwritable = false;
  let tries: Tries = { wrong: 0, lastAt: 0 };
  const keep: LockKeep = {
    pinHash: () => pinHash,
    setPinHash(next) {
      if (unwritable) throw new Error('EROFS');
      pinHash = next;
    },
    tries: () => tries,
    setTries: (next) => {
      tries = next;
    },
  };
  access = createAccess({
    keep,
    note: (reason) => rows.push(reason),
    push: (state) => told.push(state),
    onCounter: () => {
      counters += 1;
    },
  });
});
afterEach(() => {
  access.stop();
  vi.useRealTimers();
});

function open(): void {
  access.goTo('manager');
  expect(access.unlock(PIN)).toEqual({ ok: true });
}

describe('the console', () => {
  test('is opened by its PIN only, and each step leaves a row', () => {
    access.goTo('manager');
    expect(access.isOpen()).toBe(false);
    expect(access.unlock('0000')).toMatchObject({ ok: false, reason: 'wrong-pin', waitMs: 1000 });
    expect(access.unlock(PIN)).toMatchObject({ ok: false, reason: 'too-soon' });
    vi.advanceTimersByTime(1000);
    expect(access.unlock(PIN)).toEqual({ ok: true });
    expect(rows).toEqual(['wrong-pin', 'unlocked']);
    expect(told.at(-1)).toMatchObject({ open: true, wrongTries: 0, waitUntil: null });
  });

  test('tells how long a wrong PIN has to wait', () => {
    access.goTo('manager');
    access.unlock('0000');
    expect(told.at(-1)).toMatchObject({ wrongTries: 1, waitUntil: Date.now() + 1000 });
  });

  test('is locked when it is left', () => {
    open();
    access.goTo('counter');
    expect(access.isOpen()).toBe(false);
    expect(rows).toEqual(['unlocked', 'locked: left']);
    expect(counters).toBe(1);
  });

  test('is locked and left by hand', () => {
    open();
    access.leave();
    expect(told.at(-1)).toMatchObject({ screen: 'counter', open: false });
    expect(rows).toEqual(['unlocked', 'locked: by-hand']);
  });
});

describe('nobody there', () => {
  test('is said half a minute before, and locks after three minutes', () => {
    open();
    vi.advanceTimersByTime(IDLE_MS - NOTICE_MS - 1);
    expect(told.at(-1)?.locksAt).toBeNull();
    vi.advanceTimersByTime(1);
    expect(told.at(-1)?.locksAt).toBe(Date.now() + NOTICE_MS);
    vi.advanceTimersByTime(NOTICE_MS);
    expect(told.at(-1)).toMatchObject({ open: false, lockedBy: 'idle', screen: 'manager' });
    expect(rows).toEqual(['unlocked', 'locked: idle']);
  });

  test('ends with a key, which takes the notice down', () => {
    open();
    vi.advanceTimersByTime(IDLE_MS - 1000);
    access.touch();
    expect(told.at(-1)?.locksAt).toBeNull();
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(access.isOpen()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(access.isOpen()).toBe(false);
  });

  test('gives a locked window back to the counter', () => {
    access.goTo('manager');
    vi.advanceTimersByTime(BACK_MS - 1);
    access.touch();
    vi.advanceTimersByTime(BACK_MS - 1);
    expect(access.inConsole()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(access.inConsole()).toBe(false);
    expect(rows).toEqual([]);
  });

  test('at the counter changes nothing', () => {
    access.touch();
    vi.advanceTimersByTime(IDLE_MS * 2);
    expect(told).toEqual([]);
  });
});

describe('a PIN', () => {
  test('is set at the first opening, and changed by an unlocked manager only', () => {
    pinHash = '';
    access.goTo('manager');
    expect(access.setPin('12')).toMatchObject({ ok: false, reason: 'bad-pin' });
    expect(access.setPin('1234')).toEqual({ ok: true });
    expect(access.setPin('4321')).toEqual({ ok: true });
    access.goTo('counter');
    expect(access.setPin('1111')).toMatchObject({ ok: false });
    expect(rows).toEqual(['pin-set', 'pin-changed', 'locked: left', 'wrong-pin']);
  });

  test('that cannot be stored opens nothing', () => {
    pinHash = '';
    unwritable = true;
    expect(access.setPin('1234')).toMatchObject({ ok: false, reason: 'unwritable' });
    expect(access.isOpen()).toBe(false);
    expect(rows).toEqual([]);
  });
});
