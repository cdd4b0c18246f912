/** The settings of a profile folder, in a file for this user only. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSettings } from '../../../main/settings/settings';
import { firstSettings } from '../../../main/settings/table';

function profile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (content !== undefined) writeFileSync(join(folder, 'settings.json'), content);
  return folder;
}
const file = (folder: string) => join(folder, 'settings.json');

describe('settings', () => {
  test('are the first ones where there is no file', () => {
    const { all, setAside } = openSettings(profile());
    expect([all(), setAside]).toEqual([firstSettings(), null]);
  });

  test('come back after a change, also for the next process', () => {
    const folder = profile();
    const settings = openSettings(folder);
    const change = { storeName: '人民路店', locationId: 7, customCodeCardIds: ['pKQ'] };
    settings.set(change);
    const expected = { ...firstSettings(), ...change };
    expect([settings.all(), settings.get('storeName'), openSettings(folder).all()]).toEqual([
      expected,
      '人民路店',
      expected,
    ]);
  });

  test('keep what a change does not name', () => {
    const settings = openSettings(profile());
    settings.set({ storeName: 'A' });
    settings.set({ deviceName: 'B' });
    expect([settings.get('storeName'), settings.get('deviceName')]).toEqual(['A', 'B']);
  });

  test('stand in a file that only this user may read', () => {
    const folder = profile();
    openSettings(folder).set({ storeName: 'A' });
    expect([readdirSync(folder), statSync(file(folder)).mode & 0o777]).toEqual([
      ['settings.json'],
      0o600,
    ]);
  });

  test('that were edited by hand hold where they fit, and are the first ones where they do not', () => {
    const content = JSON.stringify({
      storeName: 'A',
      apiBase: 'http://evil.example',
      redeem: 'always',
      more: 1,
    });
    expect(openSettings(profile(content)).all()).toEqual({ ...firstSettings(), storeName: 'A' });
  });

  test.each(['', '{', '{"storeName":', 'storeName: A', '\u0000\u0000'])(
    'that cannot be read (%j) are set aside, and the till opens',
    (content) => {
      const folder = profile(content);
      const { all, setAside } = openSettings(folder);
      expect([all(), setAside && readFileSync(setAside, 'utf8')]).toEqual([
        firstSettings(),
        content,
      ]);
    },
  );

  test('hold though the file is spoilt while the till is open', () => {
    const folder = profile();
    const settings = openSettings(folder);
    settings.set({ storeName: 'A' });
    writeFileSync(file(folder), '{');
    expect(settings.get('storeName')).toBe('A');
  });

  test('stay as they were where a change cannot be written', () => {
    const folder = profile();
    const settings = openSettings(folder);
    settings.set({ storeName: 'A' });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(() => settings.set({ storeName: 'B' })).toThrow();
    expect(settings.get('storeName')).toBe('A');
  });
});
