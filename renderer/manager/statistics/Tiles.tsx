/** The figures of the whole range, one beside the other, each with its change against before. */
import { useMemo } from 'react';
import type { DayRange } from '../../../shared/days';
import { formatCount, formatYuan } from '../../../shared/format';
import type { Figure, StatisticsApi, StatisticsRow } from '../../../shared/statistics';
import { useWords } from '../../counter/language';
import { changeOf, isMoney, mainFigures, type Total, totalsOf } from './figures';
import { percent } from './percent';

export interface TilesProps {
  api: StatisticsApi;
  rows: readonly StatisticsRow[];
  range: DayRange;
  /** Null where nothing is compared. */
  before: DayRange | null;
}

export function Tiles({ api, rows, range, before }: TilesProps) {
  const { statistics } = useWords();
  const sent = useMemo(
    () =>
      mainFigures[api].filter((figure) => rows.some(({ values }) => values[figure] !== undefined)),
    [api, rows],
  );
  const totals = useMemo(() => totalsOf(rows, range, sent), [rows, range, sent]);
  const earlier = useMemo(
    () => (before === null ? null : totalsOf(rows, before, sent)),
    [rows, before, sent],
  );
  return (
    <>
      <dl className="tiles">
        {sent.map((figure, nth) => (
          <Tile
            key={figure}
            figure={figure}
            total={totals[nth] ?? nothing}
            before={earlier === null ? null : (earlier[nth] ?? nothing)}
          />
        ))}
      </dl>
      {before !== null && (
        <p className="tiles-before">{statistics.before(before.from, before.to)}</p>
      )}
    </>
  );
}

const nothing: Total = { value: null, asOf: null };

function Tile(props: { figure: Figure; total: Total; before: Total | null }) {
  const { figure, total, before } = props;
  const { statistics, language } = useWords();
  const change = before === null ? null : changeOf(total.value, before.value);
  return (
    <div className="tile">
      <dt>
        {figure.endsWith('_user') && total.asOf === null
          ? statistics.perDay(statistics.figures[figure])
          : statistics.figures[figure]}
      </dt>
      <dd data-testid={`value-${figure}`} data-value={total.value ?? undefined}>
        {shown()}
      </dd>
      {total.asOf !== null && <dd className="tile-note">{statistics.lastValue(total.asOf)}</dd>}
      {before !== null && (
        <dd className="tile-note" data-testid={`change-${figure}`}>
          {change === null ? statistics.noChange : statistics.change(percent(change, true))}
        </dd>
      )}
    </div>
  );

  function shown(): string {
    const { value } = total;
    if (!isMoney(figure)) return value === null ? '–' : formatCount(value, language);
    // Only cards with quick pay have money in their figures; the others have zeros.
    return value === null || value === 0 ? statistics.noMoney : formatYuan(value, language);
  }
}
