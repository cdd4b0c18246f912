/** The funnel that fits the kind of card, with its steps in figures, and what stands beside it. */
import { useCallback, useMemo } from 'react';
import { formatCount } from '../../../shared/format';
import type { Figure, StatisticsApi, StatisticsRow } from '../../../shared/statistics';
import { useWords } from '../../counter/language';
import { ChartCard } from './ChartCard';
import type { ChartLook } from './chart-look';
import { funnelOption } from './chart-options';
import { funnelOf, mainFigures } from './figures';
import { percent } from './percent';

export interface FunnelCardProps {
  api: StatisticsApi;
  rows: readonly StatisticsRow[];
  since: number;
}

/** Ways out of a coupon's life that are no steps of it. */
const besides: readonly Figure[] = ['given_cnt', 'expire_cnt'];

export function FunnelCard({ api, rows, since }: FunnelCardProps) {
  const { statistics, language } = useWords();
  const steps = useMemo(
    () =>
      funnelOf(api, rows).map(({ step, count }) => ({ name: statistics.funnelSteps[step], count })),
    [api, rows, statistics],
  );
  const draw = useCallback(
    (look: ChartLook) =>
      funnelOption(steps, { number: (value) => formatCount(value, language) }, look),
    [steps, language],
  );
  const beside = besides.filter((figure) => mainFigures[api].includes(figure));
  const sum = (figure: Figure) =>
    rows.reduce((total, { values }) => total + (values[figure] ?? 0), 0);
  const said = steps.map(({ name, count }) => `${name} ${formatCount(count, language)}`);
  return (
    <ChartCard
      title={statistics.funnel}
      name="funnel"
      said={`${statistics.funnel}: ${said.join(', ')}`}
      draw={draw}
      since={since}
      below={
        <dl className="funnel-steps">
          {steps.map(({ name, count }, nth) => {
            const last = steps[nth - 1]?.count ?? 0;
            return (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <b>{formatCount(count, language)}</b>
                  {last > 0 && <span>{statistics.funnelShare(percent(count / last))}</span>}
                </dd>
              </div>
            );
          })}
          {beside.map((figure) => (
            <div key={figure}>
              <dt>
                {statistics.beside} · {statistics.figures[figure]}
              </dt>
              <dd>
                <b>{formatCount(sum(figure), language)}</b>
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
}
