/** The cards' section in the real window: list, page, changing, stock, deleting, and its troubles. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import { leaveConsole, openConsole, PIN, seriousFindings, tabTo } from './support/console';
import type { Kiosk } from './support/kiosk';
import { ledgerRows } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  await openConsole(till);
  await id('nav-cards').click();
});
afterAll(() => shop?.close());

const id = (name: string) => till.page.getByTestId(name);
const row = (cardId: string) =>
  till.page.locator(`[data-testid=list-row][data-card-id="${cardId}"]`);
const text = async (testId: string) => (await id(testId).innerText()).trim();
const sent = (api: string) => shop.server.control.log().filter((seen) => seen.api === api).length;
/** What the ledger says of the deeds about cards. */
const deeds = () =>
  ledgerRows(till.profile).flatMap(({ reason }) => (reason?.startsWith('card-') ? [reason] : []));

async function openCard(cardId: string): Promise<void> {
  if (await id('back').isVisible()) await id('back').click();
  await id('field-card_id').fill(cardId);
  await id('send-card-get').click();
  await id('change-form').waitFor();
}

describe('the list', () => {
  test('shows the usual statuses, and in words', async () => {
    await row(cardIds.discount).waitFor();
    await id('search-title').fill('公众平台投放的85折券');
    await row(cardIds.onMp).waitFor();
    await id('search-title').fill('去年的双人餐');
    await till.page.getByText('没有券名符合的卡券').waitFor();
    await id('search-title').fill('');
    await row(cardIds.discount).waitFor();
    expect(await row(cardIds.discount).getAttribute('data-status')).toBe('CARD_STATUS_VERIFY_OK');
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('is sifted by title, and sorted by its heads', async () => {
    await id('search-title').fill('七折');
    await expect.poll(() => id('list-row').count()).toBe(1);
    await id('search-title').fill('没有这样的券');
    await till.page.getByText('没有券名符合的卡券').waitFor();
    await id('search-title').fill('代金');
    await expect.poll(() => id('list-row').count()).toBeGreaterThan(0);
    await id('search-title').fill('折');
    await id('sort-stock').click();
    await id('sort-stock').click();
    await expect.poll(() => id('list-row').first().getAttribute('data-card-id')).toBe(cardIds.onMp);
    await id('search-title').fill('');
  });

  test('lists other statuses by their filters', async () => {
    await id('filter-CARD_STATUS_VERIFY_OK').click();
    await id('filter-CARD_STATUS_DISPATCH').click();
    await id('filter-CARD_STATUS_DELETE').click();
    await row(cardIds.deletedByDoc).waitFor();
    await expect.poll(() => row(cardIds.discount).count()).toBe(0);
  });

  test('tells an errcode with the IP to copy, keeps its rows and goes on', async () => {
    shop.server.control.addFault({ api: 'batchget', do: { kind: 'errcode', errcode: 40164 } });
    await id('send-card-batchget').click();
    await id('toast-error').waitFor();
    expect(await id('toast-error').getAttribute('data-code')).toBe('40164');
    expect(await text('toast-error')).toContain('203.0.113.24');
    expect(await row(cardIds.deletedByDoc).isVisible()).toBe(true);
    expect(await seriousFindings(till.page)).toEqual([]);
    shop.server.control.clearFaults();
    await id('send-card-batchget').click();
    await id('toast-error').waitFor({ state: 'detached' });
  });

  test('is walked by keys alone, and a card opened by Enter', async () => {
    await id('filter-all').click();
    await row(cardIds.discount).waitFor();
    await id('search-title').focus();
    const grid = till.page.locator('.table[role=grid]');
    for (let steps = 0; steps < 20; steps += 1) {
      await till.page.keyboard.press('Tab');
      if (await grid.evaluate((element) => element === document.activeElement)) break;
    }
    await till.page.keyboard.press('Home');
    await till.page.keyboard.press('ArrowDown');
    await till.page.keyboard.press('Enter');
    await id('change-form').waitFor();
    await id('back').click();
  });
});

describe('a card', () => {
  test('is told in words, with what nobody knows folded and untouched', async () => {
    await openCard(cardIds.discount70);
    expect(await text('value-discount')).toBe('7 折');
    expect(await text('value-brand_name')).toBe('练习餐厅');
    expect(await text('value-location_id_list')).toContain('218384742');
    await openCard(cardIds.oddFields);
    expect(await text('value-date_info')).toBe('2020-01-01 至 2099-12-31');
    expect(await text('value-advanced_info.time_limit')).toContain('周六 11:00–14:30');
    await id('unknown-fields').locator('summary').click();
    expect(await text('value-advanced_note')).toBe('"<b>粗体</b>"');
    expect(await text('value-pay_info')).toBe('{"swipe_card":true}');
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('asks no picture host in practice or on a test server: a letter is drawn', async () => {
    const logo = till.page.locator('.preview-logo');
    await expect.poll(() => logo.locator('img').count()).toBe(0);
    expect(await logo.innerText()).toBe('练');
  });

  test('with hostile texts is shown as it is', async () => {
    await openCard(cardIds.html);
    expect(await till.page.locator('h1').innerText()).toBe(
      '<img src=x onerror=alert(1)><b>赠品</b>',
    );
    await openCard(cardIds.long);
    expect(await till.page.evaluate(cutOff)).toEqual([]);
  });

  test('that WeChat does not know is told by its errcode', async () => {
    await id('back').click();
    await id('field-card_id').fill('pNobodyMadeThisCard');
    await id('send-card-get').click();
    await id('toast-error').waitFor();
    expect(await id('toast-error').getAttribute('data-code')).toBe('40073');
  });
});

describe('changing a card', () => {
  test('lists exactly the changes before they are sent, and reads the card again', async () => {
    await openCard(cardIds.member);
    expect(await id('field-bonus_rules').count()).toBe(1);
    expect(await id('field-gate').count()).toBe(0);
    await id('field-base_info.notice').fill('字'.repeat(17));
    expect(await id('send-card-update').isDisabled()).toBe(true);
    await id('field-base_info.notice').fill('请出示会员卡');
    await id('field-base_info.service_phone').fill('');
    await id('field-base_info.can_share').uncheck();
    await id('field-base_info.color').selectOption('Color101');
    await id('field-base_info.get_limit').fill('9');
    await id('field-base_info.get_limit').fill('3');
    await id('send-card-update').click();
    const changes = till.page.locator('[data-testid^="change-base_info"]');
    expect(await changes.count()).toBe(4);
    expect(await till.page.getByTestId('change-base_info.service_phone').innerText()).toContain(
      '清空',
    );
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('confirm').click();
    await id('update-outcome').waitFor();
    expect(await text('value-send_check')).toBe('微信已重新送审');
    expect(await till.page.locator('[data-seen=as-wanted]').count()).toBe(4);
    expect(await text('value-notice')).toBe('请出示会员卡');
    expect(await text('value-status')).toBe('审核中');
    expect(await id('field-base_info.service_phone').inputValue()).toBe('');
    expect(deeds().at(-1)).toBe(
      'card-update-done: base_info.notice, base_info.color, base_info.service_phone, base_info.can_share',
    );
  });

  test('keeps what was typed through an error and through the lock', async () => {
    await openCard(cardIds.gift);
    await id('field-base_info.description').fill('新的使用说明');
    shop.server.control.addFault({ api: 'update', do: { kind: 'errcode', errcode: 45009 } });
    await id('send-card-update').click();
    await id('confirm').click();
    await id('toast-error').waitFor();
    expect(await id('toast-error').getAttribute('data-sent')).toBe('no');
    expect(await id('field-base_info.description').inputValue()).toBe('新的使用说明');
    await leaveConsole(till);
    await openConsole(till, PIN);
    await id('change-form').waitFor();
    expect(await id('field-base_info.description').inputValue()).toBe('新的使用说明');
    shop.server.control.clearFaults();
  });

  test('whose answer is lost is unknown, and read back; nothing is sent twice', async () => {
    const before = sent('update');
    shop.server.control.addFault({ api: 'update', times: 1, do: { kind: 'drop-after' } });
    await id('send-card-update').click();
    await id('confirm').click();
    await till.page.locator('[data-testid=toast-error][data-sent=maybe]').waitFor();
    expect(await till.page.locator('[data-seen=as-wanted]').count()).toBe(1);
    expect(sent('update')).toBe(before + 1);
    expect(deeds().slice(-2)).toEqual([
      'card-update-unknown: base_info.description',
      'card-update-read-back-done: base_info.description',
    ]);
  });

  test('lets a validity only grow, and only fixed dates', async () => {
    await openCard(cardIds.fixedRange);
    await id('field-base_info.date_info.end_timestamp').fill('2099-12-30');
    expect(await id('send-card-update').isDisabled()).toBe(true);
    await id('field-base_info.date_info.end_timestamp').fill('2100-12-31');
    expect(await id('send-card-update').isEnabled()).toBe(true);
    await openCard(cardIds.cash);
    expect(await id('field-base_info.date_info.end_timestamp').count()).toBe(0);
  });
});

describe('the stock', () => {
  test('is added to or taken from, never both, and shows what it will be', async () => {
    await openCard(cardIds.oddFields);
    await id('field-increase_stock_value').fill('20');
    await id('field-reduce_stock_value').fill('5');
    expect(await id('send-card-modifystock').isDisabled()).toBe(true);
    await id('field-reduce_stock_value').fill('');
    expect(await text('stock-preview')).toContain('剩 320，共 520');
    await id('send-card-modifystock').click();
    await till.page.locator('[data-testid=stock-outcome][data-moved=true]').waitFor();
    expect(await text('value-sku.total_quantity')).toBe('520');
    await id('field-reduce_stock_value').fill('321');
    expect(await id('send-card-modifystock').isDisabled()).toBe(true);
    await id('field-reduce_stock_value').fill('0');
    expect(await id('send-card-modifystock').isDisabled()).toBe(true);
    await id('field-reduce_stock_value').fill('');
  });

  test('after a lost answer is read back, not sent again', async () => {
    const before = sent('modifystock');
    shop.server.control.addFault({ api: 'modifystock', times: 1, do: { kind: 'drop-after' } });
    await id('field-increase_stock_value').fill('1');
    await id('send-card-modifystock').click();
    await till.page.locator('[data-testid=toast-error][data-sent=maybe]').waitFor();
    expect(await text('value-sku.total_quantity')).toBe('521');
    expect(await id('field-increase_stock_value').inputValue()).toBe('');
    expect(sent('modifystock')).toBe(before + 1);
  });
});

describe('a card with codes of the shop’s own', () => {
  test('is on the list that the counter asks', async () => {
    await openCard(cardIds.coffee);
    await id('custom-listed').waitFor();
  });
});

describe('deleting a card', () => {
  test('asks for its title, by keys alone, and leaves claimed coupons as they are', async () => {
    await openCard(cardIds.discount);
    await id('send-card-delete').focus();
    await till.page.keyboard.press('Enter');
    await id('confirm-text').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    expect(await id('confirm').isDisabled()).toBe(true);
    await id('confirm-text').fill('9折优惠券');
    await tabTo(till.page, 'confirm');
    await till.page.keyboard.press('Enter');
    await till.page.locator('[data-testid=delete-outcome][data-gone=true]').waitFor();
    expect(await id('send-card-delete').isDisabled()).toBe(true);
    expect(deeds().slice(-2)).toEqual(['card-delete: 9折优惠券', 'card-delete-done: 9折优惠券']);
    await leaveConsole(till);
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });
});

/** What stands beyond the window's edge without anything that cuts it off in good order. */
function cutOff(): string[] {
  const clips = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).overflowX !== 'visible' || clips(element.parentElement));
  return [...document.querySelectorAll('.console *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
    .filter((element) => !clips(element.parentElement?.closest('.section *') ?? null))
    .map((element) => `${element.parentElement?.className} > ${element.tagName}`);
}
