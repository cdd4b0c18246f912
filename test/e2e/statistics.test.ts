/** Statistics in the real window: the four calls, what goes wrong, files, and the till beside WeChat. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../main/ledger/ledger';
import { cardIds } from '../../main/practice/card-ids';
import { cardDay, cardsOf } from '../../main/practice/statistics';
import { addDays, dayAt, daysOf } from '../../shared/days';
import { openConsole, seriousFindings, tabTo } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const TODAY = dayAt(Date.now());
const YESTERDAY = addDays(TODAY, -1);
/** The newest day that is over and of which the practice account has figures. */
const DAY = newestTold();

let shop: Shop;
let till: Kiosk;
/** What the page's policy refused. */
const refused: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  const profile = shop.profile();
  redeemedBefore(profile);
  till = await shop.openTill({ profile });
  till.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await openConsole(till);
  await id('nav-statistics').click();
});
afterAll(() => shop?.close());

const id = (name: string) => till.page.getByTestId(name);
const rows = (attributes = '') => till.page.locator(`[data-testid=list-row]${attributes}`);
const calls = () => shop.server.control.log().filter(({ api }) => api === 'datacube');
const answered = () => till.page.locator('.statistics-page[data-asking=false]').waitFor();

async function ask(send: string, from: string, to: string): Promise<void> {
  await id('field-begin_date').fill(from);
  await id('field-end_date').fill(to);
  await id(send).click();
  await answered();
}

