/** A till that starts with open intents: they are read, never sent (redemption rules §5). */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../../main/ledger/ledger';
import { cardIds } from '../../../main/practice/card-ids';
import type { CouponAddress } from '../../../main/wechat/client';
import { type Shop, type TestTill, withShop } from '../../support/shop';

const CODE = '500000000888';
const CUSTOM = 'KQ-COFFEE-001';

const consumes = (shop: Shop, code = CODE) =>
  shop.asked(code).filter((call) => call === 'consume').length;

/** What a till leaves behind that died between its intent and the answer. */
function leaveIntent(folder: string, address: CouponAddress, cardId: string): void {
  const ledger = openLedger(join(folder, 'ledger.sqlite'), () => ({ operator: '01', device: 't' }));
  ledger.writer.intend({ address, cardId, title: '9折', status: 'NORMAL', source: 'wedge' });
  ledger.close();
}

/** A folder with an intent of the plain coupon in it. */
async function folderWithIntent(shop: Shop): Promise<string> {
  const till = shop.till();
  await till.close();
  leaveIntent(till.folder, { code: CODE, cardId: null }, cardIds.discount);
  return till.folder;
}

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
  test(
    'an open intent blocks its coupon at once, and is settled when WeChat is back',
    () =>
      withShop(async (shop) => {
        const { folder } = await closedUnknown(shop);
        await shop.server.control.stopListening();
        const till = shop.till({}, folder);
        expect(till.view()).toMatchObject({ state: { kind: 'ready' }, pending: [{ code: CODE }] });
        expect(await till.verdictOn(CODE)).toBe('unknown/open-intent');
        await shop.server.control.listenAgain();
        await till.shows('redeemed/confirmed-afterwards', 15_000);
        expect(till.view().pending).toEqual([]);
        expect([shop.redeemed(CODE), consumes(shop)]).toEqual([1, 1]);
        expect(till.rows().at(-1)).toMatchObject({
          kind: 'settlement',
          outcome: 'settled-redeemed',
          flags: 'reconcile',
        });
      }),
    30_000,
  );

  test(
    'other coupons are a fault, not invalid, and can be asked again',
    () =>
      withShop(async (shop) => {
        const { folder } = await closedUnknown(shop);
        await shop.server.control.stopListening();
        const till = shop.till({}, folder);
        expect(await till.verdictOn('100000000001')).toBe('fault/network');
        await shop.server.control.listenAgain();
        expect(await till.verdictOn('100000000001')).toBe('redeemable/');
      }),
    30_000,
  );

  test('a code of the shop with an open intent is shown as open, though nobody can be asked', () =>
    withShop(async (shop) => {
      const first = shop.till();
      await first.close();
      leaveIntent(first.folder, { code: CUSTOM, cardId: cardIds.coffee }, cardIds.coffee);
      await shop.server.control.stopListening();
      const till = shop.till({}, first.folder);
      expect(await till.verdictOn(CUSTOM)).toBe('unknown/open-intent');
    }));
});

describe.concurrent('an intent without an outcome', () => {
  test(
    'counts as unknown, is never sent, and is not redeemed 15 s after the start at the earliest',
    () =>
      withShop(async (shop) => {
        const folder = await folderWithIntent(shop);
        const till = shop.till({}, folder);
        expect(till.intents(CODE)).toEqual(['unknown']);
        expect(await till.verdictOn(CODE)).toBe('unknown/open-intent');
        till.scan('100000000001');
        await till.shows('redeemable/');
        await till.until(({ pending }) => pending.length === 0, 20_000);
        expect(till.intents(CODE)).toEqual(['settled-not-redeemed']);
        expect([consumes(shop), shop.redeemed(CODE)]).toEqual([0, 0]);
        // The line of the scan that was replaced tells what came of it.
        const line = till.view().recent.find(({ code }) => code === CODE);
        expect(line).toMatchObject({ kind: 'fault', reason: 'not-redeemed' });
        // Somebody redeems it elsewhere: this till cannot swear that it was not here.
        shop.server.control.setStatus(CODE, null, 'CONSUMED');
        expect(await till.verdictOn(CODE)).toBe('refused/consumed-maybe-here');
        expect(till.rows().at(-1)).toMatchObject({ kind: 'scan', flags: 'reconcile' });
      }),
    40_000,
  );

  test(
    'whose request arrives after the start is confirmed, not called "not redeemed"',
    () =>
      withShop(async (shop) => {
        const folder = await folderWithIntent(shop);
        const till = shop.till({}, folder);
        till.scan(CODE);
        await till.shows('unknown/open-intent');
        await till.until(() => shop.asked(CODE).length > 0);
        shop.server.control.setStatus(CODE, null, 'CONSUMED');
        await till.shows('redeemed/confirmed-afterwards', 20_000);
        expect([till.intents(CODE), consumes(shop)]).toEqual([['settled-redeemed'], 0]);
      }),
    40_000,
  );

  test('of one card does not block the same code on another card', () =>
    withShop(async (shop) => {
      const first = shop.till();
      await first.close();
      leaveIntent(first.folder, { code: 'KQ-TWICE-001', cardId: cardIds.cake }, cardIds.cake);
      const till = shop.till({}, first.folder);
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
