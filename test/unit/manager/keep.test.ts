/** What the lock remembers over a restart, and the way back in for a forgotten PIN. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeep, RESET_FILE, resetForgottenPin } from '../../../main/manager/keep';
import { isPin } from '../../../main/settings/pin';
import { openSecrets, type SecretStore } from '../../../main/settings/secrets';

let profile: string;
let secrets: SecretStore;
let now: number;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'keep-'));
  const keyStore = {
    isEncryptionAvailable: () => false,
    encryptString: (text: string) => Buffer.from(text),
    decryptString: (sealed: Buffer) => sealed.toString(),
  };
  secrets = openSecrets(profile, keyStore);
  secrets.write({ ...secrets.read(), appSecret: 'kept', managerPin: 'hash' });
  now = 1_800_000_000_000;
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const open = () => openKeep(profile, secrets, () => now);
const tries = 'manager-tries.json';

test('secrets that cannot be opened let nobody choose a new PIN, until it is reset with a row', () => {
  writeFileSync(join(profile, 'secrets.sealed'), 'damaged');
  expect(open().pinHash()).not.toBe('');
  expect(isPin('2580', open().pinHash())).toBe(false);
  writeFileSync(join(profile, RESET_FILE), '');
  const noted: string[] = [];
  resetForgottenPin(profile, secrets, (reason) => noted.push(reason) > 0);
  expect([open().pinHash(), noted]).toEqual(['', ['pin-reset']]);
});

describe('wrong tries', () => {
  test('are there again after a restart', () => {
    open().setTries({ wrong: 3, lastAt: now });
    expect(open().tries()).toEqual({ wrong: 3, lastAt: now });
  });

  test('leave nothing behind when the right PIN came', () => {
    open().setTries({ wrong: 3, lastAt: now });
    open().setTries({ wrong: 0, lastAt: 0 });
    expect(readdirSync(profile)).not.toContain(tries);
  });

  test('wait anew after the clock was set back, not until that day', () => {
    open().setTries({ wrong: 3, lastAt: now });
    now -= 86_400_000;
    expect(open().tries()).toEqual({ wrong: 3, lastAt: now });
  });

  test.each(['', '{}', '{"wrong":-1,"lastAt":0}', '{"wrong":1e99,"lastAt":0}', 'null'])(
    'in a damaged file (%s) keep nobody out',
    (content) => {
      writeFileSync(join(profile, tries), content);
      expect(open().tries()).toEqual({ wrong: 0, lastAt: 0 });
    },
  );
});

describe('the PIN', () => {
  test('is changed without touching the other secrets', () => {
    open().setPinHash('new');
    expect(secrets.read()).toMatchObject({ appSecret: 'kept', managerPin: 'new' });
  });

  test('is taken away where that was asked for on this machine, with a row', () => {
    open().setTries({ wrong: 9, lastAt: now });
    writeFileSync(join(profile, RESET_FILE), '');
    const rows: string[] = [];
    resetForgottenPin(profile, secrets, (reason) => rows.push(reason) > 0);
    expect(rows).toEqual(['pin-reset']);
    expect(secrets.read()).toMatchObject({ appSecret: 'kept', managerPin: '' });
    expect(open().tries()).toEqual({ wrong: 0, lastAt: 0 });
    expect(existsSync(join(profile, RESET_FILE))).toBe(false);
  });

  test('stays where the row cannot be written', () => {
    writeFileSync(join(profile, RESET_FILE), '');
    resetForgottenPin(profile, secrets, () => false);
    expect(secrets.read().managerPin).toBe('hash');
    expect(existsSync(join(profile, RESET_FILE))).toBe(true);
  });

  test('stays where nobody asked', () => {
    resetForgottenPin(profile, secrets, () => true);
    expect(secrets.read().managerPin).toBe('hash');
  });
});
