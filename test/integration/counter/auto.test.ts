/** `redeem: "auto"`: what redeems by itself and what never does (redemption rules §6). */
import { describe, expect, test } from 'vitest';
import type { Source } from '../../../shared/reasons';
import { pass, type Shop, type TestTill, withShop } from '../../support/shop';

const A = '500000000001';
const B = '500000000002';
const auto = { redeem: 'auto' } as const;
const hands: readonly Exclude<Source, 'camera'>[] = ['wedge', 'typed', 'serial', 'hid'];

/** Nothing was redeemed by itself. */
async function stays(shop: Shop, till: TestTill, said: string, code: string): Promise<void> {
  await till.shows(said);
  await pass(150);
  expect([till.said(), shop.asked(code).includes('consume')]).toEqual([said, false]);
}

describe.concurrent('in auto mode', () => {
  test.each(hands)('the first scan redeems by itself: %s', (source) =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.scan(A, source);
      await till.shows('redeemed/');
      expect(shop.redeemed(A)).toBe(1);
    }),
  );

  test('a code new to the picture redeems by itself, one that was just there does not', () =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      const see = (...codes: string[]) =>
        till.till.counter.cameraSaw(codes.map((text) => ({ text, symbology: 'QRCode' as const })));
      see(A);
      await till.shows('redeemed/');
      see(A, B);
      await till.until(({ state }) => state.kind === 'checking' && state.choices.length === 2);
      await pass(1_100);
      see(B);
      await stays(shop, till, 'redeemable/', B);
    }));

  test('a coupon of other shops never does: the panel marks it, a hand decides', () =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.scan('100000000015');
      await stays(shop, till, 'redeemable/', '100000000015');
    }));

  test('a list of the manager never does', () =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.scan(A, 'manager');
      await stays(shop, till, 'redeemable/', A);
    }));

  test('a scan that may be a mix of two never does', () =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.till.counter.scanned(A, 'wedge', { deliberate: false });
      await stays(shop, till, 'redeemable/', A);
    }));

  test.each([
    ['600000000023', 'conditions-unchecked'],
    ['100000000021', 'outside-hours'],
  ])('a green with a reason never does: %s', (code, reason) =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.scan(code);
      await stays(shop, till, `redeemable/${reason}`, code);
    }),
  );

  test('F5 and the second scan of a code never do', () =>
    withShop(async (shop) => {
      const fault = { api: 'get', code: A, times: 1, do: { kind: 'http', status: 502 } } as const;
      shop.server.control.addFault(fault);
      shop.server.control.addFault({ ...fault, code: B });
      const till = shop.till(auto);
      expect(await till.verdictOn(A)).toBe('fault/busy');
      till.till.counter.askAgain();
      await stays(shop, till, 'redeemable/', A);
      expect(await till.verdictOn(B)).toBe('fault/busy');
      till.scan(B);
      await stays(shop, till, 'redeemable/', B);
    }));

  test('a chosen card never does', () =>
    withShop(async (shop) => {
      const till = shop.till(auto);
      till.scan('KQ-TWICE-001');
      const { state, scanId } = await till.until(
        (view) => view.state.kind === 'checking' && view.state.choices.length === 2,
      );
      const cardId = state.kind === 'checking' ? (state.choices[0]?.cardId ?? null) : null;
      till.till.counter.choose(scanId, 'KQ-TWICE-001', cardId);
      await stays(shop, till, 'redeemable/', 'KQ-TWICE-001');
    }));

  test.each([
    ['a scanner', (till: TestTill) => till.scan(B), true],
    ['a manager’s list', (till: TestTill) => till.scan(B, 'manager'), false],
    [
      'a mix of two scans',
      (till: TestTill) => till.till.counter.scanned(B, 'wedge', { deliberate: false }),
      false,
    ],
  ] as const)('a scan that had to wait keeps to the same: %s', (_, scanB, redeems) =>
    withShop(async (shop) => {
      const slow = { kind: 'latency', ms: 500 } as const;
      shop.server.control.addFault({ api: 'consume', code: A, times: 1, do: slow });
      const till = shop.till(auto);
      till.scan(A);
      await till.shows('redeeming/');
      scanB(till);
      expect(till.view().waiting).toMatchObject({ code: B });
      await till.until(
        ({ state }) => 'code' in state && state.code === B && state.kind !== 'checking',
      );
      if (redeems) await till.shows('redeemed/');
      else await stays(shop, till, 'redeemable/', B);
    }),
  );
});

test('without it nothing is redeemed by itself', () =>
  withShop(async (shop) => {
    const till = shop.till();
    till.scan(A);
    await stays(shop, till, 'redeemable/', A);
  }));
