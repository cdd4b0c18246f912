/**
 * Every setting on one line: how it is checked, what it is at first, where it may go.
 * A new setting without its line does not compile.
 */
import * as v from 'valibot';
import { firstCameraSettings } from '../../shared/camera';
import type { ScannerSettings } from '../../shared/scanners';
import { printerBauds, type ShownSettingName, type ShownSettings } from '../../shared/settings';
import { isAllowedBase, isProxy, isUpdatePlace } from './api-base';
import { cameraSettings } from './camera-schema';
import { scannersSchema } from './scanner-schema';

/** `ShownSettings` may leave main; the rest may not. */
export interface Settings extends ShownSettings {
  appId: string;
  apiBase: string;
  tokenMode: 'stable' | 'classic' | 'service';
  serviceUrl: string;
  proxy: string;
  /** File name of the PEM copy in the profile; empty where there is none. */
  extraCaFile: string;
  operator: string;
  scanners: ScannerSettings;
}

export type SettingName = keyof Settings;

interface Line<N extends SettingName> {
  schema: v.GenericSchema<unknown, Settings[N]>;
  first: Settings[N];
  /** Whether a window may know it, and a manager change it there. */
  leavesMain: N extends ShownSettingName ? true : false;
  /** Whether the support report names its value. */
  inReport: boolean;
}

export const DEFAULT_API_BASE = 'https://api.weixin.qq.com';

const shortText = v.pipe(v.string(), v.maxLength(128));
/** A settings file may have been edited by hand: the contract's rules hold for it too. */
const base = v.pipe(v.string(), v.check(isAllowedBase));
const noneOr = (schema: v.GenericSchema<string>) => v.union([v.literal(''), schema]);

export const settingsTable: { [N in SettingName]: Line<N> } = {
  appId: { schema: shortText, first: '', leavesMain: false, inReport: false },
  apiBase: { schema: base, first: DEFAULT_API_BASE, leavesMain: false, inReport: true },
  tokenMode: {
    schema: v.picklist(['stable', 'classic', 'service']),
    first: 'stable',
    leavesMain: false,
    inReport: true,
  },
  serviceUrl: { schema: noneOr(base), first: '', leavesMain: false, inReport: false },
  proxy: {
    schema: noneOr(v.pipe(v.string(), v.check(isProxy))),
    first: '',
    leavesMain: false,
    inReport: false,
  },
  extraCaFile: {
    schema: v.pipe(v.string(), v.regex(/^([\w-]+\.pem)?$/)),
    first: '',
    leavesMain: false,
    inReport: true,
  },
  storeName: { schema: shortText, first: '', leavesMain: true, inReport: true },
  deviceName: { schema: shortText, first: '', leavesMain: true, inReport: true },
  locationId: {
    schema: v.nullable(v.pipe(v.number(), v.integer())),
    first: null,
    leavesMain: true,
    inReport: true,
  },
  language: {
    schema: v.picklist(['zh-CN', 'en']),
    first: 'zh-CN',
    leavesMain: true,
    inReport: true,
  },
  redeem: {
    schema: v.picklist(['confirm', 'auto']),
    first: 'confirm',
    leavesMain: true,
    inReport: true,
  },
  outsideHours: {
    schema: v.picklist(['warn', 'refuse']),
    first: 'warn',
    leavesMain: true,
    inReport: true,
  },
  customCodeCardIds: {
    schema: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.maxLength(100)),
    first: [],
    leavesMain: true,
    inReport: true,
  },
  staleAfterSeconds: {
    schema: v.pipe(v.number(), v.minValue(5), v.maxValue(600)),
    first: 60,
    leavesMain: true,
    inReport: true,
  },
  voidReason: {
    schema: v.picklist(['ledger', 'wechat']),
    first: 'ledger',
    leavesMain: true,
    inReport: true,
  },
  printer: {
    schema: v.picklist(['none', 'network', 'serial']),
    first: 'none',
    leavesMain: true,
    inReport: true,
  },
  printerAddress: { schema: shortText, first: '', leavesMain: true, inReport: true },
  printerBaud: {
    schema: v.picklist(printerBauds),
    first: '9600',
    leavesMain: true,
    inReport: true,
  },
  printerPaper: {
    schema: v.picklist(['58', '80']),
    first: '58',
    leavesMain: true,
    inReport: true,
  },
  printSlips: {
    schema: v.picklist(['by-key', 'always']),
    first: 'by-key',
    leavesMain: true,
    inReport: true,
  },
  sound: {
    schema: v.picklist(['off', 'low', 'middle', 'loud']),
    first: 'middle',
    leavesMain: true,
    inReport: true,
  },
  flash: { schema: v.picklist(['off', 'on']), first: 'off', leavesMain: true, inReport: true },
  speech: {
    schema: v.picklist(['off', 'zh-CN', 'en']),
    first: 'off',
    leavesMain: true,
    inReport: true,
  },
  zoom: {
    schema: v.picklist(['100', '125', '150', '200']),
    first: '100',
    leavesMain: true,
    inReport: true,
  },
  customerScreen: {
    schema: v.picklist(['off', 'second-display', 'turned-180', 'turned-90']),
    first: 'off',
    leavesMain: true,
    inReport: true,
  },
  camera: {
    schema: cameraSettings,
    first: firstCameraSettings,
    leavesMain: true,
    inReport: true,
  },
  decoder: {
    schema: v.picklist(['zxing-wasm', 'zxing-browser']),
    first: 'zxing-wasm',
    leavesMain: true,
    inReport: true,
  },
  code39: { schema: v.picklist(['no', 'yes']), first: 'no', leavesMain: true, inReport: true },
  updatePlace: {
    schema: noneOr(v.pipe(shortText, v.check(isUpdatePlace))),
    first: '',
    leavesMain: true,
    inReport: true,
  },
  operator: { schema: shortText, first: '', leavesMain: false, inReport: false },
  catalogueCallsPerMinute: {
    schema: v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(6_000)),
    first: 600,
    leavesMain: true,
    inReport: true,
  },
  scanners: {
    schema: scannersSchema,
    first: { scanners: [], wedge: null },
    leavesMain: false,
    inReport: true,
  },
};