async function willSaveTo(path: string): Promise<void> {
  await inMainWith(till.app, path, ({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  });
}

async function saved(button: string, name: string): Promise<Buffer> {
  const path = join(till.profile, name);
  await willSaveTo(path);
  await id(button).click();
  await id(button).locator('xpath=..').locator('[data-end=saved]').waitFor();
  return readFileSync(path);
}

describe('the account', () => {
  const send = 'send-datacube-getcardbizuininfo';
  const all = ([0, 1] as const).flatMap((source) => [
    ...cardsOf(source, false),
    ...cardsOf(source, true),
  ]);

  test('asks nothing before it is told to', async () => {
    await id(send).waitFor();
    expect(calls()).toEqual([]);
  });

  test('adds up both sources, row by day, and says that today is left out', async () => {
    await ask(send, DAY, TODAY);
    const views = daysOf({ from: DAY, to: YESTERDAY })
      .flatMap((day) => all.map((cardId) => cardDay(cardId, day)?.view ?? 0))
      .reduce((sum, view) => sum + view, 0);
    await rows(`[data-ref-date="${DAY}"]`).waitFor();
    expect(await id('value-view_cnt').getAttribute('data-value')).toBe(String(views));
    await id('note-today-left-out').waitFor();
    expect(await rows(`[data-ref-date="${TODAY}"]`).count()).toBe(0);
    expect(calls().every(({ days }) => days !== null && days.to === YESTERDAY)).toBe(true);
  });

  test('of a year is six calls a source, drawn, and known from then on', async () => {
    shop.server.control.clearLog();
    await id('field-cond_source').selectOption('1');
    await ask(send, addDays(TODAY, -374), addDays(TODAY, -10));
    await id('chart-daily').and(till.page.locator('[data-drawn-ms]')).waitFor();
    expect(calls()).toHaveLength(6);
    await id('tab-members').click();
    await id('tab-overview').click();
    await id('chart-daily').and(till.page.locator('[data-drawn-ms]')).waitFor();
    expect(calls()).toHaveLength(6);
    expect(await id('field-cond_source').inputValue()).toBe('1');
  });

  test('can be stopped on its way, keeps what came, and goes on', async () => {
    shop.server.control.setLatency(1_000);
    await id('field-cond_source').selectOption('0');
    const known = calls().length;
    await id(send).click();
    // The second call is asked: the first has come.
    await expect.poll(() => calls().length - known, { interval: 50, timeout: 5_000 }).toBe(2);
    await id('progress-stop').click();
    await id('note-stopped').waitFor();
    shop.server.control.setLatency(0);
    const before = calls().length;
    expect(before - known).toBeLessThan(6);
    await id(send).click();
    await id('note-stopped').waitFor({ state: 'detached' });
    await answered();
    expect(calls().length - before).toBeLessThan(6);
  });

  test('compares with the days before', async () => {
    await id('compare').check();
    await id('preset-week').click();
    await id('change-view_cnt').waitFor();
    await answered();
    expect(await id('change-view_cnt').textContent()).toMatch(/%|没有数据/);
    await id('compare').uncheck();
  });

  test('axe finds nothing serious', async () => {
    expect(await seriousFindings(till.page)).toEqual([]);
  });
});

describe('free coupons', () => {
  const send = 'send-datacube-getcardcardinfo';

  test('are rows by day and card', async () => {
    await id('tab-coupons').click();
    await ask(send, DAY, DAY);
    await rows(`[data-ref-date="${DAY}"][data-card-id="${cardIds.coffee}"]`).first().waitFor();
    await rows().filter({ hasText: '咖啡兑换券' }).first().waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('become a file that no spreadsheet runs, and a picture', async () => {
    await rows().filter({ hasText: '=HYPERLINK' }).first().waitFor();
    const csv = (await saved('save-csv', 'coupons.csv')).toString('utf8');
    expect(csv.startsWith('\ufeff日期,')).toBe(true);
    expect(csv).toContain(`${DAY},`);
    expect(csv).toContain(`"'=HYPERLINK(""`);
    const png = await saved('save-png-daily', 'daily.png');
    expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
    expect(png.byteLength).toBeGreaterThan(5_000);
  });

  test('of one card are that card’s', async () => {
    await id('field-card_id').fill(cardIds.tea);
    await id(send).click();
    await answered();
    await rows(`[data-card-id="${cardIds.coffee}"]`).first().waitFor({ state: 'detached' });
    const ids = await rows().evaluateAll((found) =>
      found.map((row) => row.getAttribute('data-card-id')),
    );
    expect(new Set(ids)).toEqual(new Set([cardIds.tea]));
    expect(calls().at(-1)?.cardId).toBe(cardIds.tea);
  });
});

describe('member cards', () => {
  test('stand apart by source, with running totals of the last day', async () => {
    await id('tab-members').click();
    await id('field-cond_source').selectOption('apart');
    await ask('send-datacube-getcardmembercardinfo', DAY, DAY);
    await rows(`[data-ref-date="${DAY}"]`).nth(1).waitFor();
    expect(await id('value-total_user').textContent()).toMatch(/\d/);
    expect(await id('value-given_cnt').count()).toBe(0);
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('one needs its id; money stands there only with quick pay', async () => {
    const send = 'send-datacube-getcardmembercarddetail';
    await id('tab-member-card').click();
    await ask(send, DAY, DAY);
    expect(await id('form-trouble').textContent()).toContain('卡券 ID');
    await id('field-card_id').fill(cardIds.memberPoints);
    await id(send).click();
    await rows(`[data-card-id="${cardIds.memberPoints}"]`).waitFor();
    expect(await id('value-fee').textContent()).toMatch(/^¥/);
    await id('field-card_id').fill(cardIds.memberHidden);
    await id(send).click();
    await rows(`[data-card-id="${cardIds.memberHidden}"]`).waitFor();
    expect(await id('value-payOriginalFee').textContent()).toBe('—（没有快速买单）');
  });
});

describe('what goes wrong', () => {
  const send = 'send-datacube-getcardbizuininfo';
  const old = (days: number) => addDays(TODAY, -days);

  test('a refused range and a foreign IP are told in words, with what to do', async () => {
    await id('tab-overview').click();
    for (const [errcode, days] of [
      [61501, 800],
      [40164, 820],
    ] as const) {
      shop.server.control.addFault({ api: 'datacube', do: { kind: 'errcode', errcode } });
      await ask(send, old(days + 5), old(days));
      await id('toast-error')
        .and(till.page.locator(`[data-code="${errcode}"]`))
        .waitFor();
      shop.server.control.clearFaults();
    }
    await till.page.getByText('203.0.113.24').waitFor();
    expect(await id('field-begin_date').inputValue()).toBe(old(825));
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('ask-again').click();
    await id('toast-error').waitFor({ state: 'detached' });
  });

  test('a day not counted yet is left out and said so', async () => {
    await id('tab-coupons').click();
    shop.server.control.addFault({
      api: 'datacube',
      toDay: YESTERDAY,
      do: { kind: 'errcode', errcode: 61503 },
    });
    await id('field-card_id').fill(cardIds.cash);
    await ask('send-datacube-getcardcardinfo', addDays(YESTERDAY, -1), YESTERDAY);
    await id('note-not-ready').waitFor();
    expect(await id('note-not-ready').textContent()).toContain(YESTERDAY);
    expect(await id('toast-error').count()).toBe(0);
    shop.server.control.clearFaults();
  });

  test('a half-typed day is not sent', async () => {
    await id('tab-overview').click();
    const before = calls().length;
    await id('field-begin_date').fill('2026-1');
    await id(send).click();
    expect(await id('form-trouble').textContent()).toContain('2026-12-31');
    expect(calls().length).toBe(before);
  });
});

test('by keyboard alone: a range from the calendar, asked for, walked through', async () => {
  const { page } = till;
  await id('field-end_date').fill(DAY);
  await id('field-begin_date').fill(addDays(DAY, -20));
  await id('field-begin_date').focus();
  await tabTo(page, 'calendar');
  await page.keyboard.press('Enter');
  await page.locator('.calendar-grid').waitFor();
  // The first Enter begins a range and goes one day on by itself.
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter', 'ArrowRight', 'Enter']) {
    await page.waitForTimeout(80);
    await page.keyboard.press(key);
  }
  await page.locator('.calendar-grid').waitFor({ state: 'detached' });
  expect(await id('field-begin_date').inputValue()).toBe(addDays(DAY, -14));
  expect(await id('field-end_date').inputValue()).toBe(addDays(DAY, -12));
  await tabTo(page, 'preset-month');
  await page.keyboard.press('Enter');
  await id('value-view_cnt').waitFor();
  await tabTo(page, 'send-datacube-getcardbizuininfo');
  await page.keyboard.press('Enter');
  await answered();
  await tabTo(page, 'line-given_cnt');
  await page.keyboard.press('Space');
  expect(await id('line-given_cnt').getAttribute('aria-pressed')).toBe('true');
});

describe('reconciliation', () => {
  const line = (cardId: string, status: string) =>
    rows(`[data-ref-date="${DAY}"][data-card-id="${cardId}"][data-status="${status}"]`);

  test('tells an error from what was redeemed elsewhere, and what nobody can compare', async () => {
    await id('tab-reconciliation').click();
    await ask('send-reconcile', DAY, DAY);
    await line(cardIds.permanent, 'above').waitFor();
    await line(cardIds.movie, 'no-figures').waitFor();
    await line(cardIds.coffee, 'elsewhere').first().waitFor();
    expect(await id('reconciliation-summary').getAttribute('data-above')).toBe('1');
    // Confirmed only by read-back: a line of its own.
    expect(await line(cardIds.discount, 'elsewhere').count()).toBe(1);
    expect(await line(cardIds.discount, 'equal').count()).toBe(1);
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('is saved as a file', async () => {
    const csv = (await saved('save-csv', 'reconciliation.csv')).toString('utf8');
    expect(csv).toContain(cardIds.permanent);
    expect(csv).toContain('本机多');
    expect(csv).toContain('补查确认');
  });
});

test('the page’s policy was never broken', () => {
  expect(refused).toEqual([]);
});

function newestTold(): string {
  for (let day = YESTERDAY; ; day = addDays(day, -1)) {
    if (cardDay(cardIds.discount, day) !== null) return day;
  }
}

/** A ledger with redemptions of that day: of a dead card, a film ticket, and one read back. */
function redeemedBefore(profile: string): void {
  const at = Date.parse(`${DAY}T12:00:00+08:00`);
  const desk = () => ({ operator: '01', device: 'till' });
  const ledger = openLedger(join(profile, 'ledger.sqlite'), desk, { now: () => at });
  const redeem = (code: string, cardId: string, state: 'redeemed' | 'settled-redeemed') => {
    const address = { code, cardId: null };
    const order = { address, cardId, title: cardId, status: 'NORMAL', source: 'wedge' as const };
    const intent = ledger.writer.intend(order);
    if (!intent.ok) throw new Error(intent.detail);
    if (state === 'settled-redeemed') {
      ledger.writer.conclude(intent.seq, 'unknown', { kind: 'outcome' }, 'till');
    }
    const kind = state === 'redeemed' ? ('outcome' as const) : ('settlement' as const);
    ledger.writer.conclude(intent.seq, state, { kind }, 'till');
  };
  redeem('500000000101', cardIds.permanent, 'redeemed');
  redeem('500000000102', cardIds.movie, 'redeemed');
  redeem('500000000103', cardIds.discount, 'redeemed');
  redeem('500000000104', cardIds.discount, 'settled-redeemed');
  ledger.close();
}
