/** One of the four calls: what to ask, what came, and how far it is to be believed. */
import { useMemo } from 'react';
import { type DayRange, rangeBefore } from '../../../shared/days';
import { formatCount } from '../../../shared/format';
import type { StatisticsApi } from '../../../shared/statistics';
import { useWords } from '../../counter/language';
import { Progress } from '../parts/Progress';
import { usePainted } from '../parts/use-painted';
import { AskBar } from './AskBar';
import { CardsCard } from './CardsCard';
import { DailyCard } from './DailyCard';
import { FiguresTable } from './FiguresTable';
import { FunnelCard } from './FunnelCard';
import { gapsOf, isMoney, within } from './figures';
import { compares } from './form';
import { Notices } from './Notices';
import { Tiles } from './Tiles';
import { useCardNames } from './use-card-names';
import { type Answered, useStatistics } from './use-statistics';

export function FiguresPage({ api, about }: { api: StatisticsApi; about: string }) {
  const { statistics, manager } = useWords();
  const page = useStatistics(api);
  const { course, answered, failed } = page;
  return (
    <div className="statistics-page" data-asking={course.asking}>
      <AskBar api={api} form={page.form} onChange={page.setForm} onSend={page.send} />
      {course.asking && (
        <Progress
          label={statistics.asking}
          done={course.done}
          total={course.total}
          onStop={page.stop}
        />
      )}
      {failed && (
        <p role="alert" className="bad" data-testid="toast-error" data-code="internal">
          {manager.failed}
        </p>
      )}
      {answered === null ? (
        !course.asking &&
        !failed && (
          <div className="empty">
            <p>{about}</p>
            <p>{statistics.choose}</p>
          </div>
        )
      ) : (
        <Answer api={api} answered={answered} onAgain={page.again} />
      )}
    </div>
  );
}

interface AnswerProps {
  api: StatisticsApi;
  answered: Answered;
  onAgain: () => void;
}

function Answer({ api, answered: { form, answer, at }, onAgain }: AnswerProps) {
  const { statistics, language } = useWords();
  const wide = answer.asked;
  const range = useMemo(
    (): DayRange => ({
      // A comparison asks for earlier days, a year typed wrong for fewer.
      from: wide !== null && wide.from > form.from ? wide.from : form.from,
      to: wide?.to ?? form.to,
    }),
    [form, wide],
  );
  const before = useMemo(() => (compares(form) ? rangeBefore(form) : null), [form]);
  const rows = useMemo(() => within(answer.rows, range), [answer, range]);
  const names = useCardNames(rows.flatMap(({ cardId }) => cardId ?? []));
  const gaps = useMemo(
    () => (wide === null ? [] : gapsOf(answer.rows, wide, answer.notReady)),
    [answer, wide],
  );
  // The charts first: the table is below them.
  const painted = usePainted();
  const apart = form.show === 'apart';
  const two = form.show === 'both' && api === 'getcardmembercardinfo';
  return (
    <>
      <Notices answer={answer} gaps={rows.length === 0 ? [] : gaps} onAgain={onAgain} />
      {rows.length === 0 ? (
        answer.trouble === null &&
        answer.asked !== null && (
          <p className="empty" data-testid="nothing">
            {statistics.nothing}
          </p>
        )
      ) : (
        <>
          <Tiles api={api} rows={answer.rows} range={range} before={before} />
          <div className="charts">
            <DailyCard
              api={api}
              rows={answer.rows}
              range={range}
              before={before}
              apart={apart}
              since={at}
            />
            <FunnelCard api={api} rows={rows} since={at} />
          </div>
          {api === 'getcardcardinfo' && <CardsCard rows={rows} names={names} since={at} />}
          {painted && <FiguresTable api={api} rows={rows} apart={apart} names={names} />}
          <p className="quiet small">
            {statistics.usersNote} {two && statistics.sourcesNote}{' '}
            {rows.some(({ values }) =>
              Object.keys(values).some((name) => isMoney(name as 'fee')),
            ) && statistics.moneyNote}{' '}
            <span data-testid="calls" data-calls={answer.calls}>
              {statistics.calls(formatCount(answer.calls, language))}
            </span>
          </p>
        </>
      )}
    </>
  );
}
