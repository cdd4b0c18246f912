/** The settings as main last told them, for what the window does by itself. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskBridge } from '../../shared/contract';
import type { ShownSettings } from '../../shared/settings';

export type SettingsStore = StoreApi<{ settings: ShownSettings | null }>;

/** Null until main has answered. What was pushed meanwhile is newer than the answer. */
export function createSettingsStore(bridge: Pick<KioskBridge, 'settings' | 'on'>): SettingsStore {
  const store: SettingsStore = createStore(() => ({ settings: null }));
  bridge.on('settings', (settings) => store.setState({ settings }));
  bridge.settings(null).then(
    (settings) => {
      if (store.getState().settings === null) store.setState({ settings });
    },
    () => {}, // The till works on with what it is at first.
  );
  return store;
}
