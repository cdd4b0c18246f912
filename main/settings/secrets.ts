/**
 * The merchant's secrets, sealed: by a passphrase where the shop chose one, by the operating
 * system's key store where it has one, else with a random key in a file that only this user may
 * read. They never leave the main process.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protection } from '../../shared/account';
import { keyOfPassphrase, openSealed, randomKey, SALT_BYTES, seal } from './sealing';

export interface Secrets {
  appSecret: string;
  /** Key of the merchant's own token service. */
  serviceKey: string;
  /** `user:password` of the HTTP proxy; empty where it asks for none. */
  proxyLogin: string;
  /** The manager's PIN, hashed (`settings/pin.ts`). */
  managerPin: string;
}

/** The operating system's key store, as Electron's safeStorage offers it. */
export interface KeyStore {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

export interface SecretStore {
  /** Never throws: secrets that cannot be opened any more are none, until set up anew. */
  read(): Secrets;
  /** Seals and writes all secrets at once. Throws where the profile cannot be written. */
  write(secrets: Secrets): void;
  /**
   * The key of the ledger's seals, in hexadecimal; made when it is first needed, and kept when
   * the other secrets are written. Null where it can neither be read nor written.
   */
  ledgerKey(): string | null;
  /** False where there is a file that cannot be opened: damaged, or its key is gone. */
  readable(): boolean;
  readonly protection: Protection;
  /** Whether a passphrase is asked for before anything can be read. */
  isLocked(): boolean;
  /** Opens what the passphrase protects; false where it is another one. */
  unlock(passphrase: string): boolean;
  /** Protects by a passphrase from now on; null by what the machine offers. Throws like `write`. */
  protect(passphrase: string | null): void;
}

export const noSecrets: Secrets = { appSecret: '', serviceKey: '', proxyLogin: '', managerPin: '' };

/** What the file holds. */
type Stored = Secrets & { ledgerKey: string };

const nothing: Stored = { ...noSecrets, ledgerKey: '' };

/** How the file is sealed: its first byte. */
const BY_KEY_STORE = 1;
const BY_FILE = 2;
const BY_PASSPHRASE = 3;

/** The key of a passphrase, with the salt that made it. */
interface Keyed {
  salt: Buffer;
  key: Buffer;
}

/** The secrets of a profile folder. */
export function openSecrets(profile: string, keyStore: KeyStore): SecretStore {
  const path = join(profile, 'secrets.sealed');
  const keyPath = join(profile, 'secrets.key');
  /** Null where no passphrase protects the file, or nobody has typed it yet. */
  let keyed: Keyed | null = null;

  const method = () => (existsSync(path) ? (readFileSync(path)[0] ?? 0) : 0);

  function unseal(sealed: Buffer): string {
    const content = sealed.subarray(1);
    if (sealed[0] === BY_KEY_STORE) return keyStore.decryptString(content);
    if (sealed[0] === BY_FILE) return openSealed(content, readFileSync(keyPath));
    if (keyed === null) throw new Error('locked');
    return openSealed(content.subarray(SALT_BYTES), keyed.key);
  }

  /** Null where there is a file that cannot be opened: another time it may be again. */
  function readAll(): Stored | null {
    if (!existsSync(path)) return nothing;
    try {
      return { ...nothing, ...(JSON.parse(unseal(readFileSync(path))) as Partial<Stored>) };
    } catch {
      return null; // A file edge: a locked or another key store, a lost key, a damaged file.
    }
  }

  function sealed(text: string): Buffer[] {
    if (keyed !== null) return [Buffer.from([BY_PASSPHRASE]), keyed.salt, seal(text, keyed.key)];
    return keyStore.isEncryptionAvailable()
      ? [Buffer.from([BY_KEY_STORE]), keyStore.encryptString(text)]
      : [Buffer.from([BY_FILE]), seal(text, fileKey(keyPath))];
  }

  function writeAll(stored: Stored): void {
    replaceFile(path, Buffer.concat(sealed(JSON.stringify(stored))));
  }

  return {
    get protection() {
      if (keyed !== null || method() === BY_PASSPHRASE) return 'passphrase';
      return keyStore.isEncryptionAvailable() ? 'key-store' : 'file-permissions';
    },
    read() {
      const { ledgerKey: _key, ...secrets } = readAll() ?? nothing;
      return secrets;
    },
    readable: () => readAll() !== null,
    write(secrets) {
      const stored = readAll();
      if (stored === null) renameSync(path, `${path}.unreadable-${Date.now()}`);
      writeAll({ ...secrets, ledgerKey: stored?.ledgerKey ?? '' });
    },
    ledgerKey() {
      const stored = readAll();
      if (stored === null) return null;
      if (stored.ledgerKey !== '') return stored.ledgerKey;
      const ledgerKey = randomBytes(32).toString('hex');
      try {
        writeAll({ ...stored, ledgerKey });
        return ledgerKey;
      } catch {
        return null; // A file edge: a profile that cannot be written; rows are not sealed then.
      }
    },
    isLocked: () => method() === BY_PASSPHRASE && keyed === null,
    unlock(passphrase) {
      const salt = readFileSync(path).subarray(1, 1 + SALT_BYTES);
      keyed = { salt, key: keyOfPassphrase(passphrase, salt) };
      if (readAll() !== null) return true;
      keyed = null;
      return false;
    },
    protect(passphrase) {
      const stored = readAll();
      if (stored === null) throw new Error('the secrets cannot be opened');
      const before = keyed;
      const salt = randomBytes(SALT_BYTES);
      keyed = passphrase === null ? null : { salt, key: keyOfPassphrase(passphrase, salt) };
      try {
        writeAll(stored);
      } catch (error) {
        keyed = before;
        throw error;
      }
      // What it once sealed is gone; nothing may seem to be protected by it.
      if (keyed !== null) rmSync(keyPath, { force: true });
    },
  };
}

function fileKey(path: string): Buffer {
  if (!existsSync(path)) replaceFile(path, randomKey());
  return readFileSync(path);
}

function replaceFile(path: string, content: Buffer): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
