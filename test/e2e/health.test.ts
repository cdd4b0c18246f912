/** The health page in the real window: what it shows, the report, and a machine kept awake. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openConsole, seriousFindings } from './support/console';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  await till.scan('200000000003');
  await till.expectVerdict('refused', 'gifting', { code: '200000000003' });
  await openConsole(till);
  await till.page.getByTestId('nav-health').click();
  await till.page.getByTestId('health').waitFor();
});
afterAll(() => shop?.close());

const value = (name: string) => till.page.getByTestId(`value-${name}`).innerText();

describe('the health page', () => {
  test('tells connection, devices, record and versions', async () => {
    expect(await till.page.getByTestId('latency-summary').innerText()).toMatch(/共 \d+ 次/);
    expect(await value('clock')).toContain('与微信一致');
    expect(await value('token')).toContain('前取得');
    expect(await value('camera')).not.toContain('还没有');
    expect(await value('scanned')).toContain('扫码枪');
    expect(await value('disk')).toMatch(/GB|MB|TB/);
    expect(await value('electron')).toMatch(/^\d+\./);
    expect(await value('sqlite')).toMatch(/^3\.\d+.*账本结构 \d/);
    expect(await value('secrets')).toMatch(/文件权限|钥匙串/);
    // Told, without an alarm: nothing else is amiss.
    expect(await till.page.getByTestId('health-note').count()).toBe(
      (await value('secrets')).includes('文件权限') ? 1 : 0,
    );
    expect(await till.page.getByTestId('finding').count()).toBe(0);
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('warns of a clock that is far from WeChat’s', async () => {
    shop.server.control.shiftDate(-7_200);
    await call(till.page, 'typed', { text: '100000000002' });
    await expect
      .poll(async () => {
        await till.page.getByTestId('health-again').click();
        return await till.page.locator('[data-finding=clock]').count();
      })
      .toBe(1);
    expect(await value('clock')).toContain('快 2小时');
    shop.server.control.shiftDate(0);
  });

  test('makes a report without code, openid or secret', async () => {
    await till.page.getByTestId('make-report').click();
    const report = await till.page.getByTestId('support-report').inputValue();
    expect(report).toContain('…0003 refused gifting');
    const openid = /o[\w-]{27}(?![\w-])/;
    for (const secret of ['200000000003', shop.server.appSecret, shop.server.appId]) {
      expect(report).not.toContain(secret);
    }
    expect(report).not.toMatch(openid);
  });

  test('says that the machine is kept awake while a shift is open', async () => {
    expect(await value('awake')).toContain('没有当班');
    await call(till.page, 'openShift', { operator: '王' });
    await till.page.getByTestId('health-again').click();
    await expect.poll(() => value('awake')).toContain('已阻止休眠');
    await call(till.page, 'closeShift', null);
    await till.page.getByTestId('health-again').click();
    await expect.poll(() => value('awake')).toContain('没有当班');
    await till.quit();
  });
});
