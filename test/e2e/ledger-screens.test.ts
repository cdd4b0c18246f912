/** The ledger's screens: shift and receipt at the counter, history and record in the console. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveConsole, openConsole, seriousFindings, tabTo } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { ledgerRows, rowsAbout } from './support/ledger';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

const [FIRST, SECOND, LOST] = ['100000000001', '100000000002', '100000000004'] as const;
const id = (name: string) => till.page.getByTestId(name);
const rows = (attributes: string) => till.page.locator(`[data-testid=list-row]${attributes}`);

async function redeemed(code: string): Promise<void> {
  await till.scan(code);
  await till.expectVerdict('redeemable', '', { code });
  await till.redeem();
  await till.expectVerdict('redeemed', '', { code });
}

/** The next file dialog chooses this path. */
async function willSaveTo(path: string): Promise<void> {
  await inMainWith(till.app, path, ({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  });
}

describe('a shift at the counter', () => {
  test('is opened by one key and a number, and invites no input method', async () => {
    await till.press('F2');
    await id('shift-panel').waitFor();
    const types = await till.page
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('type')));
    expect(types).toEqual(['password', 'password']);
    expect(await seriousFindings(till.page)).toEqual([]);
    await till.press('0', '1', '7', 'Enter');
    await till.page.getByText('当班：017').waitFor();
    expect(await id('shift-panel').count()).toBe(0);
    expect(await id('verdict').isVisible()).toBe(true);
  });

  test('gives way to the next scan, whose rows carry the operator', async () => {
    await till.press('F2');
    await id('shift-operator').fill('08');
    await redeemed(FIRST);
    expect(await id('shift-panel').count()).toBe(0);
    const [scan] = rowsAbout(till.profile, FIRST, 'scan');
    expect(scan).toMatchObject({ operator: '017' });
    await till.press('F2');
    expect(await id('shift-operator').inputValue()).toBe('08');
    await id('shift-operator').fill('');
    await till.press('F2');
  });

  test('an Enter in the panel redeems nothing', async () => {
    await till.scan(SECOND);
    await till.expectVerdict('redeemable', '', { code: SECOND });
    await till.press('F2');
    await till.page.waitForTimeout(600);
    await till.press('Enter');
    await till.page.waitForTimeout(300);
    expect((await till.verdict()).verdict).toBe('redeemable');
    await id('verdict').getByText('先按 F2 收起班次').waitFor();
    await till.press('F2');
    await id('verdict').getByText('核对优惠').waitFor();
    await till.redeem();
    await till.expectVerdict('redeemed', '', { code: SECOND });
  });
});

describe('a receipt', () => {
  test('is asked for by a key and given by the next scan', async () => {
    await till.press('F8');
    await till.page.getByText('请扫或输入小票号').first().waitFor();
    await till.scan('R20261124001');
    await till.page.getByText('小票号 R20261124001 已记下').waitFor();
    expect((await till.verdict()).code).toBe(SECOND);
    const noted = rowsAbout(till.profile, SECOND, 'system').map(({ reason }) => reason);
    expect(noted).toContain('receipt');
  });

  test('that another redemption has is told', async () => {
    await redeemed('100000000005');
    await till.press('F8');
    await till.type('R20261124001');
    await till.page.getByText('已经用过这个小票号').waitFor();
  });

  test('is given up by Esc, and the verdict stays', async () => {
    await till.press('F8');
    await till.page.locator('[data-testid=receipt][data-state=asked]').waitFor();
    await till.press('Escape');
    await till.page.locator('[data-testid=receipt][data-state=none]').waitFor();
    expect((await till.verdict()).verdict).toBe('redeemed');
  });

  test('that it has already is replaced only by a second Enter', async () => {
    await till.press('F8');
    await till.type('R-NEW');
    await till.page.getByText('已有小票号 R20261124001，要换成 R-NEW 吗').waitFor();
    await till.page.waitForTimeout(600);
    await till.press('Enter');
    await till.page.getByText('小票号 R-NEW 已记下').waitFor();
  });

  test('is not what a payment code is: that is the next scan, which says so', async () => {
    await till.press('F8');
    await till.scan('134512345678901234');
    await till.expectVerdict('wrong-thing', 'payment-code');
    await id('receipt-given-up').waitFor();
    expect(JSON.stringify(ledgerRows(till.profile))).not.toContain('134512345678901234');
  });
});

