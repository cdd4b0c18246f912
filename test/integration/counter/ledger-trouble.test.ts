/** A ledger that cannot be written: no green that is not recorded, and nothing is lost. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breakingTill, breakWrites, consumes } from '../../support/at-the-till';
import { pass, type TestTill, withShop } from '../../support/shop';

const CODE = '500000000999';

/** The file may not grow, and what room it had is used up. */
function fillDisk(till: TestTill): void {
  const { core, writer } = till.till.ledger;
  const row = core.database.prepare('PRAGMA page_count').get() as { page_count: number };
  core.database.exec(`PRAGMA max_page_count=${row.page_count}`);
  while (writer.add({ kind: 'system', reason: 'x'.repeat(100) }).ok);
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
        expect(consumes(shop, CODE)).toBe(0);
      }),
  );

  test('an intent that cannot be written sends nothing; the coupon can be tried again', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await till.verdictOn(CODE);
      breakWrites(till, true);
      till.redeem();
      await till.shows('fault/ledger-unwritable');
      expect([consumes(shop, CODE), till.intents(CODE)]).toEqual([0, []]);
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
      expect(consumes(shop, CODE)).toBe(0);
    }));

  test('a ledger that does not open keeps the till open and redeems nothing', () =>
    withShop(async (shop) => {
      const folder = mkdtempSync(join(tmpdir(), 'kaquan-broken-'));
      try {
        mkdirSync(join(folder, 'ledger.sqlite'));
        const till = shop.till({}, folder);
        expect(await till.verdictOn(CODE)).toBe('fault/ledger-unwritable');
        // What it holds cannot be read: nobody can say that it was not here.
        expect(await till.verdictOn('200000000001')).toBe('refused/consumed-maybe-here');
        await till.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }));
});

describe.concurrent('after it was sent', () => {
  test('a success that was never written is found after the next start', () =>
    withShop(async (shop) => {
      const till = await breakingTill(shop, CODE);
      await till.shows('unknown/answer-lost');
      await till.close();
      const again = shop.till({}, till.folder);
      await again.until(({ pending }) => pending.length === 0);
      expect([again.intents(CODE), consumes(shop, CODE)]).toEqual([['settled-redeemed'], 1]);
    }));

  test('a refusal that cannot be written is shown, and never becomes our redemption', () =>
    withShop(async (shop) => {
      const till = await breakingTill(shop, CODE, { kind: 'set-status', status: 'CONSUMED' });
      await till.shows('refused/consumed');
      expect([till.intents(CODE), till.view().pending.length]).toEqual([['intended'], 1]);
      breakWrites(till, false);
      await till.until(({ pending }) => pending.length === 0);
      expect(till.intents(CODE)).toEqual(['refused']);
    }));
});
