/** A provisioning file, applied: whole or not at all, and gone only once all is stored. */
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isPin } from '../../../main/settings/pin';
import { provision } from '../../../main/settings/provision';
import { openSecrets, type SecretStore, type Secrets } from '../../../main/settings/secrets';
import { openSettings, type SettingsStore } from '../../../main/settings/settings';
import { firstSettings } from '../../../main/settings/table';
import { published } from '../wechat/published';
import { noVault } from './vault';

const noKeyStore = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};
const least = {
  appId: 'wx4b7a11c0ffee2024',
  appSecret: 'SECRET-7e57c0de',
  managerPin: '2580',
  storeName: '人民路店',
  deviceName: '收银台 1',
  language: 'en',
};
const older: Secrets = {
  appSecret: 'OLDER',
  serviceKey: 'OLDER-KEY',
  proxyLogin: 'OLDER:LOGIN',
  managerPin: 'x:y',
};

interface Desk {
  folder: string;
  profile: string;
  file: string;
  settings: SettingsStore;
  secrets: SecretStore;
  apply(unsettled?: boolean): ReturnType<typeof provision>;
  /** Everything on the disk below the desk's folder. */
  disk(): Record<string, string>;
}

/** A profile, and beside it a file to provision it with. */
function desk(content: unknown): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-provision-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const profile = mkdtempSync(join(folder, 'profile-'));
  const file = join(folder, 'provision.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const settings = openSettings(profile, noVault);
  const secrets = openSecrets(profile, noKeyStore);
  const read = (path: string): [string, string][] =>
    statSync(path).isDirectory()
      ? readdirSync(path).flatMap((name) => read(join(path, name)))
      : [[path.slice(folder.length), readFileSync(path, 'latin1')]];
  return {
    folder,
    profile,
    file,
    settings,
    secrets,
    apply: (unsettled = false) => provision(file, profile, settings, secrets, () => unsettled),
    disk: () => Object.fromEntries(read(folder)),
  };
}

/** The certificate of the tests, beside the desk. */
function certificate(folder: string): string {
  const path = join(folder, 'shop-ca.pem');
  writeFileSync(path, published('tls/ca.pem'));
  return path;
}

describe('a good file', () => {
  test('sets the till up with the least it may say', () => {
    const { settings, secrets, apply } = desk(least);
    const checked = apply();
    const { managerPin, ...sealed } = secrets.read();
    const { appId, storeName, deviceName, language } = least;
    expect([checked.ok, settings.all(), sealed, isPin('2580', managerPin)]).toEqual([
      true,
      { ...firstSettings(), appId, storeName, deviceName, language },
      { appSecret: 'SECRET-7e57c0de', serviceKey: '', proxyLogin: '' },
      true,
    ]);
  });

  test('sets the till up with everything it may say', () => {
    const { folder, profile, settings, secrets, apply, file } = desk({});
    const more = {
      apiBase: 'https://proxy.shop.example',
      locationId: 7,
      redeem: 'auto',
      customCodeCardIds: ['pKQ'],
      proxy: 'http://10.0.0.1:3128',
    };
    const token = {
      mode: 'service',
      serviceUrl: 'https://token.shop.example/now',
      serviceKey: 'KEY',
    };
    writeFileSync(file, JSON.stringify({ ...least, ...more, token, extraCa: certificate(folder) }));
    apply();
    const { appSecret: _, managerPin: __, ...plain } = least;
    expect([
      settings.all(),
      secrets.read().serviceKey,
      readFileSync(join(profile, 'extra-ca.pem'), 'utf8'),
    ]).toEqual([
      {
        ...firstSettings(),
        ...plain,
        ...more,
        tokenMode: 'service',
        serviceUrl: 'https://token.shop.example/now',
        extraCaFile: 'extra-ca.pem',
      },
      'KEY',
      published('tls/ca.pem'),
    ]);
  });

  test('is gone afterwards, and its secrets stand nowhere in plain text', () => {
    const { disk, apply, file } = desk({
      ...least,
      token: { mode: 'stable', serviceKey: 'SERVICE-KEY' },
    });
    apply();
    const plain = ['SECRET-7e57c0de', 'SERVICE-KEY', '2580'].filter((secret) =>
      Object.values(disk()).join().includes(secret),
    );
    expect([existsSync(file), plain]).toEqual([false, []]);
  });

  test('is overwritten before it goes', () => {
    const { file, apply, folder } = desk(least);
    const second = join(folder, 'second-name.json');
    linkSync(file, second);
    const { size } = statSync(file);
    apply();
    expect([existsSync(file), readFileSync(second)]).toEqual([false, Buffer.alloc(size)]);
  });

  test('replaces what an earlier one said, and what it does not say any more', () => {
    const first = desk({
      ...least,
      redeem: 'auto',
      customCodeCardIds: ['p'],
      apiBase: 'https://a.example',
    });
    first.apply();
    writeFileSync(first.file, JSON.stringify({ ...least, storeName: 'B' }));
    first.apply();
    const { appId, deviceName, language } = least;
    expect(first.settings.all()).toEqual({
      ...firstSettings(),
      appId,
      deviceName,
      language,
      storeName: 'B',
    });
  });
});

