/** History: what to look for, the rows found, and one row's whole story beside them. */
import { useCallback, useMemo } from 'react';
import { areReversed, type LedgerCard, type LedgerFilter } from '../../../shared/ledger';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Filters } from './Filters';
import { RowList } from './RowList';
import { Story } from './Story';
import { useHistory } from './use-history';

export function HistoryView() {
  const words = useWords();
  const bridge = useBridge();
  const [filter, setFilter] = useDraft<LedgerFilter>('ledger.filter', all);
  const [chosen, choose] = useDraft<number | null>('ledger.row', null);
  const history = useHistory(filter);
  const cards = useAsk(useCallback(() => bridge.ledgerCards(null), [bridge]));
  const titles = useMemo(() => titlesOf(cards.value ?? []), [cards.value]);
  const isEmpty = history.state === 'ready' && history.rows.length === 0;
  return (
    <div className="history-view">
      <Filters
        filter={filter}
        cards={cards.value ?? []}
        onChange={setFilter}
        onRefresh={history.again}
      />
      <div className="beside">
        {history.state === 'failed' ? (
          <p className="empty" role="alert">
            {words.manager.failed}
            <button type="button" onClick={history.again}>
              {words.manager.again}
            </button>
          </p>
        ) : (
          <RowList
            history={history}
            titles={titles}
            chosen={chosen}
            empty={emptyWords(filter, words)}
            onChoose={choose}
          />
        )}
        <Story seq={isEmpty ? null : chosen} onChange={history.again} />
      </div>
    </div>
  );
}

function emptyWords(filter: LedgerFilter, words: Words): string {
  if (areReversed(filter)) return words.records.reversed;
  return Object.keys(filter).length === 0 ? words.records.noneYet : words.records.none;
}

const all: LedgerFilter = {};

function titlesOf(cards: readonly LedgerCard[]): ReadonlyMap<string, string> {
  return new Map(cards.flatMap(({ cardId, title }) => (title === null ? [] : [[cardId, title]])));
}
