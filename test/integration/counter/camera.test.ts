/** What the camera sees, and the wrong things people hold up (redemption rules §6). */
import { describe, expect, test } from 'vitest';
import type { Symbology } from '../../../shared/contract';
import { lookUps } from '../../support/at-the-till';
import { bytesOf, pass, type TestTill, withShop } from '../../support/shop';

const A = '500000000001';
const B = '500000000002';
const GREEN = '500000000003';
const GOODS = '6901234567892';
const PAYMENT = '134567890123456789';

const read = (text: string, symbology: Symbology = 'QRCode') => ({ text, symbology });

/** Sees these codes, as the camera tells of them. */
function see(till: TestTill, ...codes: string[]): void {
  till.till.counter.cameraSaw(codes.map((code) => read(code)));
}

/** Keeps seeing them. */
async function keepSeeing(till: TestTill, ms: number, ...codes: string[]): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    see(till, ...codes);
    await pass(100);
  }
}

const green = (code: string) => (till: TestTill) =>
  till.until(({ state }) => state.kind === 'redeemable' && state.code === code);

describe.concurrent('the camera', () => {
  test('asks once for a code that stays in the picture, and again after 3 s without it', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await keepSeeing(till, 4_000, A);
      expect([till.said(), lookUps(shop, A)]).toEqual(['redeemable/', 1]);
      await pass(3_100);
      see(till, A);
      await till.until(() => lookUps(shop, A) === 2);
    }));

  test('takes one code, then another, then the first again', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A);
      await green(A)(till);
      await pass(1_100);
      see(till, B);
      await green(B)(till);
      await pass(1_100);
      see(till, A);
      await green(A)(till);
    }));

  test('takes the first one again even if it was away for a moment only', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A);
      await green(A)(till);
      see(till, B);
      await green(B)(till);
      await keepSeeing(till, 2_000, A);
      await green(A)(till);
    }));

  test('never repeats a fault by itself, as long as the code stays', () =>
    withShop(async (shop) => {
      const refused = { kind: 'errcode', errcode: 40164 } as const;
      shop.server.control.addFault({ api: 'get', code: A, do: refused });
      const till = shop.till();
      await keepSeeing(till, 4_000, A);
      expect([till.said(), lookUps(shop, A)]).toEqual(['fault/ip-not-allowed', 1]);
    }));

  test('does not take back what a hand scanner has read beside it', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A);
      await green(A)(till);
      see(till, A);
      till.scan(B);
      await keepSeeing(till, 2_000, A);
      expect([till.state(), lookUps(shop, A)]).toMatchObject([{ code: B }, 1]);
    }));
});

describe.concurrent('two codes in one picture', () => {
  test('are both offered, whatever their order, and the chosen one is asked', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A, B);
      see(till, B, A);
      expect(till.state()).toMatchObject({
        kind: 'checking',
        choices: [{ code: A }, { code: B }],
      });
      expect(till.view().recent).toHaveLength(1);
      till.till.counter.askAgain();
      expect([till.state().kind, lookUps(shop, A), lookUps(shop, B)]).toEqual(['checking', 0, 0]);
      till.till.counter.choose(till.view().scanId, B, null);
      see(till, A, B);
      see(till, A);
      await green(B)(till);
      see(till, A, B);
      await pass(100);
      expect([till.said(), lookUps(shop, A), lookUps(shop, B)]).toEqual(['redeemable/', 0, 1]);
    }));

  test('leave one to be asked when the other is gone for a second', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A, B);
      see(till, B);
      expect(till.state().kind).toBe('checking');
      await pass(1_100);
      see(till, B);
      await green(B)(till);
    }));

  test('that lie there take nothing from a hand scanner, nor ask again after Esc', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await keepSeeing(till, 300, A, B);
      till.scan(GREEN);
      await keepSeeing(till, 1_500, A, B);
      expect(till.state()).toMatchObject({ kind: 'redeemable', code: GREEN });
      till.till.counter.clear();
      await keepSeeing(till, 1_500, A, B);
      expect([till.state().kind, till.view().recent.length]).toEqual(['ready', 2]);
    }));

  test('are asked about anew once they have been out of the picture', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await keepSeeing(till, 300, A, B);
      till.till.counter.clear();
      await pass(3_100);
      see(till, B, A);
      expect(till.state()).toMatchObject({ kind: 'checking', choices: [{ code: B }, { code: A }] });
    }));

  test('that are read by turns do not take the panel from each other', () =>
    withShop(async (shop) => {
      const till = shop.till();
      see(till, A);
      see(till, B);
      for (let turn = 0; turn < 10; turn += 1) see(till, turn % 2 === 0 ? A : B);
      await green(B)(till);
      expect(till.view().recent).toHaveLength(2);
    }));

  test('of which one is no coupon are no choice, and goods beside it take nothing away', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { counter } = till.till;
      counter.cameraSaw([read(GOODS, 'EAN13'), read(A)]);
      await green(A)(till);
      counter.cameraSaw([read(A), read(GOODS, 'EAN13')]);
      counter.cameraSaw([read(GOODS, 'EAN13')]);
      await pass(100);
      expect(till.said()).toBe('redeemable/');
    }));
});

