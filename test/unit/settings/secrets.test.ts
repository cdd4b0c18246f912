/** The merchant's secrets on the disk: sealed, for this user only, never in plain text. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type KeyStore, noSecrets, openSecrets } from '../../../main/settings/secrets';

const secrets = {
  appSecret: 'APP-SECRET-券',
  serviceKey: 'SERVICE-KEY',
  proxyLogin: 'till:PROXY-WORD',
  managerPin: 'ab:cd',
};
const none = noSecrets;

/** A machine without a key store. */
const noKeyStore: KeyStore = {
  isEncryptionAvailable: () => false,
  encryptString: () => {
    throw new Error('no key store');
  },
  decryptString: () => {
    throw new Error('no key store');
  },
};

/** A key store that turns bytes round, as long as it is unlocked. */
function keyStore(): KeyStore & { locked: boolean } {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  return {
    locked: false,
    isEncryptionAvailable: () => true,
    encryptString: (text) => turned(Buffer.from(text)),
    decryptString(sealed) {
      if (this.locked) throw new Error('locked');
      return turned(sealed).toString('utf8');
    },
  };
}

function profile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const everything = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe.each([
  ['file permissions', () => noKeyStore, 'file-permissions', ['secrets.key', 'secrets.sealed']],
  ['the key store', keyStore, 'key-store', ['secrets.sealed']],
] as const)('secrets protected by %s', (_how, store, protection, files) => {
  test('are none at first', () => {
    const opened = openSecrets(profile(), store());
    expect([opened.protection, opened.read()]).toEqual([protection, none]);
  });

  test('come back as they were, also for the next process', () => {
    const folder = profile();
    const keys = store();
    const opened = openSecrets(folder, keys);
    opened.write(secrets);
    expect([opened.read(), openSecrets(folder, keys).read()]).toEqual([secrets, secrets]);
  });

  test('are nowhere in plain text, in files of this user only', () => {
    const folder = profile();
    openSecrets(folder, store()).write(secrets);
    const plain = Object.values(secrets).filter((secret) =>
      everything(folder).includes(Buffer.from(secret).toString('latin1')),
    );
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect([readdirSync(folder).sort(), plain, modes]).toEqual([files, [], files.map(() => 0o600)]);
  });

  test('are replaced whole', () => {
    const opened = openSecrets(profile(), store());
    opened.write(secrets);
    opened.write({ ...none, serviceKey: 'NEW' });
    expect(opened.read()).toEqual({ ...none, serviceKey: 'NEW' });
  });

  test('that cannot be opened any more are none, and can be set anew', () => {
    const folder = profile();
    const opened = openSecrets(folder, store());
    const damages = [[], [1], [2, 1, 2, 3], [...Buffer.from('plain text')]];
    const seen = damages.map((damage) => {
      writeFileSync(join(folder, 'secrets.sealed'), Buffer.from(damage));
      return opened.read();
    });
    opened.write(secrets);
    expect([seen, opened.read()]).toEqual([[none, none, none, none], secrets]);
  });

  test('that cannot be opened are set aside before others take their place', () => {
    const folder = profile();
    const opened = openSecrets(folder, store());
    writeFileSync(join(folder, 'secrets.sealed'), 'perhaps another day');
    opened.write(secrets);
    const [aside] = readdirSync(folder).filter((name) => name.includes('unreadable'));
    expect(aside && readFileSync(join(folder, aside), 'utf8')).toBe('perhaps another day');
  });

  test('have the ledger’s key among them, made once and kept when the others change', () => {
    const folder = profile();
    const keys = store();
    const opened = openSecrets(folder, keys);
    const key = opened.ledgerKey();
    opened.write(secrets);
    opened.write({ ...secrets, appSecret: 'NEW' });
    expect([
      /^[0-9a-f]{64}$/.test(key ?? ''),
      opened.ledgerKey(),
      openSecrets(folder, keys).ledgerKey(),
      opened.read(),
    ]).toEqual([true, key, key, { ...secrets, appSecret: 'NEW' }]);
  });

  test('that cannot be opened are not replaced by a key for the ledger', () => {
    const folder = profile();
    writeFileSync(join(folder, 'secrets.sealed'), 'perhaps another day');
    const key = openSecrets(folder, store()).ledgerKey();
    expect([key, everything(folder)]).toEqual([null, 'perhaps another day']);
  });
});

