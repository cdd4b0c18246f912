/** A hand scanner, played by real key events: whatever it sends behind, wherever the focus is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
let codes = 0;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());
beforeEach(async () => {
  await till.press('Escape');
  await till.expectVerdict('ready');
});

function freshCode(): string {
  codes += 1;
  return `5000004${String(codes).padStart(5, '0')}`;
}

const consumed = () => shop.server.control.consumed().length;
const field = () => till.page.getByTestId('manual-code');

describe('a scan', () => {
  for (const suffix of ['enter', 'tab', 'crlf', 'none'] as const) {
    test(`that ends with ${suffix} is looked up, and redeems nothing`, async () => {
      const code = freshCode();
      const before = consumed();
      await till.scan(code, { suffix });
      await till.expectVerdict('redeemable', '', { code });
      await till.page.waitForTimeout(700);
      expect([(await till.verdict()).verdict, consumed()]).toEqual(['redeemable', before]);
      expect(await field().inputValue()).toBe('');
    });
  }

  test('whose Enter comes late redeems nothing', async () => {
    const code = freshCode();
    const before = consumed();
    await till.scan(code, { suffix: 'enter', suffixGapMs: 380 });
    await till.expectVerdict('redeemable', '', { code });
    await till.page.waitForTimeout(300);
    expect([(await till.verdict()).verdict, consumed()]).toEqual(['redeemable', before]);
  });

  test('with the focus on the code field leaves no character there', async () => {
    const code = freshCode();
    await field().focus();
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    expect(await field().inputValue()).toBe('');
  });

  test('over a half-typed field leaves what was typed', async () => {
    const code = freshCode();
    await field().fill('4096');
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    expect(await field().inputValue()).toBe('4096');
    await field().fill('');
  });

  test('with the focus on the redeem button presses nothing', async () => {
    const first = freshCode();
    const second = freshCode();
    const before = consumed();
    await till.scan(first);
    await till.expectVerdict('redeemable', '', { code: first });
    await till.page.getByTestId('redeem').focus();
    await till.scan(second);
    await till.expectVerdict('redeemable', '', { code: second });
    expect(consumed()).toBe(before);
  });

  test('with the focus on nothing is taken', async () => {
    const code = freshCode();
    await till.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
  });

  test('keeps capitals, signs and blanks of a custom code', async () => {
    for (const code of ['KQ-COFFEE-001', 'KQ TEA 5 OFF']) {
      await till.scan(code);
      await till.expectVerdict('redeemable', '', { code });
    }
  });

  test('is on show before the cashier can wonder, and Enter then redeems it', async () => {
    const code = freshCode();
    await till.scan(code);
    await till.expectVerdict('redeemable', '', { code });
    await till.page.waitForTimeout(900);
    await till.press('Enter');
    await till.expectVerdict('redeemed', '', { code });
  });
});

describe('a person', () => {
  test('types into the code field, and Enter sends it', async () => {
    const code = freshCode();
    await field().focus();
    await till.press(...code, 'Enter');
    await till.expectVerdict('redeemable', '', { code });
  });

  test('presses no button with Enter: the half-typed field is sent instead', async () => {
    const [green, typed] = [freshCode(), freshCode()];
    const before = consumed();
    await till.scan(green);
    await till.expectVerdict('redeemable', '', { code: green });
    await field().fill(typed);
    await till.page.getByTestId('redeem').focus();
    await till.page.waitForTimeout(900);
    await till.press('Enter');
    await till.expectVerdict('redeemable', '', { code: typed });
    expect([consumed(), await field().inputValue()]).toEqual([before, '']);
  });
});
