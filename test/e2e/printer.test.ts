/** The slip printer in the real window: set up in the console, used at the counter. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakePrinter } from '../support/fake-printer';
import { leaveConsole, openConsole, seriousFindings } from './support/console';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

const [FIRST, SECOND] = ['100000000001', '100000000002'] as const;
const id = (name: string) => till.page.getByTestId(name);

async function redeemed(code: string): Promise<void> {
  await till.scan(code);
  await till.expectVerdict('redeemable', '', { code });
  await till.redeem();
  await till.expectVerdict('redeemed', '', { code });
}

test('is set up by a manager, prints on F3, and its trouble leaves the verdict alone', async () => {
  let paper = true;
  const printer = await fakePrinter((question) => (question === 4 && !paper ? 0x72 : 0x12));
  await openConsole(till);
  await id('nav-settings').click();
  await till.page.getByRole('tab', { name: '小票打印机' }).click();
  await id('setting-printer-network').click();
  await id('setting-printerAddress').fill(`127.0.0.1:${printer.port}`);
  await id('save-printerAddress').click();
  await id('test-slip').click();
  await id('test-slip-said').getByText('小票已打印').waitFor();
  expect(await seriousFindings(till.page)).toEqual([]);
  await leaveConsole(till);

  await redeemed(FIRST);
  expect(printer.connections()).toBe(1);
  await till.press('F3');
  await expect.poll(() => id('slip').getAttribute('data-state')).toBe('printed');
  expect(printer.printed()).toContain(`****${FIRST.slice(-4)}`);

  paper = false;
  await till.page.waitForTimeout(1_600);
  await redeemed(SECOND);
  await id('print-slip').click();
  await expect.poll(() => id('slip').getAttribute('data-state')).toBe('failed');
  expect(await id('slip').textContent()).toContain('缺纸');
  expect((await till.verdict()).verdict).toBe('redeemed');
  expect(await seriousFindings(till.page)).toEqual([]);

  paper = true;
  await openConsole(till);
  await id('nav-ledger').click();
  await till.page.locator('[data-testid=list-row][data-kind=outcome]').first().click();
  await id('print-again').click();
  await till.page.getByText('小票已打印').waitFor();
  expect(printer.printed()).toContain(`****${SECOND.slice(-4)}`);
});
