/** Settling by the clock: when it reads, when it sends, what it writes (redemption rules §5). */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, has, lost, refused, removeLedgers } from '../../support/script';
import { address, settling, stopTheClock } from '../../support/settling';

beforeEach(stopTheClock);
afterEach(() => {
  vi.useRealTimers();
  removeLedgers();
});

describe('with the cashier waiting', () => {
  test('reads 1, 3 and 8 s after the send failed, then no longer keeps the till', async () => {
    const { script, events, live, calls, pass } = settling();
    script.gets = [lost()];
    live();
    await pass(7_999);
    expect(events).toEqual([]);
    await pass(60_000);
    expect(calls()).toEqual(['get 1', 'get 3', 'get 8', 'get 13', 'get 18', 'get 28', 'get 48']);
    expect(events).toEqual(['live over']);
  });

  test('the read-backs use the address of the look-up, and never check_consume', async () => {
    const { script, live, pass } = settling();
    script.gets = [has('CONSUMED')];
    live();
    await pass(1_000);
    expect(script.calls).toEqual([
      { api: 'get', at: expect.any(Number), address, checkConsume: false },
    ]);
  });

  test('CONSUMED is redeemed, confirmed afterwards and flagged', async () => {
    const { script, ledger, events, live, pass } = settling();
    script.gets = [has('CONSUMED')];
    live();
    await pass(1_000);
    expect(ledger.written).toEqual(['settled-redeemed reconcile']);
    expect(events).toEqual(['settled-redeemed', 'live over']);
  });

  test('the first NORMAL sends once more, journalled first', async () => {
    const { script, ledger, events, live, calls, pass } = settling();
    script.gets = [lost(), has('NORMAL')];
    script.consumes = [
      async () => {
        expect(ledger.written).toEqual(['send']);
        return done();
      },
    ];
    live();
    await pass(3_000);
    expect(calls()).toEqual(['get 1', 'get 3', 'consume 3']);
    expect(ledger.written).toEqual(['send', 'redeemed']);
    expect(events).toEqual(['redeemed', 'live over']);
  });

  test('40099 to the re-send is confirmed afterwards and flagged', async () => {
    const { script, ledger, live, pass } = settling();
    script.gets = [has('NORMAL')];
    script.consumes = [refused(40099)];
    live();
    await pass(1_000);
    expect(ledger.written).toEqual(['send', 'settled-redeemed reconcile']);
  });

  test.each([
    ['is refused', refused(40127)],
    ['never left', lost('no')],
    ['is lost', lost()],
  ])(
    'a re-send that %s is followed by reads at 1, 3 and 8 s and no further send',
    async (_, answer) => {
      const { script, ledger, events, live, calls, state, pass } = settling();
      script.gets = [has('NORMAL')];
      script.consumes = [answer];
      live();
      await pass(9_500);
      expect([calls(), state(), events]).toEqual([
        ['get 1', 'consume 1', 'get 2', 'get 4', 'get 9'],
        'unknown',
        ['live over'],
      ]);
      await pass(7_000);
      expect(calls().slice(5)).toEqual(['get 16']);
      expect(ledger.written).toEqual(['send', 'settled-not-redeemed']);
    },
  );

  test('a token refused to the re-send is renewed and repeated, with a row of its own', async () => {
    const { script, ledger, live, pass } = settling();
    script.gets = [has('NORMAL')];
    script.consumes = [refused(40001), done];
    live();
    await pass(1_000);
    expect(ledger.written).toEqual(['send', 'send', 'redeemed']);
  });

  test('a re-send that cannot be journalled is not sent, and tried with the next read', async () => {
    const { script, ledger, live, calls, pass } = settling();
    script.gets = [has('NORMAL')];
    script.consumes = [done];
    ledger.broken.add('sendAgain');
    live();
    await pass(7_000);
    expect(calls()).toEqual(['get 1', 'get 3']);
    ledger.broken.clear();
    await pass(1_000);
    expect([calls().slice(2), ledger.written]).toEqual([
      ['get 8', 'consume 8'],
      ['send', 'redeemed'],
    ]);
  });

  test('neither a scan of its code nor WeChat coming back reads earlier', async () => {
    const { script, settler, intent, live, calls, pass } = settling();
    script.gets = [has('CONSUMED')];
    live();
    await pass(500);
    settler.hurry(intent);
    settler.hurry();
    await pass(499);
    expect(calls()).toEqual([]);
  });
});

describe('found open at start', () => {
  test('is read at once and never sent, and "not redeemed" waits 15 s from the start', async () => {
    const { script, events, found, calls, pass } = settling();
    script.gets = [has('NORMAL')];
    found();
    await pass(14_999);
    expect(events).toEqual([]);
    await pass(1_000);
    expect([calls(), events]).toEqual([['get 0', 'get 15'], ['settled-not-redeemed']]);
  });

  test('is read again at once when its code is scanned or WeChat is back', async () => {
    const { script, settler, intent, found, calls, pass } = settling();
    script.gets = [lost()];
    found();
    await pass(2_000);
    settler.hurry(intent);
    await pass(1_000);
    settler.hurry();
    settler.hurry(intent + 1);
    await pass(0);
    expect(calls()).toEqual(['get 0', 'get 2', 'get 3']);
  });
});
