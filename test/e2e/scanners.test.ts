/**
 * The scanner doctor and the scanners' settings in a real window: guns played by real key events
 * and over a pseudo-terminal, both languages, the keyboard alone.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PtyGun, ptyGun } from '../integration/scanner/pty';
import { call, openConsole, seriousFindings, tabTo } from './support/console';
import type { Kiosk } from './support/kiosk';
import { freshProfile } from './support/profile';
import { openShop, type Shop } from './support/shop';

const QR = 'Kq7z-Ay4:m"9/Wb';
const BARS = 'Az5y:8"Kq-';

let shop: Shop;
let till: Kiosk;
let gun: PtyGun;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
  gun = ptyGun(shop.profile());
  await gun.plug();
});
afterAll(async () => {
  await gun?.unplug();
  await shop?.close();
});

const id = (name: string) => till.page.getByTestId(name);

async function openScanners(): Promise<void> {
  await openConsole(till);
  await id('nav-settings').click();
  await id('tab-scanners').click();
  await id('test-new').waitFor();
}

/** Plays test scans, each after the one before it was taken. */
async function testScans(texts: string[], play: (text: string) => Promise<void>): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await play(text);
    if (index < texts.length - 1) await id('doctor-scan').nth(index).waitFor();
  }
  await id('doctor-results').waitFor();
}

const findings = () =>
  id('finding').evaluateAll((rows) =>
    rows.map((row) => `${row.getAttribute('data-kind')} ${row.getAttribute('data-deed')}`),
  );

const untouched = async () => {
  const { page } = till;
  return {
    asked: shop.server.control.log().filter(({ path }) => path.includes('/card/code/')).length,
    offers: await page.getByTestId('scan-offer').count(),
  };
};

describe('a gun that types', () => {
  test('is tested by the keyboard alone, its profile written, and no scan reaches anything', async () => {
    await openScanners();
    await tabTo(till.page, 'test-new');
    await till.page.keyboard.press('Enter');
    await id('doctor-now').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await testScans([QR, QR, QR], (text) => till.scan(text, { gapMs: 16 }));
    expect(await findings()).toEqual(['speed set', 'suffix fine', 'layout fine']);
    expect(await untouched()).toEqual({ asked: 0, offers: 0 });
    expect(await seriousFindings(till.page)).toEqual([]);
    await tabTo(till.page, 'doctor-done');
    await till.page.keyboard.press('Enter');
    await till.page.locator('[data-testid=scanner][data-kind=wedge][data-in-use=true]').waitFor();
  });

  test('between and after its scans presses no button, whatever has the focus', async () => {
    await id('test-1').click();
    await id('doctor-stop').focus();
    await till.scan(BARS);
    await id('doctor-scan').first().waitFor();
    await till.scan(BARS, { suffix: 'none' });
    await id('doctor-scan').nth(1).waitFor();
    await id('doctor-nothing').click();
    await id('doctor-results').waitFor();
    expect(await findings()).toContain('one-d-only advice');
    await id('doctor-again').focus();
    await till.scan(QR);
    await till.page.waitForTimeout(800);
    expect(await id('doctor-results').count()).toBe(1);
    expect(await untouched()).toEqual({ asked: 0, offers: 0 });
    await id('doctor-done').click();
  });

  test('set to a German layout reads right at the counter at once', async () => {
    await id('details-1').locator('summary').click();
    await id('layout-1').click();
    await id('option-de').click();
    await till.page.locator('[data-testid=layout-1][data-value=de]').waitFor();
    await id('manager-lock').click();
    // A German gun presses Y for Z, and the key right of the full stop for a hyphen.
    await till.scan('KQ/TEA');
    await till.expectVerdict('invalid', 'no-such-code', { code: 'KQ-TEA' });
  });
});

test('a slow gun, calibrated, leaves nothing in a field of the console', async () => {
  await openScanners();
  await id('details-1').locator('summary').click();
  await id('layout-1').click();
  await id('option-us').click();
  await id('gap-1').click();
  await id('option-150').click();
  await till.page.locator('[data-testid=gap-1][data-value="150"]').waitFor();
  await id('other-port').fill('COM7');
  await id('other-port').focus();
  await till.scan('500000490009', { gapMs: 60 });
  await id('scan-offer').waitFor();
  expect(await id('other-port').inputValue()).toBe('COM7');
  await id('drop-offer').click();
  await id('manager-lock').click();
});

