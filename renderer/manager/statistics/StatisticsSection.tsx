/** The statistics section: the four calls of WeChat, and the till beside them. */
import type { StatisticsApi } from '../../../shared/statistics';
import type { StatisticsTab } from '../../../shared/words/statistics-words';
import { useWords } from '../../counter/language';
import { useDraft } from '../drafts';
import { Tabs } from '../parts/Tabs';
import { FiguresPage } from './FiguresPage';
import { ReconciliationPage } from './ReconciliationPage';
import './calendar.css';
import './statistics.css';

const pages: readonly [StatisticsTab, StatisticsApi | null][] = [
  ['overview', 'getcardbizuininfo'],
  ['coupons', 'getcardcardinfo'],
  ['members', 'getcardmembercardinfo'],
  ['member-card', 'getcardmembercarddetail'],
  ['reconciliation', null],
];

export function StatisticsSection() {
  const { manager, statistics } = useWords();
  const [tab, show] = useDraft<StatisticsTab>('statistics.tab', 'overview');
  return (
    <>
      <h1 className="unseen">{manager.sections.statistics}</h1>
      <Tabs
        label={manager.sections.statistics}
        open={tab}
        onOpen={show}
        pages={pages.map(([name, api]) => ({
          name,
          label: statistics.tabs[name],
          draw: () =>
            api === null ? (
              <ReconciliationPage />
            ) : (
              <FiguresPage key={api} api={api} about={statistics.about[name]} />
            ),
        }))}
      />
    </>
  );
}
