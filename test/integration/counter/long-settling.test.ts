/**
 * What takes its time: settling that goes on behind the cashier's back, up to the 15 s after
 * which "not redeemed" may be said (redemption rules §5). All of it side by side.
 */
import { describe, expect, test, vi } from 'vitest';
import {
  breakingTill,
  breakWrites,
  consumes,
  deadTill,
  greenTill,
  spoil,
  story,
} from '../../support/at-the-till';
import { pass, withShop } from '../../support/shop';

vi.setConfig({ maxConcurrency: 10 });

const CODE = '500000000888';
const A = CODE;
const B = '500000000889';

describe.concurrent('an answer that is lost', () => {
  test('and a refusal of the re-send say nothing about the first send', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'apply-late', ms: 5_000 });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('unknown/answer-lost');
      spoil(shop, CODE, { kind: 'errcode', errcode: 40127 });
      await till.shows('redeemed/confirmed-afterwards', 12_000);
      expect(story(till, CODE).slice(1)).toEqual([
        'outcome unknown',
        'send',
        'settlement settled-redeemed reconcile',
      ]);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 2]);
    }));

  test('twice ends as not redeemed 15 s after the last send, and not before', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'drop-before' }, 2);
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('unknown/answer-lost');
      await till.shows('fault/not-redeemed', 22_000);
      const sent = shop.server.control.log().filter(({ api }) => api === 'consume');
      const lastSentAt = Math.max(...sent.map(({ at }) => at));
      expect(Number(till.rows().at(-1)?.at) - lastSentAt).toBeGreaterThanOrEqual(14_950);
      expect(story(till, CODE).slice(2)).toEqual(['send', 'settlement settled-not-redeemed']);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([0, 2]);
      // Nothing keeps the coupon from being redeemed now.
      expect(await till.verdictOn(CODE)).toBe('redeemable/');
      till.redeem();
      await till.shows('redeemed/');
    }));
});

describe.concurrent('an intent without an outcome, found at start', () => {
  test('counts as unknown, is never sent, and is not redeemed 15 s after the start at the earliest', () =>
    withShop(async (shop) => {
      const folder = await deadTill(shop, CODE);
      const till = shop.till({}, folder);
      expect(till.intents(CODE)).toEqual(['unknown']);
      expect(await till.verdictOn(CODE)).toBe('unknown/open-intent');
      till.scan('100000000001');
      await till.shows('redeemable/');
      await till.until(({ pending }) => pending.length === 0, 20_000);
      expect(till.intents(CODE)).toEqual(['settled-not-redeemed']);
      expect([consumes(shop, CODE), shop.redeemed(CODE)]).toEqual([0, 0]);
      // The line of the scan that was replaced tells what came of it.
      const line = till.view().recent.find(({ code }) => code === CODE);
      expect(line).toMatchObject({ kind: 'fault', reason: 'not-redeemed' });
      expect(till.view().settledBehind).toMatchObject([{ code: CODE, redeemed: false }]);
      // Somebody redeems it elsewhere: this till cannot swear that it was not here.
      shop.server.control.setStatus(CODE, null, 'CONSUMED');
      expect(await till.verdictOn(CODE)).toBe('refused/consumed-maybe-here');
      expect(till.rows().at(-1)).toMatchObject({ kind: 'scan', flags: 'reconcile' });
    }));

  test('whose request arrives after the start is confirmed, not called "not redeemed"', () =>
    withShop(async (shop) => {
      const folder = await deadTill(shop, CODE);
      const till = shop.till({}, folder);
      till.scan(CODE);
      await till.shows('unknown/open-intent');
      await till.until(() => shop.asked(CODE).length > 0);
      shop.server.control.setStatus(CODE, null, 'CONSUMED');
      await till.shows('redeemed/confirmed-afterwards', 20_000);
      expect([till.intents(CODE), consumes(shop, CODE)]).toEqual([['settled-redeemed'], 0]);
    }));
});

describe.concurrent('a ledger that cannot be written for a while', () => {
  test('a success that cannot be written stays unknown and open, and is never lost', () =>
    withShop(async (shop) => {
      const till = await breakingTill(shop, CODE);
      await till.shows('unknown/answer-lost');
      expect(till.view().pending).toMatchObject([{ code: CODE }]);
      await pass(4_000);
      expect([till.said(), till.intents(CODE)]).toEqual(['unknown/answer-lost', ['intended']]);
      breakWrites(till, false);
      await till.shows('redeemed/confirmed-afterwards', 20_000);
      expect([till.intents(CODE), shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([
        ['settled-redeemed'],
        1,
        1,
      ]);
      expect(till.view().pending).toEqual([]);
    }));

  test('a re-send that cannot be journalled is not sent', () =>
    withShop(async (shop) => {
      const till = await breakingTill(shop, CODE, { kind: 'drop-before' });
      await till.shows('unknown/answer-lost');
      await pass(4_000);
      expect(consumes(shop, CODE)).toBe(1);
      breakWrites(till, false);
      await till.shows('redeemed/', 20_000);
      expect([consumes(shop, CODE), shop.redeemed(CODE)]).toEqual([2, 1]);
    }));
});

describe.concurrent('a scan during a redemption', () => {
  test('learns behind it that nothing was redeemed, until the coupon is redeemed after all', () =>
    withShop(async (shop) => {
      spoil(shop, A, { kind: 'drop-before' }, 2);
      const till = await greenTill(shop, A);
      till.redeem();
      await till.shows('unknown/answer-lost');
      till.scan(B);
      await till.until(({ state }) => state.kind === 'redeemable' && state.code === B, 20_000);
      const { settledBehind } = await till.until((view) => view.settledBehind.length > 0, 22_000);
      expect(settledBehind).toMatchObject([{ code: A, redeemed: false }]);
      expect(await till.verdictOn(A)).toBe('redeemable/');
      expect(till.view().settledBehind).toHaveLength(1);
      till.redeem();
      await till.shows('redeemed/');
      expect(till.view().settledBehind).toEqual([]);
      expect(shop.redeemed(A)).toBe(1);
    }));

  test('waits for the last live read; the unknown then stays in the strip until settled', () =>
    withShop(async (shop) => {
      const { control } = shop.server;
      control.addFault({ api: 'get', code: A, checkConsume: false, do: { kind: 'drop-before' } });
      control.addFault({ api: 'consume', code: A, do: { kind: 'drop-after' } });
      const till = shop.till();
      await till.verdictOn(A);
      till.redeem();
      await till.shows('unknown/answer-lost');
      till.scan(B);
      await pass(4_000);
      expect(till.view()).toMatchObject({ state: { kind: 'unknown' }, waiting: { code: B } });
      await till.until(({ state }) => state.kind === 'redeemable' && state.code === B, 10_000);
      expect(till.view().pending).toMatchObject([{ code: A }]);
      control.clearFaults();
      await till.until(({ pending }) => pending.length === 0, 20_000);
      expect(till.state()).toMatchObject({ kind: 'redeemable', code: B });
      const line = till.view().recent.find(({ code }) => code === A);
      expect(line).toMatchObject({ kind: 'redeemed', reason: 'confirmed-afterwards' });
    }));
});
