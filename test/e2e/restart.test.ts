/** A till that is switched off, or dies, in the middle of a redemption. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillLedger } from '../../scripts/bench/ledger-rows';
import { openConsole } from './support/console';
import { inMain } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { rowsAbout } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const consumed = (code: string) =>
  shop.server.control.consumed().find((row) => row.code === code) ?? null;
const sent = () => shop.server.control.log().filter(({ api }) => api === 'consume').length;

async function greenAt(till: Kiosk, code: string): Promise<void> {
  await till.type(code);
  await till.expectVerdict('redeemable', '', { code });
}

describe('a till that lost its power with an open redemption', () => {
  const applied = '100000000001';
  const notApplied = '100000000002';
  let tills: [Kiosk, Kiosk];

  test('opens at once without WeChat, and blocks the coupon', async () => {
    const { control } = shop.server;
    const before = [await shop.openTill(), await shop.openTill()] as const;
    // Nothing is settled before the power goes.
    control.addFault({ api: 'get', checkConsume: false, do: { kind: 'errcode', errcode: -1 } });
    control.addFault({ api: 'consume', code: applied, do: { kind: 'drop-after' } });
    control.addFault({ api: 'consume', code: notApplied, do: { kind: 'hang' } });
    await greenAt(before[0], applied);
    await before[0].redeem();
    await before[0].expectVerdict('unknown', 'answer-lost', { code: applied });
    await greenAt(before[1], notApplied);
    await before[1].redeem();
    await before[1].expectVerdict('redeeming', '', { code: notApplied });
    await Promise.all(before.map((till) => till.kill()));
    control.clearFaults();
    control.clearLog();
    await control.stopListening();

    const [first, second] = await Promise.all(
      before.map(({ profile }) => shop.openTill({ profile, provisioning: null })),
    );
    tills = [first as Kiosk, second as Kiosk];
    for (const [till, code] of [
      [tills[0], applied],
      [tills[1], notApplied],
    ] as const) {
      await till.expectVerdict('ready');
      await expect.poll(() => till.pending()).toEqual([code]);
      await till.type(code);
      await till.expectVerdict('unknown', 'open-intent', { code });
      expect(await till.page.getByTestId('redeem').count()).toBe(0);
      await till.press('Enter', 'F5', 'Enter');
      await till.expectVerdict('unknown', 'open-intent', { code });
    }
  });

  test('only reads when WeChat is back, and comes to the right end', async () => {
    await shop.server.control.listenAgain();
    await tills[0].expectVerdict('redeemed', 'confirmed-afterwards', { code: applied }, 60_000);
    await tills[1].expectVerdict('fault', 'not-redeemed', { code: notApplied }, 90_000);
    expect(sent()).toBe(0);
    for (const till of tills) expect(await till.pending()).toEqual([]);
    expect(consumed(applied)).toMatchObject({ count: 1 });
    expect(consumed(notApplied)).toBeNull();
  });

  test('may redeem then what was not redeemed', async () => {
    await tills[1].press('F5');
    await tills[1].expectVerdict('redeemable', '', { code: notApplied });
    await tills[1].redeem();
    await tills[1].expectVerdict('redeemed', '', { code: notApplied });
    await Promise.all(tills.map((till) => till.quit()));
  });
});

describe('a till that is quit during a redemption', () => {
  beforeEach(() => shop.server.control.reset());

  test.each([
    ['by quitting the app', (till: Kiosk) => till.quit()],
    [
      'by closing its window',
      async (till: Kiosk) => {
        await inMain(till.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
        await till.ended;
      },
    ],
  ])('ends the redemption first: %s', async (name, leave) => {
    const code = name.includes('window') ? '100000000003' : '100000000004';
    const till = await shop.openTill();
    await greenAt(till, code);
    shop.server.control.addFault({ api: 'consume', code, do: { kind: 'latency', ms: 2_000 } });
    await till.redeem();
    await till.expectVerdict('redeeming', '', { code });
    expect(consumed(code)).toBeNull();
    await leave(till);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 1 });
    const [outcome] = rowsAbout(till.profile, code, 'outcome');
    expect(outcome).toMatchObject({ outcome: 'redeemed', errcode: 0 });
  });

  test('leaves nothing behind that a quiet till would not', async () => {
    const till = await shop.openTill();
    await till.type('200000000001');
    await till.expectVerdict('refused', 'consumed', { code: '200000000001' });
    await till.quit();
    expect(existsSync(join(till.profile, 'ledger.sqlite-wal'))).toBe(false);
    expect(rowsAbout(till.profile, '200000000001', 'scan')).toHaveLength(1);
  });
});

test('a till that is quit while it looks through a long ledger ends cleanly, and opens again', async () => {
  const profile = shop.profile();
  fillLedger(join(profile, 'ledger.sqlite'), { rows: 60_000 });
  const first = await shop.openTill({ profile });
  await openConsole(first);
  await beginLook(first);
  await first.page.waitForTimeout(150);
  const child = first.app.process();
  await first.quit();
  expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  const again = await shop.openTill({ profile });
  await greenAt(again, '100000000001');
  await again.quit();
});

/** Begins the look through the whole ledger, and does not wait for it. */
async function beginLook(till: Kiosk): Promise<void> {
  await till.page.evaluate(() => {
    const { kiosk } = globalThis as unknown as { kiosk: { ledgerCheck(input: null): unknown } };
    void kiosk.ledgerCheck(null);
  });
}
