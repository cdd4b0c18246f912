/** A settler on a scripted WeChat and a ledger in memory; the clock is the test's. */
import { vi } from 'vitest';
import { createSettler, type Settled } from '../../main/redemption/settle';
import { breakableLedger, scriptedClient } from './script';

export const address = { code: '100000000001', cardId: null };
export const order = { address, cardId: 'pCARD', title: '9折', status: 'NORMAL', source: 'wedge' };

/** Timers and the monotonic clock stand still until a test lets time pass. */
export function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
}

/** An intent whose first send failed just now, unless told otherwise. */
export function settling({ concluded = true } = {}) {
  const script = scriptedClient();
  const ledger = breakableLedger();
  const begun = performance.now();
  const events: string[] = [];
  const settler = createSettler({
    ledger: ledger.writer,
    client: script.client,
    events: {
      onLiveOver: () => events.push('live over'),
      onSettled: (_, state: Settled) => events.push(state),
      onWritten: () => events.push('written'),
    },
  });
  const intended = ledger.writer.intend(order);
  const intent = intended.ok ? intended.seq : 0;
  if (concluded) ledger.writer.conclude(intent, 'unknown', { kind: 'outcome' }, 'till');
  ledger.written.length = 0;
  const seconds = (at: number) => Math.round((at - begun) / 100) / 10;
  return {
    script,
    ledger,
    settler,
    events,
    intent,
    live: () => settler.settleLive(intent, address, performance.now(), performance.now()),
    found() {
      const [record] = ledger.reader.openIntents();
      if (record) settler.settleFound(record);
    },
    /** `get 1` … in seconds since the beginning. */
    calls: () => script.calls.map(({ api, at }) => `${api} ${seconds(at)}`),
    state: () => ledger.reader.intentsOfCode(address.code)[0]?.state,
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}
