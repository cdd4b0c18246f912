/** Which WeChat this till works for: the merchant's own, or the practice server in this process. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TillFacts } from '../shared/counter-state';
import { practiceProvisioning } from './practice/provisioning';
import { type PracticeServer, startPracticeServer } from './practice/server';
import { isLoopback } from './settings/api-base';
import type { SecretStore } from './settings/secrets';
import type { SettingsStore } from './settings/settings';
import type { Settings } from './settings/table';
import type { Switches } from './switches';

export interface Account {
  mode: TillFacts['mode'];
  settings: () => Settings;
  appSecret: string;
  serviceKey: string;
  folder: string;
  server: PracticeServer | null;
}

/** Practice until a real account is set up, or where it is asked for; else the merchant's own. */
export async function chooseAccount(
  switches: Switches,
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
): Promise<Account> {
  const { appSecret, serviceKey } = secrets.read();
  if (switches.practice || settings.get('appId') === '') return practise(profile, settings);
  const apiBase = switches.apiBase ?? settings.get('apiBase');
  return {
    mode: isLoopback(apiBase) ? 'test-server' : 'live',
    settings: () => ({ ...settings.all(), apiBase }),
    appSecret,
    serviceKey,
    folder: profile,
    server: null,
  };
}

/** The practice server in this very process, and a ledger that starts anew with it. */
async function practise(profile: string, settings: SettingsStore): Promise<Account> {
  const server = await startPracticeServer({ port: 0 });
  const folder = join(profile, 'practice');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { appId, appSecret, locationId, customCodeCardIds } = practiceProvisioning(server);
  const own = { appId, locationId, customCodeCardIds, apiBase: server.baseUrl, proxy: '' };
  return {
    mode: 'practice',
    settings: () => ({ ...settings.all(), ...own, tokenMode: 'stable', extraCaFile: '' }),
    appSecret,
    serviceKey: '',
    folder,
    server,
  };
}
