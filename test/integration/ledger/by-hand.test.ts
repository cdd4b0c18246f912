import { afterEach, expect, it } from 'vitest';
import { rowsOf } from './support';
import { openTestTill, type TestTill } from './till';

let till: TestTill | null = null;
afterEach(async () => {
  await till?.close();
  till = null;
});

it('ends the reading of an intent, and takes it out of the strip', async () => {
  till = await openTestTill();
  const { counter, ledger } = till.till;
  const { control } = till.server;
  await till.ask('500000000001');
  control.addFault({ api: 'consume', code: '500000000001', do: { kind: 'drop-before' } });
  control.addFault({
    api: 'get',
    code: '500000000001',
    checkConsume: false,
    do: { kind: 'drop-before' },
  });
  counter.redeem(till.view().scanId);
  const { pending } = await till.until((view) => view.pending.length > 0);
  const intent = pending[0]?.intent ?? 0;
  expect(ledger.hand.closeIntent(intent, 'settled-not-redeemed', 'x')).toMatchObject({
    ok: false,
    why: 'too-early',
    waitMs: expect.any(Number),
  });
  // The live reads end after 8 s, the 15 s count from the send.
  const { waitMs } = ledger.hand.closeIntent(intent, 'settled-not-redeemed', 'x') as {
    waitMs: number;
  };
  expect(waitMs).toBeGreaterThan(10_000);
  await new Promise((resolve) => setTimeout(resolve, waitMs + 50));
  expect(ledger.hand.closeIntent(intent, 'settled-not-redeemed', '顾客走了')).toMatchObject({
    ok: true,
  });
  expect(till.view()).toMatchObject({
    pending: [],
    state: { kind: 'fault', reason: 'not-redeemed' },
  });
  control.clearFaults();
  const asked = () => control.log().filter(({ checkConsume }) => checkConsume === false).length;
  const before = asked();
  counter.reached({ ok: true, latencyMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked()).toBe(before);
  expect(rowsOf(till.ledgerPath).filter(({ outcome }) => outcome !== null)).toMatchObject([
    { kind: 'outcome', outcome: 'unknown' },
    { kind: 'manager', outcome: 'settled-not-redeemed', reason: 'closed-by-hand: 顾客走了' },
  ]);
}, 60_000);
