/** Lines that must not compile: a setting without its line, a change of a setting that is none. */
import type { SettingsStore } from '../../main/settings/settings';
import { type SettingName, type Settings, settingsTable } from '../../main/settings/table';

type Table = typeof settingsTable;

const { redeem: _redeem, ...tableButOne } = settingsTable;
// @ts-expect-error A setting without its line.
export const missing: Table = tableButOne;
const { leavesMain: _leavesMain, ...lineButOne } = settingsTable.appId;
// @ts-expect-error A line that does not say whether a window may know it.
export const untold: Table = { ...settingsTable, appId: lineButOne };
// @ts-expect-error A first value of another type.
export const wrongFirst: Table['locationId'] = { ...settingsTable.locationId, first: '7' };

declare const settings: SettingsStore;
// @ts-expect-error A secret is no setting.
export const secret: SettingName = 'appSecret';
// @ts-expect-error A setting that does not exist.
settings.set({ storename: 'A' });
// @ts-expect-error A value that its setting does not take.
settings.set({ redeem: 'always' });
// @ts-expect-error A setting cannot be set to nothing.
settings.set({ storeName: undefined });
// @ts-expect-error Nothing else may be asked for.
settings.get('managerPin');
export const language: Settings['language'] = settings.get('language');
