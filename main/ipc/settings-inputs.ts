/** Inputs of the settings' calls. Values are checked by the settings' own table, which names them. */
import * as v from 'valibot';
import type { SettingsCalls, ShownSettings } from '../../shared/settings';
import type { Inputs } from './inputs';
import { nothing } from './parts';

const someSettings = v.custom<Partial<ShownSettings>>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
);

export const settingsInputs: Inputs<keyof SettingsCalls> = {
  settings: nothing,
  changeSettings: someSettings,
  settingsTroubleSeen: nothing,
};
