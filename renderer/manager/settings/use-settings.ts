/** The settings as main last told them, and changing them. */
import { useEffect, useState } from 'react';
import type { KioskBridge } from '../../../shared/contract';
import type { SettingsChanged, ShownSettings } from '../../../shared/settings';
import type { Words } from '../../../shared/words/words';
import { useBridge } from '../bridge-context';

/** Null until main has answered. */
export function useSettings(): ShownSettings | null {
  return useSettingsOf(useBridge());
}

/** The same outside the console, where no bridge is in the tree. */
export function useSettingsOf(bridge: Pick<KioskBridge, 'settings' | 'on'>): ShownSettings | null {
  const [settings, setSettings] = useState<ShownSettings | null>(null);
  useEffect(() => {
    const end = bridge.on('settings', setSettings);
    // What was pushed meanwhile is newer than this answer.
    bridge.settings(null).then(
      (value) => setSettings((before) => before ?? value),
      () => {},
    );
    return end;
  }, [bridge]);
  return settings;
}

/** Why a change was refused, in words; empty where it was not. */
export function changeTrouble(answer: SettingsChanged, { settings }: Words): string {
  if (answer.ok) return '';
  if (answer.why === 'unwritable') return settings.unwritable;
  if (answer.why === 'bad-address') return settings.badPrinterAddress[answer.printer];
  const names: Readonly<Record<string, string>> = settings.names;
  return settings.badValue(names[answer.setting] ?? answer.setting);
}
