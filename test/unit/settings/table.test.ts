/** What a settings file may say, and what holds where it says nothing or nonsense. */
import { describe, expect, test } from 'vitest';
import {
  checkChange,
  DEFAULT_API_BASE,
  firstSettings,
  readSetting,
  type SettingName,
  settingNames,
  settingsTable,
  shownSettings,
} from '../../../main/settings/table';

describe('the table', () => {
  test('starts a till without an account, asking before it redeems', () => {
    expect(firstSettings()).toEqual({
      appId: '',
      apiBase: 'https://api.weixin.qq.com',
      tokenMode: 'stable',
      serviceUrl: '',
      proxy: '',
      extraCaFile: '',
      storeName: '',
      deviceName: '',
      locationId: null,
      language: 'zh-CN',
      redeem: 'confirm',
      outsideHours: 'warn',
      customCodeCardIds: [],
      staleAfterSeconds: 60,
      voidReason: 'ledger',
      sound: 'middle',
      flash: 'off',
      speech: 'off',
      zoom: '100',
      customerScreen: 'off',
      camera: { chosen: null, cameras: [] },
      decoder: 'zxing-wasm',
      code39: 'no',
      updatePlace: '',
      operator: '',
      catalogueCallsPerMinute: 600,
      printer: 'none',
      printerAddress: '',
      printerBaud: '9600',
      printerPaper: '58',
      printSlips: 'by-key',
      scanners: { scanners: [], wedge: null },
    });
  });

  test.each(settingNames)('reads the first value of %s as it is', (name) => {
    expect(readSetting(name, settingsTable[name].first)).toEqual(settingsTable[name].first);
  });

  test('keeps addresses and ids of the account from windows and from reports', () => {
    const told = settingNames.filter((name) => settingsTable[name].leavesMain);
    const reported = settingNames.filter((name) => settingsTable[name].inReport);
    const secretive: SettingName[] = ['appId', 'serviceUrl', 'proxy'];
    expect(secretive.filter((name) => told.includes(name) || reported.includes(name))).toEqual([]);
  });
});

describe('what a window may know', () => {
  test('is neither account nor address', () => {
    const shown = Object.keys(shownSettings(firstSettings()));
    const hidden = ['appId', 'apiBase', 'tokenMode', 'serviceUrl', 'proxy', 'extraCaFile'];
    expect(shown.filter((name) => hidden.includes(name))).toEqual([]);
    expect(shown).toContain('storeName');
  });

  test('it may change, all of it at once', () => {
    const change = { language: 'en', staleAfterSeconds: 30 };
    expect(checkChange(change)).toEqual({ ok: true, change });
  });

  test.each([
    [{ storeName: 'A', staleAfterSeconds: 1 }, 'staleAfterSeconds'],
    [{ language: 'de' }, 'language'],
    [{ apiBase: 'https://evil.example' }, 'apiBase'],
    [{ appSecret: 'x' }, 'appSecret'],
    [{ __proto__x: 1 }, '__proto__x'],
    [{ constructor: 1 }, 'constructor'],
    [{ redeem: undefined }, 'redeem'],
  ])('it may not change %j: the answer names the setting', (wanted, setting) => {
    expect(checkChange(wanted)).toEqual({ ok: false, setting });
  });
});

describe('a stored value', () => {
  const good: [name: SettingName, value: unknown][] = [
    ['apiBase', 'https://proxy.shop.example/wechat'],
    ['apiBase', 'http://127.0.0.1:8080'],
    ['serviceUrl', 'https://token.shop.example/now'],
    ['proxy', 'http://10.0.0.1:3128'],
    ['extraCaFile', 'extra-ca.pem'],
    ['locationId', 218384742],
    ['language', 'en'],
    ['redeem', 'auto'],
    ['outsideHours', 'refuse'],
    ['customCodeCardIds', ['pKQ']],
    ['staleAfterSeconds', 5],
    ['staleAfterSeconds', 600],
    ['sound', 'off'],
    ['speech', 'en'],
    ['zoom', '200'],
    ['customerScreen', 'turned-90'],
    ['updatePlace', ''],
    ['updatePlace', '/media/usb'],
    ['updatePlace', 'https://updates.shop.example/till/'],
  ];
  test.each(good)('of %s is taken: %j', (name, value) => {
    expect(readSetting(name, value)).toEqual(value);
  });

  const bad: [name: SettingName, value: unknown][] = [
    ['appId', 7],
    ['appId', 'w'.repeat(129)],
    ['apiBase', 'http://api.weixin.qq.com'],
    ['apiBase', 'ftp://api.weixin.qq.com'],
    ['apiBase', ''],
    ['tokenMode', 'forced'],
    ['serviceUrl', 'http://token.shop.example'],
    ['proxy', 'socks5://10.0.0.1'],
    ['extraCaFile', '../../etc/passwd'],
    ['extraCaFile', '/tmp/ca.pem'],
    ['locationId', 1.5],
    ['locationId', '1'],
    ['language', 'de'],
    ['redeem', true],
    ['outsideHours', 'ignore'],
    ['customCodeCardIds', 'pKQ'],
    ['customCodeCardIds', ['']],
    ['customCodeCardIds', Array.from({ length: 101 }, (_, index) => `p${index}`)],
    ['sound', 0.5],
    ['flash', true],
    ['speech', 'yue'],
    ['zoom', 200],
    ['customerScreen', 'second'],
    ['staleAfterSeconds', 4],
    ['staleAfterSeconds', 601],
    ['staleAfterSeconds', Number.NaN],
    ['operator', null],
    ['updatePlace', 'media/usb'],
    ['updatePlace', 'http://updates.shop.example'],
    ['updatePlace', 'https://user:pass@updates.shop.example'],
  ];
  test.each(bad)('of %s that does not fit is the first one instead: %j', (name, value) => {
    expect(readSetting(name, value)).toEqual(settingsTable[name].first);
  });

  test('that is missing is the first one', () => {
    expect(readSetting('apiBase', undefined)).toBe(DEFAULT_API_BASE);
  });
});
