/** Codes in the real window: looked up, changed, made void, and what is done with lost answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import { leaveConsole, openConsole, PIN, seriousFindings } from './support/console';
import type { Kiosk } from './support/kiosk';
import { ledgerRows } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  await openConsole(till);
  await id('nav-codes').click();
});
afterAll(() => shop?.close());

const id = (name: string) => till.page.getByTestId(name);
const outcome = (kind: string) =>
  till.page.locator(`[data-testid=change-outcome][data-outcome=${kind}]`);
const sent = (api: string) => shop.server.control.log().filter((seen) => seen.api === api);
const reasons = () =>
  ledgerRows(till.profile).flatMap(({ kind, reason }) =>
    kind === 'manager' && reason?.startsWith('code-') ? [reason] : [],
  );

/** Fills in the last question; not yet pressed. */
async function consent(lastFour: string): Promise<void> {
  await id('consent').check();
  await id('reason').fill('顾客退款');
  await id('confirm-text').fill(lastFour);
}

describe('looking a code up', () => {
  test('tells its status in words and as sent', async () => {
    await id('field-code').fill('KQ-COFFEE-002');
    await id('field-code').press('Enter');
    await id('found-code').waitFor();
    expect(await id('value-user_card_status').textContent()).toBe('已核销 · CONSUMED');
    expect(await id('value-card_id').textContent()).toBe(cardIds.coffee);
    expect(await id('to-counter').count()).toBe(0);
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('asks which card where several have the code', async () => {
    await id('field-code').fill('KQ-TWICE-001');
    await id('find-code').click();
    await till.page.locator(`[data-testid=choose][data-card-id=${cardIds.cake}]`).click();
    expect(await id('field-card_id').inputValue()).toBe(cardIds.cake);
    await id('find-code').click();
    await id('found-code').waitFor();
    await id('field-card_id').fill('');
  });

  test('says what is wrong with a text or a call', async () => {
    await id('field-code').fill('900000000001');
    await id('find-code').click();
    await till.page.locator('[data-testid=toast-error][data-code="40056"]').waitFor();
    await id('field-code').fill('134512345678901234');
    await id('find-code').click();
    await till.page.locator('[data-testid=toast-error][data-code=payment-code]').waitFor();
  });
});

describe('making a code void', () => {
  test('asks for consent, a reason and the last four; each is needed', async () => {
    await id('field-code').fill('100000000001');
    await id('send-code-unavailable').click();
    await id('consent').waitFor();
    expect(await till.page.locator('dialog').textContent()).toContain('《微信运营处罚规则》');
    expect(await seriousFindings(till.page)).toEqual([]);
    await consent('0002');
    expect(await id('confirm').isDisabled()).toBe(true);
    await id('confirm-text').fill('0001');
    await id('reason').fill(' ');
    expect(await id('confirm').isDisabled()).toBe(true);
    await id('reason').fill('顾客退款');
    await id('consent').uncheck();
    expect(await id('confirm').isDisabled()).toBe(true);
    expect(sent('unavailable')).toEqual([]);
    await id('cancel').click();
  });

  test('is done once, and looked up again', async () => {
    await id('send-code-unavailable').click();
    // What was typed is still there.
    expect(await id('reason').inputValue()).toBe('顾客退款');
    await id('consent').check();
    await id('confirm').click();
    await outcome('done').waitFor();
    await expect.poll(() => id('value-user_card_status').textContent()).toContain('UNAVAILABLE');
    expect(sent('unavailable')).toHaveLength(1);
    expect(reasons()).toEqual(['code-void: 顾客退款', 'code-void-done']);
  });

  test('is not offered for one that is void already, and says so', async () => {
    expect(await id('send-code-unavailable').getAttribute('aria-disabled')).toBe('true');
    expect(await id('already-void').textContent()).toContain('已经作废');
    await id('send-code-unavailable').click({ force: true });
    // Nor where only the look-up before the question finds that out.
    await id('field-code').fill('100000000001 ');
    await id('already-void').waitFor({ state: 'detached' });
    await id('send-code-unavailable').click();
    await id('already-void').waitFor();
    expect(await id('consent').count()).toBe(0);
    expect(sent('unavailable')).toHaveLength(1);
  });

  test('leaves a scan that is offered in sight, beside the question', async () => {
    await id('field-code').fill('100000000003');
    await id('send-code-unavailable').click();
    await id('consent').waitFor();
    await till.scan('100000000004');
    await id('scan-offer').waitFor();
    const [dialog, offer] = await Promise.all([
      till.page.locator('dialog').boundingBox(),
      id('scan-offer').boundingBox(),
    ]);
    if (dialog === null || offer === null) throw new Error('one of them is not there');
    expect(dialog.x + dialog.width).toBeLessThanOrEqual(offer.x);
    await till.page.keyboard.press('Escape');
    await id('drop-offer').click();
  });

  test('whose answer is lost is read back', async () => {
    shop.server.control.addFault({ api: 'unavailable', times: 1, do: { kind: 'drop-after' } });
    await id('field-code').fill('100000000002');
    await id('send-code-unavailable').click();
    await consent('0002');
    await id('confirm').click();
    await till.page.locator('[data-testid=change-outcome][data-by=read-back]').waitFor();
    expect(sent('unavailable')).toHaveLength(2);
  });

  test('that may not have arrived is unknown, neither failed nor sent again', async () => {
    shop.server.control.addFault({ api: 'unavailable', times: 1, do: { kind: 'drop-before' } });
    await id('field-code').fill('KQ-COFFEE-001');
    await id('send-code-unavailable').click();
    await consent('-001');
    await id('confirm').click();
    await outcome('unknown').waitFor();
    expect(await outcome('unknown').textContent()).toContain('可能已经生效');
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('send-code-unavailable').click();
    await id('consent').check();
    await id('confirm').click();
    await outcome('open').waitFor();
    expect(sent('unavailable')).toHaveLength(3);
    await till.page.waitForTimeout(8_000);
    await id('read-back').click();
    await outcome('not-done').waitFor();
    expect(sent('unavailable')).toHaveLength(3);
    expect(reasons().slice(-3)).toEqual([
      'code-void: 顾客退款',
      'code-void-unknown: network',
      'code-void-not-done',
    ]);
  });
});

describe('changing a code', () => {
  test('is for the merchant’s own codes only', async () => {
    await id('field-code').fill('100000000003');
    await id('field-new_code').fill('X');
    await id('send-code-update').click();
    await id('not-custom').waitFor();
    expect(sent('code-update')).toEqual([]);
  });

  test('warns of a long code, asks once more, and goes with its card', async () => {
    await id('field-code').fill('KQ-COFFEE-001');
    await id('field-new_code').fill('KQ-COFFEE-AFTER-A-GIFT');
    await id('long-code').waitFor();
    await id('field-new_code').fill('KQ-COFFEE-9');
    expect(await id('long-code').count()).toBe(0);
    await id('send-code-update').click();
    await id('confirm').waitFor();
    expect(await till.page.locator('dialog').textContent()).toContain('只在转赠之后更换');
    await id('confirm').click();
    await outcome('done').waitFor();
    expect(sent('code-update')).toMatchObject([{ code: 'KQ-COFFEE-001', cardId: cardIds.coffee }]);
    expect(await id('field-code').inputValue()).toBe('KQ-COFFEE-9');
  });

  test('refused by WeChat is told with its errcode, and keeps what was typed', async () => {
    const address = { kind: 'errcode', errcode: 40164 } as const;
    shop.server.control.addFault({ api: 'code-update', times: 1, do: address });
    await id('field-new_code').fill('KQ-COFFEE-10');
    await id('send-code-update').click();
    await id('confirm').click();
    await outcome('refused').waitFor();
    expect(await id('toast-error').textContent()).toContain('203.0.113.24');
    expect(await id('field-new_code').inputValue()).toBe('KQ-COFFEE-10');
  });
});

describe('a scan', () => {
  test('is looked up here where somebody says so, and touches no field before', async () => {
    await id('field-code').focus();
    const before = await id('field-code').inputValue();
    await till.scan('310731429876');
    await id('code-of-offer').waitFor();
    await expect.poll(() => id('field-code').inputValue()).toBe(before);
    await till.scan('100000000004');
    await id('scan-offer').getByText('1000 0000 0004').waitFor();
    await id('code-of-offer').click();
    await id('found-code').waitFor();
    expect(await id('value-code').first().textContent()).toBe('1000 0000 0004');
    expect(await id('field-code').inputValue()).toBe('100000000004');
    expect(await id('scan-offer').count()).toBe(0);
  });

  test('offered behind the lock shows its code as soon as the PIN is given', async () => {
    await leaveConsole(till);
    await till.press('F9');
    await id('manager-pin').waitFor();
    await till.scan('100000000005');
    await id('scan-offer').and(till.page.locator('[data-kind=hidden]')).waitFor();
    // An Enter right behind a scan is the scanner's.
    await till.page.waitForTimeout(600);
    await id('manager-pin').focus();
    await till.page.keyboard.type(PIN, { delay: 60 });
    await till.page.keyboard.press('Enter');
    await id('scan-offer').getByText('1000 0000 0005').waitFor();
    await id('drop-offer').click();
  });
});

describe('a card link', () => {
  const GOOD = 'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==';

  test('is decrypted, by keyboard alone; garbage is no code', async () => {
    await id('field-encrypt_code').fill(GOOD);
    await id('field-encrypt_code').press('Enter');
    await till.page.getByTestId('value-code').getByText('1000 0000 0201').waitFor();
    await id('field-encrypt_code').fill('KQ4garbage0000000000000000000000');
    await id('field-encrypt_code').press('Enter');
    await till.page.locator('[data-testid=toast-error][data-code=unreadable-answer]').waitFor();
    expect(await id('look-up-decrypted').count()).toBe(0);
  });
});
