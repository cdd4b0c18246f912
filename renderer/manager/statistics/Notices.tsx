/** What must be known of an answer before its figures are believed. */
import type { ReactNode } from 'react';
import { formatClock, formatCount } from '../../../shared/format';
import type { StatisticsAnswer } from '../../../shared/statistics';
import { useWords } from '../../counter/language';
import { TroubleCard } from '../parts/TroubleCard';

export interface NoticesProps {
  answer: StatisticsAnswer;
  /** Days without figures. */
  gaps: readonly string[];
  onAgain: () => void;
}

export function Notices({ answer, gaps, onAgain }: NoticesProps) {
  const { statistics, language } = useWords();
  const { todayLeftOut, notReady, againAt, trouble, stopped, asked } = answer;
  const time = againAt === null ? '' : formatClock(againAt);
  const said: [string, ReactNode][] = [
    ['nothing-over', asked === null && statistics.nothingOver],
    ['today-left-out', asked !== null && todayLeftOut && statistics.todayLeftOut],
    ['not-ready', notReady.length > 0 && statistics.notReady(notReady.join(' '), time)],
    ['goes-on', notReady.length === 0 && againAt !== null && statistics.goesOn(time)],
    ['stopped', stopped && statistics.stopped],
    [
      'gaps',
      gaps[0] !== undefined &&
        trouble === null &&
        !stopped &&
        statistics.gaps(formatCount(gaps.length, language), gaps[0]),
    ],
  ];
  const lines = said.filter(([, text]) => text !== false);
  return (
    <>
      {trouble !== null && <TroubleCard untold={trouble} onAgain={onAgain} />}
      {lines.length > 0 && (
        <div className="statistics-notes" role="status">
          {lines.map(([name, text]) => (
            <p key={name} data-testid={`note-${name}`}>
              {text}
            </p>
          ))}
        </div>
      )}
    </>
  );
}
