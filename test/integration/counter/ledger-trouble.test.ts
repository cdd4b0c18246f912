/** A ledger that cannot be written: no green that is not recorded, and nothing is lost. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pass, type Shop, type TestTill, withShop } from '../../support/shop';

const CODE = '500000000999';

/** From now on every write of this till fails, or none any more. */
function breakWrites(till: TestTill, broken: boolean): void {
  till.till.ledger.core.database.exec(`PRAGMA query_only=${broken ? 'ON' : 'OFF'}`);
}

/** The file may not grow, and what room it had is used up. */
function fillDisk(till: TestTill): void {
  const { core, writer } = till.till.ledger;
  const row = core.database.prepare('PRAGMA page_count').get() as { page_count: number };
  core.database.exec(`PRAGMA max_page_count=${row.page_count}`);
  while (writer.add({ kind: 'system', reason: 'x'.repeat(100) }).ok);
}

const consumes = (shop: Shop) => shop.asked(CODE).filter((call) => call === 'consume').length;

/** A till with a green coupon whose consume takes a while: time to break the ledger in. */
async function redeemingSlowly(shop: Shop, ...after: object[]): Promise<TestTill> {
  const till = shop.till();
  expect(await till.verdictOn(CODE)).toBe('redeemable/');
  const fault = { api: 'consume', code: CODE, times: 1 } as const;
  shop.server.control.addFault({ ...fault, do: { kind: 'latency', ms: 400 } });
  for (const deed of after) shop.server.control.addFault({ ...fault, do: deed as never });
  till.redeem();
  expect(till.intents(CODE)).toEqual(['intended']);
  breakWrites(till, true);
  return till;
}

describe.concurrent('before anything was sent', () => {
  test.each([
    ['read-only', (till: TestTill) => breakWrites(till, true)],
    ['full', fillDisk],
  ] as const)(
    'a green that cannot be recorded is a fault, what is refused stays so (%s)',
    (_, breakIt) =>
      withShop(async (shop) => {
        const till = shop.till();
        await till.verdictOn('200000000001');
        breakIt(till);
        expect(await till.verdictOn(CODE)).toBe('fault/ledger-unwritable');
        expect(await till.verdictOn('200000000003')).toBe('refused/gifting');
        expect(till.view().ledgerProblem).not.toBeNull();
        till.redeem();
        await pass(100);
        expect(consumes(shop)).toBe(0);
      }),
  );

  test('an intent that cannot be written sends nothing; the coupon can be tried again', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await till.verdictOn(CODE);
      breakWrites(till, true);
      till.redeem();
      await till.shows('fault/ledger-unwritable');
      expect([consumes(shop), till.intents(CODE)]).toEqual([0, []]);
      breakWrites(till, false);
      expect(await till.verdictOn(CODE)).toBe('redeemable/');
      till.redeem();
      await till.shows('redeemed/');
      expect(till.view().ledgerProblem).toBeNull();
    }));

  test('in auto mode nothing is redeemed either', () =>
    withShop(async (shop) => {
      const till = shop.till({ redeem: 'auto' });
      await till.verdictOn('200000000001');
      breakWrites(till, true);
      expect(await till.verdictOn(CODE)).toBe('fault/ledger-unwritable');
      await pass(100);
      expect(consumes(shop)).toBe(0);
    }));

  test('a ledger that does not open keeps the till open and redeems nothing', () =>
    withShop(async (shop) => {
      const folder = mkdtempSync(join(tmpdir(), 'kaquan-broken-'));
      try {
        mkdirSync(join(folder, 'ledger.sqlite'));
        const till = shop.till({}, folder);
        expect(await till.verdictOn(CODE)).toBe('fault/ledger-unwritable');
        expect(await till.verdictOn('200000000001')).toBe('refused/consumed');
        await till.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }));
});

describe.concurrent('after it was sent', () => {
  test(
    'a success that cannot be written stays unknown and open, and is never lost',
    () =>
      withShop(async (shop) => {
        const till = await redeemingSlowly(shop);
        await till.shows('unknown/answer-lost');
        expect(till.view().pending).toMatchObject([{ code: CODE }]);
        await pass(4_000);
        expect([till.said(), till.intents(CODE)]).toEqual(['unknown/answer-lost', ['intended']]);
        breakWrites(till, false);
        await till.shows('redeemed/confirmed-afterwards', 20_000);
        expect([till.intents(CODE), shop.redeemed(CODE), consumes(shop)]).toEqual([
          ['settled-redeemed'],
          1,
          1,
        ]);
        expect(till.view().pending).toEqual([]);
      }),
    40_000,
  );

  test('a success that was never written is found after the next start', () =>
    withShop(async (shop) => {
      const till = await redeemingSlowly(shop);
      await till.shows('unknown/answer-lost');
      await till.close();
      const again = shop.till({}, till.folder);
      await again.until(({ pending }) => pending.length === 0);
      expect([again.intents(CODE), consumes(shop)]).toEqual([['settled-redeemed'], 1]);
    }));

  test(
    'a refusal that cannot be written is shown, and never becomes our redemption',
    () =>
      withShop(async (shop) => {
        const till = await redeemingSlowly(shop, { kind: 'set-status', status: 'CONSUMED' });
        await till.shows('refused/consumed');
        expect([till.intents(CODE), till.view().pending.length]).toEqual([['intended'], 1]);
        breakWrites(till, false);
        await till.until(({ pending }) => pending.length === 0);
        expect(till.intents(CODE)).toEqual(['refused']);
      }),
    30_000,
  );

  test(
    'a re-send that cannot be journalled is not sent',
    () =>
      withShop(async (shop) => {
        const till = await redeemingSlowly(shop, { kind: 'drop-before' });
        await till.shows('unknown/answer-lost');
        await pass(4_000);
        expect(consumes(shop)).toBe(1);
        breakWrites(till, false);
        await till.shows('redeemed/', 20_000);
        expect([consumes(shop), shop.redeemed(CODE)]).toEqual([2, 1]);
      }),
    40_000,
  );
});
