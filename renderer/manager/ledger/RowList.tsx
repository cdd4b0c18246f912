// biome-ignore-all lint/a11y/useSemanticElements: a table of a million rows cannot be laid out.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row.
/**
 * The rows found, as a grid that draws only what is in view: a million rows scroll like ten.
 * Arrow keys walk it; the row walked to is the one whose story is told.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { formatCount } from '../../../shared/format';
import type { LedgerRow } from '../../../shared/ledger';
import { useWords } from '../../counter/language';
import { rowAfterKey } from '../parts/table-columns';
import { ROW_HEIGHT, Row } from './Row';
import type { History } from './use-history';

export interface RowListProps {
  history: History;
  titles: ReadonlyMap<string, string>;
  chosen: number | null;
  /** What to say where there is no row. */
  empty: string;
  onChoose: (seq: number | null) => void;
}

/** How many rows before the end the next page is fetched. */
const AHEAD = 60;
/** In px, as the style sheet has it. */
const HEAD_HEIGHT = 36;

export function RowList({ history, titles, chosen, empty, onChoose }: RowListProps) {
  const words = useWords();
  const { records } = words;
  const { rows, next, state, more } = history;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    useFlushSync: false,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialRect: { width: 700, height: 600 },
    getItemKey: (index) => rows[index]?.seq ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next !== null && last >= rows.length - AHEAD) more();
  });

  const at = chosen === null ? -1 : indexOfSeq(rows, chosen);
  const walk = (event: KeyboardEvent) => {
    const target = rowAfterKey(event.key, at, rows.length - 1);
    const row = target === null ? undefined : rows[target];
    if (target === null || row === undefined) return;
    event.preventDefault();
    onChoose(row.seq);
    virtual.scrollToIndex(target);
  };
  if (rows.length === 0) {
    return <p className="empty">{state === 'asking' ? words.manager.loading : empty}</p>;
  }
  return (
    <div
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={records.list}
      aria-rowcount={next === null ? rows.length + 1 : -1}
      aria-activedescendant={at < 0 ? undefined : `row-${chosen}`}
      onKeyDown={walk}
    >
      <div className="grid-body" ref={scroll} role="presentation">
        <div className="grid-head grid-row" role="row" tabIndex={-1} aria-rowindex={1}>
          {[records.at, records.what, records.code, records.operator].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div className="grid-rows" style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row
                key={key}
                row={row}
                index={index}
                top={start - HEAD_HEIGHT}
                title={titles.get(row.cardId ?? '') ?? null}
                chosen={row.seq === chosen}
                onChoose={onChoose}
              />
            );
          })}
        </div>
        <p className="grid-end" role="presentation">
          {next === null ? records.end(formatCount(rows.length, words.language)) : records.more}
        </p>
      </div>
    </div>
  );
}

/** Where a row stands in a list that goes down by `seq`; -1 where it is not. */
export function indexOfSeq(rows: readonly LedgerRow[], wanted: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.seq ?? 0) > wanted) low = middle + 1;
    else high = middle;
  }
  return rows[low]?.seq === wanted ? low : -1;
}
