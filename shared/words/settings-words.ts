/** The words of the settings section and of the first-run guide. */
import type { ShownSettingName, ShownSettings } from '../settings';

/** The pages of the settings section. A page that exists stands in renderer/manager/settings/pages.tsx. */
export const settingsPageNames = [
  'shop',
  'account',
  'security',
  'camera',
  'scanners',
  'access',
  'printer',
  'training',
] as const;
export type SettingsPageName = (typeof settingsPageNames)[number];

/** The steps of the first-run guide. A step that exists stands in renderer/first-run/steps.tsx. */
export const firstRunStepNames = [
  'language',
  'shop',
  'account',
  'pin',
  'camera',
  'scanners',
  'sound',
  'done',
] as const;
export type FirstRunStepName = (typeof firstRunStepNames)[number];

export interface SettingsWords {
  pages: Record<SettingsPageName, string>;
  /** What a setting is called, also in the ledger. */
  names: Record<ShownSettingName, string>;
  hints: Record<ShownSettingName, string>;
  languages: Record<ShownSettings['language'], string>;
  redeem: Record<ShownSettings['redeem'], string>;
  outsideHours: Record<ShownSettings['outsideHours'], string>;
  voidReason: Record<ShownSettings['voidReason'], string>;
  decoder: Record<ShownSettings['decoder'], string>;
  code39: Record<ShownSettings['code39'], string>;
  save: string;
  saved: string;
  unsaved: string;
  badValue: (setting: string) => string;
  badPrinterAddress: Record<'network' | 'serial', string>;
  unwritable: string;
}

export interface FirstRunWords {
  title: string;
  /** On the counter's banner. */
  open: string;
  noAccount: string;
  steps: Record<FirstRunStepName, string>;
  stepOf: (nth: number, all: number) => string;
  back: string;
  next: string;
  later: string;
  finish: string;
  languageHint: string;
  shopHint: string;
  accountHint: string;
  pinHint: string;
  doneHint: string;
}
