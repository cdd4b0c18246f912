/** The settings of a profile folder, in a file for this user only. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SETTINGS_VERSION } from '../../../main/settings/migrations';
import { openSettings } from '../../../main/settings/settings';
import { firstSettings } from '../../../main/settings/table';
import type { SettingsFileTrouble } from '../../../shared/settings';
import { noVault, openVault } from './vault';

function profile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (content !== undefined) writeFileSync(join(folder, 'settings.json'), content);
  return folder;
}
/** The name under which the spoilt file is kept. */
const asideOf = (trouble: SettingsFileTrouble | null) =>
  trouble !== null && 'setAside' in trouble ? trouble.setAside : '';
const file = (folder: string) => join(folder, 'settings.json');

describe('settings', () => {
  test('are the first ones where there is no file', () => {
    const { all, trouble } = openSettings(profile(), noVault);
    expect([all(), trouble]).toEqual([firstSettings(), null]);
  });

  test('come back after a change, also for the next process', () => {
    const folder = profile();
    const settings = openSettings(folder, noVault);
    const change = { storeName: '人民路店', locationId: 7, customCodeCardIds: ['pKQ'] };
    settings.set(change);
    const expected = { ...firstSettings(), ...change };
    expect([
      settings.all(),
      settings.get('storeName'),
      openSettings(folder, noVault).all(),
    ]).toEqual([expected, '人民路店', expected]);
  });

  test('keep what a change does not name', () => {
    const settings = openSettings(profile(), noVault);
    settings.set({ storeName: 'A' });
    settings.set({ deviceName: 'B' });
    expect([settings.get('storeName'), settings.get('deviceName')]).toEqual(['A', 'B']);
  });

  test('stand in a file that only this user may read', () => {
    const folder = profile();
    openSettings(folder, noVault).set({ storeName: 'A' });
    const names = readdirSync(folder);
    const modes = names.map((name) => statSync(join(folder, name)).mode & 0o777);
    expect([names, modes]).toEqual([
      ['settings.json', 'settings.last-good.json'],
      [0o600, 0o600],
    ]);
  });

  test('that were edited by hand hold where they fit, and are the first ones where they do not', () => {
    const content = JSON.stringify({
      storeName: 'A',
      apiBase: 'http://evil.example',
      redeem: 'always',
      more: 1,
    });
    expect(openSettings(profile(content), noVault).all()).toEqual({
      ...firstSettings(),
      storeName: 'A',
    });
  });

  test.each(['', '{', '{"storeName":', 'storeName: A', '\u0000\u0000', 'null', '[]'])(
    'that cannot be read (%j) are set aside, and the till opens',
    (content) => {
      const folder = profile(content);
      const { all, trouble } = openSettings(folder, noVault);
      expect([all(), trouble?.kind]).toEqual([firstSettings(), 'lost']);
      expect(readFileSync(join(folder, asideOf(trouble)), 'utf8')).toBe(content);
    },
  );

  test('hold though the file is spoilt while the till is open', () => {
    const folder = profile();
    const settings = openSettings(folder, noVault);
    settings.set({ storeName: 'A' });
    writeFileSync(file(folder), '{');
    expect(settings.get('storeName')).toBe('A');
  });

  test('stay as they were where a change cannot be written', () => {
    const folder = profile();
    const settings = openSettings(folder, noVault);
    settings.set({ storeName: 'A' });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(() => settings.set({ storeName: 'B' })).toThrow();
    expect(settings.get('storeName')).toBe('A');
  });
});

