/** Where WeChat cannot be asked the till says so, each time in its own way, and never "invalid". */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../shared/reasons';
import { wordsFor } from '../../shared/words/languages';
import { wordOf } from '../../shared/words/phrase';
import type { Kiosk } from './support/kiosk';
import { withLockedLedger } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());
beforeEach(() => shop.server.control.reset());

/** `toast-error` names WeChat's errcode, or ours where there is none. */
const faults: [reason: Fault, code: string, toast: string][] = [
  ['network', '600000000004', 'network'],
  ['timeout', '600000000003', 'timeout'],
  ['busy', '600000000007', 'busy'],
  ['busy', '400000000001', '-1'],
  ['rate-limited', '400000045011', '45011'],
  ['quota', '400000045009', '45009'],
  ['credentials', '400000040001', '40001'],
  ['ip-not-allowed', '400000040164', '40164'],
  ['account-limited', '400000048001', '48001'],
  ['unreadable-answer', '600000000006', 'unreadable-answer'],
  ['unreadable-answer', '300000000021', 'unreadable-answer'],
  ['internal', '400000040097', '40097'],
  ['internal', '400000099999', '99999'],
];

describe('a look-up that fails', () => {
  test.each(faults)('is fault/%s for code %s, told as %s', async (reason, code, toast) => {
    await till.scan(code);
    await till.expectVerdict('fault', reason, { code, status: '', canConsume: '' });
    const panel = till.page.getByTestId('verdict');
    const word = panel.getByRole('heading', { level: 1 });
    expect(await word.innerText()).toBe(wordOf('fault', reason, wordsFor('zh-CN')));
    const error = till.page.getByTestId('toast-error');
    expect(await error.getAttribute('data-code')).toBe(toast);
    expect(await till.page.getByTestId('redeem').count()).toBe(0);
    expect(shop.server.control.consumed()).toEqual([]);
  });

  test('names the address that WeChat wants to be allowed', async () => {
    await till.scan('400000040164');
    await till.expectVerdict('fault', 'ip-not-allowed', { code: '400000040164' });
    expect(await till.page.getByTestId('toast-error').innerText()).toMatch(/\d+\.\d+\.\d+\.\d+/);
  });

  test('does not stand in the way of the next code', async () => {
    await till.scan('600000000004');
    await till.expectVerdict('fault', 'network', { code: '600000000004' });
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });

  test('is asked again at once when the same code is scanned again', async () => {
    const code = '100000000002';
    shop.server.control.addFault({ api: 'get', code, times: 1, do: { kind: 'drop-before' } });
    await till.scan(code);
    await till.expectVerdict('fault', 'network', { code });
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
  });

  test('of the second, explaining call leaves the refusal standing', async () => {
    await till.scan('200000000020');
    await till.expectVerdict('refused', 'unavailable', { code: '200000000020' });
  });
});

describe('WeChat out of reach', () => {
  test('is fault/network and told below the panel, until it is back', async () => {
    const reach = till.page.locator('.reach');
    await shop.server.control.stopListening();
    await till.scan('100000000003');
    await till.expectVerdict('fault', 'network', { code: '100000000003' });
    await till.page.locator('.reach[data-state="unreachable"]').waitFor();
    await shop.server.control.listenAgain();
    await till.press('F5');
    await till.expectVerdict('redeemable', '', { code: '100000000003' });
    expect(await reach.getAttribute('data-state')).toBe('reachable');
  });

  test('at the redemption leaves the coupon alone: nothing was sent', async () => {
    const code = '100000000004';
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await shop.server.control.stopListening();
    await till.redeem();
    await till.expectVerdict('fault', 'network', { code });
    await shop.server.control.listenAgain();
    expect(await till.pending()).toEqual([]);
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
  });

  test('costs a look-up nothing where only the token had ended', async () => {
    shop.server.control.expireTokens();
    await till.scan('100000000005');
    await till.expectVerdict('redeemable', '', { code: '100000000005' });
  });
});

describe('a till with a wrong secret', () => {
  test('blames the account, not the coupon', async () => {
    const other = await shop.openTill({ provisioning: { appSecret: 'f'.repeat(32) } });
    await other.type('100000000001');
    await other.expectVerdict('fault', 'credentials', { code: '100000000001' });
    await other.quit();
  });
});

describe('a ledger that cannot be written', () => {
  test('stops the green, because nothing could be redeemed on the record', async () => {
    await withLockedLedger(till.profile, async () => {
      await till.scan('100000000006');
      await till.expectVerdict('fault', 'ledger-unwritable', { code: '100000000006' });
      expect(await till.page.getByTestId('redeem').count()).toBe(0);
      await till.scan('200000000001');
      await till.expectVerdict('refused', 'consumed', { code: '200000000001' });
    });
    await till.scan('100000000006');
    await till.expectVerdict('redeemable', '', { code: '100000000006' });
  });

  test('stops the redemption before anything is sent', async () => {
    const code = '100000000007';
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await withLockedLedger(till.profile, async () => {
      await till.redeem();
      await till.expectVerdict('fault', 'ledger-unwritable', { code });
    });
    const sent = shop.server.control.log().filter(({ api }) => api === 'consume');
    expect(sent).toEqual([]);
  });

  test('does not keep the till shut, even if its file does not open at all', async () => {
    const profile = shop.profile();
    mkdirSync(join(profile, 'ledger.sqlite'));
    const other = await shop.openTill({ profile });
    await other.type('200000000001');
    await other.expectVerdict('refused', 'consumed-maybe-here', { code: '200000000001' });
    await other.type('100000000008');
    await other.expectVerdict('fault', 'ledger-unwritable', { code: '100000000008' });
    await other.quit();
  });
});
