/** The ledger section: history, open redemptions, shifts, and the record itself. */
import { useCallback } from 'react';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { HistoryView } from './HistoryView';
import { OpenIntents } from './OpenIntents';
import { RecordView } from './RecordView';
import { ShiftsView } from './ShiftsView';

const tabs = ['history', 'open', 'shifts', 'record'] as const;
type Tab = (typeof tabs)[number];

export function LedgerSection() {
  const words = useWords();
  const [tab, show] = useDraft<Tab>('ledger.tab', 'history');
  const open = useOpenCount();
  return (
    <>
      <header className="section-head">
        <h1>{words.manager.sections.ledger}</h1>
        <nav className="tabs" aria-label={words.manager.sections.ledger}>
          {tabs.map((name) => (
            <button
              key={name}
              type="button"
              className="tab"
              data-testid={`tab-${name}`}
              aria-current={name === tab ? 'page' : undefined}
              onClick={() => show(name)}
            >
              {words.records.tabs[name]}
              {name === 'open' && open > 0 && <span className="count">{open}</span>}
            </button>
          ))}
        </nav>
      </header>
      {tab === 'history' && <HistoryView />}
      {tab === 'open' && <OpenIntents />}
      {tab === 'shifts' && <ShiftsView />}
      {tab === 'record' && <RecordView />}
    </>
  );
}

/** How many redemptions have no outcome. */
function useOpenCount(): number {
  const bridge = useBridge();
  const facts = useAsk(useCallback(() => bridge.ledgerFacts(null), [bridge]));
  return facts.value?.openIntents ?? 0;
}
