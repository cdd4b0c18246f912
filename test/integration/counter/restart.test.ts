/** A till that starts with open intents: they are read, never sent (redemption rules §5). */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { consumes, deadTill } from '../../support/at-the-till';
import { pass, type Shop, type TestTill, withShop } from '../../support/shop';

const CODE = '500000000888';
const CUSTOM = 'KQ-COFFEE-001';

/** A till whose answer was lost after it was applied, and that never read it back. */
async function closedUnknown(shop: Shop): Promise<TestTill> {
  const { control } = shop.server;
  control.addFault({ api: 'consume', code: CODE, times: 1, do: { kind: 'drop-after' } });
  control.addFault({ api: 'get', code: CODE, checkConsume: false, do: { kind: 'drop-before' } });
  const till = shop.till();
  await till.verdictOn(CODE);
  till.redeem();
  await till.shows('unknown/answer-lost');
  await till.close();
  control.clearFaults();
  return till;
}

describe.concurrent('with WeChat out of reach', () => {
  test('an open intent blocks its coupon at once, and is settled when WeChat is back', () =>
    withShop(async (shop) => {
      const { folder } = await closedUnknown(shop);
      await shop.server.control.stopListening();
      const till = shop.till({}, folder);
      expect(till.view()).toMatchObject({ state: { kind: 'ready' }, pending: [{ code: CODE }] });
      expect(await till.verdictOn(CODE)).toBe('unknown/open-intent');
      await shop.server.control.listenAgain();
      await till.shows('redeemed/confirmed-afterwards', 15_000);
      expect(till.view().pending).toEqual([]);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 1]);
      expect(till.rows().at(-1)).toMatchObject({
        kind: 'settlement',
        outcome: 'settled-redeemed',
        flags: 'reconcile',
      });
    }));

  test('what settles behind everybody’s back is told until somebody takes note of it', () =>
    withShop(async (shop) => {
      const { folder } = await closedUnknown(shop);
      const till = shop.till({}, folder);
      const { settledBehind } = await till.until((view) => view.settledBehind.length > 0, 15_000);
      expect(settledBehind).toMatchObject([{ code: CODE, redeemed: true }]);
      // A cashier who scans it again is told of the very redemption, at the time it was sent.
      expect(await till.verdictOn(CODE)).toBe('refused/consumed');
      expect(till.state()).toMatchObject({ here: { at: settledBehind[0]?.since } });
      expect(till.view().settledBehind).toHaveLength(1);
      till.till.counter.settledSeen(settledBehind[0]?.intent ?? 0);
      expect(till.view().settledBehind).toEqual([]);
    }));

  test('other coupons are a fault, not invalid, and can be asked again', () =>
    withShop(async (shop) => {
      const { folder } = await closedUnknown(shop);
      await shop.server.control.stopListening();
      const till = shop.till({}, folder);
      expect(await till.verdictOn('100000000001')).toBe('fault/network');
      await shop.server.control.listenAgain();
      expect(await till.verdictOn('100000000001')).toBe('redeemable/');
    }));

  test('a code of the shop with an open intent is shown as open, though nobody can be asked', () =>
    withShop(async (shop) => {
      const folder = await deadTill(shop, CUSTOM, cardIds.coffee, cardIds.coffee);
      await shop.server.control.stopListening();
      const till = shop.till({}, folder);
      expect(await till.verdictOn(CUSTOM)).toBe('unknown/open-intent');
    }));
});

describe.concurrent('an intent without an outcome', () => {
  test('that a manager closes by hand is no longer read, and shows as closed', () =>
    withShop(async (shop) => {
      const folder = await deadTill(shop, CODE);
      const busy = { kind: 'errcode', errcode: -1 } as const;
      shop.server.control.addFault({ api: 'get', code: CODE, do: busy });
      const till = shop.till({}, folder);
      expect(await till.verdictOn(CODE)).toBe('unknown/open-intent');
      const { counter, ledger } = till.till;
      const [pending] = till.view().pending;
      const intent = Number(pending?.intent);
      const row = { kind: 'manager', reason: 'seen in the back office' } as const;
      ledger.writer.conclude(intent, 'settled-redeemed', row, 'manager');
      counter.closedByHand(intent, 'settled-redeemed');
      expect([till.said(), till.view().pending]).toEqual(['redeemed/confirmed-afterwards', []]);
      const reads = shop.asked(CODE).length;
      await pass(6_000);
      expect(shop.asked(CODE).length - reads).toBeLessThanOrEqual(1);
      expect(till.intents(CODE)).toEqual(['settled-redeemed']);
    }));

  test('of one card does not block the same code on another card', () =>
    withShop(async (shop) => {
      const folder = await deadTill(shop, 'KQ-TWICE-001', cardIds.cake, cardIds.cake);
      const till = shop.till({}, folder);
      till.scan('KQ-TWICE-001');
      await till.until(({ state }) => state.kind === 'checking' && state.choices.length === 2);
      const { scanId } = till.view();
      till.till.counter.choose(scanId, 'KQ-TWICE-001', cardIds.coffee);
      await till.shows('redeemable/');
      till.till.counter.askAgain();
      await till.until(({ state }) => state.kind === 'checking' && state.choices.length === 2);
      till.till.counter.choose(till.view().scanId, 'KQ-TWICE-001', cardIds.cake);
      await till.shows('unknown/open-intent');
    }));
});
