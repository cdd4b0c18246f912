/**
 * The settings of a profile, in electron-store: written atomically, checked by the table when
 * read, and read once. A file that cannot be read is set aside, never thrown away, and the last
 * good one takes its place, as it does where there is no file at all.
 */
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { SettingsFileTrouble } from '../../shared/settings';
import { migrate, type StoredSettings, type Vault } from './migrations';
import { fitsSetting, readSetting, type SettingName, type Settings, settingNames } from './table';

export interface SettingsStore {
  all(): Settings;
  get<N extends SettingName>(name: N): Settings[N];
  /** Writes all of it or nothing. Throws where the profile cannot be written. */
  set(change: Partial<Settings>): void;
  /** Runs after every change. */
  onChange(listener: () => void): void;
  /** What was wrong with the file at this start; null normally. */
  trouble: SettingsFileTrouble | null;
}

/** Opens the settings of a profile folder. The vault takes secrets that an older file held. */
export function openSettings(profile: string, vault: Vault): SettingsStore {
  const path = join(profile, 'settings.json');
  const goodPath = join(profile, 'settings.last-good.json');
  let trouble: SettingsFileTrouble | null = null;
  let opened: Opened;
  try {
    mustBeThere(path, goodPath);
    opened = open(profile);
    keepAccount(opened.stored, goodPath);
    keepValues(opened.stored, goodPath);
  } catch {
    // A file edge: a half-written or hand-edited file must not keep the till from opening.
    const good = readGood(goodPath);
    const spoilt = spoiltFile(path, good === null ? goodPath : null);
    const setAside = `settings.unreadable-${Date.now()}.json`;
    if (spoilt !== null) renameSync(spoilt, join(profile, setAside));
    opened = open(profile);
    if (good !== null) opened = written(opened.store, good);
    if (spoilt === null) trouble = { kind: 'missing' };
    else trouble = { kind: good === null ? 'lost' : 'restored', setAside };
  }
  const { store } = opened;
  const current = migrated(opened, vault);
  // Kept here: the store reads its file at every question, and a scan asks many.
  let values = checked(current);
  const listeners: (() => void)[] = [];
  keepGood(path, goodPath);
  return {
    get: (name) => values[name],
    all: () => ({ ...values }),
    set(change) {
      store.set({ ...change, version: current['version'] ?? 1 });
      values = checked({ ...values, ...change });
      keepGood(path, goodPath);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
    trouble,
  };
}

interface Opened {
  store: Store;
  stored: StoredSettings;
}

/** Throws where the file is no settings file: electron-store takes `null` or `[]` for an empty one. */
function open(profile: string): Opened {
  const path = join(profile, 'settings.json');
  if (existsSync(path)) readStored(path);
  const store = new Store({ cwd: profile, name: 'settings', configFileMode: 0o600 });
  return { store, stored: store.store };
}

/** Throws where a till that had settings has none: a new one is practising, and has no PIN. */
function mustBeThere(path: string, goodPath: string): void {
  if (!existsSync(path) && existsSync(goodPath)) throw new Error('the settings are gone');
}

/** The file to be set aside: the settings, or the copy of settings that are gone. */
function spoiltFile(path: string, badCopy: string | null): string | null {
  if (existsSync(path)) return path;
  return badCopy !== null && existsSync(badCopy) ? badCopy : null;
}

/**
 * Throws where a file names no account, or none that fits, though the till had one when it was
 * last written: practice would hand out goods for nothing. Who wants none says so in the console.
 */
function keepAccount(stored: StoredSettings, goodPath: string): void {
  const { appId } = stored;
  if (appId === '' || readSetting('appId', appId) !== '') return;
  if (readSetting('appId', readGood(goodPath)?.['appId']) === '') return;
  throw new TypeError('the account is gone');
}

/**
 * Throws where a value does not fit and the one last written did: the first one of the table in
 * its place (WeChat's own address instead of the shop's relay) would be a change that nobody made.
 */
function keepValues(stored: StoredSettings, goodPath: string): void {
  const spoilt = settingNames.filter((name) => name in stored && !fitsSetting(name, stored[name]));
  if (spoilt.length === 0) return;
  const good = readGood(goodPath) ?? {};
  const lost = spoilt.find((name) => name in good && fitsSetting(name, good[name]));
  if (lost !== undefined) throw new TypeError(`${lost} does not fit any more`);
}

function written(store: Store, stored: StoredSettings): Opened {
  store.store = stored;
  return { store, stored };
}

/** This version's settings; an empty file gets its version with the first change. */
function migrated({ store, stored }: Opened, vault: Vault): StoredSettings {
  try {
    const current = migrate(stored, vault);
    if (current !== stored && Object.keys(stored).length > 0) store.store = current;
    return current;
  } catch {
    return stored; // A file edge: a profile that cannot be written is read all the same.
  }
}

/** The copy that was made after the last good reading or writing; null where there is none. */
function readGood(path: string): StoredSettings | null {
  if (!existsSync(path)) return null;
  try {
    return readStored(path);
  } catch {
    return null; // A file edge: the same power cut may have met both.
  }
}

function readStored(path: string): StoredSettings {
  const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    throw new TypeError('no settings file');
  }
  return stored as StoredSettings;
}

function keepGood(path: string, goodPath: string): void {
  if (!existsSync(path)) return;
  try {
    copyFileSync(path, `${goodPath}.new`);
    renameSync(`${goodPath}.new`, goodPath);
  } catch {
    // A file edge: without the copy the settings themselves are still good.
  }
}

function checked(stored: StoredSettings): Settings {
  return Object.fromEntries(
    settingNames.map((name) => [name, readSetting(name, stored[name])]),
  ) as unknown as Settings;
}
