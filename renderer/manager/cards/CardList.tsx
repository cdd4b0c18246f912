/** The catalogue: filters, search by title, what the fetching does, the list itself. */
import { type FormEvent, useDeferredValue, useMemo } from 'react';
import { cardStatuses } from '../../../shared/card-types';
import { type CardFilter, type CatalogueRow, usualFilter } from '../../../shared/cards';
import { formatAgo, formatCount } from '../../../shared/format';
import { statusWord, typeWord } from '../../../shared/words/describe-card';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { DataTable } from '../parts/DataTable';
import type { Column } from '../parts/table-columns';
import { FetchState } from './FetchState';
import { StatusChip } from './StatusChip';
import { useCatalogue } from './use-catalogue';

export function CardList({ onOpen }: { onOpen: (cardId: string) => void }) {
  const words = useWords();
  const { cards, manager, language } = words;
  const bridge = useBridge();
  const [filter, keepFilter] = useDraft<CardFilter>('cards.filter', usualFilter);
  const [search, keepSearch] = useDraft<string>('cards.search', '');
  const [wanted, keepWanted] = useDraft<string>('cards.wanted', '');
  const [chosen, choose] = useDraft<string>('cards.chosen', '');
  const { rows, state, ready } = useCatalogue(filter);
  // The key is painted first: ten thousand rows are sifted right behind it.
  const needle = useDeferredValue(search.trim().toLowerCase());
  const found = useMemo(() => sifted(rows, needle), [rows, needle]);
  const columns = useMemo(() => columnsOf(words), [words]);
  const openWanted = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.trim() !== '') onOpen(wanted.trim());
  };
  return (
    <>
      <header className="section-head cards-head">
        <h1>{manager.sections.cards}</h1>
        <form className="open-by-id" onSubmit={openWanted}>
          <input
            type="text"
            aria-label={cards.openById}
            autoComplete="off"
            data-testid="field-card_id"
            placeholder={cards.openByIdHint}
            maxLength={64}
            value={wanted}
            onChange={(event) => keepWanted(event.target.value)}
          />
          <button type="submit" data-testid="send-card-get" disabled={wanted.trim() === ''}>
            {cards.openCard}
          </button>
        </form>
      </header>
      <div className="cards-tools">
        <label className="control cards-search">
          <span className="unseen">{cards.search}</span>
          <input
            type="search"
            data-testid="search-title"
            autoComplete="off"
            placeholder={cards.searchHint}
            value={search}
            onChange={(event) => keepSearch(event.target.value)}
          />
        </label>
        <Filters filter={filter} onChange={keepFilter} />
        <button
          type="button"
          data-testid="send-card-batchget"
          onClick={() => void bridge.catalogueFetch({ filter })}
        >
          {state.kind === 'idle' || state.kind === 'listing' || state.kind === 'details'
            ? cards.fetch
            : cards.goOn}
        </button>
      </div>
      <FetchState state={state} />
      <DataTable<CatalogueRow>
        label={manager.sections.cards}
        name="cards"
        columns={columns}
        rows={found}
        rowKey={keyOf}
        marks={marksOf}
        chosen={chosen}
        onChoose={(row) => choose(row.cardId)}
        onOpen={(row) => onOpen(row.cardId)}
        onView={(seen) => void bridge.catalogueView({ cardIds: seen.map(keyOf) }).catch(() => {})}
        empty={emptyWords(words, ready ? rows.length : 0, ready && state.kind === 'idle')}
        foot={
          <>
            {ready ? words.parts.rows(formatCount(found.length, language)) : manager.loading}
            {state.kind === 'idle' && state.listedAt !== null && (
              <> · {cards.listedAt(formatAgo(Date.now() - state.listedAt, language))}</>
            )}
          </>
        }
      />
    </>
  );
}

function Filters(props: { filter: CardFilter; onChange: (next: CardFilter) => void }) {
  const { filter, onChange } = props;
  const words = useWords();
  const isOn = (status: (typeof cardStatuses)[number]) =>
    filter !== 'all' && filter.includes(status);
  const toggle = (status: (typeof cardStatuses)[number]) => {
    const before = filter === 'all' ? [] : filter;
    const next = isOn(status) ? before.filter((one) => one !== status) : [...before, status];
    onChange(next.length === 0 ? 'all' : next);
  };
  return (
    <fieldset className="status-filters">
      <legend className="unseen">{words.cards.filters}</legend>
      {cardStatuses.map((status) => (
        <button
          key={status}
          type="button"
          className="chip-button"
          data-testid={`filter-${status}`}
          aria-pressed={isOn(status)}
          onClick={() => toggle(status)}
        >
          {words.cards.statuses[status]}
        </button>
      ))}
      <button
        type="button"
        className="chip-button"
        data-testid="filter-all"
        aria-pressed={filter === 'all'}
        onClick={() => onChange('all')}
      >
        {words.cards.all}
      </button>
    </fieldset>
  );
}

/** The rows whose title, or id, holds the text. */
export function sifted(rows: readonly CatalogueRow[], needle: string): readonly CatalogueRow[] {
  if (needle === '') return rows;
  return rows.filter(
    ({ title, cardId }) => title.toLowerCase().includes(needle) || cardId.toLowerCase() === needle,
  );
}

function columnsOf(words: Words): Column<CatalogueRow>[] {
  const { column, waiting, odd, customCode } = words.cards;
  return [
    {
      id: 'title',
      head: column.title,
      width: 'minmax(0, 2.4fr)',
      sortBy: (row) => row.title,
      cell: (row) => (
        <span className="card-title-cell" data-deleted={row.status.endsWith('DELETE')}>
          <span className="swatch" style={{ background: row.color ?? '#9aa6b5' }} />
          {row.state === 'known' ? (
            <bdi>{row.title}</bdi>
          ) : (
            <span className="quiet">{row.state === 'odd' ? odd : waiting}</span>
          )}
          {row.customCode && <small className="tag">{customCode}</small>}
        </span>
      ),
    },
    {
      id: 'type',
      head: column.type,
      width: 'minmax(0, 0.9fr)',
      sortBy: (row) => typeWord(row.cardType, words),
      cell: (row) => typeWord(row.cardType, words),
    },
    {
      id: 'status',
      head: column.status,
      width: 'minmax(0, 1fr)',
      sortBy: (row) => statusWord(row.status, words),
      cell: (row) => row.status !== '' && <StatusChip status={row.status} />,
    },
    {
      id: 'stock',
      head: column.stock,
      width: 'minmax(0, 1.1fr)',
      end: true,
      sortBy: (row) => row.quantity ?? -1,
      cell: (row) =>
        row.quantity !== null &&
        `${formatCount(row.quantity, words.language)} / ${formatCount(row.totalQuantity ?? 0, words.language)}`,
    },
  ];
}

function emptyWords({ cards, manager }: Words, all: number, settled: boolean): string {
  if (all > 0) return cards.noneFound;
  return settled ? cards.none : manager.loading;
}

const keyOf = (row: CatalogueRow) => row.cardId;
const marksOf = ({ cardId, status }: CatalogueRow) => ({ cardId, status });
