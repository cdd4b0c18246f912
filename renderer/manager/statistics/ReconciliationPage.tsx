/** This till's ledger beside WeChat's count, by day and card: what is wrong, and what is not. */
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { dayAt } from '../../../shared/days';
import { formatCount } from '../../../shared/format';
import type { Comparison, Reconciliation, ReconciliationLine } from '../../../shared/statistics';
import type { StatisticsWords } from '../../../shared/words/statistics-words';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { DataTable } from '../parts/DataTable';
import { Progress } from '../parts/Progress';
import type { Column } from '../parts/table-columns';
import { type Form, firstForm, wrongWith } from './form';
import { Notices } from './Notices';
import { RangeFields } from './RangeFields';
import { SaveButton } from './SaveButton';
import { useAgainAt, useCourse } from './use-statistics';

type Range = Pick<Form, 'from' | 'to'>;

export function ReconciliationPage() {
  const { statistics, manager } = useWords();
  const bridge = useBridge();
  const [range, setRange] = useDraft<Range>(
    'statistics.reconciliation.range',
    firstForm(dayAt(Date.now())),
  );
  const [asked, keepAsked] = useDraft<Range | null>('statistics.reconciliation.asked', null);
  const [wrong, setWrong] = useState(false);
  const [found, setFound] = useState<Reconciliation | null>(null);
  const { course, failed, run, turn, again, stop } = useCourse('reconciliation');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same once more.
  useEffect(() => {
    if (asked !== null) return run(bridge.reconcile(asked), setFound);
  }, [asked, turn, bridge, run]);
  useAgainAt(found?.answer?.againAt ?? null, again);
  const ask = ({ from, to }: Range) => {
    const bad = wrongWith({ ...firstForm(from), from, to }, 'getcardcardinfo') !== null;
    setWrong(bad);
    setRange({ from, to });
    if (!bad) keepAsked({ from, to });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(range);
  };
  return (
    <div className="statistics-page" data-asking={course.asking}>
      <form className="ask-bar" autoComplete="off" onSubmit={submit}>
        <RangeFields from={range.from} to={range.to} onChange={setRange} onPreset={ask} />
        <div className="ask-rest">
          <button type="submit" className="primary" data-testid="send-reconcile">
            {statistics.reconcile}
          </button>
        </div>
        <p role="alert" className="trouble-line">
          {wrong && statistics.badRange}
        </p>
      </form>
      {course.asking && (
        <Progress label={statistics.asking} done={course.done} total={course.total} onStop={stop} />
      )}
      {failed && (
        <p role="alert" className="bad" data-testid="toast-error" data-code="internal">
          {manager.failed}
        </p>
      )}
      {found === null ? (
        !course.asking &&
        !failed && (
          <div className="empty">
            <p>{statistics.about.reconciliation}</p>
            <p>{statistics.choose}</p>
          </div>
        )
      ) : (
        <Found found={found} onAgain={again} />
      )}
    </div>
  );
}

