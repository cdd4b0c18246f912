/** Redemptions whose answer does not come: what the till shows, sends again, and believes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deed } from '../../main/practice/faults';
import type { Kiosk } from './support/kiosk';
import { rowsAbout } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
let codes = 0;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());
beforeEach(() => shop.server.control.clearFaults());

/** A coupon whose consumes meet these troubles, one after the other; green on the screen. */
async function greenWith(...troubles: Deed[]): Promise<string> {
  codes += 1;
  const code = `5000002${String(codes).padStart(5, '0')}`;
  // The newest fault is asked first.
  for (const trouble of troubles.toReversed()) {
    shop.server.control.addFault({ api: 'consume', code, times: 1, do: trouble });
  }
  await till.type(code);
  await till.expectVerdict('redeemable', '', { code });
  return code;
}

const consumed = (code: string) =>
  shop.server.control.consumed().find((row) => row.code === code) ?? null;
const sent = (code: string) =>
  shop.server.control.log().filter((seen) => seen.api === 'consume' && seen.code === code);
const LIVE_MS = 40_000;

describe('an answer that is lost', () => {
  test('after WeChat redeemed: shown as unknown, then confirmed by reading, never sent again', async () => {
    const code = await greenWith({ kind: 'drop-after' });
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code });
    expect(await till.pending()).toEqual([code]);
    expect(await till.page.getByTestId('redeem').count()).toBe(0);
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(await till.pending()).toEqual([]);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 1 });
    const [settled] = rowsAbout(till.profile, code, 'settlement');
    expect(settled).toMatchObject({ outcome: 'settled-redeemed', flags: 'reconcile' });
  });

  test('before WeChat redeemed: read as NORMAL, sent once more, plainly redeemed', async () => {
    const code = await greenWith({ kind: 'drop-before' });
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code });
    await till.expectVerdict('redeemed', '', { code }, LIVE_MS);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 2 });
    expect(rowsAbout(till.profile, code, 'send')).toHaveLength(1);
  });

  test('with the request delayed until after the read-back: redeemed once, confirmed late', async () => {
    const code = await greenWith({ kind: 'apply-after-read' });
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code });
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 2 });
  });

  test.each([
    ['busy', { kind: 'errcode', errcode: -1, apply: true }],
    ['HTTP 502', { kind: 'http', status: 502, apply: true }],
    ['half an answer', { kind: 'truncate' }],
    ['a web page', { kind: 'reshape', as: 'html' }],
    ['an errcode that nobody knows', { kind: 'errcode', errcode: 99_999, apply: true }],
  ] as const)('counts as lost where it is %s', async (_, trouble) => {
    const code = await greenWith(trouble);
    await till.redeem();
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(consumed(code)).toMatchObject({ count: 1 });
  });

  test('by a consume that never ends is known after its 10 s', async () => {
    const code = await greenWith({ kind: 'hang', apply: true });
    await till.redeem();
    await till.expectVerdict('redeeming', '', { code });
    await till.press('Escape', 'F5', 'Enter');
    await till.expectVerdict('redeeming', '', { code });
    await till.expectVerdict('unknown', 'answer-lost', { code }, LIVE_MS);
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    expect(sent(code)).toHaveLength(1);
  });
});

describe('a request that is lost twice', () => {
  test('is called not redeemed only 15 s after its last send, and may be redeemed again', async () => {
    const code = await greenWith({ kind: 'drop-before' }, { kind: 'drop-before' });
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code });
    await till.expectVerdict('fault', 'not-redeemed', { code }, LIVE_MS);
    const told = Date.now();
    expect(sent(code)).toHaveLength(2);
    expect(told - (sent(code).at(-1)?.at ?? told)).toBeGreaterThanOrEqual(15_000);
    expect(consumed(code)).toBeNull();

    await till.press('F5');
    await till.expectVerdict('redeemable', '', { code });
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code });
    expect(consumed(code)).toMatchObject({ count: 1, attempts: 3 });
  });

  test('and then found used is not called "used elsewhere"', async () => {
    const code = await greenWith({ kind: 'drop-before' }, { kind: 'drop-before' });
    await till.redeem();
    await till.expectVerdict('fault', 'not-redeemed', { code }, LIVE_MS);
    shop.server.control.setStatus(code, null, 'CONSUMED');
    await till.press('F5');
    await till.expectVerdict('refused', 'consumed-maybe-here', { code });
  });
});

describe('while the outcome is not known', () => {
  test('the next coupon takes the panel, and the first one is settled in the strip', async () => {
    const first = await greenWith({ kind: 'drop-before' }, { kind: 'apply-late', ms: 12_000 });
    const next = '100000000001';
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code: first });
    await till.scan(next);
    await till.page.getByText('1000 0000 0001').first().waitFor();
    await till.expectVerdict('redeemable', '', { code: next }, LIVE_MS);
    expect(await till.pending()).toEqual([first]);

    await till.scan(first);
    await till.expectVerdict('unknown', 'open-intent', { code: first });
    expect(await till.page.getByTestId('redeem').count()).toBe(0);
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code: first }, LIVE_MS);
    expect(await till.pending()).toEqual([]);
    expect(consumed(first)).toMatchObject({ count: 1, attempts: 2 });
  });

  test('the line of its scan is rewritten in its place', async () => {
    const code = await greenWith({ kind: 'drop-after' });
    await till.redeem();
    await till.expectVerdict('redeemed', 'confirmed-afterwards', { code }, LIVE_MS);
    const rows = till.page.locator(`[data-testid="history-row"][data-code="${code}"]`);
    expect(await rows.count()).toBe(1);
    expect(await rows.getAttribute('data-verdict')).toBe('redeemed');
    expect(await rows.getAttribute('data-reason')).toBe('confirmed-afterwards');
  });
});
