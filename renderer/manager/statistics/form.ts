/** What a person asks for, as it stands in the fields, and the question that it makes. Pure. */
import { addDays, type Day, type DayRange, isDay, rangeBefore } from '../../../shared/days';
import type { StatisticsApi, StatisticsQuestion } from '../../../shared/statistics';
import type { Preset, Show } from '../../../shared/words/statistics-words';

export interface Form {
  from: string;
  to: string;
  show: Show;
  cardId: string;
  compare: boolean;
}

export type Wrong = 'badRange' | 'cardIdNeeded';

const DAYS: Record<Extract<Preset, 'week' | 'month' | 'quarter' | 'year'>, number> = {
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
};

export const presets: readonly Preset[] = [
  'week',
  'month',
  'quarter',
  'this-month',
  'last-month',
  'year',
];

/** What the fields hold at first: the last 30 days that are over. */
export function firstForm(today: Day): Form {
  return { ...presetRange('month', today), show: 'both', cardId: '', compare: false };
}

/** The range behind a name; all of them end yesterday at the latest but this month's first day. */
export function presetRange(preset: Preset, today: Day): DayRange {
  const yesterday = addDays(today, -1);
  const firstOf = (day: Day) => `${day.slice(0, 7)}-01`;
  switch (preset) {
    case 'this-month':
      return { from: firstOf(today), to: yesterday < firstOf(today) ? today : yesterday };
    case 'last-month': {
      const last = addDays(firstOf(today), -1);
      return { from: firstOf(last), to: last };
    }
    default:
      return { from: addDays(today, -DAYS[preset]), to: yesterday };
  }
}

/** What is wrong with the fields; null where nothing is. */
export function wrongWith(form: Form, api: StatisticsApi): Wrong | null {
  if (!isDay(form.from) || !isDay(form.to) || form.from > form.to) return 'badRange';
  return api === 'getcardmembercarddetail' && form.cardId === '' ? 'cardIdNeeded' : null;
}

/** Whether a form compares with the days before: it does not while sources stand apart. */
export function compares({ compare, show }: Form): boolean {
  return compare && show !== 'apart';
}

/** The question behind a form; a comparison asks for the days before along with it. */
export function questionOf(form: Form, api: StatisticsApi): StatisticsQuestion {
  const { from, to, show, cardId } = form;
  const takesCard = api === 'getcardcardinfo' || api === 'getcardmembercarddetail';
  return {
    api,
    from: compares(form) ? rangeBefore({ from, to }).from : from,
    to,
    sources: show === '0' ? [0] : show === '1' ? [1] : [0, 1],
    cardId: takesCard && cardId !== '' ? cardId : null,
  };
}
