/** What main does for the settings' calls. */
import type { SettingsCalls, SettingsChanged, ShownSettings } from '../../shared/settings';
import type { Handlers } from '../ipc';
import { isPrinterAddress } from '../printer/address';
import type { SettingsStore } from '../settings/settings';
import { checkChange, shownSettings } from '../settings/table';

export interface SettingsDeskParts {
  settings: SettingsStore;
  /** Writes a ledger row of kind `manager`; false where the ledger takes none. */
  note: (reason: string) => boolean;
  troubleSeen: () => void;
}

export function settingsHandlers(parts: SettingsDeskParts): Pick<Handlers, keyof SettingsCalls> {
  return {
    settings: () => shownSettings(parts.settings.all()),
    changeSettings: (wanted) => change(parts, wanted),
    settingsTroubleSeen: () => parts.troubleSeen(),
  };
}

/** Nothing changes unseen: the row comes first, and without it the setting stays. */
function change(
  { settings, note }: SettingsDeskParts,
  wanted: Partial<ShownSettings>,
): SettingsChanged {
  const checked = checkChange(wanted);
  if (!checked.ok) return { ok: false, why: 'bad-value', setting: checked.setting };
  const { printer = settings.get('printer'), printerAddress } = checked.change;
  if (printer !== 'none' && printerAddress !== undefined) {
    if (!isPrinterAddress(printer, printerAddress)) {
      return { ok: false, why: 'bad-address', printer };
    }
  }
  for (const setting of Object.keys(checked.change)) {
    if (!note(`setting-changed: ${setting}`)) return { ok: false, why: 'unwritable', setting };
  }
  try {
    settings.set(checked.change);
    return { ok: true };
  } catch {
    // A file edge: a full disk, or a folder that may not be written.
    return { ok: false, why: 'unwritable', setting: Object.keys(checked.change)[0] ?? '' };
  }
}
