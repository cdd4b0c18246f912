/** Settling on a full disk and in a closing app (redemption rules §2.5, §5). */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, has, lost, removeLedgers } from '../../support/script';
import { settling, stopTheClock } from '../../support/settling';

beforeEach(stopTheClock);
afterEach(() => {
  vi.useRealTimers();
  removeLedgers();
});

describe('what cannot be written', () => {
  test('leaves the intent open, and is written when the disk has room again', async () => {
    const { script, ledger, events, live, state, pass } = settling();
    script.gets = [has('CONSUMED')];
    ledger.broken.add('conclude');
    live();
    await pass(10_000);
    expect([state(), events.includes('settled-redeemed')]).toEqual(['unknown', false]);
    ledger.broken.clear();
    await pass(5_000);
    expect([state(), ledger.written]).toEqual(['settled-redeemed', ['settled-redeemed reconcile']]);
  });

  test('an intent whose first outcome was not written becomes unknown, then settled', async () => {
    const { script, live, state, pass } = settling({ concluded: false });
    script.gets = [has('CONSUMED')];
    live();
    await pass(1_000);
    expect(state()).toBe('settled-redeemed');
  });

  test('a known outcome is written later and never read back: CONSUMED would make it ours', async () => {
    const { script, ledger, settler, events, intent, state, pass } = settling({ concluded: false });
    ledger.broken.add('conclude');
    settler.settleUnwritten(intent, { state: 'refused', row: { kind: 'outcome', errcode: 40099 } });
    await pass(7_000);
    expect([settler.isSettling(intent), state()]).toEqual([true, 'intended']);
    ledger.broken.clear();
    settler.hurry(intent);
    await pass(0);
    expect([settler.isSettling(intent), state(), script.calls]).toEqual([false, 'refused', []]);
    expect(events).toEqual(['written']);
  });
});

test('what a manager has closed by hand is let go, even with a read on its way', async () => {
  const { script, ledger, settler, events, intent, found, calls, state, pass } = settling();
  script.gets = [
    async () => {
      ledger.writer.conclude(intent, 'settled-not-redeemed', { kind: 'manager' }, 'manager');
      settler.release(intent);
      return has('CONSUMED')();
    },
  ];
  found();
  await pass(60_000);
  expect([calls(), state(), events]).toEqual([['get 0'], 'settled-not-redeemed', []]);
});

describe('stopping', () => {
  test('ends all waiting and leaves what is open', async () => {
    const { script, settler, live, calls, state, pass } = settling();
    script.gets = [lost()];
    live();
    await pass(1_000);
    await settler.stop();
    await pass(100_000);
    expect([calls(), state(), vi.getTimerCount()]).toEqual([['get 1'], 'unknown', 0]);
  });

  test('a read that comes back NORMAL after it sends nothing', async () => {
    const { script, settler, live, calls, pass } = settling();
    let answer = (): void => {};
    script.gets = [
      () =>
        new Promise((resolve) => {
          answer = () => void has('NORMAL')().then(resolve);
        }),
    ];
    live();
    await pass(1_000);
    await settler.stop();
    answer();
    await pass(60_000);
    expect([calls(), vi.getTimerCount()]).toEqual([['get 1'], 0]);
  });

  test('waits for a re-send in flight, whose outcome is still written', async () => {
    const { script, settler, live, state, pass } = settling();
    script.gets = [has('NORMAL')];
    script.consumes = [
      () => new Promise((resolve) => setTimeout(() => void done().then(resolve), 4_000)),
    ];
    live();
    await pass(1_000);
    let stopped = false;
    const stopping = settler.stop().then(() => {
      stopped = true;
    });
    await pass(3_999);
    expect(stopped).toBe(false);
    await pass(1);
    await stopping;
    expect(state()).toBe('redeemed');
  });
});
