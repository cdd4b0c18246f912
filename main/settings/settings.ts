/**
 * The settings of a profile, in electron-store: written atomically, checked by the table
 * when read, and read once. A file that cannot be read is set aside, never thrown away.
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
  /** Runs after every change. */
  onChange(listener: () => void): void;
  /** Where a settings file that could not be read was set aside; null normally. */
  setAside: string | null;
}

/** Opens the settings of a profile folder. */
export function openSettings(profile: string): SettingsStore {
  const path = join(profile, 'settings.json');
  let setAside: string | null = null;
  let opened: Opened;
  try {
    opened = open(profile);
  } catch {
    // A file edge: a half-written or hand-edited file must not keep the till from opening.
    setAside = join(profile, `settings.unreadable-${Date.now()}.json`);
    if (existsSync(path)) renameSync(path, setAside);
    opened = open(profile);
  }
  const { store } = opened;
  // Kept here: the store reads its file at every question, and a scan asks many.
  let values = checked(opened.stored);
  const listeners: (() => void)[] = [];
  return {
    get: (name) => values[name],
    all: () => ({ ...values }),
    set(change) {
      store.set(change);
      values = checked({ ...values, ...change });
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
    setAside,
  };
}

interface Opened {
  store: Store;
  stored: Record<string, unknown>;
}

function open(profile: string): Opened {
  const store = new Store({ cwd: profile, name: 'settings', configFileMode: 0o600 });
  return { store, stored: store.store };
}

function checked(stored: Record<string, unknown>): Settings {
  return Object.fromEntries(
    settingNames.map((name) => [name, readSetting(name, stored[name])]),
  ) as unknown as Settings;
}
