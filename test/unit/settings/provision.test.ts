/** A provisioning file, checked: every fault is named by its key (contract: Provisioning file). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkProvisioning } from '../../../main/settings/provision';
import { fixtureFolder } from '../wechat/published';

const caFile = `${fixtureFolder}tls/ca.pem`;
const least = {
  appId: 'wx4b7a11c0ffee2024',
  appSecret: 'SECRET-7e57c0de',
  managerPin: '2580',
  storeName: '人民路店',
  deviceName: '收银台 1',
  language: 'zh-CN',
};
const service = {
  mode: 'service',
  serviceUrl: 'https://token.shop.example/now',
  serviceKey: 'KEY',
};
const full = {
  ...least,
  apiBase: 'https://proxy.shop.example',
  token: { mode: 'classic' },
  locationId: 218384742,
  redeem: 'auto',
  customCodeCardIds: ['pKQ1', 'pKQ2'],
  proxy: 'http://10.0.0.1:3128',
  extraCa: caFile,
};
const check = (value: unknown) => checkProvisioning(JSON.stringify(value));

describe('a provisioning file is good', () => {
  const { appSecret: _, ...noSecret } = least;
  const good: [what: string, value: object, change?: object][] = [
    ['with the least', least],
    ['with everything', full],
    ['with a token service and no secret', { ...noSecret, token: service }],
    [
      'with a token service on this machine',
      { ...noSecret, token: { ...service, serviceUrl: 'http://127.0.0.1:9' } },
    ],
    ['with a test server on this machine', { ...least, apiBase: 'http://localhost:8080' }],
    ['with a PIN of 12 digits', { ...least, managerPin: '000000000000' }],
    ['with a list of no cards', { ...least, customCodeCardIds: [] }],
    [
      'with a card named twice, once',
      { ...least, customCodeCardIds: ['p', 'q', 'p'] },
      { customCodeCardIds: ['p', 'q'] },
    ],
    ['with blanks round a text, without them', { ...least, appId: ' wx1 ' }, { appId: 'wx1' }],
  ];
  test.each(good)('%s', (_what, value, change = {}) => {
    expect(check(value)).toEqual({ ok: true, value: { ...value, ...change } });
  });

  test('with a byte order mark and line ends of Windows', () => {
    const content = `\ufeff${JSON.stringify(least, null, 2).replaceAll('\n', '\r\n')}`;
    expect(checkProvisioning(content)).toEqual({ ok: true, value: least });
  });
});

describe('a provisioning file is refused', () => {
  const { managerPin: _p, ...noPin } = least;
  const { appSecret: _s, ...noSecret } = least;
  const address = 'must be an https:// address (http:// for loopback only)';
  const wrong: [what: string, value: unknown, problems: string[]][] = [
    ['an unknown key', { ...least, appsecret: 'x' }, ['appsecret: unknown key']],
    [
      'an unknown key in token',
      { ...least, token: { mode: 'stable', url: 'x' } },
      ['token.url: unknown key'],
    ],
    ['a missing key', noPin, ['managerPin is missing']],
    ['no secret', noSecret, ['appSecret is needed, except in token mode service']],
    ['a token without its mode', { ...least, token: {} }, ['token.mode is missing']],
    [
      'a token service without its address',
      { ...noSecret, token: { mode: 'service' } },
      ['token.serviceUrl is needed in service mode'],
    ],
    ['an empty appId', { ...least, appId: ' ' }, ['appId must not be empty']],
    ['an appId that is a number', { ...least, appId: 7 }, ['appId must be a text']],
    ['a secret that is null', { ...least, appSecret: null }, ['appSecret must be a text']],
    [
      'a long store name',
      { ...least, storeName: '店'.repeat(129) },
      ['storeName must have at most 128 characters'],
    ],
    ['a PIN that is a number', { ...least, managerPin: 2580 }, ['managerPin must be a text']],
    ['a PIN of 3 digits', { ...least, managerPin: '258' }, ['managerPin must be 4 to 12 digits']],
    [
      'a PIN of 13 digits',
      { ...least, managerPin: '1'.repeat(13) },
      ['managerPin must be 4 to 12 digits'],
    ],
    ['a PIN with letters', { ...least, managerPin: '25a0' }, ['managerPin must be 4 to 12 digits']],
    [
      'a language nobody speaks here',
      { ...least, language: 'de' },
      ['language must be zh-CN or en'],
    ],
    [
      'redeeming in a third way',
      { ...least, redeem: 'always' },
      ['redeem must be confirm or auto'],
    ],
    [
      'a mode nobody knows',
      { ...least, token: { mode: 'forced' } },
      ['token.mode must be stable, classic or service'],
    ],
    ['a token that is a text', { ...least, token: 'stable' }, ['token must be an object']],
    ['a place that is a text', { ...least, locationId: '7' }, ['locationId must be a number']],
    ['half a place', { ...least, locationId: 0.5 }, ['locationId must be a whole number']],
    [
      'cards that are a text',
      { ...least, customCodeCardIds: 'p' },
      ['customCodeCardIds must be a list of texts'],
    ],
    [
      'a card that is a number',
      { ...least, customCodeCardIds: ['p', 7] },
      ['customCodeCardIds.1: customCodeCardIds must be a text'],
    ],
    [
      '101 cards',
      { ...least, customCodeCardIds: Array.from({ length: 101 }, (_, index) => `p${index}`) },
      ['customCodeCardIds must have at most 100 entries'],
    ],
    [
      'plain http to WeChat',
      { ...least, apiBase: 'http://api.weixin.qq.com' },
      [`apiBase ${address}`],
    ],
    [
      'plain http to a token service',
      { ...noSecret, token: { ...service, serviceUrl: 'http://10.0.0.1' } },
      [`token.serviceUrl ${address}`],
    ],
    [
      'a key that no header can carry',
      { ...noSecret, token: { ...service, serviceKey: '券' } },
      ['token.serviceKey must be plain ASCII: it goes into a header'],
    ],
    [
      'a proxy that speaks SOCKS',
      { ...least, proxy: 'socks5://10.0.0.1' },
      ['proxy must be an http:// or https:// URL'],
    ],
    [
      'a certificate that is not there',
      { ...least, extraCa: '/no/such.pem' },
      ['extraCa: /no/such.pem is not a readable PEM certificate file'],
    ],
    [
      'a certificate that is a key',
      { ...least, extraCa: `${fixtureFolder}tls/localhost.key.pem` },
      [`extraCa: ${fixtureFolder}tls/localhost.key.pem is not a readable PEM certificate file`],
    ],
    [
      'several faults at once',
      { ...noPin, language: 'de', extra: 1 },
      ['managerPin is missing', 'language must be zh-CN or en', 'extra: unknown key'],
    ],
    ['a number', 7, ['the file: must be one JSON object']],
    ['a text', 'SECRET-7e57c0de', ['the file: must be one JSON object']],
    ['null', null, ['the file: must be one JSON object']],
  ];
  test.each(wrong)('with %s', (_what, value, problems) => {
    expect(check(value)).toEqual({ ok: false, problems });
  });

  test('with a certificate that is damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaquan-ca-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const extraCa = join(folder, 'ca.pem');
    writeFileSync(extraCa, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect(check({ ...least, extraCa })).toEqual({
      ok: false,
      problems: [`extraCa: ${extraCa} is not a readable PEM certificate file`],
    });
  });

  test('where it is a list, naming what is missing', () => {
    expect(check([])).toMatchObject({
      ok: false,
      problems: expect.arrayContaining(['appId is missing']),
    });
  });

  test('where it was not saved as UTF-8', () => {
    const content = Buffer.concat([
      Buffer.from('{"storeName":"'),
      Buffer.from([0xc8, 0xcb]),
      Buffer.from('"}'),
    ]);
    expect(checkProvisioning(content.toString('utf8'))).toEqual({
      ok: false,
      problems: ['not UTF-8: save it as UTF-8'],
    });
  });

  const secret = 'SECRET-7e57c0de';
  const spoilt: [what: string, content: string][] = [
    ['a quote that is missing', `{\n"appId": "wx",\n"appSecret": "${secret},\n}`],
    ['a comma that is missing', `{\n"appSecret": "${secret}"\n"appId": "wx"}`],
    ['a comma too many', `{\n"appSecret": "${secret}",\n}`],
    ['a word behind the secret', `{\n"appSecret": "${secret}"x}`],
    ['single quotes', `{'appSecret': '${secret}'}`],
    ['nothing in it', ''],
  ];
  test.each(spoilt)('with %s, and no part of the secret is told', (_what, content) => {
    const checked = checkProvisioning(content);
    const told = JSON.stringify(checked);
    expect([checked.ok, told.includes('not JSON'), /SECRET|7e57|c0de/.test(told)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('with the line at which it stops being JSON', () => {
    const content = `{\n"appSecret": "${secret}"\n"appId": "wx"}`;
    expect(checkProvisioning(content)).toEqual({ ok: false, problems: ['not JSON: see line 3'] });
  });
});
