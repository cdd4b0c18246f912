/** Two tills, each with its own profile, and one coupon between them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let one: Kiosk;
let other: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  [one, other] = await Promise.all([shop.openTill(), shop.openTill()]);
});
afterAll(() => shop?.close());

/** Green at both tills at once. */
async function greenAtBoth(code: string): Promise<void> {
  await Promise.all([one.type(code), other.type(code)]);
  await one.expectVerdict('redeemable', '', { code });
  await other.expectVerdict('redeemable', '', { code });
}

const consumed = (code: string) =>
  shop.server.control.consumed().find((row) => row.code === code) ?? null;
const LIVE_MS = 40_000;

describe('a coupon that is green at two tills', () => {
  test('is redeemed at the first; the other one learns that it is used', async () => {
    const code = '100000000001';
    await greenAtBoth(code);
    await one.redeem();
    await one.expectVerdict('redeemed', '', { code });
    await other.redeem();
    await other.expectVerdict('refused', 'consumed', { code });
    expect(await other.pending()).toEqual([]);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 2 });
  });

  test('is redeemed once where both press at the same moment', async () => {
    const code = '100000000002';
    shop.server.control.addFault({ api: 'consume', code, do: { kind: 'latency', ms: 300 } });
    await greenAtBoth(code);
    await Promise.all([one.redeem(), other.redeem()]);
    const tills = [one, other];
    const ended = () =>
      Promise.all(tills.map(async (till) => (await till.verdict()).verdict)).then((all) =>
        all.sort(),
      );
    await expect.poll(ended, { timeout: 20_000 }).toEqual(['redeemed', 'refused']);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 2 });
  });

  test('is not taken for its own by a till whose first answer is 40099', async () => {
    const code = '100000000003';
    const both = { api: 'consume', code, times: 1, do: { kind: 'drop-after' } } as const;
    await greenAtBoth(code);
    shop.server.control.addFault(both);
    await one.redeem();
    await one.expectVerdict('unknown', 'answer-lost', { code });
    await other.redeem();
    await other.expectVerdict('refused', 'consumed', { code });
    await one.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(consumed(code)).toMatchObject({ count: 1 });
  });

  test('is never plainly redeemed at both: what no till can know has a look of its own', async () => {
    const code = '100000000004';
    await greenAtBoth(code);
    shop.server.control.addFault({ api: 'consume', code, times: 1, do: { kind: 'drop-before' } });
    await one.redeem();
    await one.expectVerdict('unknown', 'answer-lost', { code });
    await other.redeem();
    await other.expectVerdict('redeemed', '', { code });
    await one.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(consumed(code)).toMatchObject({ count: 1 });
  });
});
