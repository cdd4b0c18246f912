/** The words of the manager's console: entering it, its frame, the ledger section, shifts. */
import type { LedgerProblem } from '../counter-state';
import type { EntryKind, FlagName, Outcome } from '../ledger';
import type { LockCause } from '../manager';

/** The sections of the console, as its rail names them. */
export const sectionNames = [
  'members',
  'cards',
  'codes',
  'statistics',
  'ledger',
  'settings',
  'health',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Entering, leaving, and what stands round every section. */
export interface ConsoleWords {
  title: string;
  open: string;
  navigation: string;
  sections: Record<SectionName, string>;
  lock: string;
  toCounter: string;
  pin: string;
  pinHint: string;
  unlock: string;
  pinFirst: string;
  pinFirstHint: string;
  pinAgain: string;
  pinAgainHint: string;
  pinSet: string;
  pinDiffers: string;
  pinNext: string;
  pinWrong: (tries: number) => string;
  pinWait: (span: string) => string;
  pinForm: string;
  pinUnwritable: string;
  pinForgotten: string;
  lockedBy: Record<LockCause, string>;
  draftsKept: string;
  locksSoon: string;
  locksIn: (seconds: number) => string;
  stay: string;
  offered: string;
  offeredHidden: string;
  offeredCode: (code: string) => string;
  offeredLink: string;
  offeredUseless: (what: string) => string;
  takeOffer: string;
  dropOffer: string;
  failed: string;
  again: string;
  loading: string;
  close: string;
  cancel: string;
  copy: string;
  copied: string;
  dayHint: string;
  calendar: string;
  seconds: (count: number) => string;
  minutes: (count: number) => string;
}

/** The ledger section. */
export interface RecordsWords {
  tabs: Record<'history' | 'open' | 'shifts' | 'record', string>;
  kinds: Record<EntryKind, string>;
  outcomes: Record<Outcome | 'intended', string>;
  flags: Record<FlagName, string>;
  /** Rows of the manager, of shifts and of the till itself, by the name of their reason. */
  deeds: Record<string, string>;
  filters: string;
  code: string;
  codeHint: string;
  card: string;
  kind: string;
  outcome: string;
  verdict: string;
  reason: string;
  flag: string;
  fromDay: string;
  toDay: string;
  reversed: string;
  any: string;
  clear: string;
  refresh: string;
  list: string;
  none: string;
  noneYet: string;
  more: string;
  end: (rows: string) => string;
  at: string;
  what: string;
  operator: string;
  source: string;
  receipt: string;
  latency: string;
  device: string;
  row: string;
  intent: string;
  milliseconds: (ms: string) => string;
  story: string;
  storyNone: string;
  storyOf: (code: string) => string;
  others: string;
  standing: string;
  openNone: string;
  openHint: string;
  closeByHand: string;
  closableIn: (seconds: number) => string;
  closeHint: string;
  closeAs: string;
  closeRedeemed: string;
  closeNotRedeemed: string;
  why: string;
  whyHint: string;
  confirmClose: string;
  closed: string;
  noteError: string;
  errorHint: string;
  errorNote: string;
  confirmError: string;
  errorNoted: string;
  refusals: Record<
    'no-such-intent' | 'not-open' | 'not-redeemed' | 'empty' | 'unwritable' | 'payment-code',
    string
  >;
  tooEarly: (seconds: number) => string;
  facts: string;
  rows: string;
  head: string;
  size: string;
  openIntents: string;
  lastSeal: string;
  lastBackup: string;
  lastCheck: string;
  never: string;
  backupFailed: string;
  /** What to do about a backup that failed. */
  backupNext: string;
  /** The same where it failed because the ledger does not verify. */
  backupBlocked: string;
  checkGood: (rows: string, seals: string) => string;
  checkBroken: (seq: string) => string;
  check: string;
  checkHint: string;
  backup: string;
  backupHint: string;
  backupDone: string;
  exportTitle: string;
  exportHint: string;
  format: string;
  export: string;
  exported: string;
  stopped: string;
  running: (done: string, total: string) => string;
  problemSeen: string;
  /** What to do where rows do not match their fingerprint, step by step. */
  mend: {
    title: string;
    why: string;
    copy: string;
    restore: string;
    support: string;
  };
}

/** A trouble of the ledger: what is so, what to do, and the facts around it. */
export interface TroubleWords {
  kinds: Record<LedgerProblem['kind'], { what: string; next: string }>;
  between: (from: string, to: string) => string;
  newest: (time: string) => string;
  setAside: (name: string) => string;
  backup: (name: string) => string;
  noBackup: string;
  salvaged: (rows: string) => string;
  firstRow: (row: string) => string;
}

/** Shifts, at the counter and in the console. */
export interface ShiftWords {
  title: string;
  key: string;
  none: string;
  now: (operator: string) => string;
  since: (time: string) => string;
  operatorField: string;
  operatorHint: string;
  operatorReadBack: (spelled: string) => string;
  known: string;
  open: string;
  change: string;
  close: string;
  closeSure: string;
  closeHint: string;
  report: string;
  reportNow: string;
  shifts: string;
  shiftsNone: string;
  from: string;
  to: string;
  still: string;
  print: string;
  savePdf: string;
  saveCsv: string;
  saved: string;
  notPrinted: string;
  scans: string;
  redeemed: string;
  byCard: string;
  card: string;
  count: string;
  confirmedAfterwards: string;
  total: string;
  refused: string;
  invalid: string;
  faults: string;
  away: string;
  awayFor: (minutes: string, times: string) => string;
  slowest: string;
  unknowns: string;
  byHand: string;
  summary: string;
  typed: string;
  flags: string;
  errors: string;
  paymentCodes: string;
  nothing: string;
  rowsFromTo: (first: string, last: string) => string;
  receiptKey: string;
  receiptAsk: string;
  receiptNoted: (receipt: string) => string;
  receiptTwice: (intent: number) => string;
  receiptHas: (old: string, fresh: string) => string;
  receiptReplace: string;
  receiptGivenUp: (intent: number) => string;
  receiptHint: string;
}
