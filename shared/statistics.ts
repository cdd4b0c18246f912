/**
 * Statistics of cards as WeChat counts them (datacube), the till's own count beside them, and
 * the calls behind the screens. Figures keep WeChat's own names, as everything in the console.
 */
import type { Day, DayRange } from './days';
import type { Untold } from './told';

/** The four calls: the account, free coupons, member cards, one member card. */
export const statisticsApis = [
  'getcardbizuininfo',
  'getcardcardinfo',
  'getcardmembercardinfo',
  'getcardmembercarddetail',
] as const;
export type StatisticsApi = (typeof statisticsApis)[number];

/** Where a card was made: 0 on the MP platform, 1 by API. */
export type CondSource = 0 | 1;

/** `_cnt` counts times, `_user` people of that one day. */
export const figureNames = [
  'view_cnt',
  'view_user',
  'receive_cnt',
  'receive_user',
  'verify_cnt',
  'verify_user',
  'given_cnt',
  'given_user',
  'expire_cnt',
  'expire_user',
  'active_cnt',
  'active_user',
  'new_user',
  'total_user',
  'total_receive_user',
  'fee',
  'payOriginalFee',
  'view_friends_cnt',
  'view_friends_user',
  'receive_friends_cnt',
  'receive_friends_user',
  'verify_friends_cnt',
  'verify_friends_user',
  'verify_noself_cnt',
  'verify_noself_user',
] as const;
export type Figure = (typeof figureNames)[number];

/** Figures of one day. What WeChat did not send is absent, which is not 0. Money in fen. */
export interface StatisticsRow {
  day: Day;
  /** Null where the call knows no source. */
  source: CondSource | null;
  /** Null where the call does not tell cards apart. */
  cardId: string | null;
  /** WeChat's own number for the kind of card; known to be wrong at times. */
  cardType: number | null;
  values: Partial<Record<Figure, number>>;
}

export interface StatisticsQuestion extends DayRange {
  api: StatisticsApi;
  /** Which sources to ask for; does not matter to the call that knows none. */
  sources: CondSource[];
  /** One card only; null for all. Must be given for the one member card. */
  cardId: string | null;
}

export interface StatisticsAnswer {
  /** As far as they came, by day. A day that is not in it is a gap. */
  rows: StatisticsRow[];
  /** What could be asked: today and later is left out; null where nothing is left. */
  asked: DayRange | null;
  todayLeftOut: boolean;
  /** Days that WeChat has not counted yet. */
  notReady: Day[];
  /** Why it ended early; null where it did not. */
  trouble: Untold | null;
  stopped: boolean;
  /** When asking again will help, milliseconds since 1970; null where nobody knows. */
  againAt: number | null;
  /** How many calls were made: 0 where everything was known. */
  calls: number;
}

/** Why WeChat has no figures to compare with. */
export type NoFigures =
  /** Today is counted tomorrow. */
  | 'today'
  | 'not-ready'
  /** Film, flight, meeting and scenic tickets. */
  | 'kind'
  /** Member cards that were not made by API. */
  | 'member-card'
  /** WeChat's list has no line for that day and card. */
  | 'gap'
  /** The ledger does not know which card it was. */
  | 'no-card'
  /** The figures did not come. */
  | 'not-asked';

/** How the till's count stands to WeChat's, which counts every till and channel. */
export type Comparison = 'equal' | 'elsewhere' | 'above' | 'no-figures';

/** One day and card: what this till redeemed, or what it only found redeemed afterwards. */
export interface ReconciliationLine {
  day: Day;
  cardId: string | null;
  title: string | null;
  kind: 'redeemed' | 'confirmed-afterwards' | 'closed-by-hand';
  till: number;
  /** WeChat's `verify_cnt`; for the later kinds what the lines before leave of it. */
  wechat: number | null;
  comparison: Comparison;
  why: NoFigures | null;
  /** The day before or after differs the other way round: a redemption around midnight. */
  midnight: boolean;
}

export interface Reconciliation {
  lines: ReconciliationLine[];
  /** Null where there was no day to ask about. */
  answer: StatisticsAnswer | null;
}

export interface CardName {
  cardId: string;
  title: string;
  /** `card_type` of card/get. */
  cardType: string;
}

export type Cell = string | number | null;

/** What a screen shows, as a file. A picture comes as base64 of its PNG. */
export type StatisticsFile =
  | { name: string; format: 'csv'; rows: Cell[][] }
  | { name: string; format: 'png'; picture: string };

/** Told after every call of a long question. */
export interface StatisticsProgress {
  task: StatisticsTask;
  done: number;
  total: number;
}

/** One question of each runs at a time; a newer one ends the older. */
export type StatisticsTask = StatisticsApi | 'reconciliation';
export const statisticsTasks = [...statisticsApis, 'reconciliation'] as const;

export interface StatisticsCalls {
  askStatistics: { input: StatisticsQuestion; output: StatisticsAnswer };
  stopStatistics: { input: { task: StatisticsTask }; output: void };
  reconcile: { input: DayRange; output: Reconciliation };
  /** Cards that this till has met. */
  knownCards: { input: null; output: CardName[] };
  /** What these cards are called; those that WeChat does not tell of in time are left out. */
  nameCards: { input: { cardIds: string[] }; output: CardName[] };
  /** Asks where to, then writes. False where nobody chose a file. */
  saveStatistics: { input: StatisticsFile; output: boolean };
}

export const statisticsCallers = {
  askStatistics: 'manager',
  stopStatistics: 'manager',
  reconcile: 'manager',
  knownCards: 'manager',
  nameCards: 'manager',
  saveStatistics: 'manager',
} as const satisfies Record<keyof StatisticsCalls, 'cashier' | 'manager'>;
