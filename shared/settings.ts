/**
 * The settings that a window may know and a manager may change, and the calls behind them.
 * What else a till keeps (account, addresses, secrets) is in main/settings/table.ts.
 */

import type { CameraSettings, DecoderEngine } from './camera';

export interface ShownSettings {
  storeName: string;
  deviceName: string;
  /** This shop's number in WeChat's `location_id_list`. */
  locationId: number | null;
  language: 'zh-CN' | 'en';
  redeem: 'confirm' | 'auto';
  outsideHours: 'warn' | 'refuse';
  /** Seconds until a green that nobody redeems falls back. */
  staleAfterSeconds: number;
  /** So many calls a minute fetch the catalogue of cards, 6 to 6,000. */
  catalogueCallsPerMinute: number;
  /** Cards with custom codes: asked by turns where a code is unknown without a card. */
  customCodeCardIds: string[];
  /** Where the reason for making a code void goes: into the ledger, or to WeChat as well. */
  voidReason: 'ledger' | 'wechat';
  printer: 'none' | 'network' | 'serial';
  /** Host with or without port, or the serial port's path. */
  printerAddress: string;
  printerBaud: (typeof printerBauds)[number];
  /** Width of its paper, millimetres. */
  printerPaper: '58' | '80';
  printSlips: 'by-key' | 'always';
  /** How loud the tones are. */
  sound: 'off' | 'low' | 'middle' | 'loud';
  /** A frame that lights up with every verdict, for those who do not hear the tones. */
  flash: 'off' | 'on';
  /** In which language verdicts are spoken, by a voice of this very machine. */
  speech: 'off' | 'zh-CN' | 'en';
  /** Size of everything in the window, per cent. */
  zoom: '100' | '125' | '150' | '200';
  /** Where the customer reads what is so: nowhere, beside, or on this screen, turned to them. */
  customerScreen: 'off' | 'second-display' | 'turned-180' | 'turned-90';
  camera: CameraSettings;
  /** Which decoder reads the camera's picture. */
  decoder: DecoderEngine;
  /** Folder or https address that a manager's looks for updates go to; empty for none. */
  updatePlace: string;
  /** Whether the camera looks for Code 39: it has no checksum, so only where a shop uses it. */
  code39: 'no' | 'yes';
}

export const printerBauds = ['9600', '19200', '38400', '57600', '115200'] as const;

export type ShownSettingName = keyof ShownSettings;

export type SettingsChanged =
  | { ok: true }
  /** Nothing was changed; `setting` is the name of the one that does not fit. */
  | { ok: false; why: 'bad-value' | 'unwritable'; setting: string }
  /** No address of a printer of this kind. */
  | { ok: false; why: 'bad-address'; printer: 'network' | 'serial' };

/** What was wrong with the settings file at this start. `setAside` is the file's new name. */
export type SettingsFileTrouble =
  /** The last good settings are in force. */
  | { kind: 'restored'; setAside: string }
  /** The file was not there; the last good settings are in force. */
  | { kind: 'missing' }
  /** There was no good copy: everything is as in a new till. */
  | { kind: 'lost'; setAside: string };

export type SettingsTrouble =
  | SettingsFileTrouble
  /** A provisioning file of another account was not taken in: redemptions have no outcome yet. */
  | { kind: 'provisioning-waits' };

export interface SettingsCalls {
  settings: { input: null; output: ShownSettings };
  /** All of it or nothing. In force at once; every window hears of it by the event `settings`. */
  changeSettings: { input: Partial<ShownSettings>; output: SettingsChanged };
  /** Somebody has read what was wrong with the file: it is said no more. */
  settingsTroubleSeen: { input: null; output: void };
}

/** `set-up`: an unlocked manager, or anybody while no manager PIN is set (first-run guide). */
export const settingsCallers = {
  settings: 'cashier',
  changeSettings: 'set-up',
  settingsTroubleSeen: 'cashier',
} as const satisfies Record<keyof SettingsCalls, 'cashier' | 'set-up'>;
