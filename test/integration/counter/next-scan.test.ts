/** What the next scan does to what is on show (redemption rules §6), on a whole till. */
import { describe, expect, test } from 'vitest';
import { lookUps } from '../../support/at-the-till';
import { pass, type Shop, type TestTill, withShop } from '../../support/shop';

const A = '500000000001';
const B = '500000000002';
const C = '500000000003';

const slowConsume = (shop: Shop, ms: number) =>
  shop.server.control.addFault({ api: 'consume', code: A, times: 1, do: { kind: 'latency', ms } });

/** Redeems A slowly, so that other scans come in between. */
async function redeemingA(shop: Shop, change = {}): Promise<TestTill> {
  const till = shop.till(change);
  expect(await till.verdictOn(A)).toBe('redeemable/');
  slowConsume(shop, 600);
  till.redeem();
  await till.shows('redeeming/');
  return till;
}

describe.concurrent('a scan during a redemption', () => {
  test('waits, visibly; the outcome stays 1.5 s, then it has its turn', () =>
    withShop(async (shop) => {
      const till = await redeemingA(shop);
      till.scan(B);
      expect(till.view()).toMatchObject({
        state: { kind: 'redeeming', code: A },
        waiting: { code: B, source: 'wedge' },
      });
      await till.shows('redeemed/');
      const shownAt = performance.now();
      await till.until(({ state }) => state.kind === 'redeemable' && state.code === B);
      expect(performance.now() - shownAt).toBeGreaterThan(1_400);
      expect(till.view().waiting).toBeNull();
    }));

  test('gives way to a newer one, also while the outcome is still on show', () =>
    withShop(async (shop) => {
      const till = await redeemingA(shop);
      till.scan(B);
      till.scan(C);
      expect(till.view().waiting).toMatchObject({ code: C });
      await till.shows('redeemed/');
      till.scan(B);
      expect(till.view()).toMatchObject({ state: { kind: 'redeemed' }, waiting: { code: B } });
      await till.until(({ state }) => state.kind === 'redeemable');
      await pass(300);
      expect(till.state()).toMatchObject({ kind: 'redeemable', code: B });
      expect([lookUps(shop, B), lookUps(shop, C)]).toEqual([1, 0]);
      // A scan that never had its turn leaves its row all the same.
      const scans = till.rows().filter(({ kind }) => kind === 'scan');
      expect(scans.map(({ code, flags }) => [code, flags])).toEqual([
        [A, ''],
        [B, 'superseded'],
        [C, 'superseded'],
        [B, ''],
      ]);
    }));

  test('that was a wrong thing and lost its turn leaves a row that names no code', () =>
    withShop(async (shop) => {
      const till = await redeemingA(shop);
      till.scan('6901234567892');
      till.scan('134567890123456789');
      till.scan(B);
      await till.until(({ state }) => state.kind === 'redeemable' && state.code === B);
      const lost = till.rows().filter(({ flags }) => flags === 'superseded');
      expect(lost.map(({ code }) => code)).toEqual(['', '']);
    }));

  test('of the very code is only acknowledged', () =>
    withShop(async (shop) => {
      const till = await redeemingA(shop);
      till.scan(A);
      expect(till.view()).toMatchObject({ waiting: null, sameCode: { times: 1 } });
      await till.shows('redeemed/');
      expect(lookUps(shop, A)).toBe(1);
    }));

  test('does not end it, and neither do Esc, F5 and a second press', () =>
    withShop(async (shop) => {
      const till = await redeemingA(shop);
      const { counter } = till.till;
      counter.clear();
      counter.askAgain();
      till.redeem();
      counter.enter({ sinceScannerKeyMs: 9_999, fieldEmpty: true, isAutoRepeat: false });
      expect(till.said()).toBe('redeeming/');
      await till.shows('redeemed/');
      expect([shop.redeemed(A), shop.asked(A)]).toEqual([1, ['get true', 'consume']]);
    }));
});

