/** Coupons side by side: the most used as bars, all of them in a table beside. */
import { useCallback, useMemo } from 'react';
import { formatCount } from '../../../shared/format';
import type { StatisticsRow } from '../../../shared/statistics';
import type { StatisticsWords } from '../../../shared/words/statistics-words';
import type { Language } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { DataTable } from '../parts/DataTable';
import type { Column } from '../parts/table-columns';
import { ChartCard } from './ChartCard';
import type { ChartLook } from './chart-look';
import { barsOption } from './chart-options';
import { byCard, type CardSum, mainFigures } from './figures';
import { SaveButton } from './SaveButton';
import type { CardNames } from './use-card-names';

export interface CardsCardProps {
  rows: readonly StatisticsRow[];
  /** Whether the table is there already: it comes after the charts. */
  withTable: boolean;
  names: CardNames;
  since: number;
}

const BARS = 10;

export function CardsCard({ rows, withTable, names, since }: CardsCardProps) {
  const { statistics, language } = useWords();
  const cards = useMemo(() => byCard(rows), [rows]);
  const bars = useMemo(
    () =>
      cards.slice(0, BARS).map(({ cardId, values }) => ({
        name: plain(names.get(cardId)?.title || cardId),
        count: values.verify_cnt ?? 0,
      })),
    [cards, names],
  );
  const draw = useCallback(
    (look: ChartLook) =>
      barsOption(bars, { number: (value) => formatCount(value, language) }, look),
    [bars, language],
  );
  const columns = useMemo(
    () => columnsOf(names, statistics, language),
    [names, statistics, language],
  );
  return (
    <div className="by-card">
      <ChartCard
        title={statistics.byCard}
        name="cards"
        said={statistics.byCardSaid(formatCount(bars.length, language))}
        draw={draw}
        since={since}
      />
      <section className="chart-card" aria-label={statistics.byCard}>
        <header>
          <h2>{statistics.byCard}</h2>
          <SaveButton
            label={statistics.saveCsv}
            testId="save-csv-cards"
            fileOf={() => ({
              name: 'statistics-cards',
              format: 'csv',
              rows: [
                [statistics.cardId, ...columns.map(({ head }) => head)],
                ...cards.map((card) => [
                  card.cardId,
                  ...columns.map((column) => column.sortBy?.(card) ?? ''),
                ]),
              ],
            })}
          />
        </header>
        {withTable && (
          <DataTable
            label={statistics.byCard}
            name="statistics-cards"
            columns={columns}
            rows={cards}
            rowKey={({ cardId }) => cardId}
            marks={({ cardId }) => ({ cardId })}
            empty={statistics.nothing}
            rowHeight={40}
          />
        )}
      </section>
    </div>
  );
}

/** What the canvas must not take as marks of direction or as rich text. */
export function plain(title: string): string {
  return title.replace(/[\p{C}\p{Zl}\p{Zp}{}|]/gu, ' ');
}

function columnsOf(
  names: CardNames,
  statistics: StatisticsWords,
  language: Language,
): Column<CardSum>[] {
  const title = ({ cardId }: CardSum) => names.get(cardId)?.title || cardId;
  const kind = (card: CardSum) => kindOf(card, names, statistics);
  return [
    {
      id: 'card',
      head: statistics.card,
      width: 'minmax(120px, 2fr)',
      cell: (card) => <bdi>{title(card)}</bdi>,
      sortBy: title,
    },
    { id: 'kind', head: statistics.kind, width: '88px', cell: kind, sortBy: kind },
    ...mainFigures.getcardcardinfo.map(
      (figure): Column<CardSum> => ({
        id: figure,
        head: statistics.figures[figure],
        width: 'minmax(70px, 1fr)',
        cell: ({ values }) => formatCount(values[figure] ?? 0, language),
        sortBy: ({ values }) => values[figure] ?? 0,
        end: true,
      }),
    ),
  ];
}

/** The type that card/get tells; WeChat's own number only as a guess, marked as one. */
function kindOf(
  { cardId, cardType }: CardSum,
  names: CardNames,
  statistics: StatisticsWords,
): string {
  const told = names.get(cardId)?.cardType;
  if (told !== undefined) return statistics.kinds[told] ?? told;
  const guess = cardType === null ? undefined : guesses[cardType];
  if (guess === undefined) return statistics.kindUnknown;
  return statistics.kindGuessed(statistics.kinds[guess] ?? guess);
}

const guesses = ['DISCOUNT', 'CASH', 'GIFT', 'GENERAL_COUPON', 'GROUPON'] as const;
