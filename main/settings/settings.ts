/**
 * The settings of a profile, in electron-store: written atomically, checked by the table
 * when read. A file that cannot be read is set aside, never thrown away.
 */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { readSetting, type SettingName, type Settings, settingNames } from './table';

export interface SettingsStore {
  all(): Settings;
  get<N extends SettingName>(name: N): Settings[N];
  /** Writes all of it or nothing. Throws where the profile cannot be written. */
  set(change: Partial<Settings>): void;
  /** Where a settings file that could not be read was set aside; null normally. */
  setAside: string | null;
}

/** Opens the settings of a profile folder. */
export function openSettings(profile: string): SettingsStore {
  const path = join(profile, 'settings.json');
  let setAside: string | null = null;
  let store: Store;
  try {
    store = openStore(profile);
  } catch {
    // A file edge: a half-written or hand-edited file must not keep the till from opening.
    setAside = join(profile, `settings.unreadable-${Date.now()}.json`);
    if (existsSync(path)) renameSync(path, setAside);
    store = openStore(profile);
  }
  const get = <N extends SettingName>(name: N) => readSetting(name, store.get(name));
  return {
    get,
    all: () =>
      Object.fromEntries(settingNames.map((name) => [name, get(name)])) as unknown as Settings,
    set: (change) => store.set(change),
    setAside,
  };
}

function openStore(profile: string): Store {
  return new Store({ cwd: profile, name: 'settings', configFileMode: 0o600 });
}
