/**
 * Steps from an older settings file to this version's. A file names its version; without one it
 * is the first. A newer file is read as it is: what this version does not know stays in it.
 */
import { isProxy, splitProxy } from './api-base';

export type StoredSettings = Record<string, unknown>;

/** Where a step puts what turned out to be a secret. */
export interface Vault {
  keepProxyLogin(login: string): void;
}

/** A step gets what the version before wrote. It may run again after a power cut. */
type Migration = (stored: StoredSettings, vault: Vault) => StoredSettings;

/** `migrations[0]` leads from version 1 to version 2. */
const migrations: readonly Migration[] = [proxyLoginIsSecret];

export const SETTINGS_VERSION = migrations.length + 1;

/** Brings stored settings to this version. */
export function migrate(stored: StoredSettings, vault: Vault): StoredSettings {
  const { version } = stored;
  const from = typeof version === 'number' && Number.isSafeInteger(version) ? version : 1;
  if (from >= SETTINGS_VERSION) return stored;
  const migrated = migrations
    .slice(Math.max(0, from - 1))
    .reduce((before, step) => step(before, vault), stored);
  return { ...migrated, version: SETTINGS_VERSION };
}

/** User and password of a proxy stood in its address; they are sealed from now on. */
function proxyLoginIsSecret(stored: StoredSettings, vault: Vault): StoredSettings {
  if (typeof stored['proxy'] !== 'string' || !isProxy(stored['proxy'])) return stored;
  const { proxy, login } = splitProxy(stored['proxy']);
  if (login !== '') vault.keepProxyLogin(login);
  return { ...stored, proxy };
}