describe('secrets sealed with a file key', () => {
  test('look different every time they are written', () => {
    const folder = profile();
    const opened = openSecrets(folder, noKeyStore);
    const sealed = [1, 2].map(() => {
      opened.write(secrets);
      return readFileSync(join(folder, 'secrets.sealed')).toString('hex');
    });
    expect(sealed[0]).not.toBe(sealed[1]);
  });

  test('are not opened where a single bit was changed', () => {
    const folder = profile();
    const opened = openSecrets(folder, noKeyStore);
    opened.write(secrets);
    const path = join(folder, 'secrets.sealed');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(opened.read()).toEqual(none);
  });

  test('are not opened without their key', () => {
    const folder = profile();
    openSecrets(folder, noKeyStore).write(secrets);
    rmSync(join(folder, 'secrets.key'));
    expect(openSecrets(folder, noKeyStore).read()).toEqual(none);
  });

  test('are still opened once the machine has a key store', () => {
    const folder = profile();
    openSecrets(folder, noKeyStore).write(secrets);
    const later = openSecrets(folder, keyStore());
    expect([later.protection, later.read()]).toEqual(['key-store', secrets]);
  });
});

test('secrets in a key store that is locked are none, and stay where they are', () => {
  const folder = profile();
  const keys = keyStore();
  openSecrets(folder, keys).write(secrets);
  keys.locked = true;
  const locked = openSecrets(folder, keys);
  const whileLocked = [locked.read(), locked.ledgerKey()];
  keys.locked = false;
  expect([whileLocked, openSecrets(folder, keys).read()]).toEqual([[none, null], secrets]);
});

test('a profile that cannot be written makes writing throw, and has no key for a ledger', () => {
  const file = join(profile(), 'file');
  writeFileSync(file, '');
  const opened = openSecrets(file, noKeyStore);
  expect(() => opened.write(secrets)).toThrow();
  expect(opened.ledgerKey()).toBeNull();
});

describe('secrets protected by a passphrase', () => {
  const passphrase = '一个 long Satz 7';
  const closed = () => {
    const folder = profile();
    const opened = openSecrets(folder, noKeyStore);
    opened.write(secrets);
    const ledgerKey = opened.ledgerKey();
    opened.protect(passphrase);
    return { folder, opened, ledgerKey };
  };

  test('stay open where it was set, and need it at the next start', () => {
    const { folder, opened, ledgerKey } = closed();
    expect([opened.protection, opened.isLocked(), opened.read()]).toEqual([
      'passphrase',
      false,
      secrets,
    ]);
    const later = openSecrets(folder, noKeyStore);
    expect([later.protection, later.isLocked(), later.read(), later.ledgerKey()]).toEqual([
      'passphrase',
      true,
      none,
      null,
    ]);
    expect([later.unlock(`${passphrase} `), later.read()]).toEqual([false, none]);
    expect([later.unlock(passphrase), later.isLocked(), later.read()]).toEqual([
      true,
      false,
      secrets,
    ]);
    expect(later.ledgerKey()).toBe(ledgerKey);
  });

  test('are opened however its signs were typed', () => {
    const { folder, opened } = closed();
    opened.protect('Cafe\u0301 verde');
    expect(openSecrets(folder, noKeyStore).unlock('Caf\u00e9 verde')).toBe(true);
  });

  test('leave nothing that opens them without it', () => {
    const { folder } = closed();
    expect(readdirSync(folder)).toEqual(['secrets.sealed']);
    expect(everything(folder)).not.toContain('SERVICE-KEY');
  });

  test('stay protected by it when they are written again', () => {
    const { folder, opened } = closed();
    opened.write({ ...secrets, appSecret: 'NEXT' });
    const later = openSecrets(folder, noKeyStore);
    expect([later.isLocked(), later.unlock(passphrase), later.read().appSecret]).toEqual([
      true,
      true,
      'NEXT',
    ]);
  });

  test('go back to what the machine offers', () => {
    const { folder, opened } = closed();
    opened.protect(null);
    const later = openSecrets(folder, noKeyStore);
    expect([opened.protection, later.isLocked(), later.read()]).toEqual([
      'file-permissions',
      false,
      secrets,
    ]);
  });
});
