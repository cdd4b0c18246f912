/** A manager changes settings: checked, written down first, in force at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { settingsHandlers } from '../../../main/handlers/settings';
import { openSettings } from '../../../main/settings/settings';
import { firstSettings } from '../../../main/settings/table';
import { noVault } from './vault';

function desk({ takesRows = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const settings = openSettings(folder, noVault);
  const rows: string[] = [];
  let changes = 0;
  settings.onChange(() => {
    changes += 1;
  });
  const note = (reason: string) => {
    if (takesRows) rows.push(reason);
    return takesRows;
  };
  const calls = settingsHandlers({ settings, note, troubleSeen: () => {} });
  return { folder, settings, calls, rows, changes: () => changes };
}

describe('changing settings', () => {
  test('is in force at once, told once, and leaves a row for each', () => {
    const { calls, settings, rows, changes } = desk();
    const change = { storeName: '人民路店', language: 'en' as const };
    expect(calls.changeSettings(change)).toEqual({ ok: true });
    expect(settings.all()).toEqual({ ...firstSettings(), ...change });
    expect(rows).toEqual(['setting-changed: storeName', 'setting-changed: language']);
    expect(changes()).toBe(1);
  });

  test('that do not fit is refused by name, whole, without a row', () => {
    const { calls, settings, rows } = desk();
    expect(calls.changeSettings({ storeName: 'A', staleAfterSeconds: 1 })).toEqual({
      ok: false,
      why: 'bad-value',
      setting: 'staleAfterSeconds',
    });
    expect([settings.all(), rows]).toEqual([firstSettings(), []]);
  });

  test.each([
    ['network', '192.168.1.500'],
    ['network', '192.168.1.50:99999'],
    ['network', 'printer shop'],
    ['network', 'http://192.168.1.50'],
    ['serial', '192.168.1.50'],
    ['serial', 'COM'],
  ] as const)('to a %s printer at %s is refused, whole', (printer, printerAddress) => {
    const { calls, settings, rows } = desk();
    settings.set({ printer });
    const refused = { ok: false, why: 'bad-address', printer };
    expect(calls.changeSettings({ printerAddress })).toEqual(refused);
    expect([settings.get('printerAddress'), rows]).toEqual(['', []]);
  });

  test.each([
    ['network', '192.168.1.50'],
    ['network', 'printer.shop:9101'],
    ['network', '[fe80::1]:9100'],
    ['serial', 'COM3'],
    ['serial', '/dev/ttyUSB0'],
    ['serial', '/dev/serial/by-id/usb-STAR_TSP100-if00'],
    ['network', ''],
  ] as const)('to a %s printer at %s is taken', (printer, printerAddress) => {
    const { calls } = desk();
    expect(calls.changeSettings({ printer, printerAddress })).toEqual({ ok: true });
  });

  test('is refused where the ledger takes no row: nothing changes unseen', () => {
    const { calls, settings } = desk({ takesRows: false });
    expect(calls.changeSettings({ redeem: 'auto' })).toEqual({
      ok: false,
      why: 'unwritable',
      setting: 'redeem',
    });
    expect(settings.get('redeem')).toBe('confirm');
  });

  test('is refused where the profile cannot be written', () => {
    const { calls, settings, folder } = desk();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(calls.changeSettings({ redeem: 'auto' })).toMatchObject({ why: 'unwritable' });
    expect(settings.get('redeem')).toBe('confirm');
  });
});