describe('a file that is refused', () => {
  const files: [what: string, content: unknown][] = [
    ['with an unknown key', { ...least, more: 1 }],
    ['with a wrong type', { ...least, managerPin: 2580 }],
    ['with a missing key', { ...least, storeName: undefined }],
    ['that is no JSON', '{'],
  ];
  test.each(files)('%s leaves everything as it was, itself included', (_what, content) => {
    const { secrets, settings, apply, disk } = desk(content);
    secrets.write(older);
    settings.set({ storeName: 'OLDER' });
    const before = disk();
    expect([apply().ok, disk()]).toEqual([false, before]);
  });

  test('because it is not there is named', () => {
    const { file, profile, settings, secrets, disk } = desk(least);
    const before = disk();
    const checked = provision(`${file}.not`, profile, settings, secrets, () => false);
    expect([checked, disk()]).toEqual([
      { ok: false, problems: [expect.stringContaining(`cannot read ${file}.not: ENOENT`)] },
      before,
    ]);
  });
});

describe('a file that cannot be stored', () => {
  const full = () => {
    throw new Error('ENOSPC: no space left on device');
  };
  const withCa = (folder: string) => ({ ...least, extraCa: certificate(folder) });

  test('because the settings cannot be written leaves secrets and certificate as they were', () => {
    const { folder, profile, file, settings, secrets } = desk({});
    writeFileSync(file, JSON.stringify(withCa(folder)));
    writeFileSync(join(profile, 'extra-ca.pem'), 'OLDER CA');
    secrets.write(older);
    const checked = provision(file, profile, { ...settings, set: full }, secrets, () => false);
    const problems = [`cannot write to ${profile}: ENOSPC: no space left on device`];
    expect([
      checked,
      secrets.read(),
      settings.all(),
      readFileSync(join(profile, 'extra-ca.pem'), 'utf8'),
      existsSync(file),
    ]).toEqual([{ ok: false, problems }, older, firstSettings(), 'OLDER CA', true]);
  });

  test('because the secrets cannot be written leaves the settings as they were', () => {
    const { profile, file, settings, secrets } = desk(least);
    const checked = provision(file, profile, settings, { ...secrets, write: full }, () => false);
    expect([checked.ok, settings.all(), existsSync(file)]).toEqual([false, firstSettings(), true]);
  });

  test('at first is applied whole the next time', () => {
    const { profile, file, settings, secrets, apply } = desk(least);
    provision(file, profile, { ...settings, set: full }, secrets, () => false);
    expect([apply().ok, settings.get('appId'), secrets.read().appSecret, existsSync(file)]).toEqual(
      [true, least.appId, least.appSecret, false],
    );
  });
});

test('a file that was applied and cannot be removed is told, because it holds the secret', () => {
  const { profile, settings, secrets, file } = desk(least);
  const removed = {
    ...settings,
    set(change: object) {
      settings.set(change);
      rmSync(file);
    },
  };
  expect(provision(file, profile, removed, secrets, () => false)).toEqual({
    ok: false,
    problems: [expect.stringContaining('applied; remove the file by hand, it holds secrets')],
  });
});

describe('redemptions without an outcome', () => {
  test('keep a file of another account waiting: nothing of it is applied, and it stays', () => {
    const { settings, apply, disk } = desk(least);
    settings.set({ appId: 'wxEARLIER', storeName: '老店' });
    const before = disk();
    expect(apply(true)).toEqual({
      ok: false,
      waits: 'open-intents',
      problems: [expect.stringContaining('redemptions of wxEARLIER have no outcome yet')],
    });
    expect(disk()).toEqual(before);
    expect(apply(false).ok).toBe(true);
    expect(settings.get('appId')).toBe(least.appId);
  });

  test('keep no file of the same account waiting, nor the first one of a till', () => {
    const first = desk(least);
    expect(first.apply(true).ok).toBe(true);
    const same = desk({ ...least, storeName: '新店名' });
    same.settings.set({ appId: least.appId });
    expect([same.apply(true).ok, same.settings.get('storeName')]).toEqual([true, '新店名']);
  });
});
