/** A customer's coupons in the real window: from a scan to the counter, and what goes wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardIds } from '../../main/practice/card-ids';
import { customers } from '../../main/practice/customers';
import { call, openConsole, seriousFindings, tabTo } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { ledgerRows } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

const { many, hundred, none } = customers;
const id = (name: string) => till.page.getByTestId(name);
const rows = (attributes = '') => till.page.locator(`[data-testid=list-row]${attributes}`);
const known = (count: number) =>
  rows('[data-status=NORMAL]')
    .nth(count - 1)
    .waitFor();
const trouble = (code: number | string) =>
  till.page.locator(`[data-testid=toast-error][data-code="${code}"]`);

describe('behind the lock', () => {
  test('no call about customers or codes is answered', async () => {
    const calls: [string, unknown][] = [
      ['memberList', { wish: { openid: many.openid }, cardId: null }],
      ['memberRedeem', { code: '100000003001', cardId: null }],
      ['codeFind', { text: '100000003001', cardId: null }],
      ['codeVoid', { code: '100000003001', cardId: null, reason: 'x' }],
      ['codeUpdate', { code: 'KQ-MINE-001', cardId: cardIds.coffee, newCode: 'x' }],
    ];
    for (const [name, input] of calls) {
      expect(await call(till.page, name, input)).toContain('refused: locked');
    }
    expect(shop.server.control.log().filter(({ api }) => api === 'getcardlist')).toEqual([]);
  });
});

describe('a customer', () => {
  test('is found by a scan of one coupon, which fills no field', async () => {
    await openConsole(till);
    await id('nav-members').click();
    await id('field-code').focus();
    await till.scan('100000003004', { gapMs: 3 });
    await id('member-of-offer').click();
    await known(9);
    expect(await id('field-code').inputValue()).toBe('');
    expect(await id('value-has_share_card').textContent()).toBe('有可用的朋友的券');
    expect(await id('value-openid').textContent()).toBe('oKQM…0000');
    expect(await till.page.content()).not.toContain(many.openid);
    expect(await till.page.getByText('微信只列出还能用的券').isVisible()).toBe(true);
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('has each coupon’s card drawn: a letter on the card’s colour, no picture in a test', async () => {
    const tile = rows('[data-code="100000003004"]').locator('.coupon-tile');
    const colour = () => tile.evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect.poll(() => tile.innerText()).toBe('1');
    await expect.poll(() => tile.locator('img').count()).toBe(0);
    expect(await colour()).toBe('rgb(99, 179, 89)'); // Color010
  });

  test('has the usable coupons first, marked where they end soon, then the others', async () => {
    await rows().getByText('10元代金券').first().waitFor();
    await expect.poll(() => id('group-other').textContent()).toBe('不能用 1');
    expect(await id('group-usable').textContent()).toBe('现在可用 7');
    expect(await id('ends-soon').count()).toBe(1);
    expect(await rows().first().getAttribute('data-code')).toBe('100000003003');
    expect(await rows().nth(7).textContent()).toMatch(/起可用/);
    expect(await rows().nth(8).textContent()).toContain('会员卡，不能核销');
    await id('group-not-yet').click();
    expect(await rows().count()).toBe(1);
    expect(await rows().first().getByTestId('redeem-coupon').count()).toBe(0);
    await id('group-all').click();
    await id('show-card').click();
    await id(`option-${cardIds.discount}`).click();
    expect(await rows().count()).toBe(3);
    await id('show-card').click();
    await id('option-').click();
    expect(await rows().count()).toBe(9);
  });

  test('is exported, with formulas made harmless', async () => {
    const path = join(till.profile, 'list.csv');
    await inMainWith(till.app, path, ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    });
    await id('export-csv').click();
    await till.page.getByText('已导出').waitFor();
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatch(/^\ufeffcode,card_id,title,group,user_card_status/);
    expect(lines.find((line) => line.startsWith('100000003008'))).toContain(`"'=HYPERLINK(`);
    expect(lines.join()).not.toContain(many.openid);
  });

  test('without coupons is told as such; asked for one card, the list is that card’s', async () => {
    await id('field-openid').fill(none.openid);
    await id('send-user-getcardlist').click();
    await till.page.getByText('这位顾客没有还能用的券').waitFor();
    expect(await id('value-has_share_card').textContent()).toBe('微信没有给');
    await id('field-openid').fill(many.openid);
    await id('field-card_id').fill(cardIds.cash);
    await id('send-user-getcardlist').click();
    await known(1);
    expect(await rows().count()).toBe(1);
    await id('field-card_id').fill('');
  });
});

describe('two hundred codes', () => {
  test('fill in live, are stopped and gone on with, by keyboard alone', async () => {
    shop.server.control.setLatency(500);
    await id('field-openid').fill(hundred.openid);
    await id('field-openid').press('Enter');
    await till.page.locator('[data-testid=progress][data-total="200"]').waitFor();
    await known(1);
    await tabTo(till.page, 'progress-stop');
    await till.page.keyboard.press('Enter');
    await id('go-on').waitFor();
    const asked = () => shop.server.control.log().filter(({ api }) => api === 'get').length;
    const before = asked();
    await till.page.waitForTimeout(300);
    expect(asked()).toBe(before);
    shop.server.control.setLatency(0);
    await id('go-on').click();
    await id('progress').waitFor({ state: 'detached' });
    expect(await id('group-unasked').textContent()).toBe('还没查到 0');
    expect(await id('group-not-yet').textContent()).toBe('未到使用时间 8');
  });

  test('stop when the console is left, and stand there again behind the PIN', async () => {
    shop.server.control.setLatency(60);
    await id('field-openid').fill(hundred.openid);
    await id('send-user-getcardlist').click();
    await known(1);
    await id('manager-lock').click();
    await id('verdict').waitFor();
    await till.page.waitForTimeout(200);
    const asked = () => shop.server.control.log().filter(({ api }) => api === 'get').length;
    const before = asked();
    await till.page.waitForTimeout(300);
    expect(asked()).toBe(before);
    shop.server.control.setLatency(0);
    await openConsole(till);
    expect(await id('field-openid').inputValue()).toBe(hundred.openid);
    await id('go-on').click();
    await id('progress').waitFor({ state: 'detached' });
  });
});

describe('what goes wrong', () => {
  const ask = async (openid: string) => {
    await id('field-openid').fill(openid);
    await id('send-user-getcardlist').click();
  };

  test('is told in words, with the IP to copy, and nothing typed is lost', async () => {
    await ask('oNobodyOfOurs');
    await trouble(40003).waitFor();
    const { control } = shop.server;
    control.addFault({ api: 'getcardlist', times: 1, do: { kind: 'errcode', errcode: 40164 } });
    await ask(many.openid);
    await trouble(40164).waitFor();
    expect(await trouble(40164).textContent()).toContain('203.0.113.24');
    expect(await seriousFindings(till.page)).toEqual([]);
    expect(await id('field-openid').inputValue()).toBe(many.openid);
    control.addFault({ api: 'getcardlist', times: 1, do: { kind: 'drop-after' } });
    await id('send-user-getcardlist').click();
    await trouble('network').waitFor();
    await id('field-openid').fill('有 空格');
    await id('send-user-getcardlist').click();
    await till.page.getByText('openid 是 1 到 64 个字符').waitFor();
  });

  test('in the middle ends the asking, and going on asks the rest', async () => {
    shop.server.control.addFault({ api: 'get', times: 5, do: { kind: 'errcode', errcode: 40164 } });
    await ask(many.openid);
    await trouble(40164).waitFor();
    await id('go-on').click();
    await known(9);
    expect(await id('toast-error').count()).toBe(0);
  });
});

describe('redeeming one', () => {
  test('goes to the counter, which asks and redeems nothing by itself', async () => {
    await rows('[data-code="100000003001"]').getByTestId('redeem-coupon').click();
    await till.expectVerdict('redeemable', '', { code: '100000003001' });
    await till.page.waitForTimeout(300);
    expect(shop.server.control.consumed()).toEqual([]);
    expect(await till.page.content()).not.toContain('oKQMany');
    await till.redeem();
    await till.expectVerdict('redeemed');
    const sources = ledgerRows(till.profile)
      .filter(({ code, kind }) => code === '100000003001' && kind !== 'manager')
      .map(({ source }) => source);
    expect([...new Set(sources)]).toContain('manager');
    expect(await call(till.page, 'memberStop', { list: 1 })).toContain('refused: locked');
  });
});
