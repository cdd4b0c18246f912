/**
 * What the till says, as a type: every language is a total function of the closed lists,
 * so a reason, an errcode or a label without words does not compile.
 */

import type { Benefit, Weekday } from '../card';
import type { Mode, TillFacts } from '../counter-state';
import type { WordedErrcode } from '../errcodes';
import type {
  Fault,
  Invalid,
  Refusal,
  Reservation,
  Source,
  Unknown,
  VerdictKind,
  WrongThing,
} from '../reasons';
import type { KnownStatus } from '../statuses';
import type { AccessWords } from './access-words';
import type { AccountWords, PassphraseWords, SecurityWords, TrainingWords } from './account-words';
import type { CardsWords } from './cards-words';
import type { CodesWords, MembersWords } from './codes-words';
import type { ConsoleWords, RecordsWords, ShiftWords, TroubleWords } from './console-words';
import type { CustomerWords } from './customer-words';
import type { HealthWords } from './health-words';
import type { PartsWords } from './parts-words';
import type { PictureWords } from './picture-words';
import type { PrinterWords } from './printer-words';
import type { DoctorWords, ScannersWords } from './scanners-words';
import type { FirstRunWords, SettingsWords } from './settings-words';
import type { StatisticsWords } from './statistics-words';
import type { UpdateWords } from './update-words';

export type Language = TillFacts['language'];

/** What is so, what the cashier does now, and what to tell the customer (may be empty). */
export interface Phrase {
  word: string;
  next: string;
  customer: string;
}

/** What an errcode means, and what support has to do about it. */
export interface ErrcodeWords {
  meaning: string;
  support: string;
}

/** Something for every state and reason: a total function of the closed lists. */
export interface PhraseTable<P> {
  ready: P;
  checking: P;
  choosing: P;
  redeemable: Record<'plain' | Reservation, P>;
  /** The question after the first press under `outside-hours`. */
  confirming: P;
  redeeming: P;
  redeemed: Record<'plain' | 'confirmed-afterwards', P>;
  refused: Record<Refusal, P>;
  invalid: Record<Invalid, P>;
  fault: Record<Fault, P>;
  unknown: Record<Unknown, P>;
  'wrong-thing': Record<WrongThing, P>;
}

export type Phrases = PhraseTable<Phrase>;

/** The words inside the verdict panel. */
export interface PanelWords {
  tellCustomer: string;
  handOver: string;
  redeem: string;
  redeemDespiteHours: string;
  redeemConfirm: string;
  /** The next step of a green while the shift's panel takes Enter. */
  enterElsewhere: string;
  askAnyway: string;
  noTitle: string;
  staleIn: (seconds: number) => string;
  waitingFor: (seconds: number) => string;
  slow: string;
  /** An outcome that does not become known soon: the queue goes on. */
  serveNext: string;
  validity: string;
  validUntil: (end: string) => string;
  validBetween: (begin: string, end: string) => string;
  forever: string;
  status: string;
  canConsume: string;
  notSent: string;
  openid: string;
  intent: (intent: number) => string;
  redeemedAt: (time: string) => string;
  redeemedHere: (ago: string, time: string, operator: string) => string;
  /** The same, where WeChat's read-back or a manager's hand said so. */
  redeemedHereLate: (ago: string, time: string, operator: string) => string;
  receipt: (receipt: string) => string;
  redeemedElsewhere: string;
  errcode: string;
  ownCode: string;
  rid: string;
  allowIp: string;
  detail: string;
}

/** Conditions of use, and how they are marked. */
export interface ConditionWords {
  heading: string;
  hours: (limits: string) => string;
  shop: (shops: number, fits: boolean | null) => string;
  minimum: (money: string) => string;
  notCombinable: string;
  fits: string;
  doesNotFit: string;
  cannotTell: string;
  toCheck: string;
  holiday: string;
  /** Between days with the same hours, and between groups of them. */
  listSeparator: string;
  groupSeparator: string;
  nextDay: (time: string) => string;
  dayRange: (from: string, to: string) => string;
}

/** The rest of the counter screen. */
export interface ScreenWords {
  title: string;
  verdictRegion: string;
  /** How a code gets into the till, for the ready screen. */
  wayCamera: string;
  wayScanner: string;
  wayTyped: string;
  recent: string;
  recentEmpty: string;
  /** Several coupons, or cards of one code: the cashier says which is asked about. */
  recentChoosing: string;
  /** A scan that a newer one replaced before WeChat had answered. */
  recentReplaced: string;
  /** Above scans from before the till was started. */
  recentEarlier: string;
  /** A coupon that could have been redeemed while it was on show, and was not. */
  recentLapsed: string;
  pending: (count: number) => string;
  confirmedBehind: string;
  confirmedNext: string;
  settledSeen: string;
  waitingScan: (code: string) => string;
  waitingScanHidden: string;
  sameCode: (times: number) => string;
  field: string;
  fieldHint: string;
  fieldReadBack: (spelled: string) => string;
  keyAskAgain: string;
  keyClear: string;
  keyShowCustomer: string;
  enter: string;
  reachable: (latencyMs: number | null) => string;
  unreachable: string;
  untried: string;
  modes: Record<Mode, string>;
  practiceBanner: string;
  practiceOffer: string;
  testServer: string;
  testServerNote: string;
  clockAhead: (span: string) => string;
  clockBehind: (span: string) => string;
  version: (version: string) => string;
  callFailed: string;
}

export interface Words {
  language: Language;
  /** What kind of verdict it is: above the word, and in lists where there is no reason. */
  kinds: Record<VerdictKind, string>;
  /** Faults that did not keep WeChat from being asked. */
  faultKinds: Partial<Record<Fault, string>>;
  phrases: Phrases;
  statuses: Record<KnownStatus, string>;
  errcodes: Record<WordedErrcode, ErrcodeWords>;
  sources: Record<Source, string>;
  benefit: {
    discount: (percentOff: number) => string;
    cash: (reduce: string, least: string | null) => string;
    free: string;
    kinds: Record<Benefit['kind'], string>;
  };
  weekdays: Record<Weekday, string>;
  conditions: ConditionWords;
  panel: PanelWords;
  screen: ScreenWords;
  /** What is wrong with the ledger, and what to do. */
  trouble: TroubleWords;
  manager: ConsoleWords;
  records: RecordsWords;
  shift: ShiftWords;
  printer: PrinterWords;
  health: HealthWords;
  updates: UpdateWords;
  access: AccessWords;
  customer: CustomerWords;
  /** The console's common parts. */
  parts: PartsWords;
  cards: CardsWords;
  settings: SettingsWords;
  members: MembersWords;
  codes: CodesWords;
  pictures: PictureWords;
  firstRun: FirstRunWords;
  account: AccountWords;
  security: SecurityWords;
  passphrase: PassphraseWords;
  training: TrainingWords;
  scanners: ScannersWords;
  doctor: DoctorWords;
  statistics: StatisticsWords;
}
