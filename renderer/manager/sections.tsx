/** The console's sections, in the rail's order. A section that exists stands here. */
import { lazy, type ReactNode, Suspense } from 'react';
import type { SectionName } from '../../shared/words/console-words';
import { CardsSection } from './cards/CardsSection';
import { CodesSection } from './codes/CodesSection';
import { HealthSection } from './health/HealthSection';
import { LedgerSection } from './ledger/LedgerSection';
import { MembersSection } from './members/MembersSection';
import { SettingsSection } from './settings/SettingsSection';

/** Fetched when it is first opened: charts and calendar are heavier than the rest. */
const StatisticsSection = lazy(async () => {
  const { StatisticsSection: component } = await import('./statistics/StatisticsSection');
  return { default: component };
});

export interface Section {
  name: SectionName;
  /** A drawing in a square of 24. */
  path: string;
  draw: () => ReactNode;
}

export const sections: readonly [Section, ...Section[]] = [
  {
    name: 'members',
    path: 'M12 12 A4 4 0 1 0 12 4 A4 4 0 1 0 12 12 M4 21 C4 16 8 14.5 12 14.5 C16 14.5 20 16 20 21',
    draw: () => <MembersSection />,
  },
  {
    name: 'cards',
    path: 'M3 6 H21 V10 A2 2 0 0 0 21 14 V18 H3 V14 A2 2 0 0 0 3 10 Z M14 6 V18',
    draw: () => <CardsSection />,
  },
  {
    name: 'codes',
    path: 'M4 4 H10 V10 H4 Z M14 4 H20 V10 H14 Z M4 14 H10 V20 H4 Z M14 14 H17 V17 H14 Z M20 14 V20 H16',
    draw: () => <CodesSection />,
  },
  {
    name: 'statistics',
    path: 'M4 20 H20 M7 20 V12 M12 20 V5 M17 20 V9',
    draw: () => (
      <Suspense>
        <StatisticsSection />
      </Suspense>
    ),
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
