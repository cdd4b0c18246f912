/** The pages of the settings section, in their order. A page that exists stands here. */
import type { ReactNode } from 'react';
import type { SettingsPageName } from '../../../shared/words/settings-words';
import { CameraSetUp } from '../../camera/CameraSetUp';
import { AccessPage } from './AccessPage';
import { AccountForm } from './AccountForm';
import { PrinterPage } from './PrinterPage';
import { SecurityPage } from './SecurityPage';
import { ShopPage } from './ShopPage';
import { ScannersPage } from './scanners/ScannersPage';
import { TrainingPage } from './TrainingPage';

export interface SettingsPage {
  name: SettingsPageName;
  draw: () => ReactNode;
}

export const settingsPages: readonly [SettingsPage, ...SettingsPage[]] = [
  { name: 'shop', draw: () => <ShopPage /> },
  { name: 'account', draw: () => <AccountForm /> },
  { name: 'security', draw: () => <SecurityPage /> },
  { name: 'camera', draw: () => <CameraSetUp /> },
  { name: 'scanners', draw: () => <ScannersPage /> },
  { name: 'printer', draw: () => <PrinterPage /> },
  { name: 'access', draw: () => <AccessPage /> },
  { name: 'training', draw: () => <TrainingPage /> },
];