function Found({ found, onAgain }: { found: Reconciliation; onAgain: () => void }) {
  const { statistics, language } = useWords();
  const { answer } = found;
  const lines = useMemo(() => wrongFirst(found.lines), [found]);
  const columns = useMemo(() => columnsOf(statistics), [statistics]);
  const count = (wanted: Comparison) =>
    lines.filter(({ comparison }) => comparison === wanted).length;
  const said = (wanted: Comparison) => formatCount(count(wanted), language);
  const above = count('above');
  return (
    <>
      {answer !== null && <Notices answer={answer} gaps={[]} onAgain={onAgain} />}
      {lines.length > 0 && (
        <p
          className={above > 0 ? 'verdict-line bad' : 'verdict-line good'}
          data-testid="reconciliation-summary"
          data-above={above}
        >
          {above > 0 ? statistics.someAbove(said('above')) : statistics.allGood}{' '}
          <span className="quiet">
            {statistics.summary(
              said('above'),
              said('elsewhere'),
              said('equal'),
              said('no-figures'),
            )}
          </span>
        </p>
      )}
      <section className="chart-card tall" aria-label={statistics.tabs.reconciliation}>
        <header>
          <h2>{statistics.tabs.reconciliation}</h2>
          <SaveButton
            label={statistics.saveCsv}
            testId="save-csv"
            fileOf={() => ({
              name: 'reconciliation',
              format: 'csv',
              rows: [
                [statistics.cardId, ...columns.map(({ head }) => head)],
                ...lines.map((line) => [
                  line.cardId,
                  ...columns.map((column) => column.sortBy?.(line) ?? ''),
                ]),
              ],
            })}
          />
        </header>
        <DataTable
          label={statistics.tabs.reconciliation}
          name="reconciliation"
          columns={columns}
          rows={lines}
          rowKey={({ day, cardId, kind }) => [day, cardId, kind].join(' ')}
          marks={({ day, cardId, comparison }) => ({
            refDate: day,
            status: comparison,
            ...(cardId === null ? {} : { cardId }),
          })}
          empty={statistics.nothing}
          rowHeight={56}
        />
      </section>
    </>
  );
}

/** What must be looked at stands at the top; the rest stays newest first. */
function wrongFirst(lines: readonly ReconciliationLine[]): ReconciliationLine[] {
  const above = ({ comparison }: ReconciliationLine) => comparison === 'above';
  return [...lines.filter(above), ...lines.filter((line) => !above(line))];
}

function columnsOf(statistics: StatisticsWords): Column<ReconciliationLine>[] {
  const title = ({ title, cardId }: ReconciliationLine) => title || cardId || statistics.noCard;
  const difference = ({ till, wechat }: ReconciliationLine) =>
    wechat === null ? '' : till - wechat;
  const comparison = (line: ReconciliationLine) => statistics.comparisons[line.comparison];
  const reason = (line: ReconciliationLine) => reasonOf(line, statistics);
  const kind = (line: ReconciliationLine) => statistics.lines[line.kind];
  return [
    {
      id: 'day',
      head: statistics.day,
      width: '104px',
      cell: ({ day }) => day,
      sortBy: ({ day }) => day,
    },
    {
      id: 'card',
      head: statistics.card,
      width: 'minmax(100px, 1fr)',
      cell: (line) => <bdi>{title(line)}</bdi>,
      sortBy: title,
    },
    { id: 'line', head: statistics.line, width: '160px', cell: kind, sortBy: kind },
    {
      id: 'till',
      head: statistics.till,
      width: '80px',
      cell: ({ till }) => till,
      sortBy: ({ till }) => till,
      end: true,
    },
    {
      id: 'wechat',
      head: statistics.wechat,
      width: '84px',
      cell: ({ wechat }) => wechat ?? '–',
      sortBy: ({ wechat }) => wechat ?? '',
      end: true,
    },
    {
      id: 'difference',
      head: statistics.difference,
      width: '104px',
      cell: (line) => difference(line),
      sortBy: difference,
      end: true,
    },
    {
      id: 'comparison',
      head: statistics.comparison,
      width: '128px',
      cell: (line) => (
        <span className="comparison" data-comparison={line.comparison}>
          {comparison(line)}
        </span>
      ),
      sortBy: comparison,
    },
    {
      id: 'reason',
      head: statistics.reason,
      width: 'minmax(220px, 3fr)',
      cell: (line) => <span className="reason-cell">{reason(line)}</span>,
      sortBy: reason,
    },
  ];
}

function reasonOf(line: ReconciliationLine, statistics: StatisticsWords): string {
  const reasons = statistics.reasons;
  if (line.why !== null) return statistics.why[line.why];
  if (line.midnight) return reasons.midnight;
  switch (line.comparison) {
    case 'above':
      return line.kind === 'redeemed' ? reasons.above : reasons['above-later'];
    case 'elsewhere':
      return reasons.elsewhere;
    case 'equal':
    case 'no-figures':
      return reasons.equal;
  }
}