describe('a gun on a serial line', () => {
  test('is chosen by its port, connected, and tested', async () => {
    await openScanners();
    // Both native libraries load in the app itself.
    expect(await call(till.page, 'scannerDevices', null)).toMatchObject({ noDriver: [] });
    const add = async (path: string) => {
      await id('other-port').fill(path);
      await id('choose-port').click();
    };
    for (const path of ['/etc/passwd', '/dev/null', '/dev']) {
      await add(path);
      await id('not-kept').getByText(path, { exact: false }).waitFor();
      expect(await id('other-port').inputValue()).toBe(path);
    }
    await add(gun.path);
    await till.page.locator('[data-testid=scanner][data-link=ready]').waitFor();
    await add(gun.path);
    await till.page.locator('[data-testid=not-kept][data-why=there]').waitFor();
    expect(await id('not-kept').innerText()).toContain(gun.path.slice(0, 64));
    expect(await till.page.locator('[data-testid=scanner][data-kind=serial]').count()).toBe(1);
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('other-port').fill('');
    await id('test-2').click();
    await id('doctor-now').waitFor();
    await gun.unplug();
    await till.page.locator('[data-testid=doctor-waiting][data-link=absent]').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await gun.plug();
    shop.server.control.clearLog();
    await id('doctor-now').waitFor();
    await testScans([QR, QR, QR], (text) => gun.send(`]Q1${text}\r\n`));
    expect(await findings()).toEqual(['suffix set', 'added set']);
    expect(await untouched()).toEqual({ asked: 0, offers: 0 });
    await id('doctor-done').click();
    await till.page.locator('[data-testid=scanner][data-link=ready]').waitFor();
  });

  test('is offered in the console, and typed nowhere', async () => {
    await id('other-port').focus();
    await gun.send(']Q1500000490001\r\n');
    await id('scan-offer').waitFor();
    expect(await id('other-port').inputValue()).toBe('');
    await id('take-offer').click();
    await till.expectVerdict('redeemable', '', { code: '500000490001' });
  });

  test('is read at the counter, also after it was unplugged and put back', async () => {
    await till.press('Escape');
    await gun.send(']Q1500000490002\r\n');
    await till.expectVerdict('redeemable', '', { code: '500000490002' });
    await gun.unplug();
    await gun.plug();
    await till.page.waitForTimeout(3_500);
    await gun.send(']Q1500000490003\r\n');
    await till.expectVerdict('redeemable', '', { code: '500000490003' });
    const { recent } = await till.view();
    expect(recent.slice(0, 2).map(({ source }) => source)).toEqual(['serial', 'serial']);
  });

  test('is still known after a restart, forgotten when asked to', async () => {
    const { profile } = till;
    await till.quit();
    till = await shop.openTill({ profile, provisioning: null });
    await till.page.waitForTimeout(500);
    await gun.send(']Q1500000490004\r\n');
    await till.expectVerdict('redeemable', '', { code: '500000490004' });
    await openScanners();
    await id('forget-2').click();
    await id('forget-2').click();
    await till.page
      .locator('[data-testid=scanner][data-kind=serial]')
      .waitFor({ state: 'detached' });
  });
});

describe('the first-run guide', () => {
  test('tests a gun in English, before any PIN is set', async () => {
    await till.quit();
    till = await shop.openTill({
      profile: freshProfile(),
      provisioning: null,
      settings: { language: 'en' },
      switches: ['--practice'],
    });
    await till.page.evaluate(() =>
      (globalThis as unknown as { kiosk: { screen(input: object): Promise<void> } }).kiosk.screen({
        name: 'first-run',
      }),
    );
    await id('step-scanners').click();
    await id('doctor-begin').click();
    await id('doctor-now').waitFor();
    expect(await seriousFindings(till.page)).toEqual([]);
    await testScans([QR, QR, QR], (text) => till.scan(text, { suffix: 'none' }));
    expect(await findings()).toEqual(['suffix advice', 'speed set', 'layout fine']);
    expect(await till.page.getByTestId('doctor').innerText()).toContain('Add Enter');
    expect(await seriousFindings(till.page)).toEqual([]);
    await id('doctor-done').click();
    await id('first-run-later').click();
    await till.expectVerdict('ready');
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
  });
});