export const settingNames = Object.keys(settingsTable) as SettingName[];

/** What a till without any settings file starts from. */
export function firstSettings(): Settings {
  return Object.fromEntries(
    settingNames.map((name) => [name, settingsTable[name].first]),
  ) as unknown as Settings;
}

/** A stored value, or its first one where what is stored does not fit. */
export function readSetting<N extends SettingName>(name: N, value: unknown): Settings[N] {
  const line = settingsTable[name];
  const parsed = v.safeParse(line.schema, value);
  return (parsed.success ? parsed.output : line.first) as Settings[N];
}

/** Whether a value from a file is one that this setting can have. */
export function fitsSetting(name: SettingName, value: unknown): boolean {
  return v.is(settingsTable[name].schema, value);
}

const shownNames = settingNames.filter(
  (name): name is ShownSettingName => settingsTable[name].leavesMain,
);

/** The part of the settings that a window may know. */
export function shownSettings(all: Settings): ShownSettings {
  return Object.fromEntries(
    shownNames.map((name) => [name, all[name]]),
  ) as unknown as ShownSettings;
}

export type CheckedChange =
  | { ok: true; change: Partial<ShownSettings> }
  /** The first name that no window may change, or whose value does not fit. */
  | { ok: false; setting: string };

/** Checks what a window wants changed, one setting after another. */
export function checkChange(wanted: Readonly<Record<string, unknown>>): CheckedChange {
  const change: Record<string, unknown> = {};
  for (const [setting, value] of Object.entries(wanted)) {
    const name = shownNames.find((shown) => shown === setting);
    const parsed = name && v.safeParse(settingsTable[name].schema as v.GenericSchema, value);
    if (!parsed?.success) return { ok: false, setting };
    change[setting] = parsed.output;
  }
  return { ok: true, change };
}
