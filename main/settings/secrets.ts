/**
 * The merchant's secrets, sealed: by the operating system's key store where it has one, else
 * with a random key in a file that only this user may read. They never leave the main process.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  appSecret: string;
  /** Key of the merchant's own token service. */
  serviceKey: string;
  /** The manager's PIN, hashed (`settings/pin.ts`). */
  managerPin: string;
}

/** How the secrets are protected on this machine. */
export type Protection = 'key-store' | 'file-permissions';

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
  protection: Protection;
}

const none: Secrets = { appSecret: '', serviceKey: '', managerPin: '' };

/** What the file holds. */
type Stored = Secrets & { ledgerKey: string };

const nothing: Stored = { ...none, ledgerKey: '' };

/** The secrets of a profile folder. */
export function openSecrets(profile: string, keyStore: KeyStore): SecretStore {
  const protection: Protection = keyStore.isEncryptionAvailable()
    ? 'key-store'
    : 'file-permissions';
  const path = join(profile, 'secrets.sealed');
  const keyPath = join(profile, 'secrets.key');

  function unseal(sealed: Buffer): string {
    return sealed[0] === SEALED_BY_KEY_STORE
      ? keyStore.decryptString(sealed.subarray(1))
      : openSealed(sealed.subarray(1), readFileSync(keyPath));
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

  function writeAll(stored: Stored): void {
    const text = JSON.stringify(stored);
    const sealed =
      protection === 'key-store'
        ? Buffer.concat([Buffer.from([SEALED_BY_KEY_STORE]), keyStore.encryptString(text)])
        : Buffer.concat([Buffer.from([SEALED_BY_FILE]), seal(text, fileKey(keyPath))]);
    replaceFile(path, sealed);
  }

  return {
    protection,
    read() {
      const { ledgerKey: _key, ...secrets } = readAll() ?? nothing;
      return secrets;
    },
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
  };
}

const SEALED_BY_KEY_STORE = 1;
const SEALED_BY_FILE = 2;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function fileKey(path: string): Buffer {
  if (!existsSync(path)) replaceFile(path, randomBytes(32));
  return readFileSync(path);
}

function seal(text: string, key: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function openSealed(sealed: Buffer, key: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = sealed.subarray(IV_BYTES + TAG_BYTES);
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
}

function replaceFile(path: string, content: Buffer): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
