/**
 * Pictures of the manager's console in the real window, with real rows behind it, into
 * `out/look/`: `tsx scripts/look/console.ts [--languages=zh-CN,en] [--sizes=1366x768,1920x1080]`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { openShop } from '../../test/e2e/support/shop';
import { root } from '../build';

const out = join(root, 'out', 'look');
const languages = option('languages', 'zh-CN,en').split(',');
const sizes = option('sizes', '1366x768,1920x1080').split(',');
const PIN = '135790';
const codes = ['100000000001', '200000000001', '900000000001', '200000000003', '100000000002'];

mkdirSync(out, { recursive: true });
const shop = await openShop();
try {
  for (const language of languages) {
    const provisioning = { language: language === 'en' ? ('en' as const) : ('zh-CN' as const) };
    const till = await shop.openTill({ provisioning: { ...provisioning, managerPin: PIN } });
    await walk(till, language);
    await till.quit();
    await shop.server.control.reset();
  }
} finally {
  await shop.close();
}

async function walk(till: Kiosk, language: string): Promise<void> {
  const { page } = till;
  const cdp = await page.context().newCDPSession(page);
  const id = (name: string) => page.getByTestId(name);
  const shoot = async (name: string) => {
    for (const size of sizes) {
      const [width = 0, height = 0] = size.split('x').map(Number);
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await cdp.send('Emulation.setDeviceMetricsOverride', metrics);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(out, `console_${size}_${language}_${name}.png`) });
    }
  };

  for (const code of codes) {
    await till.scan(code);
    await till.page.waitForTimeout(700);
  }
  await till.redeem();
  await till.expectVerdict('redeemed');
  await shoot('0-counter');
  await till.press('F2');
  await id('shift-panel').waitFor();
  await id('shift-operator').fill('017');
  await shoot('0-shift');
  await id('shift-operator').press('Enter');
  await page.getByText('017').first().waitFor();
  await till.press('F8');
  await till.scan('R20261124001');
  await shoot('0-receipt');
  await id('open-manager').click();
  await shoot('1-lock');
  await id('manager-pin').fill('0000');
  await id('manager-unlock').click();
  await page.waitForTimeout(300);
  await shoot('2-wrong');
  await page.waitForTimeout(1200);
  await id('manager-pin').fill(PIN);
  await id('manager-unlock').click();
  await id('nav-ledger').waitFor();
  await page.waitForTimeout(500);
  await shoot('3-history');
  await page.locator('[data-testid=list-row][data-kind=outcome]').first().click();
  await shoot('4-story');
  await id('note-error').click();
  await id('reason').fill('顾客退货，店长同意补券');
  await shoot('5-error');
  await id('confirm').click();
  await id('tab-open').click();
  await shoot('6-open');
  await id('tab-shifts').click();
  await id('field-operator').fill('王小明');
  await id('shift-submit').click();
  await page.waitForTimeout(400);
  await shoot('7-shifts');
  await id('tab-record').click();
  await id('run-check').click();
  await page.waitForTimeout(800);
  await shoot('8-record');
  await till.scan('100000000003');
  await id('scan-offer').waitFor();
  await shoot('9-offer');
  await id('take-offer').click();
  await till.expectVerdict('redeemable');
}

function option(name: string, fallback: string): string {
  const given = process.argv.find((each) => each.startsWith(`--${name}=`));
  return given?.slice(name.length + 3) ?? fallback;
}
