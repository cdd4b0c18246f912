/** Into the manager's console and out of it: the PIN, the lock, scans, drafts, a forgotten PIN. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/build';
import { call, leaveConsole, openConsole, PIN, seriousFindings, tabTo } from './support/console';
import type { Kiosk } from './support/kiosk';
import { ledgerRows } from './support/ledger';
import { openShop, type Shop } from './support/shop';

/** The shorter a played scan, the less a busy machine can come between its keys. */
const QUICK = { gapMs: 3 };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const SEARCH = { filter: {}, before: null, limit: 5 };
const id = (till: Kiosk, name: string) => till.page.getByTestId(name);
/** Reasons of the ledger's rows that the manager's lock left, the oldest first. */
const lockRows = (till: Kiosk) =>
  ledgerRows(till.profile).flatMap(({ kind, reason }) => (kind === 'manager' ? [reason] : []));

describe('a till with a PIN', () => {
  let till: Kiosk;
  beforeAll(async () => {
    till = await shop.openTill();
  });

  test('opens the lock by a key, not the console', async () => {
    await till.press('F9');
    await id(till, 'manager-pin').waitFor();
    expect(await id(till, 'nav-ledger').count()).toBe(0);
    expect(await call(till.page, 'ledgerSearch', SEARCH)).toContain('refused: locked');
    expect(await seriousFindings(till.page)).toEqual([]);
  });

  test('goes back to the counter by Esc', async () => {
    await till.press('Escape');
    await id(till, 'verdict').waitFor();
    await till.press('F9');
    await id(till, 'manager-pin').waitFor();
  });

  test('and axe would find a button without a name', async () => {
    await till.page.evaluate(() => {
      document.querySelector('form')?.append(document.createElement('button'));
    });
    expect(await seriousFindings(till.page)).toEqual([expect.stringContaining('button-name')]);
    await till.page.evaluate(() => document.querySelector('button:empty')?.remove());
  });

  test('makes a wrong PIN wait and counts down', async () => {
    await till.page.keyboard.type('0000', { delay: 60 });
    await till.page.keyboard.press('Enter');
    await till.page.getByText('已错 1 次').waitFor();
    expect(await id(till, 'manager-unlock').isDisabled()).toBe(true);
    expect(await call(till.page, 'managerUnlock', { pin: PIN })).toMatchObject({
      ok: false,
      reason: 'too-soon',
    });
    await expect.poll(() => id(till, 'manager-unlock').isEnabled()).toBe(true);
    expect(await id(till, 'manager-pin').inputValue()).toBe('');
  });

  test('lets the right PIN in', async () => {
    await till.page.keyboard.type(PIN, { delay: 60 });
    await till.page.keyboard.press('Enter');
    await id(till, 'nav-ledger').waitFor();
    expect(await call(till.page, 'ledgerSearch', SEARCH)).toHaveProperty('rows');
  });

  test('offers a scan, and lets none of its keys into a field', async () => {
    const field = id(till, 'field-code');
    await field.fill('7895');
    await field.focus();
    await till.scan('100000000001', QUICK);
    await id(till, 'scan-offer').getByText('1000 0000 0001').waitFor();
    await expect.poll(() => field.inputValue()).toBe('7895');
    await tabTo(till.page, 'drop-offer');
    await till.page.keyboard.press('Space');
    await id(till, 'scan-offer').waitFor({ state: 'detached' });
  });

  test('shows nothing of a payment code', async () => {
    await till.scan('134512345678901234', QUICK);
    await id(till, 'scan-offer').waitFor();
    expect(await id(till, 'scan-offer').getAttribute('data-kind')).toBe('useless');
    expect(await till.page.content()).not.toContain('134512345678901234');
    expect(await id(till, 'take-offer').count()).toBe(0);
    await id(till, 'drop-offer').click();
  });

  test('takes an offered scan to the counter, asks about it, and is locked by that', async () => {
    await till.scan('100000000001', QUICK);
    await id(till, 'take-offer').click();
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    expect(await call(till.page, 'ledgerSearch', SEARCH)).toContain('refused: locked');
    await till.press('Escape');
  });

  test('kept what was typed', async () => {
    await openConsole(till);
    expect(await id(till, 'field-code').inputValue()).toBe('7895');
    await id(till, 'clear-search').click();
  });

  test('hides a scan while it is locked', async () => {
    await leaveConsole(till);
    await till.press('F9');
    await id(till, 'manager-pin').focus();
    await till.scan('100000000003', QUICK);
    await id(till, 'scan-offer').waitFor();
    expect(await till.page.content()).not.toMatch(/1000 ?0000 ?0003/);
    await expect.poll(() => id(till, 'manager-pin').inputValue()).toBe('');
    expect(await till.page.getByText('已错').count()).toBe(0);
    await id(till, 'take-offer').click();
    await till.expectVerdict('redeemable', '', { code: '100000000003' });
  });

  test('keeps the count of wrong PINs over a restart', async () => {
    for (const [pin, pause] of [
      ['1111', 1_100],
      ['2222', 2_100],
      ['3333', 0],
    ] as const) {
      expect(await call(till.page, 'managerUnlock', { pin })).toMatchObject({ ok: false });
      await till.page.waitForTimeout(pause);
    }
    await till.quit();
    till = await shop.openTill({ profile: till.profile, provisioning: null });
    await till.press('F9');
    await till.page.getByText('已错 3 次').waitFor();
  });

  test('left a row of every step', () => {
    expect(lockRows(till)).toEqual([
      'provisioned',
      'wrong-pin',
      'unlocked',
      'locked: left',
      'unlocked',
      'locked: by-hand',
      'wrong-pin',
      'wrong-pin',
      'wrong-pin',
    ]);
  });

  test('lets a manager back in who forgot the PIN, and writes that down', async () => {
    await till.quit();
    const script = join(root, 'scripts', 'reset-pin.ts');
    const tsx = join(root, 'node_modules', '.bin', 'tsx');
    execFileSync(tsx, [script, `--profile=${till.profile}`], { stdio: 'ignore' });
    till = await shop.openTill({ profile: till.profile, provisioning: null });
    await till.press('F9');
    await till.page.getByRole('heading', { name: '设一个店长 PIN' }).waitFor();
    for (const typed of ['4711', '4712', '4711', '4711']) {
      await till.page.keyboard.type(typed, { delay: 60 });
      await till.page.keyboard.press('Enter');
      if (typed === '4712') await till.page.getByText('两次输入不一样').waitFor();
    }
    await id(till, 'nav-ledger').waitFor();
    expect(lockRows(till).slice(-2)).toEqual(['pin-reset', 'pin-set']);
    await till.quit();
  });
});

describe('a till without any account', () => {
  test('has its console too, in practice, framed like the counter', async () => {
    const till = await shop.openTill({ provisioning: null });
    await till.press('F9');
    await till.page.getByRole('heading', { name: '设一个店长 PIN' }).waitFor();
    await id(till, 'manager-pin').fill('123');
    await id(till, 'manager-unlock').click();
    await till.page.getByText('PIN 是 4 到 12 位数字。').waitFor();
    await id(till, 'manager-pin').fill('123456');
    await id(till, 'manager-unlock').click();
    // The field is emptied for the second time: filled before that, nothing would be sent.
    await till.page.getByRole('heading', { name: '再输入一次' }).waitFor();
    await id(till, 'manager-pin').fill('123456');
    await id(till, 'manager-unlock').click();
    await id(till, 'nav-ledger').waitFor();
    expect(await till.page.locator('.manager').getAttribute('data-mode')).toBe('practice');
    await till.quit();
  });
});
