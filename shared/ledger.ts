/**
 * The ledger as screens see it: rows, searches, shifts, exports, and the calls behind them.
 * Names and order of the columns in files are main/ledger/chain.ts's and docs/ledger.md's.
 */
import type { LedgerProblem } from './counter-state';
import type { Source } from './reasons';

export const entryKinds = [
  'scan',
  'intent',
  'send',
  'outcome',
  'settlement',
  'manager',
  'shift',
  'system',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const outcomes = [
  'redeemed',
  'refused',
  'not-sent',
  'unknown',
  'settled-redeemed',
  'settled-not-redeemed',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What a row is marked with; several are written with a blank between. */
export const flagNames = [
  /** Typed by a person. */
  'typed',
  /** A newer scan took its place before WeChat had answered. */
  'superseded',
  /** Redeemed as far as a read-back can tell: compare with WeChat's own list (rules §9). */
  'reconcile',
  'duplicate-receipt',
  /** The same invalid code for the third time or more. */
  'repeated-invalid',
  /** One of many unknown codes within a minute: somebody may be guessing. */
  'many-unknown',
  /** The same code asked again and again at short intervals. */
  'short-intervals',
  /** The clock stands before the row in front of it. */
  'clock-set-back',
  /** An intent whose request names the card as well (a code made by the shop). */
  'custom-code',
] as const;
export type FlagName = (typeof flagNames)[number];

/** One row. Times are milliseconds since 1970. */
export interface LedgerRow {
  seq: number;
  at: number;
  kind: EntryKind;
  /** The `seq` of the intent row that this row belongs to. */
  intent: number | null;
  code: string;
  cardId: string | null;
  status: string | null;
  outcome: Outcome | null;
  verdict: string | null;
  reason: string | null;
  flags: FlagName[];
  errcode: number | null;
  rid: string | null;
  source: Source | null;
  operator: string;
  device: string;
  receipt: string | null;
  latencyMs: number | null;
}

/** What to look for; everything given must hold. */
export interface LedgerFilter {
  /** The whole code, or exactly its last four characters. */
  code?: string | undefined;
  cardId?: string | undefined;
  kind?: EntryKind | undefined;
  outcome?: Outcome | undefined;
  verdict?: string | undefined;
  reason?: string | undefined;
  flag?: FlagName | undefined;
  /** First and last day, `2026-12-31`, Asia/Shanghai; both belong to it. */
  fromDay?: string | undefined;
  toDay?: string | undefined;
}

export interface LedgerQuery {
  filter: LedgerFilter;
  /** Rows older than this one; null begins with the newest. */
  before: number | null;
  limit: number;
}

/** Rows, newest first. `next` goes into the next query's `before`; null at the end. */
export interface LedgerPage {
  rows: LedgerRow[];
  next: number | null;
}

export interface LedgerCard {
  cardId: string;
  title: string | null;
  /** When it was last redeemed on this till; null where it never was. */
  lastAt: number | null;
}

/** Where one redemption stands now. */
export interface LedgerIntent {
  intent: number;
  code: string;
  cardId: string | null;
  title: string | null;
  state: 'intended' | Outcome;
  operator: string;
  receipt: string | null;
  at: number;
  endedAt: number | null;
  /** Milliseconds until a manager may close it by hand; null where nobody may (rules §5). */
  closableInMs: number | null;
}

/** Everything the ledger knows about one scan or one redemption, oldest first. */
export interface LedgerStory {
  /** Scan, intent, sends, outcome, settlement, receipts and the manager's notes. */
  rows: LedgerRow[];
  /** The card that its coupon is of; null where no row names one. */
  card: { cardId: string; title: string | null } | null;
  /** The redemption it is about; null where there is none. */
  intent: LedgerIntent | null;
  /** Other redemptions of the same code on this till, newest first. */
  others: LedgerIntent[];
}

export type NoteReceipt =
  /** `duplicateOf`: another redemption has this receipt already. Noted all the same, flagged. */
  | { ok: true; seq: number; duplicateOf: number | null }
  | { ok: false; why: 'no-such-intent' | 'not-redeemed' | 'payment-code' | 'empty' | 'unwritable' };

export type CloseByHand =
  | { ok: true; seq: number }
  /** Earlier than 15 s after the last request left: one may still arrive. */
  | { ok: false; why: 'too-early'; waitMs: number }
  | { ok: false; why: 'no-such-intent' | 'not-open' | 'empty' | 'unwritable' };

export type NoteError =
  | { ok: true; seq: number }
  | { ok: false; why: 'no-such-intent' | 'not-redeemed' | 'empty' | 'unwritable' };

export interface ShiftState {
  /** The `seq` of the row that opened it. */
  shift: number;
  operator: string;
  openedAt: number;
}

export type ShiftStep =
  | { ok: true; seq: number; shift: ShiftState | null }
  | { ok: false; why: 'already-open' | 'not-open' | 'empty' | 'unwritable' };

export interface Counted<T extends string = string> {
  name: T;
  count: number;
}

/** What happened in one shift. */
export interface ShiftReport {
  shift: number | null;
  from: number;
  /** When it was closed; null while it is open. */
  to: number | null;
  operators: string[];
  device: string;
  firstSeq: number;
  lastSeq: number;
  headHash: string;
  scans: number;
  redeemed: {
    cardId: string | null;
    title: string | null;
    count: number;
    /** How many of them were only confirmed by a read-back. */
    confirmedAfterwards: number;
  }[];
  refused: Counted[];
  invalid: Counted[];
  faults: Counted[];
  /** Minutes in which WeChat could not be reached, and how many times that began. */
  minutesWithoutWechat: number;
  timesWithoutWechat: number;
  slowest: LedgerRow[];
  /** Redemptions that were not known at first, and what became of them. */
  unknowns: {
    intent: number;
    at: number;
    code: string;
    state: 'intended' | Outcome;
    settledAt: number | null;
    byHand: boolean;
  }[];
  typed: LedgerRow[];
  typedCount: number;
  flags: Counted<FlagName>[];
  /** Redemptions that a manager marked as made in error. */
  errors: LedgerRow[];
  paymentCodes: number;
}

/** State of the record itself, for the ledger page and the health page. */
export interface LedgerFacts {
  rows: number;
  headSeq: number;
  headHash: string;
  fileBytes: number;
  openIntents: number;
  shift: ShiftState | null;
  problem: LedgerProblem | null;
  /** Its rows may be missing or changed, whether or not somebody has seen the problem. */
  doubted: boolean;
  /** Folder of the ledger and its backups. */
  folder: string;
  lastSealAt: number | null;
  lastBackup: { name: string; at: number } | null;
  /** Why the last backup failed; null where it did not. */
  backupTrouble: string | null;
  /** The last walk over the whole chain. */
  lastCheck: LedgerCheck | null;
}

export interface LedgerCheck {
  at: number;
  rows: number;
  ok: boolean;
  /** The first broken row; null where there is none. */
  brokenSeq: number | null;
  /** What is wrong, in technical words. */
  detail: string | null;
  seals: number;
}

export type LedgerTask = 'check' | 'backup' | 'export';

/** Pushed while a long task runs, a few times a second. */
export interface LedgerProgress {
  task: LedgerTask;
  done: number;
  total: number;
  /** How it ended; null while it runs. */
  end: { ok: true; detail: string } | { ok: false; detail: string } | null;
}

export interface ExportOrder {
  format: 'csv' | 'jsonl';
  /** Whole days, Asia/Shanghai; nothing given means the whole ledger. */
  fromDay?: string | undefined;
  toDay?: string | undefined;
}

/** The calls that screens make; `shared/contract.ts` takes them in as they are. */
export interface LedgerCalls {
  ledgerSearch: { input: LedgerQuery; output: LedgerPage };
  /** By any row's `seq`: a scan's, an intent's, or any other of its rows. */
  ledgerStory: { input: { seq: number }; output: LedgerStory | null };
  ledgerFacts: { input: null; output: LedgerFacts };
  /** Cards that occur in the ledger, the last redeemed first, for the filter. */
  ledgerCards: { input: null; output: LedgerCard[] };
  /** The receipt of a redemption, typed or scanned on the verdict. */
  noteReceipt: { input: { intent: number; text: string }; output: NoteReceipt };
  /** Closes an intent by the manager's hand, with a reason. */
  closeIntent: {
    input: {
      intent: number;
      state: 'settled-redeemed' | 'settled-not-redeemed';
      reason: string;
    };
    output: CloseByHand;
  };
  /** "Redeemed in error": a note, nothing is undone; WeChat has no undo. */
  noteError: { input: { intent: number; text: string }; output: NoteError };
  shiftNow: { input: null; output: ShiftState | null };
  openShift: { input: { operator: string }; output: ShiftStep };
  closeShift: { input: null; output: ShiftStep };
  changeOperator: { input: { operator: string }; output: ShiftStep };
  /** Newest first. */
  shifts: {
    input: { limit: number };
    output: { shift: number; operator: string; from: number; to: number | null }[];
  };
  /** Null asks for the shift that is open, or the last one. */
  shiftReport: { input: { shift: number | null }; output: ShiftReport | null };
  /** The same as a whole printable page, and as a CSV file's text. */
  shiftReportPage: { input: { shift: number | null }; output: string | null };
  shiftReportCsv: { input: { shift: number | null }; output: string | null };
  /** Walks the whole chain now; progress comes as events. */
  ledgerCheck: { input: null; output: LedgerCheck };
  ledgerBackup: { input: null; output: { ok: boolean; detail: string } };
  /** Asks where to, then writes; progress comes as events. False where nobody chose a file. */
  ledgerExport: { input: ExportOrder; output: boolean };
  ledgerExportCancel: { input: null; output: void };
  /** A manager has seen what the screen says of a past trouble; it is taken down. */
  ledgerProblemSeen: { input: null; output: void };
}

export type LedgerCallName = keyof LedgerCalls;

/** Who may make each of them. */
export const ledgerCallers = {
  ledgerSearch: 'manager',
  ledgerStory: 'manager',
  ledgerFacts: 'manager',
  ledgerCards: 'manager',
  noteReceipt: 'cashier',
  closeIntent: 'manager',
  noteError: 'manager',
  shiftNow: 'cashier',
  openShift: 'cashier',
  closeShift: 'cashier',
  changeOperator: 'cashier',
  shifts: 'manager',
  shiftReport: 'cashier',
  shiftReportPage: 'cashier',
  shiftReportCsv: 'cashier',
  ledgerCheck: 'manager',
  ledgerBackup: 'manager',
  ledgerExport: 'manager',
  ledgerExportCancel: 'manager',
  ledgerProblemSeen: 'manager',
} as const satisfies Record<LedgerCallName, 'cashier' | 'manager'>;

/** Whether a span of days begins after its end. */
export function areReversed({ fromDay, toDay }: Pick<LedgerFilter, 'fromDay' | 'toDay'>): boolean {
  return fromDay !== undefined && toDay !== undefined && fromDay > toDay;
}
