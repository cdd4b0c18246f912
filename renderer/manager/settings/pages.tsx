/** The pages of the settings section, in their order. A page that exists stands here. */
import type { ReactNode } from 'react';
import type { SettingsPageName } from '../../../shared/words/settings-words';
import { AccessPage } from './AccessPage';
import { PrinterPage } from './PrinterPage';
import { ShopPage } from './ShopPage';

export interface SettingsPage {
  name: SettingsPageName;
  draw: () => ReactNode;
}

export const settingsPages: readonly [SettingsPage, ...SettingsPage[]] = [
  { name: 'shop', draw: () => <ShopPage /> },
  { name: 'printer', draw: () => <PrinterPage /> },
  { name: 'access', draw: () => <AccessPage /> },
];
