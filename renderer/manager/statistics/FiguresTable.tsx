/** Every figure that came, day by day, and the same as a file. */
import { useMemo } from 'react';
import { formatCount, formatYuan } from '../../../shared/format';
import {
  type Cell,
  type Figure,
  figureNames,
  type StatisticsApi,
  type StatisticsRow,
} from '../../../shared/statistics';
import type { StatisticsWords } from '../../../shared/words/statistics-words';
import type { Language } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { DataTable } from '../parts/DataTable';
import type { Column } from '../parts/table-columns';
import { isMoney, mainFigures, otherFigures, tableRows } from './figures';
import { SaveButton } from './SaveButton';
import type { CardNames } from './use-card-names';

export interface FiguresTableProps {
  api: StatisticsApi;
  rows: readonly StatisticsRow[];
  apart: boolean;
  names: CardNames;
}

/** As many figures as a small screen has room for, also beside a card's title; files have all. */
const COLUMNS = 10;
const FEWER_COLUMNS = 5;

export function FiguresTable({ api, rows, apart, names }: FiguresTableProps) {
  const { statistics, language } = useWords();
  const shown = useMemo(() => tableRows(rows, apart), [rows, apart]);
  const figures = useMemo(
    () => [...mainFigures[api], ...otherFigures(rows, api, figureNames)],
    [api, rows],
  );
  const columns = useMemo(
    () =>
      columnsOf({
        api,
        figures: figures.slice(0, api === 'getcardcardinfo' ? FEWER_COLUMNS : COLUMNS),
        apart,
        names,
        statistics,
        language,
      }),
    [api, figures, apart, names, statistics, language],
  );
  return (
    <section className="chart-card" aria-label={statistics.table}>
      <header>
        <h2>{statistics.table}</h2>
        <SaveButton
          label={statistics.saveCsv}
          testId="save-csv"
          fileOf={() => ({
            name: `statistics-${api}`,
            format: 'csv',
            rows: fileRows(shown, figures, names, statistics),
          })}
        />
      </header>
      <DataTable
        label={statistics.table}
        name={`statistics-${api}`}
        columns={columns}
        rows={shown}
        rowKey={({ day, cardId, source }) => [day, cardId, source].join(' ')}
        marks={({ day, cardId }) => ({ refDate: day, ...(cardId === null ? {} : { cardId }) })}
        empty={statistics.nothing}
        rowHeight={36}
      />
    </section>
  );
}

/** As a file: every cell by itself, money in yuan, what was not sent left empty. */
export function fileRows(
  rows: readonly StatisticsRow[],
  figures: readonly Figure[],
  names: CardNames,
  statistics: StatisticsWords,
): Cell[][] {
  const head = [statistics.day, statistics.source, statistics.cardId, statistics.card];
  return [
    [...head, ...figures.map((figure) => statistics.figures[figure])],
    ...rows.map(({ day, source, cardId, values }): Cell[] => [
      day,
      source === null ? '' : statistics.made[source],
      cardId ?? '',
      names.get(cardId ?? '')?.title ?? '',
      ...figures.map((figure): Cell => {
        const value = values[figure];
        if (value === undefined) return null;
        return isMoney(figure) ? value / 100 : value;
      }),
    ]),
  ];
}

interface ColumnsWanted {
  api: StatisticsApi;
  figures: readonly Figure[];
  apart: boolean;
  names: CardNames;
  statistics: StatisticsWords;
  language: Language;
}

function columnsOf(wanted: ColumnsWanted): Column<StatisticsRow>[] {
  const { api, figures, apart, names, statistics, language } = wanted;
  const title = ({ cardId }: StatisticsRow) => names.get(cardId ?? '')?.title || (cardId ?? '');
  const made = ({ source }: StatisticsRow) => (source === null ? '' : statistics.made[source]);
  const days: Column<StatisticsRow> = {
    id: 'day',
    head: statistics.day,
    width: '150px',
    cell: ({ day }) => `${day} ${weekdayName(day, statistics)}`,
    sortBy: ({ day }) => day,
  };
  const card: Column<StatisticsRow> = {
    id: 'card',
    head: statistics.card,
    width: 'minmax(120px, 2fr)',
    cell: (row) => <bdi>{title(row)}</bdi>,
    sortBy: title,
  };
  const source: Column<StatisticsRow> = {
    id: 'source',
    head: statistics.source,
    width: '110px',
    cell: made,
    sortBy: made,
  };
  return [
    days,
    ...(api === 'getcardcardinfo' ? [card] : []),
    ...(apart || api === 'getcardcardinfo' ? [source] : []),
    ...figures.map(
      (figure): Column<StatisticsRow> => ({
        id: figure,
        head: statistics.figures[figure],
        width: 'minmax(72px, 1fr)',
        cell: ({ values }) => cellOf(values[figure], figure, language),
        sortBy: ({ values }) => values[figure] ?? -1,
        end: true,
      }),
    ),
  ];
}

function cellOf(value: number | undefined, figure: Figure, language: Language): string {
  if (value === undefined || (isMoney(figure) && value === 0)) return '–';
  return isMoney(figure) ? formatYuan(value, language) : formatCount(value, language);
}

function weekdayName(day: string, statistics: StatisticsWords): string {
  return statistics.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
}
