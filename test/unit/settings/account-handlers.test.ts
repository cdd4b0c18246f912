/** What a window may do to the account, and when not. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AccountDeskParts, accountHandlers } from '../../../main/handlers/account';
import { passphraseHandlers } from '../../../main/handlers/passphrase';
import { noSecrets, openSecrets } from '../../../main/settings/secrets';
import { openSettings } from '../../../main/settings/settings';
import type { AccountDraft } from '../../../shared/account';
import { published } from '../wechat/published';
import { noVault } from './vault';

const noKeyStore = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};
const draft: AccountDraft = {
  appId: 'wx2',
  apiBase: 'https://api.weixin.qq.com',
  tokenMode: 'stable',
  serviceUrl: '',
  proxy: '',
  extraCa: 'keep',
  appSecret: 'TYPED',
  serviceKey: null,
  proxyLogin: null,
};

function desk(change: Partial<AccountDeskParts> = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'kaquan-account-desk-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const settings = openSettings(profile, noVault);
  settings.set({ appId: 'wx1' });
  const secrets = openSecrets(profile, noKeyStore);
  secrets.write({ ...noSecrets, appSecret: 'SEALED' });
  const rows: string[] = [];
  let changes = 0;
  const calls = accountHandlers({
    ...{ profile, settings, secrets, apiBase: null },
    note: (reason) => rows.push(reason) > 0,
    pickPem: async () => null,
    training: () => false,
    openIntents: () => 0,
    accountChanged: async () => {
      changes += 1;
    },
    ...change,
  });
  return { settings, secrets, calls, rows, changes: () => changes };
}

describe('an account', () => {
  test('is stored, written down without a value, and in force when the call answers', async () => {
    const { calls, settings, secrets, rows, changes } = desk();
    expect(await calls.saveAccount(draft)).toEqual({ ok: true });
    expect([settings.get('appId'), secrets.read().appSecret]).toEqual(['wx2', 'TYPED']);
    expect([rows, changes()]).toEqual([['account-changed'], 1]);
  });

  test('is not changed for another while redemptions have no outcome', async () => {
    const { calls, settings, rows } = desk({ openIntents: () => 2 });
    expect(await calls.saveAccount(draft)).toEqual({
      ok: false,
      trouble: { kind: 'open-intents', count: 2 },
    });
    expect([settings.get('appId'), rows]).toEqual(['wx1', []]);
  });

  test('may get another secret meanwhile: that may be what they wait for', async () => {
    const { calls } = desk({ openIntents: () => 2 });
    expect(await calls.saveAccount({ ...draft, appId: 'wx1' })).toEqual({ ok: true });
  });

  test.each([
    [{ training: () => true }, 'training'],
    [{ note: () => false }, 'unwritable'],
  ] as [Partial<AccountDeskParts>, string][])('is left as it is where %j', async (change, kind) => {
    const { calls, settings } = desk(change);
    expect(await calls.saveAccount(draft)).toMatchObject({ ok: false, trouble: { kind } });
    expect(settings.get('appId')).toBe('wx1');
  });

  test('takes a certificate file that was picked, and only a real one', async () => {
    const files: (string | null)[] = [null, 'no certificate', published('tls/ca.pem')];
    const { calls } = desk({ pickPem: async () => files.shift() ?? null });
    const picked = { ...draft, extraCa: 'picked' } as const;
    expect(await calls.pickExtraCa(null)).toEqual({ ok: false, why: 'none-chosen' });
    expect(await calls.pickExtraCa(null)).toEqual({ ok: false, why: 'no-pem' });
    expect(await calls.saveAccount(picked)).toMatchObject({ trouble: { field: 'extraCa' } });
    expect(await calls.pickExtraCa(null)).toMatchObject({ ok: true });
    expect(await calls.saveAccount(picked)).toEqual({ ok: true });
    expect(calls.account(null)).toMatchObject({ extraCa: { subject: expect.any(String) } });
  });
});

describe('a passphrase', () => {
  test('is refused where it is short, else set, and taken away again', () => {
    const { calls, secrets, rows } = desk();
    expect(calls.protectSecrets({ passphrase: '1234567' })).toEqual({
      ok: false,
      why: 'too-short',
    });
    expect(calls.protectSecrets({ passphrase: '12345678' })).toEqual({
      ok: true,
      protection: 'passphrase',
    });
    expect(calls.protectSecrets({ passphrase: null })).toEqual({
      ok: true,
      protection: 'file-permissions',
    });
    expect([rows, secrets.read().appSecret]).toEqual([
      ['passphrase-set', 'passphrase-removed'],
      'SEALED',
    ]);
  });

  test('that is wrong makes the next wait, and the right one is not looked at meanwhile', () => {
    const profile = mkdtempSync(join(tmpdir(), 'kaquan-passphrase-'));
    onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
    openSecrets(profile, noKeyStore).protect('12345678');
    const secrets = openSecrets(profile, noKeyStore);
    let now = 1_000;
    let opened = 0;
    const start = () =>
      passphraseHandlers({
        ...{ profile, secrets },
        language: 'en',
        now: () => now,
        onOpen: () => {
          opened += 1;
        },
      });
    let calls = start();
    const attempt = (passphrase: string) => calls.tryPassphrase({ passphrase });
    expect([attempt('wrong'), attempt('12345678'), opened]).toEqual([false, false, 0]);
    expect(calls.passphraseState(null)).toEqual({ language: 'en', waitUntil: 2_000 });
    now = 2_000;
    expect([attempt('wrong'), calls.passphraseState(null)]).toEqual([
      false,
      { language: 'en', waitUntil: 4_000 },
    ]);
    // Another start is no way round the waiting.
    calls = start();
    expect([attempt('12345678'), calls.passphraseState(null)]).toEqual([
      false,
      { language: 'en', waitUntil: 4_000 },
    ]);
    now = 4_000;
    expect([attempt('12345678'), opened, secrets.isLocked()]).toEqual([true, 1, false]);
    expect(existsSync(join(profile, 'passphrase-tries.json'))).toBe(false);
  });

  test.each([
    ['damaged', '{"wrong":'],
    ['of another kind', '{"wrong":-1,"lastAt":0}'],
    ['from a day that has not come', '{"wrong":9999999,"lastAt":9e15}'],
  ])('locks nobody out for good by a file of tries that is %s', (_what, content) => {
    const profile = mkdtempSync(join(tmpdir(), 'kaquan-passphrase-'));
    onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
    openSecrets(profile, noKeyStore).protect('12345678');
    writeFileSync(join(profile, 'passphrase-tries.json'), content);
    const secrets = openSecrets(profile, noKeyStore);
    let now = 1_000;
    const calls = passphraseHandlers({
      ...{ profile, secrets, onOpen: () => {} },
      language: 'en',
      now: () => now,
    });
    expect(calls.passphraseState(null)).toMatchObject({ language: 'en' });
    now += 15 * 60_000;
    expect(calls.tryPassphrase({ passphrase: '12345678' })).toBe(true);
  });
});
