/** An account as it is typed: what of it fits, which sealed secret it may keep, how it is stored. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type AccountChange,
  type AccountNow,
  lineOptions,
  readDraft,
  shownAccount,
  storeAccount,
} from '../../../main/settings/account';
import { noSecrets, openSecrets } from '../../../main/settings/secrets';
import { openSettings } from '../../../main/settings/settings';
import { firstSettings } from '../../../main/settings/table';
import type { AccountDraft } from '../../../shared/account';
import { published } from '../wechat/published';
import { noVault } from './vault';

const draft: AccountDraft = {
  appId: 'wx1',
  apiBase: 'https://api.weixin.qq.com',
  tokenMode: 'stable',
  serviceUrl: '',
  proxy: '',
  extraCa: 'keep',
  appSecret: null,
  serviceKey: null,
  proxyLogin: null,
};
const service = { tokenMode: 'service', serviceUrl: 'https://token.shop.example/now' } as const;
const sealed: AccountNow = {
  settings: {
    ...firstSettings(),
    appId: 'wx1',
    serviceUrl: service.serviceUrl,
    proxy: 'http://10.0.0.1:3128',
  },
  secrets: { ...noSecrets, appSecret: 'SEALED', serviceKey: 'SEALED-KEY', proxyLogin: 'me:SEALED' },
};
const read = (change: Partial<AccountDraft>, now = sealed, picked: string | null = null) =>
  readDraft({ ...draft, ...change }, now, picked);

describe('a draft', () => {
  test.each([
    [{ appId: '' }, 'appId'],
    [{ appId: 'wx 1' }, 'appId'],
    [{ appId: 'w'.repeat(65) }, 'appId'],
    [{ ...service, serviceKey: '密钥' }, 'serviceKey'],
    [{ proxy: 'http://10.0.0.1:3128', proxyLogin: 'me:100%' }, 'proxyLogin'],
    [{ extraCa: 'picked' }, 'extraCa'],
  ] as [Partial<AccountDraft>, string][])('%j is refused by its field', (change, field) => {
    expect(read(change)).toEqual({ ok: false, trouble: { kind: 'bad-field', field } });
  });

  test.each([
    [{ apiBase: 'http://api.weixin.qq.com' }, 'apiBase', 'plain-http'],
    [{ apiBase: 'https://user:word@relay.example' }, 'apiBase', 'login'],
    [{ apiBase: 'api.weixin.qq.com' }, 'apiBase', 'scheme'],
    [{ apiBase: 'https:api.weixin.qq.com' }, 'apiBase', 'scheme'],
    [{ apiBase: 'https://api..qq.com' }, 'apiBase', 'host'],
    [{ apiBase: 'https://hello!' }, 'apiBase', 'host'],
    [{ apiBase: 'https://api.weixin.qq.com/?x=1' }, 'apiBase', 'query'],
    [{ tokenMode: 'service', serviceUrl: '' }, 'serviceUrl', 'scheme'],
    [{ tokenMode: 'service', serviceUrl: 'https://token_server' }, 'serviceUrl', 'host'],
    [{ tokenMode: 'service', serviceUrl: 'https://token.shop/#now' }, 'serviceUrl', 'query'],
    [{ proxy: 'socks5://10.0.0.1' }, 'proxy', 'scheme'],
    [{ proxy: 'http://10.0.0.999:3128' }, 'proxy', 'host'],
    [{ proxy: 'http://me:100%@10.0.0.1:3128' }, 'proxy', 'login'],
  ] as [Partial<AccountDraft>, string, string][])(
    '%j is refused, and what is wrong with the address is told',
    (change, field, fault) => {
      expect(read(change)).toEqual({ ok: false, trouble: { kind: 'bad-address', field, fault } });
    },
  );

  test('keeps a sealed secret for the account and address it was typed for', () => {
    expect(read({ proxy: 'http://10.0.0.1:3128' })).toMatchObject({
      ok: true,
      secrets: { appSecret: 'SEALED', serviceKey: '', proxyLogin: 'me:SEALED' },
    });
    expect(read(service)).toMatchObject({
      secrets: { appSecret: '', serviceKey: 'SEALED-KEY', proxyLogin: '' },
    });
  });

  test.each([
    [{ apiBase: 'https://evil.example' }, 'appSecret'],
    [{ appId: 'wx2' }, 'appSecret'],
    [{ appSecret: '' }, 'appSecret'],
    [{ ...service, serviceUrl: 'https://evil.example' }, 'serviceKey'],
    [{ proxy: 'http://10.0.0.2:3128' }, 'proxyLogin'],
  ] as [Partial<AccountDraft>, string][])(
    '%j does not get a sealed secret: it is typed anew',
    (change, field) => {
      expect(read(change)).toEqual({ ok: false, trouble: { kind: 'secret-needed', field } });
    },
  );

  test('may name the same address in another way', () => {
    expect(read({ apiBase: 'https://API.weixin.qq.com:443/relay' }).ok).toBe(true);
  });

  test('takes the login out of the address of a proxy', () => {
    expect(read({ proxy: 'http://till:w%40rd@10.0.0.9:3128' })).toMatchObject({
      change: {
        settings: { proxy: 'http://10.0.0.9:3128' },
        secrets: { proxyLogin: 'till:w%40rd' },
      },
    });
  });

  test('with a token service leaves no AppSecret on the till', () => {
    expect(read({ ...service, appSecret: 'TYPED' })).toMatchObject({ secrets: { appSecret: '' } });
  });
});

test('a proxy login may be typed as it is', () => {
  const settings = { ...firstSettings(), proxy: 'http://10.0.0.1:3128' };
  const options = (proxyLogin: string) =>
    lineOptions(settings, { ...noSecrets, proxyLogin }, undefined);
  expect(options('me:p@ss:w/rd').proxy).toBe('http://me:p%40ss%3Aw%2Frd@10.0.0.1:3128/');
  expect(options('me:p%40ss').proxy).toBe('http://me:p%40ss@10.0.0.1:3128/');
  expect(options('').proxy).toBe('http://10.0.0.1:3128');
});

describe('storing', () => {
  const keep = () => {
    const profile = mkdtempSync(join(tmpdir(), 'kaquan-account-'));
    onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
    const noKeyStore = {
      isEncryptionAvailable: () => false,
      encryptString: () => Buffer.alloc(0),
      decryptString: () => '',
    };
    const settings = openSettings(profile, noVault);
    return { profile, settings, secrets: openSecrets(profile, noKeyStore) };
  };
  const change: AccountChange = {
    settings: { appId: 'wx1', proxy: 'http://10.0.0.1:3128' },
    secrets: { appSecret: 'SECRET', proxyLogin: 'me:WORD' },
    extraCa: published('tls/ca.pem'),
  };

  test('shows of it everything but the secrets, and nothing of them stands in the profile', () => {
    const desk = keep();
    desk.secrets.write({ ...noSecrets, managerPin: 'a:b' });
    storeAccount(change, desk);
    const shown = shownAccount(desk);
    expect(shown).toMatchObject({
      appId: 'wx1',
      proxy: 'http://10.0.0.1:3128',
      extraCa: { subject: expect.any(String), validTo: expect.any(Number) },
      has: { appSecret: true, serviceKey: false, proxyLogin: true },
      protection: 'file-permissions',
    });
    const disk = readdirSync(desk.profile).map((name) =>
      readFileSync(join(desk.profile, name), 'latin1'),
    );
    expect(`${JSON.stringify(shown)}${disk.join()}`).not.toMatch(/SECRET|WORD/);
    expect(desk.secrets.read().managerPin).toBe('a:b');
  });

  test('a change without its certificate takes the file away', () => {
    const desk = keep();
    storeAccount(change, desk);
    storeAccount({ ...change, extraCa: null }, desk);
    expect([shownAccount(desk).extraCa, existsSync(join(desk.profile, 'extra-ca.pem'))]).toEqual([
      null,
      false,
    ]);
  });

  test('that fails leaves the account before', () => {
    const desk = keep();
    storeAccount(change, desk);
    const full = () => {
      throw new Error('ENOSPC');
    };
    const next = { settings: { appId: 'wx2' }, secrets: { appSecret: 'OTHER' }, extraCa: 'PEM' };
    const settings = { ...desk.settings, set: full };
    expect(() => storeAccount(next, { ...desk, settings })).toThrow('ENOSPC');
    expect([desk.settings.get('appId'), desk.secrets.read().appSecret]).toEqual(['wx1', 'SECRET']);
    expect(readFileSync(join(desk.profile, 'extra-ca.pem'), 'utf8')).toBe(change.extraCa);
  });

  test('a till whose certificate file is gone opens all the same', () => {
    const desk = keep();
    storeAccount(change, desk);
    writeFileSync(join(desk.profile, 'extra-ca.pem'), '');
    rmSync(join(desk.profile, 'extra-ca.pem'));
    expect(shownAccount(desk).extraCa).toBeNull();
  });
});
