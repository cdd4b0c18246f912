/** The daily lines: one for each figure wanted, by source where they are shown apart. */
import { useCallback, useMemo } from 'react';
import { type DayRange, daysOf } from '../../../shared/days';
import { formatCount } from '../../../shared/format';
import type { Figure, StatisticsApi, StatisticsRow } from '../../../shared/statistics';
import type { StatisticsWords } from '../../../shared/words/statistics-words';
import { useWords } from '../../counter/language';
import { useDraft } from '../drafts';
import { ChartCard } from './ChartCard';
import { type ChartLook, dashes } from './chart-look';
import { type Line, linesOption } from './chart-options';
import { isMoney, isRunning, mainFigures, valuesOf, within } from './figures';

export interface DailyCardProps {
  api: StatisticsApi;
  rows: readonly StatisticsRow[];
  range: DayRange;
  before: DayRange | null;
  apart: boolean;
  since: number;
}

export function DailyCard({ api, rows, range, before, apart, since }: DailyCardProps) {
  const { statistics, language } = useWords();
  const all = mainFigures[api];
  const [chosen, choose] = useDraft<Figure[]>(`statistics.${api}.lines`, firstLines(all));
  const lines = useMemo(
    () => linesOf({ rows, range, before, apart, figures: all, chosen, statistics }),
    [rows, range, before, apart, all, chosen, statistics],
  );
  const draw = useCallback(
    (look: ChartLook) =>
      linesOption(daysOf(range), lines, { number: (value) => formatCount(value, language) }, look),
    [lines, range, language],
  );
  const names = lines.filter((line) => !line.before).map(({ name }) => name);
  const toggle = (figure: Figure) => {
    const next = chosen.includes(figure)
      ? chosen.filter((one) => one !== figure)
      : [...chosen, figure];
    // A chart without lines would say that there is nothing.
    if (next.length > 0) choose(next);
  };
  return (
    <ChartCard
      title={statistics.daily}
      name="daily"
      said={`${statistics.dailySaid(range.from, range.to, names.join(', '))} ${mostOf(lines, range)}`}
      draw={draw}
      since={since}
      above={
        <fieldset className="line-toggles">
          <legend className="unseen">{statistics.figuresShown}</legend>
          {all.map((figure, place) => (
            <button
              key={figure}
              type="button"
              className="line-toggle"
              data-testid={`line-${figure}`}
              aria-pressed={chosen.includes(figure)}
              onClick={() => toggle(figure)}
            >
              <LineMark place={place} />
              {statistics.figures[figure]}
            </button>
          ))}
        </fieldset>
      }
    />
  );

  function mostOf(drawn: readonly Line[], { from, to }: DayRange): string {
    const [first] = drawn;
    const values = first?.values.map((value) => value ?? -1) ?? [];
    const most = Math.max(-1, ...values);
    const day = daysOf({ from, to })[values.indexOf(most)];
    if (first === undefined || day === undefined || most < 0) return '';
    return statistics.most(first.name, formatCount(most, language), day);
  }
}

/** The mark of a line as its chart draws it: told by form, not by colour alone. */
function LineMark({ place }: { place: number }) {
  const dash = dashes[place];
  return (
    <svg
      viewBox="0 0 24 12"
      aria-hidden="true"
      className="line-mark"
      style={{ color: `var(--chart-${place + 1})` }}
    >
      <path d="M0 6 H24" strokeDasharray={dash === 'solid' ? undefined : dash?.join(' ')} />
      <path d={forms[place % forms.length]} className={place < forms.length ? 'mark' : 'hollow'} />
    </svg>
  );
}

const forms = [
  'M12 2 A4 4 0 0 1 12 10 A4 4 0 0 1 12 2 Z',
  'M8 2 H16 V10 H8 Z',
  'M12 1 L17 10 H7 Z',
  'M12 0 L17 6 L12 12 L7 6 Z',
  'M9 2 H15 L16 3 V9 L15 10 H9 L8 9 V3 Z',
  'M12 1 L16 10 L12 8 L8 10 Z',
];

function firstLines(all: readonly Figure[]): Figure[] {
  return all.filter((figure) => /^(view|receive|active|verify)_/.test(figure));
}

interface LinesWanted extends Omit<DailyCardProps, 'api' | 'since'> {
  figures: readonly Figure[];
  chosen: readonly Figure[];
  statistics: StatisticsWords;
}

function linesOf(wanted: LinesWanted): Line[] {
  const { rows, range, before, apart, figures, chosen, statistics } = wanted;
  const now = within(rows, range);
  const earlier = before === null ? [] : within(rows, before);
  return figures.flatMap((figure, place): Line[] => {
    if (!chosen.includes(figure)) return [];
    const name = statistics.figures[figure];
    const line = (its: readonly StatisticsRow[], days: DayRange, more: Partial<Line>): Line => ({
      name,
      values: valuesOf(its, days, figure).map((value) =>
        value !== null && isMoney(figure) ? value / 100 : value,
      ),
      place,
      dash: place,
      right: isRunning(figure) || isMoney(figure),
      before: false,
      ...more,
    });
    if (apart) {
      return ([0, 1] as const).map((source) =>
        line(
          now.filter((row) => row.source === source),
          range,
          { name: `${name} · ${statistics.made[source]}`, dash: source },
        ),
      );
    }
    if (before === null) return [line(now, range, {})];
    const beforeName = `${name} · ${statistics.beforeShort}`;
    return [line(now, range, {}), line(earlier, before, { name: beforeName, before: true })];
  });
}