describe('a file that was spoilt between two starts', () => {
  const spoilt = (content: string) => {
    const folder = profile();
    openSettings(folder, noVault).set({ storeName: '人民路店', redeem: 'auto' });
    writeFileSync(file(folder), content);
    return folder;
  };

  const unreadable = ['', '{"storeName":"人', '\u0000'.repeat(300), 'null', '[]', '"x"', '7'];
  const unfit = ['{"redeem":"yes"}', '{"storeName":"B","redeem":7}', '{"redeem":null}'];

  test.each([...unreadable, ...unfit])(
    'is set aside, and the last good settings are in force (%j)',
    (content) => {
      const folder = spoilt(content);
      const { get, trouble } = openSettings(folder, noVault);
      expect([get('storeName'), get('redeem'), trouble?.kind]).toEqual([
        '人民路店',
        'auto',
        'restored',
      ]);
      expect(readFileSync(join(folder, asideOf(trouble)), 'utf8')).toBe(content);
    },
  );

  test.each(['{}', '{"storeName":"B"}', '{"appId":7}', '{"appId":null}'])(
    'and names no account any more is set aside, for practice would give goods away (%s)',
    (content) => {
      const folder = profile();
      openSettings(folder, noVault).set({ appId: 'wx1', storeName: 'A' });
      writeFileSync(file(folder), content);
      const { get, trouble } = openSettings(folder, noVault);
      expect([get('appId'), get('storeName'), trouble?.kind]).toEqual(['wx1', 'A', 'restored']);
    },
  );

  test('and has a value that did not fit before either holds, as it did', () => {
    const folder = profile('{"storeName":"A","redeem":"of a newer till"}');
    openSettings(folder, noVault);
    const { get, trouble } = openSettings(folder, noVault);
    expect([get('storeName'), get('redeem'), trouble]).toEqual(['A', 'confirm', null]);
  });

  test.each(['{"appId":"","storeName":"B"}', '{"appId":"wx2","storeName":"B"}'])(
    'but says what the account is, holds (%s)',
    (content) => {
      const folder = profile();
      openSettings(folder, noVault).set({ appId: 'wx1', storeName: 'A' });
      writeFileSync(file(folder), content);
      const { get, trouble } = openSettings(folder, noVault);
      expect([get('appId'), get('storeName'), trouble]).toEqual([
        JSON.parse(content).appId,
        'B',
        null,
      ]);
    },
  );

  test('and is gone is said to be missing, and the last good settings are in force', () => {
    const folder = spoilt('');
    rmSync(file(folder));
    const { get, trouble } = openSettings(folder, noVault);
    expect([get('storeName'), trouble]).toEqual(['人民路店', { kind: 'missing' }]);
    expect(openSettings(folder, noVault).trouble).toBeNull();
  });

  test('and is gone beside a copy that cannot be read either is said to be lost', () => {
    const folder = spoilt('');
    rmSync(file(folder));
    writeFileSync(join(folder, 'settings.last-good.json'), '{');
    const { all, trouble } = openSettings(folder, noVault);
    expect([all(), trouble?.kind]).toEqual([firstSettings(), 'lost']);
    expect(readFileSync(join(folder, asideOf(trouble)), 'utf8')).toBe('{');
  });

  test('is said at that start only', () => {
    const folder = spoilt('{');
    openSettings(folder, noVault);
    const { get, trouble } = openSettings(folder, noVault);
    expect([get('storeName'), trouble]).toEqual(['人民路店', null]);
  });
});

describe('a file of an older version', () => {
  test('gives up the login that stood in the address of its proxy', () => {
    const content = { proxy: 'http://till:p%40ss@10.0.0.1:3128', storeName: 'A' };
    const folder = profile(JSON.stringify(content));
    const vault = openVault();
    const { get } = openSettings(folder, vault);
    expect([get('proxy'), get('storeName'), vault.kept]).toEqual([
      'http://10.0.0.1:3128',
      'A',
      ['till:p%40ss'],
    ]);
    const onDisk = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(onDisk.join()).not.toContain('p%40ss');
  });

  test('is brought to this one once, and says so', () => {
    const folder = profile(JSON.stringify({ storeName: 'A' }));
    openSettings(folder, noVault);
    const stored: unknown = JSON.parse(readFileSync(file(folder), 'utf8'));
    expect(stored).toEqual({ storeName: 'A', version: SETTINGS_VERSION });
  });

  test('keeps its login where the vault takes none: nothing is lost', () => {
    const folder = profile(JSON.stringify({ proxy: 'http://till:word@10.0.0.1:3128' }));
    expect(openSettings(folder, noVault).get('proxy')).toBe('http://till:word@10.0.0.1:3128');
  });
});

test('a file of a newer version keeps what this one does not know', () => {
  const newer = { storeName: 'A', tomorrow: { a: 1 }, version: 99 };
  const folder = profile(JSON.stringify(newer));
  openSettings(folder, noVault).set({ storeName: 'B' });
  const stored: unknown = JSON.parse(readFileSync(file(folder), 'utf8'));
  expect(stored).toEqual({ ...newer, storeName: 'B' });
});
