import type { Coupon } from './card';
import type { NoteReceipt } from './ledger';
import type { SlipState } from './printer';
import type { Reason, Source, VerdictKind } from './reasons';
import type { SettingsTrouble } from './settings';
import type { Verdict } from './verdict';

/** One alternative where the cashier must pick: two cards for one code, or two codes in view. */
export interface Choice {
  code: string;
  cardId: string | null;
  title: string | null;
}

/** What the one verdict panel shows. Times are milliseconds since 1970 of this machine. */
export type CounterState =
  | { kind: 'ready' }
  | { kind: 'checking'; code: string; since: number; choices: Choice[] }
  | (Extract<Verdict, { kind: 'redeemable' }> & {
      code: string;
      /** The button was pressed once and asks again (outside-hours only). */
      confirming: boolean;
      /** When this green falls back to `ready`. */
      staleAt: number;
    })
  | { kind: 'redeeming'; code: string; coupon: Coupon; since: number }
  | {
      kind: 'redeemed';
      reason: 'confirmed-afterwards' | null;
      code: string;
      coupon: Coupon | null;
      intent: number;
      at: number;
    }
  | (Extract<Verdict, { kind: 'refused' }> & { code: string })
  | (Extract<Verdict, { kind: 'invalid' }> & { code: string })
  | (Extract<Verdict, { kind: 'fault' }> & { code: string })
  | (Extract<Verdict, { kind: 'unknown' }> & { code: string; since: number })
  | (Extract<Verdict, { kind: 'wrong-thing' }> & { code: string; canAskAnyway: boolean });

/** One line of the list of last scans; updated in place while its scan goes on. */
export interface RecentScan {
  /** Number of its scan; below zero where that was before the till was started. */
  id: number;
  at: number;
  code: string;
  source: Source;
  kind: VerdictKind;
  reason: Reason | null;
  title: string | null;
}

/** A redemption whose outcome is not known yet. */
export interface PendingIntent {
  intent: number;
  code: string;
  title: string | null;
  /** When it was intended, milliseconds since 1970. */
  since: number;
}

/** A redemption whose outcome was found while something else was on show. */
export interface SettledBehind {
  intent: number;
  /** False: the coupon was not used up. */
  redeemed: boolean;
  code: string;
  title: string | null;
  /** When it was sent, milliseconds since 1970. */
  since: number;
}

/** How WeChat answered last. */
export interface Reachability {
  state: 'untried' | 'reachable' | 'unreachable';
  latencyMs: number | null;
}

/** Which WeChat this till talks to. */
export type Mode = 'live' | 'practice' | 'test-server';

/**
 * What is wrong with the ledger, with all a screen needs to say so. Nothing can be redeemed
 * under the first three; the others tell of something past and can be taken down.
 */
export type LedgerProblem =
  | { kind: 'unwritable'; detail: string }
  | { kind: 'disk-full'; detail: string }
  | { kind: 'read-only'; folder: string; detail: string }
  | {
      kind: 'corrupt-restored';
      /** File name of the damaged ledger, kept in the profile; null where there was none left. */
      setAside: string | null;
      /** File name of the backup that the new ledger began from; null where none was good. */
      backup: string | null;
      /** Rows that were newer than the backup and could be read. */
      salvagedRows: number;
      /** What was redeemed between these two moments may be missing. */
      doubtfulFrom: number;
      doubtfulTo: number;
    }
  /** `now` is before the newest row's time. */
  | { kind: 'clock-set-back'; newest: number; now: number }
  /** The first row that does not fit the chain. */
  | { kind: 'broken-chain'; seq: number };

/** The till's receipt number of the redemption on show. */
export type ReceiptState =
  /** The next text typed or scanned by hand is the receipt. Milliseconds since 1970. */
  | { kind: 'asked'; intent: number; until: number }
  /** There is another one already; Enter puts `text` in its place, Esc leaves `old`. */
  | { kind: 'replacing'; intent: number; old: string; text: string; until: number }
  /** What was scanned is no receipt but the next coupon: the scan with this number. */
  | { kind: 'given-up'; intent: number; scanId: number }
  /** `duplicateOf`: another redemption has this receipt already. */
  | { kind: 'noted'; intent: number; text: string; duplicateOf: number | null }
  | { kind: 'refused'; intent: number; why: Extract<NoteReceipt, { ok: false }>['why'] };

/** Everything a window shows, pushed whole by the main process on every change. */
export interface CounterView {
  state: CounterState;
  /** Number of the scan on show; calls that act on it carry it, so a late click acts on nothing. */
  scanId: number;
  /** The code on show was seen again: when, and how many times. Acknowledged, not asked. */
  sameCode: { at: number; times: number } | null;
  /** The one scan that waits for a redemption in flight. */
  waiting: { code: string; source: Source } | null;
  recent: RecentScan[];
  pending: PendingIntent[];
  /** What nobody at the counter has taken note of yet: the customer may still wait for word. */
  settledBehind: SettledBehind[];
  reachability: Reachability;
  /** Seconds this machine's clock is ahead of WeChat's, where that is more than a minute. */
  clockSkewSeconds: number | null;
  ledgerProblem: LedgerProblem | null;
  receipt: ReceiptState | null;
  /** Null where nothing was printed yet, or it was taken note of. */
  slip: SlipState | null;
}

/** What this till is. Pushed anew when one of its settings changes. */
export interface TillFacts {
  mode: Mode;
  storeName: string;
  deviceName: string;
  language: 'zh-CN' | 'en';
  /** Whether a slip printer is set up. */
  prints: boolean;
  /** Whether a real account is set up; without one the till practises. */
  hasAccount: boolean;
  /** Whether this screen can be turned to the customer. */
  turns: boolean;
  /** Whether it only practises though an account is set up: to train somebody. */
  training: boolean;
  /** Tills on the classic token endpoint end each other's tokens: the window warns. */
  classicToken: boolean;
  settingsTrouble: SettingsTrouble | null;
  version: string;
}
