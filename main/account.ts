/** Which WeChat a till works for: the merchant's own, or the practice server in this process. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mode } from '../shared/counter-state';
import type { LineSecrets } from './settings/account';
import { isLoopback } from './settings/api-base';
import type { SecretStore } from './settings/secrets';
import type { SettingsStore } from './settings/settings';
import type { Settings } from './settings/table';

export interface Account {
  mode: Mode;
  /** The settings that hold for this account. */
  settings: () => Settings;
  secrets: () => LineSecrets;
  /** Folder of its ledger and card shelf. */
  folder: string;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

/** The merchant's own account; `apiBase` of the launch switch is stronger than the stored one. */
export function ownAccount(
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
  apiBase: string | null,
): Account {
  const own = (): Settings => {
    const all = settings.all();
    return { ...all, apiBase: apiBase ?? all.apiBase };
  };
  return {
    get mode() {
      return isLoopback(own().apiBase) ? ('test-server' as const) : ('live' as const);
    },
    settings: own,
    secrets: () => secrets.read(),
    folder: profile,
    close: async () => {},
  };
}

/** The practice server in this very process, and a ledger that starts anew with it. */
export async function practiceAccount(profile: string, settings: SettingsStore): Promise<Account> {
  // A till that works for its merchant never loads it.
  const { startPracticeServer } = await import('./practice/server');
  const { practiceProvisioning } = await import('./practice/provisioning');
  const server = await startPracticeServer({ port: 0 });
  const folder = freshFolder(join(profile, 'practice'));
  const { appId, appSecret, locationId, customCodeCardIds } = practiceProvisioning(server);
  const own = { appId, locationId, customCodeCardIds, apiBase: server.baseUrl, proxy: '' };
  return {
    mode: 'practice',
    settings: () => ({ ...settings.all(), ...own, tokenMode: 'stable', extraCaFile: '' }),
    secrets: () => ({ appSecret, serviceKey: '', proxyLogin: '' }),
    folder,
    close: () => server.close(),
  };
}

/** Empty. A profile that cannot be written does not keep anybody from practising. */
function freshFolder(folder: string): string {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'kaquan-practice-')); // A file edge: a read-only disk.
  }
}
