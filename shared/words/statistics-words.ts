/** The words of the statistics section. */
import type { Comparison, Figure, NoFigures, ReconciliationLine } from '../statistics';

export type StatisticsTab = 'overview' | 'coupons' | 'members' | 'member-card' | 'reconciliation';

/** Which sources, and whether they are added up. */
export type Show = 'both' | 'apart' | '0' | '1';

export type Preset = 'week' | 'month' | 'quarter' | 'this-month' | 'last-month' | 'year';

export interface StatisticsWords {
  tabs: Record<StatisticsTab, string>;
  figures: Record<Figure, string>;
  /** What a tab's figures are about, in a sentence. */
  about: Record<StatisticsTab, string>;
  range: string;
  from: string;
  to: string;
  calendar: string;
  previous: string;
  next: string;
  presets: Record<Preset, string>;
  source: string;
  show: Record<Show, string>;
  /** Where a card was made, in a column. */
  made: Record<'0' | '1', string>;
  cardId: string;
  cardIdAll: string;
  cardIdNeeded: string;
  badRange: string;
  compare: string;
  send: string;
  asking: string;
  stopped: string;
  choose: string;
  nothing: string;
  todayLeftOut: string;
  nothingOver: string;
  notReady: (days: string, time: string) => string;
  goesOn: (time: string) => string;
  gaps: (days: string, first: string) => string;
  calls: (calls: string) => string;
  usersNote: string;
  moneyNote: string;
  sourcesNote: string;
  noMoney: string;
  lastValue: (day: string) => string;
  /** Of people counted on each day, added up. */
  perDay: (figure: string) => string;
  before: (from: string, to: string) => string;
  beforeShort: string;
  change: (percent: string) => string;
  noChange: string;
  daily: string;
  dailySaid: (from: string, to: string, figures: string) => string;
  most: (figure: string, count: string, day: string) => string;
  figuresShown: string;
  funnel: string;
  funnelSteps: Record<'view' | 'receive' | 'active' | 'verify', string>;
  funnelShare: (percent: string) => string;
  beside: string;
  byCard: string;
  byCardSaid: (cards: string) => string;
  table: string;
  day: string;
  weekdays: readonly [string, string, string, string, string, string, string];
  card: string;
  kind: string;
  kinds: Record<string, string>;
  kindGuessed: (kind: string) => string;
  kindUnknown: string;
  saveCsv: string;
  savePng: string;
  saved: string;
  notSaved: string;
  reconcile: string;
  till: string;
  wechat: string;
  difference: string;
  comparison: string;
  comparisons: Record<Comparison, string>;
  lines: Record<ReconciliationLine['kind'], string>;
  line: string;
  why: Record<NoFigures, string>;
  reasons: Record<'equal' | 'elsewhere' | 'above' | 'above-later' | 'midnight', string>;
  reason: string;
  summary: (above: string, elsewhere: string, equal: string, unknown: string) => string;
  allGood: string;
  someAbove: (lines: string) => string;
  noCard: string;
}
