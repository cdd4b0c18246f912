/** A machine whose clock is wrong: WeChat's `Date` is believed, and where there is none, nobody. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const DAY_MS = 86_400_000;
const banner = (till: Kiosk) => till.page.locator('.banner.clock');

/** WeChat's time lies `days` from this machine's: seen from there, our clock is wrong. */
function shopApart(days: number) {
  const held = {} as { shop: Shop; till: Kiosk };
  beforeAll(async () => {
    held.shop = await openShop({ server: { clock: () => Date.now() + days * DAY_MS } });
    held.till = await held.shop.openTill();
  });
  afterAll(() => held.shop?.close());
  beforeEach(() => held.shop.server.control.reset());
  return held;
}

describe('a clock that is 40 days behind', () => {
  const here = shopApart(40);

  test('judges by the Date that WeChat sends: valid, though here it has not begun', async () => {
    await here.till.scan('100000000001');
    await here.till.expectVerdict('redeemable', '', { code: '100000000001' });
    await here.till.redeem();
    await here.till.expectVerdict('redeemed', '', { code: '100000000001' });
  });

  test('judges by the Date that WeChat sends: past its end, though here it is not', async () => {
    await here.till.scan('200000000013');
    await here.till.expectVerdict('refused', 'expired', { code: '200000000013' });
  });

  test('warns in a banner for as long as it is wrong', async () => {
    await here.till.scan('100000000002');
    await here.till.expectVerdict('redeemable', '', { code: '100000000002' });
    await banner(here.till).waitFor();
    expect((await here.till.view()).clockSkewSeconds).toBeLessThan(-39 * 86_400);

    here.shop.server.control.shiftDate((-40 * DAY_MS) / 1000);
    await here.till.scan('100000000003');
    await banner(here.till).waitFor({ state: 'detached' });
  });

  test('is fault/wrong-clock, not a judgement, where no Date comes', async () => {
    here.shop.server.control.shiftDate(null);
    await here.till.scan('100000000004');
    await here.till.expectVerdict('fault', 'wrong-clock', { code: '100000000004' });
    expect(await here.till.page.getByTestId('redeem').count()).toBe(0);
  });
});

describe('a clock that is 400 days ahead', () => {
  const here = shopApart(-400);

  test('calls a coupon valid that the Date of WeChat calls valid', async () => {
    await here.till.scan('100000000001');
    await here.till.expectVerdict('redeemable', '', { code: '100000000001' });
    await banner(here.till).waitFor();
  });

  test('never says "expired" on its own', async () => {
    here.shop.server.control.shiftDate(null);
    await here.till.scan('100000000002');
    await here.till.expectVerdict('fault', 'wrong-clock', { code: '100000000002' });
  });
});

describe('a clock that is right', () => {
  const here = shopApart(0);

  test('judges without a Date, and warns of nothing', async () => {
    here.shop.server.control.shiftDate(null);
    await here.till.scan('100000000001');
    await here.till.expectVerdict('redeemable', '', { code: '100000000001' });
    expect(await banner(here.till).count()).toBe(0);
  });

  test('is not called wrong for half a minute', async () => {
    here.shop.server.control.shiftDate(30);
    await here.till.scan('100000000002');
    await here.till.expectVerdict('redeemable', '', { code: '100000000002' });
    expect(await banner(here.till).count()).toBe(0);
  });
});