describe.concurrent('a wrong thing', () => {
  test('is named and never asked', () =>
    withShop(async (shop) => {
      const till = shop.till({ customCodeCardIds: [] });
      till.till.counter.cameraSaw([read('6901234567892', 'EAN13')]);
      await till.shows('wrong-thing/goods');
      expect(till.state()).toMatchObject({ canAskAnyway: false });
      till.till.counter.askAnyway(till.view().scanId);
      till.till.counter.askAgain();
      await pass(100);
      expect(shop.asked(GOODS)).toEqual([]);
    }));

  test('can be asked anyway where the shop makes codes; its row names it once WeChat knows it', () =>
    withShop(async (shop) => {
      const till = shop.till();
      expect(await till.verdictOn('6920000000012')).toBe('wrong-thing/goods');
      till.till.counter.askAnyway(till.view().scanId);
      await till.shows('redeemable/');
      expect(await till.verdictOn(GOODS)).toBe('wrong-thing/goods');
      till.till.counter.askAgain();
      await till.shows('invalid/no-such-code');
      till.till.counter.askAgain();
      await till.until(() => lookUps(shop, GOODS) === 8);
      await till.shows('invalid/no-such-code');
      const scans = till.rows().filter(({ kind }) => kind === 'scan');
      expect(scans.map(({ verdict, code }) => [verdict, code])).toEqual([
        ['wrong-thing', ''],
        ['redeemable', '6920000000012'],
        ['wrong-thing', ''],
        ['invalid', ''],
        ['invalid', ''],
      ]);
    }));

  test('that is too long to be a code leaves no trace when it is asked anyway', () =>
    withShop(async (shop) => {
      const link = `https://menu.practice.invalid/order?table=${'7'.repeat(80)}`;
      const till = shop.till();
      expect(await till.verdictOn(link)).toBe('wrong-thing/web-link');
      till.till.counter.askAnyway(till.view().scanId);
      await till.shows('invalid/malformed-code');
      expect(till.rows().filter(({ code }) => code !== '')).toEqual([]);
    }));

  test('that is a payment code is never asked, shown or stored, however it comes in', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { counter } = till.till;
      const grouped = '1345 6789 0123 4567 89';
      const wide = '１３４５６７８９０１２３４５６７８９';
      for (const text of [PAYMENT, grouped, wide, `${PAYMENT}\r`]) {
        till.scan(text, 'typed');
        await till.shows('wrong-thing/payment-code');
        counter.askAnyway(till.view().scanId);
        counter.askAgain();
      }
      counter.cameraSaw([read(PAYMENT)]);
      counter.cameraSaw([read(PAYMENT), read(A)]);
      await green(A)(till);
      expect(JSON.stringify(till.view())).not.toMatch(/4567/);
      await till.close();
      const bytes = bytesOf(till.folder);
      expect([bytes.includes(PAYMENT), bytes.includes('1345 6789'), bytes.includes(A)]).toEqual([
        false,
        false,
        true,
      ]);
      expect(shop.server.control.log().filter(({ code }) => code !== A && code !== null)).toEqual(
        [],
      );
    }));
});
