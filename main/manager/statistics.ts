/**
 * Asks WeChat for statistics: any range of days, in as few calls as WeChat allows, one after
 * the other. What is known is not asked again; what is not ready yet is left out and tried
 * later; whatever goes wrong, the days that came before are kept.
 */
import { addDays, type Day, type DayRange, dayAt, daysOf } from '../../shared/days';
import type {
  CondSource,
  StatisticsAnswer,
  StatisticsQuestion,
  StatisticsRow,
} from '../../shared/statistics';
import type { Answer } from '../wechat/api';
import type { AskDatacube } from '../wechat/datacube';
import { untold } from '../wechat/told';
import { overOf, piecesOf } from './statistics-ranges';
import type { StatisticsShelf } from './statistics-shelf';

export interface StatisticsParts {
  ask: AskDatacube;
  shelf: StatisticsShelf;
  /** Figures of another account are another's. */
  account: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface AskOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface Statistics {
  ask(question: StatisticsQuestion, options?: AskOptions): Promise<StatisticsAnswer>;
}

const NOT_READY = 61_503;
/** Older days than so many are never "not ready": then all of a piece is left out. */
const COUNTING_DAYS = 3;
/** A day without rows may get some for so long, and is asked again. */
const LATE_DAYS = 3;
const READY_AGAIN_MS = 15 * 60_000;
const MINUTE_QUOTA_MS = 65_000;

/** Statistics on WeChat's calls and a shelf. */
export function createStatistics({ ask, shelf, account, now }: StatisticsParts): Statistics {
  async function askAll(question: StatisticsQuestion, options: AskOptions) {
    const { api, cardId } = question;
    const today = dayAt(now());
    const asked = overOf(question, today);
    const course: Course = { today, notReady: new Set(), calls: 0, total: 0, end: null };
    const lanes = asked === null ? [] : sourcesOf(question).map((source) => laneOf(source, asked));
    course.total = lanes.reduce((sum, { pieces }) => sum + pieces.length, 0);
    for (const lane of lanes) {
      if (course.end === null) course.end = await askLane(lane, course, options);
    }
    return answerOf(question, asked, course, lanes);

    function laneOf(source: CondSource | null, range: DayRange): Lane {
      const series = [account(), api, source ?? '', cardId ?? ''].join(' ');
      const days = shelf.read(series, range);
      const pieces = piecesOf(daysOf(range).filter((day) => !days.has(day)));
      return { source, series, days, pieces, question };
    }
  }

  /** Null where everything was asked; else why not. */
  async function askLane(lane: Lane, course: Course, options: AskOptions): Promise<End | null> {
    const { pieces, source, question } = lane;
    const { api, cardId } = question;
    for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
      if (options.signal?.aborted) return 'stopped';
      const answer = await ask({ api, ...piece, source, cardId }, options.signal);
      course.calls += 1;
      if (options.signal?.aborted && answer.kind !== 'ok') return 'stopped';
      if (answer.kind === 'ok') keep(lane, piece, answer.value, course.today);
      else if (isNotReady(answer)) shorten(pieces, piece, course);
      else return answer;
      options.onProgress?.(course.calls, Math.max(course.total, course.calls));
    }
    return null;
  }

  function keep(lane: Lane, piece: DayRange, rows: StatisticsRow[], today: Day): void {
    const told = new Map(daysOf(piece).map((day): [Day, StatisticsRow[]] => [day, []]));
    for (const row of rows) told.get(row.day)?.push(row);
    for (const [day, its] of told) lane.days.set(day, its);
    const settled = addDays(today, -LATE_DAYS);
    const kept = [...told].filter(([day, its]) => its.length > 0 || day < settled);
    shelf.keep(lane.series, new Map(kept));
  }

  function answerOf(
    question: StatisticsQuestion,
    asked: DayRange | null,
    { today, notReady, calls, end }: Course,
    lanes: readonly Lane[],
  ): StatisticsAnswer {
    const trouble = end === null || end === 'stopped' ? null : untold(end);
    const inRange = ([day]: [Day, unknown]) =>
      asked !== null && day >= asked.from && day <= asked.to;
    return {
      rows: lanes
        .flatMap(({ days }) => [...days].filter(inRange).flatMap(([, rows]) => rows))
        .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
      asked,
      todayLeftOut: question.to >= today,
      notReady: [...notReady].sort(),
      trouble,
      stopped: end === 'stopped',
      againAt: againAt(trouble?.reason === 'rate-limited', notReady.size > 0, now()),
      calls,
    };
  }

  return { ask: (question, options = {}) => askAll(question, options) };
}

/** One source's days, and what is still to be asked of them. */
interface Lane {
  source: CondSource | null;
  /** Its name on the shelf. */
  series: string;
  days: Map<Day, StatisticsRow[]>;
  pieces: DayRange[];
  question: StatisticsQuestion;
}

type NoValue = Exclude<Answer<unknown>, { kind: 'ok' }>;
type End = 'stopped' | NoValue;

interface Course {
  today: Day;
  notReady: Set<Day>;
  calls: number;
  total: number;
  end: End | null;
}

/** Each source once; none for the call that takes none. */
function sourcesOf({ api, sources }: StatisticsQuestion): (CondSource | null)[] {
  return api === 'getcardmembercarddetail' ? [null] : [...new Set(sources)].sort();
}

function isNotReady(answer: NoValue): boolean {
  return answer.kind === 'refusal' && answer.errcode === NOT_READY;
}

/** Without its last day a piece may be ready; a piece of old days is left out whole. */
function shorten(pieces: DayRange[], piece: DayRange, { today, notReady }: Course): void {
  const counting = piece.to >= addDays(today, -COUNTING_DAYS);
  for (const day of counting ? [piece.to] : daysOf(piece)) notReady.add(day);
  if (!counting || piece.from === piece.to) return;
  pieces.unshift({ from: piece.from, to: addDays(piece.to, -1) });
}

function againAt(minuteQuota: boolean, notReady: boolean, now: number): number | null {
  if (minuteQuota) return now + MINUTE_QUOTA_MS;
  return notReady ? now + READY_AGAIN_MS : null;
}
