/** WeChat's clock alone decides; ours is only warned of (redemption rules §2). */
import { describe, expect, test } from 'vitest';
import { withShop } from '../../support/shop';

const CODE = '500000000555';
const DAY = 86_400;

describe.concurrent('a clock that differs from WeChat’s', () => {
  test.each([
    [0, null],
    [-50, null],
    [-3_600, 3_600],
    [7_200, -7_200],
  ])('by %i s is warned of from a minute on: %o', (shift, skew) =>
    withShop(async (shop) => {
      shop.server.control.shiftDate(shift);
      const till = shop.till();
      expect(await till.verdictOn(CODE)).toBe('redeemable/');
      const { clockSkewSeconds } = till.view();
      if (skew === null) expect(clockSkewSeconds).toBeNull();
      else expect(Math.abs(Number(clockSkewSeconds) - skew)).toBeLessThan(10);
    }),
  );

  test('never decides: the dates are judged by the Date of the answer', () =>
    withShop(async (shop) => {
      const till = shop.till();
      shop.server.control.shiftDate(400 * DAY);
      expect(await till.verdictOn(CODE)).toBe('refused/expired');
      till.scan('100000000001');
      shop.server.control.shiftDate(-60 * DAY);
      expect(await till.verdictOn('500000000556')).toBe('refused/not-yet-valid');
    }));

  test('is not seen at all without a Date: then it must fit the coupon', () =>
    withShop(async (shop) => {
      shop.server.control.shiftDate(null);
      const till = shop.till();
      expect(await till.verdictOn(CODE)).toBe('redeemable/');
      expect(await till.verdictOn('200000000013')).toBe('fault/wrong-clock');
      expect(till.view().clockSkewSeconds).toBeNull();
    }));
});
