/** The console's sections, in the rail's order. A section that exists stands here. */
import type { ReactNode } from 'react';
import type { SectionName } from '../../shared/words/console-words';
import { CardsSection } from './cards/CardsSection';
import { HealthSection } from './health/HealthSection';
import { LedgerSection } from './ledger/LedgerSection';
import { SettingsSection } from './settings/SettingsSection';

export interface Section {
  name: SectionName;
  /** A drawing in a square of 24. */
  path: string;
  draw: () => ReactNode;
}

export const sections: readonly [Section, ...Section[]] = [
  {
    name: 'cards',
    path: 'M3 6 H21 V10 A2 2 0 0 0 21 14 V18 H3 V14 A2 2 0 0 0 3 10 Z M14 6 V18',
    draw: () => <CardsSection />,
  },
  {
    name: 'ledger',
    path: 'M5 3 H17 A2 2 0 0 1 19 5 V21 H7 A2 2 0 0 1 5 19 Z M5 18 H19 M9 8 H15 M9 12 H15',
    draw: () => <LedgerSection />,
  },
  {
    name: 'settings',
    path: 'M4 7 H20 M4 12 H20 M4 17 H20 M9 4.5 V9.5 M15 9.5 V14.5 M7 14.5 V19.5',
    draw: () => <SettingsSection />,
  },
  {
    name: 'health',
    path: 'M2 12 H7 L10 4 L14 20 L17 12 H22',
    draw: () => <HealthSection />,
  },
];