describe('history', () => {
  test('shows every row, newest first, and is walked by keys', async () => {
    shop.server.control.addFault({ api: 'consume', code: LOST, do: { kind: 'drop-after' } });
    shop.server.control.addFault({
      api: 'get',
      code: LOST,
      checkConsume: false,
      do: { kind: 'http', status: 500 },
    });
    await till.scan(LOST);
    await till.expectVerdict('redeemable', '', { code: LOST });
    await till.redeem();
    await till.expectVerdict('unknown', 'answer-lost', { code: LOST });
    await openConsole(till);
    await id('nav-ledger').click();
    await rows('').first().waitFor();
    const shown = await rows('').evaluateAll((list) =>
      list.map((row) => Number(row.getAttribute('data-seq'))),
    );
    expect(shown).toEqual(shown.toSorted((a, b) => b - a));
    await till.page.getByRole('grid').focus();
    await till.page.keyboard.press('Home');
    await till.page.keyboard.press('ArrowDown');
    expect(await rows('[aria-selected=true]').getAttribute('data-seq')).toBe(String(shown[1]));
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('finds a code by its last four, and a redemption by its outcome', async () => {
    await id('field-code').fill('0002');
    await expect.poll(() => rows('').count()).toBe(4);
    await id('field-outcome').selectOption('redeemed');
    await expect.poll(() => rows('').count()).toBe(1);
    expect(await rows('').getAttribute('data-code')).toBe(SECOND);
    await id('clear-search').click();
    await id('field-begin_date').fill('2031-01-01');
    await till.page.getByText('没有符合条件的记录').waitFor();
    await id('field-begin_date').fill('2031-02-31');
    expect(await id('field-begin_date').getAttribute('aria-invalid')).toBe('true');
    await id('clear-search').click();
    await expect.poll(() => rows('').count()).toBeGreaterThan(8);
  });

  test('tells the whole story of a redemption', async () => {
    await rows(`[data-kind=outcome][data-code="${SECOND}"]`).click();
    await id('standing').waitFor();
    const kinds = await id('story-step').evaluateAll((steps) =>
      steps.map((step) => step.getAttribute('data-kind')),
    );
    expect(kinds).toEqual(['scan', 'intent', 'outcome', 'system']);
    expect(await id('story').innerText()).toContain('R20261124001');
  });

  test('takes the note "redeemed in error", by keys alone', async () => {
    await id('note-error').focus();
    await till.page.keyboard.press('Enter');
    await id('reason').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('reason').focus();
    await till.page.keyboard.insertText('收错了券');
    await till.page.keyboard.press('Escape');
    await id('reason').waitFor({ state: 'detached' });
    await id('note-error').click();
    expect(await id('reason').inputValue()).toBe('收错了券');
    await tabTo(till.page, 'confirm');
    await till.page.keyboard.press('Enter');
    await till.page.getByText('已在账本里注明').waitFor();
    const [note] = rowsAbout(till.profile, SECOND, 'manager');
    expect(note?.reason).toBe('redeemed-in-error: 收错了券');
  });
});

describe('an open redemption', () => {
  test('is closed by hand with a reason, not before its time', async () => {
    await id('tab-open').click();
    await rows(`[data-code="${LOST}"]`).click();
    const close = id('close-by-hand');
    await close.waitFor();
    if (await close.isDisabled()) expect(await close.innerText()).toMatch(/^\d+ 秒后/);
    await expect.poll(() => close.isEnabled(), { timeout: 30_000 }).toBe(true);
    await close.click();
    expect(await id('confirm').isDisabled()).toBe(true);
    await id('close-settled-redeemed').check();
    await id('reason').fill('顾客手机上显示已核销');
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('confirm').click();
    await till.page.getByText('没有结果待确认的核销').waitFor();
    const closed = rowsAbout(till.profile, LOST, 'manager');
    expect(closed).toMatchObject([
      { reason: 'closed-by-hand: 顾客手机上显示已核销', outcome: 'settled-redeemed' },
    ]);
    expect(await till.pending()).toEqual([]);
  });
});

describe('the record', () => {
  test('is verified and backed up on demand', async () => {
    await id('tab-record').click();
    await id('run-check').click();
    await till.page.locator('[data-testid=end-check][data-ok=true]').waitFor();
    await id('run-backup').click();
    await till.page.locator('[data-testid=end-backup][data-ok=true]').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test.each(['csv', 'jsonl'])('goes into a file: %s', async (format) => {
    const path = join(till.profile, `out.${format}`);
    await willSaveTo(path);
    await id('field-format').selectOption(format);
    await id('run-export').click();
    await till.page.getByText(path).waitFor();
    expect(readFileSync(path, 'utf8')).toContain(SECOND);
  });
});

describe('shifts in the console', () => {
  test('show the report, on the screen and on paper', async () => {
    await id('tab-shifts').click();
    await id('report-total').waitFor();
    // Three plain ones, and the one that was closed by hand.
    expect(await id('report-total').innerText()).toBe('4');
    expect(await seriousFindings(till.page)).toEqual([]);
    const [pdf, csv] = [join(till.profile, 'shift.pdf'), join(till.profile, 'shift.csv')];
    await willSaveTo(pdf);
    await id('save-pdf').click();
    await expect.poll(() => existsSync(pdf) && readFileSync(pdf).length > 5_000).toBe(true);
    expect(readFileSync(pdf, 'latin1').startsWith('%PDF-')).toBe(true);
    await willSaveTo(csv);
    await id('save-csv').click();
    await expect.poll(() => existsSync(csv) && readFileSync(csv, 'utf8')).toContain('017');
  });

  test('take a name in Chinese, which can be picked at the counter from then on', async () => {
    await id('field-operator').fill('王小明');
    await id('shift-submit').click();
    await id('shift-desk').getByText('当班：王小明').waitFor();
    await leaveConsole(till);
    await till.page.getByText('当班：王小明').waitFor();
    await till.press('F2');
    await id('shift-panel').getByRole('button', { name: '017' }).click();
    await till.page.getByText('当班：017').waitFor();
  });

  test('end at the counter with two presses and a report', async () => {
    await till.press('F2');
    await id('end-shift').click();
    await id('end-shift').click();
    await id('shift-panel').getByTestId('report-total').waitFor();
    await till.page.getByText('还没有开班').first().waitFor();
    const shifts = ledgerRows(till.profile).flatMap(({ kind, reason }) =>
      kind === 'shift' ? [reason] : [],
    );
    expect(shifts).toEqual(['opened', 'operator-changed', 'operator-changed', 'closed']);
  });
});
