// biome-ignore-all lint/a11y/useSemanticElements: a table of ten thousand rows cannot be laid out.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys.
/**
 * The console's table: heads that sort (TanStack Table), only the rows in view drawn (TanStack
 * Virtual), arrow keys that walk. The row walked to is the chosen one; Enter opens it.
 */
import {
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { formatCount } from '../../../shared/format';
import { useWords } from '../../counter/language';
import { useDraft } from '../drafts';
import { type Column, type RowMarks, rowAfterKey } from './table-columns';
import { usePainted } from './use-painted';

export interface DataTableProps<T extends RowData> {
  /** Its name for assistive technology, and that of its kept sorting. */
  label: string;
  name: string;
  /** Must not be made anew at every drawing. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  marks?: (row: T) => RowMarks;
  chosen?: string | null;
  onChoose?: (row: T) => void;
  onOpen?: (row: T) => void;
  /** What to say where there is no row. */
  empty: ReactNode;
  rowHeight?: number;
  /** Called when the last rows drawn come near the end. */
  onNearEnd?: () => void;
  /** Below the last row; the number of rows where absent. */
  foot?: ReactNode;
  /** The rows in view, a moment after they stopped moving. */
  onView?: (rows: T[]) => void;
}

const HEAD_HEIGHT = 36;
const NEAR_END = 60;
/** More rows than the tallest screen shows. */
const FIRST_PAGE = 100;
const REST_MS = 300;
const collator = new Intl.Collator('zh-CN', { numeric: true });

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  if (props.rows.length === 0) return <div className="table-empty">{props.empty}</div>;
  return <Grid {...props} />;
}

function Grid<T extends RowData>(props: DataTableProps<T>) {
  const { label, name, columns, rows, rowKey, marks, chosen = null } = props;
  const { onChoose, onOpen, onNearEnd, rowHeight = 48, foot } = props;
  const words = useWords();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [sorting, keepSorting] = useDraft<SortingState>(`table.${name}.sorting`, unsorted);
  const data = useFirstPage(rows, sorting.length > 0);
  const table = useTable({
    features,
    data,
    columns: useMemo(() => columns.map(definitionOf), [columns]),
    getRowId: rowKey,
    state: { sorting },
    enableMultiSort: false,
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change;
      keepSorting(next.length === 0 ? null : next);
    },
  });
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialRect: { width: 900, height: 600 },
    getItemKey: (index) => sorted[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastDrawn >= rows.length - NEAR_END) onNearEnd?.();
  });
  useViewed(items[0]?.index ?? 0, lastDrawn, sorted, props.onView);
  const at = chosen === null ? -1 : sorted.findIndex((row) => row.id === chosen);

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const here = sorted[at];
    if (event.key === 'Enter' && here && onOpen) return onOpen(here.original);
    const target = rowAfterKey(event.key, at, sorted.length - 1);
    const row = target === null ? undefined : sorted[target];
    if (target === null || row === undefined) return;
    event.preventDefault();
    onChoose?.(row.original);
    virtual.scrollToIndex(target);
  };

  const tracks = { '--tracks': columns.map((column) => column.width).join(' ') } as CSSProperties;
  return (
    <div
      className="table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at < 0 ? undefined : `${id}${chosen}`}
      onKeyDown={onKey}
      style={tracks}
    >
      <div className="table-body" ref={scroll} role="presentation">
        <div className="table-head table-row" role="row" aria-rowindex={1}>
          {table.getHeaderGroups()[0]?.headers.map(({ column }) => {
            const order = column.getIsSorted();
            return (
              <span
                key={column.id}
                role="columnheader"
                aria-sort={order === false ? undefined : sortWords[order]}
                className={columns.find((one) => one.id === column.id)?.end && 'end'}
              >
                {column.getCanSort() ? (
                  <button
                    type="button"
                    className="sort"
                    data-testid={`sort-${column.id}`}
                    onClick={column.getToggleSortingHandler()}
                  >
                    {String(column.columnDef.header)}
                    <svg viewBox="0 0 10 14" aria-hidden="true" data-order={order || 'none'}>
                      <path d="M1 5 L5 1 L9 5" className="up" />
                      <path d="M1 9 L5 13 L9 9" className="down" />
                    </svg>
                  </button>
                ) : (
                  String(column.columnDef.header)
                )}
              </span>
            );
          })}
        </div>
        <div className="table-rows" style={{ height: virtual.getTotalSize() }} role="presentation">
          {items.map(({ index, start, key }) => {
            const row = sorted[index];
            if (row === undefined) return null;
            const { code, cardId, status, refDate } = marks?.(row.original) ?? {};
            return (
              <div
                key={key}
                id={`${id}${row.id}`}
                className="table-row"
                role="row"
                aria-rowindex={index + 2}
                aria-selected={row.id === chosen}
                data-testid="list-row"
                data-code={code}
                data-card-id={cardId}
                data-status={status}
                data-ref-date={refDate}
                style={{ height: rowHeight, transform: `translateY(${start - HEAD_HEIGHT}px)` }}
                onClick={() => {
                  onChoose?.(row.original);
                  onOpen?.(row.original);
                }}
              >
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" className={column.end && 'end'}>
                    {column.cell(row.original)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
        <div className="table-foot" role="presentation">
          {foot ?? words.parts.rows(formatCount(rows.length, words.language))}
        </div>
      </div>
    </div>
  );
}

/**
 * The first rows alone until they are painted, then all: nobody waits for ten thousand rows to
 * see a screenful. What is sorted has no first page before it is sorted.
 */
function useFirstPage<T>(rows: readonly T[], sorted: boolean): readonly T[] {
  const whole = usePainted() || sorted || rows.length <= FIRST_PAGE;
  return useMemo(() => (whole ? rows : rows.slice(0, FIRST_PAGE)), [rows, whole]);
}

/** Tells which rows are in view, once the list has come to rest. */
function useViewed<T>(
  first: number,
  last: number,
  sorted: readonly { original: T }[],
  onView: ((rows: T[]) => void) | undefined,
): void {
  const tell = useRef(onView);
  tell.current = onView;
  const rows = useRef(sorted);
  rows.current = sorted;
  const count = sorted.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of another length is another view.
  useEffect(() => {
    const timer = setTimeout(() => {
      const seen = rows.current.slice(first, last + 1).map((row) => row.original);
      if (seen.length > 0) tell.current?.(seen);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [first, last, count]);
}

const unsorted: SortingState = [];
const sortWords = { asc: 'ascending', desc: 'descending' } as const;

function definitionOf<T extends RowData>({ id, head, sortBy }: Column<T>) {
  return {
    id,
    header: head,
    accessorFn: (row: T) => sortBy?.(row) ?? '',
    enableSorting: sortBy !== undefined,
    sortFn: (a: Valued, b: Valued) => compare(a.getValue(id), b.getValue(id)),
  };
}

interface Valued {
  getValue: (id: string) => unknown;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
