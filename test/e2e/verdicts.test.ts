/** Every status that WeChat knows, one that it does not, in words that a cashier reads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reason, VerdictKind } from '../../shared/reasons';
import { wordsFor } from '../../shared/words/languages';
import { wordOf } from '../../shared/words/phrase';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

/** The practice server's codes of each status (main/practice/table/status.ts). */
const cases: [status: string, code: string, verdict: VerdictKind, reason: Reason | null][] = [
  ['NORMAL', '100000000001', 'redeemable', null],
  ['CONSUMED', '200000000001', 'refused', 'consumed'],
  ['EXPIRE', '200000000002', 'refused', 'expired'],
  ['GIFTING', '200000000003', 'refused', 'gifting'],
  ['GIFT_TIMEOUT', '200000000004', 'refused', 'gift-timeout'],
  ['GIFT_SUCC', '200000000005', 'refused', 'given-away'],
  ['DELETE', '200000000006', 'refused', 'deleted'],
  ['UNAVAILABLE', '200000000007', 'refused', 'unavailable'],
  ['FROZEN_BY_PLATFORM', '200000000008', 'refused', 'unknown-status'],
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

describe('a till in Chinese', () => {
  let till: Kiosk;
  beforeAll(async () => {
    till = await shop.openTill();
  });

  test.each(cases)('shows a coupon that is %s', async (status, code, verdict, reason) => {
    await till.scan(code);
    const canConsume = String(verdict === 'redeemable');
    await till.expectVerdict(verdict, reason ?? '', { code, status, canConsume });
    expect(await wordOn(till)).toBe(wordOf(verdict, reason, wordsFor('zh-CN')));
    const row = till.page.getByTestId('history-row').first();
    expect(await row.getAttribute('data-code')).toBe(code);
    expect(await row.getAttribute('data-verdict')).toBe(verdict);
    expect(await row.getAttribute('data-reason')).toBe(reason ?? '');
  });

  test('has status and can_consume on the panel as WeChat sent them', async () => {
    await till.scan('200000000003');
    await till.expectVerdict('refused', 'gifting', { code: '200000000003' });
    const text = await till.page.getByTestId('verdict').innerText();
    expect(text).toContain('GIFTING');
    expect(text).toContain('false');
  });

  test('offers to redeem only what can be redeemed', async () => {
    await till.scan('200000000002');
    await till.expectVerdict('refused', 'expired', { code: '200000000002' });
    expect(await till.page.getByTestId('redeem').count()).toBe(0);
    await till.scan('100000000002');
    await till.expectVerdict('redeemable', '', { code: '100000000002' });
    expect(await till.page.getByTestId('redeem').count()).toBe(1);
  });

  test('takes a valid code after an invalid one, and the other way round', async () => {
    await till.scan('900000000001');
    await till.expectVerdict('invalid', 'no-such-code', { code: '900000000001', status: '' });
    await till.scan('100000000004');
    await till.expectVerdict('redeemable', '', { code: '100000000004', status: 'NORMAL' });
    await till.scan('900000000001');
    await till.expectVerdict('invalid', 'no-such-code', { code: '900000000001' });
    await till.type('100000000004');
    await till.expectVerdict('redeemable', '', { code: '100000000004' });
  });

  test('keeps one line for each scan, the newest first', async () => {
    const rows = till.page.getByTestId('history-row');
    const before = await rows.count();
    await till.scan('100000000005');
    await till.expectVerdict('redeemable', '', { code: '100000000005' });
    expect(await rows.count()).toBe(before + 1);
    expect(await rows.first().getAttribute('data-code')).toBe('100000000005');
    expect(await rows.nth(1).getAttribute('data-code')).toBe('100000000004');
  });
});

describe('a till provisioned in English', () => {
  let till: Kiosk;
  beforeAll(async () => {
    till = await shop.openTill({ provisioning: { language: 'en' } });
  });

  test.each(cases)('names a coupon that is %s in English', async (_, code, verdict, reason) => {
    await till.type(code);
    await till.expectVerdict(verdict, reason ?? '', { code });
    expect(await wordOn(till)).toBe(wordOf(verdict, reason, wordsFor('en')));
  });

  test('has no Chinese on its screen but what the cards themselves say', async () => {
    await till.type('900000000001');
    await till.expectVerdict('invalid', 'no-such-code', { code: '900000000001' });
    const panel = await till.page.getByTestId('verdict').innerText();
    expect(panel).not.toMatch(/\p{Script=Han}/u);
    expect(await till.page.locator('html').getAttribute('lang')).toBe('en');
  });
});

async function wordOn(till: Kiosk): Promise<string> {
  return await till.page.getByTestId('verdict').getByRole('heading', { level: 1 }).innerText();
}