describe.concurrent('a newer scan', () => {
  test('ends an older look-up, whose late answer is never shown; its row says so', () =>
    withShop(async (shop) => {
      const till = shop.till();
      till.scan('600000000001');
      await till.until(() => lookUps(shop, '600000000001') === 1);
      expect(await till.verdictOn(B)).toBe('redeemable/');
      await pass(2_200);
      expect(till.state()).toMatchObject({ kind: 'redeemable', code: B });
      expect(till.rows().filter(({ kind }) => kind === 'scan')).toMatchObject([
        { code: '600000000001', verdict: 'checking', flags: 'superseded' },
        { code: B, verdict: 'redeemable' },
      ]);
    }));

  test('leaves a late click on the old one without effect', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await till.verdictOn(A);
      const { scanId } = till.view();
      await till.verdictOn(B);
      till.till.counter.redeem(scanId);
      await pass(100);
      expect([till.said(), shop.redeemed(A), shop.redeemed(B)]).toEqual(['redeemable/', 0, 0]);
    }));
});

describe.concurrent('the same code', () => {
  test('from a scanner is acknowledged within 2.5 s, then asked again', () =>
    withShop(async (shop) => {
      const till = shop.till();
      till.scan(A);
      till.scan(A);
      till.scan(A, 'typed');
      expect(till.view().sameCode).toMatchObject({ times: 2 });
      await till.shows('redeemable/');
      await pass(2_600);
      expect(await till.verdictOn(A)).toBe('redeemable/');
      expect(lookUps(shop, A)).toBe(2);
    }));

  test('after a fault is asked again at once by a scanner and by F5', () =>
    withShop(async (shop) => {
      const fault = { api: 'get', code: A, times: 2, do: { kind: 'http', status: 502 } } as const;
      shop.server.control.addFault(fault);
      const till = shop.till();
      expect(await till.verdictOn(A)).toBe('fault/busy');
      till.till.counter.askAgain();
      await till.until(() => lookUps(shop, A) === 2);
      await till.shows('fault/busy');
      expect(await till.verdictOn(A)).toBe('redeemable/');
    }));
});

describe.concurrent('green', () => {
  test('grows stale and can no longer be redeemed', () =>
    withShop(async (shop) => {
      const till = shop.till({ staleAfterSeconds: 0.3 });
      await till.verdictOn(A);
      const { scanId } = till.view();
      await till.shows('ready/');
      till.till.counter.redeem(scanId);
      await pass(50);
      expect([till.said(), shop.redeemed(A)]).toEqual(['ready/', 0]);
    }));

  test('is gone at once on Esc, also while it is still being asked for', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await till.verdictOn(A);
      till.till.counter.clear();
      expect(till.said()).toBe('ready/');
      till.scan('600000000001');
      await till.until(() => lookUps(shop, '600000000001') === 1);
      till.till.counter.clear();
      await pass(2_300);
      expect(till.said()).toBe('ready/');
    }));

  test('is redeemed by Enter, but not by a scanner’s, a held or an early one', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { enter } = till.till.counter;
      const press = { sinceScannerKeyMs: 9_999, fieldEmpty: true, isAutoRepeat: false };
      await till.verdictOn(A);
      enter(press);
      await pass(350);
      enter({ ...press, sinceScannerKeyMs: 400 });
      enter({ ...press, fieldEmpty: false });
      enter({ ...press, isAutoRepeat: true });
      await pass(100);
      expect([till.said(), shop.asked(A)]).toEqual(['redeemable/', ['get true']]);
      enter(press);
      await till.shows('redeemed/');
    }));

  test('outside the hours asks once more, and Enter does nothing', () =>
    withShop(async (shop) => {
      const code = '100000000021';
      const till = shop.till();
      const { counter } = till.till;
      expect(await till.verdictOn(code)).toBe('redeemable/outside-hours');
      await pass(350);
      counter.enter({ sinceScannerKeyMs: 9_999, fieldEmpty: true, isAutoRepeat: false });
      counter.redeemConfirm(till.view().scanId);
      till.redeem();
      till.redeem();
      await pass(100);
      expect([till.state(), shop.asked(code)]).toMatchObject([{ confirming: true }, ['get true']]);
      counter.redeemConfirm(till.view().scanId);
      await till.shows('redeemed/');
    }));
});
