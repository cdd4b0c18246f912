/** One scan after another: what replaces what, what waits, and what is only acknowledged. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { scanTwice } from './support/real-keys';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
let codes = 0;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill({ settings: { staleAfterSeconds: 5 } });
});
afterAll(() => shop?.close());
beforeEach(async () => {
  shop.server.control.reset();
  await till.press('Escape');
  await till.expectVerdict('ready');
});

function freshCode(): string {
  codes += 1;
  return `5000003${String(codes).padStart(5, '0')}`;
}

const asked = (code: string) =>
  shop.server.control.log().filter((seen) => seen.api === 'get' && seen.code === code).length;

/** A redemption that takes its time; resolves when it is under way. */
async function slowRedemption(ms: number): Promise<string> {
  const code = freshCode();
  shop.server.control.addFault({ api: 'consume', code, do: { kind: 'latency', ms } });
  await till.type(code);
  await till.expectVerdict('redeemable', '', { code });
  await till.redeem();
  await till.expectVerdict('redeeming', '', { code });
  return code;
}

describe('a scan during a redemption', () => {
  test('waits in sight, and is taken when the outcome was on show for 1.5 s', async () => {
    const first = await slowRedemption(1_500);
    await till.scan('200000000003');
    await till.page.getByTestId('verdict').getByText('2000 0000 0003').waitFor();
    expect(asked('200000000003')).toBe(0);
    await till.expectVerdict('redeemed', '', { code: first });
    const redeemedAt = Date.now();
    await till.expectVerdict('refused', 'gifting', { code: '200000000003' });
    // Seen from outside both moments are late, the first one may be later than the second.
    expect(Date.now() - redeemedAt).toBeGreaterThan(1_000);
    expect((await till.view()).waiting).toBeNull();
  });

  test('gives its place to a newer one', async () => {
    await slowRedemption(1_500);
    await till.scan('200000000003');
    await till.scan('200000000002');
    await till.expectVerdict('refused', 'expired', { code: '200000000002' });
    expect(asked('200000000003')).toBe(0);
  });

  test('of the very coupon that is being redeemed is only acknowledged', async () => {
    const code = await slowRedemption(1_500);
    await till.scan(code);
    expect((await till.view()).waiting).toBeNull();
    await till.expectVerdict('redeemed', '', { code });
    expect((await till.view()).sameCode?.times ?? 1).toBe(1);
    expect(asked(code)).toBe(1);
  });
});

describe('the same code again', () => {
  test('within 2.5 s is acknowledged, not asked', async () => {
    const code = freshCode();
    await scanTwice(till.app, code);
    await till.expectVerdict('redeemable', '', { code });
    expect((await till.view()).sameCode?.times).toBe(1);
    expect(asked(code)).toBe(1);
  });

  test('is asked again later', async () => {
    const code = '200000000003';
    await till.scan(code);
    await till.expectVerdict('refused', 'gifting', { code });
    const [line] = (await till.view()).recent;
    await expect
      .poll(() => Date.now() - (line?.at ?? 0), { timeout: 10_000 })
      .toBeGreaterThan(2_700);
    shop.server.control.setStatus(code, null, 'NORMAL');
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
  });
});

describe('a newer scan', () => {
  test('replaces a look-up that is still under way', async () => {
    const slow = freshCode();
    shop.server.control.addFault({ api: 'get', code: slow, do: { kind: 'latency', ms: 4_000 } });
    await till.scan(slow);
    await till.expectVerdict('checking', '', { code: slow });
    await till.scan('200000000002');
    await till.expectVerdict('refused', 'expired', { code: '200000000002' });
    const old = till.page.locator(`[data-testid="history-row"][data-code="${slow}"]`);
    expect(await old.getAttribute('data-verdict')).toBe('checking');
  });

  test('takes the panel from any verdict', async () => {
    const steps = [
      ['100000000001', 'redeemable', ''],
      ['900000000001', 'invalid', 'no-such-code'],
      ['600000000004', 'fault', 'network'],
      ['6901234567892', 'wrong-thing', 'goods'],
      ['200000000001', 'refused', 'consumed'],
      ['KQ-TWICE-001', 'checking', ''],
      ['100000000021', 'redeemable', 'outside-hours'],
      ['100000000002', 'redeemable', ''],
    ] as const;
    for (const [code, verdict, reason] of steps) {
      await till.scan(code);
      await till.expectVerdict(verdict, reason, { code });
    }
  });
});

describe('a green that nobody redeems', () => {
  test('falls back to ready by itself, and Enter then does nothing', async () => {
    const code = freshCode();
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await till.expectVerdict('ready');
    await till.press('Enter');
    await till.expectVerdict('ready');
    expect(shop.server.control.log().filter(({ api }) => api === 'consume')).toEqual([]);
  });
});
