/**
 * Every call and event between a window and the main process, declared once.
 * Main checks sender and input of each call; a window learns nothing but these outputs.
 */
import { type AccountCalls, accountCallers } from './account';
import { type CardsCalls, type CatalogueNews, cardsCallers } from './cards';
import { type CodesCalls, codesCallers } from './codes';
import type { CounterView, TillFacts } from './counter-state';
import { type HealthCalls, healthCallers } from './health';
import { type LedgerCalls, type LedgerProgress, ledgerCallers } from './ledger';
import { type ManagerCalls, type ManagerState, managerCallers, type OfferedScan } from './manager';
import { type MemberNews, type MembersCalls, membersCallers } from './members';
import { type PassphraseCalls, passphraseCallers } from './passphrase';
import { type PracticeCalls, practiceCallers } from './practice';
import { type PrinterCalls, printerCallers } from './printer';
import { type DoctorView, type ScannerCalls, type ScannersView, scannerCallers } from './scanners';
import { type SettingsCalls, type ShownSettings, settingsCallers } from './settings';
import { type StatisticsCalls, type StatisticsProgress, statisticsCallers } from './statistics';
import { type UpdateCalls, updateCallers } from './updates';

/** Symbologies the decoder reports, by its own names. */
export type Symbology = 'QRCode' | 'Code128' | 'Code39' | 'EAN13';

/** A text read by the camera. Sent again at most every 500 ms while it stays in the picture. */
export interface CameraRead {
  text: string;
  symbology: Symbology;
}

/** Acts on the scan on show; ignored when another one has taken its place. */
export interface OnScan {
  scanId: number;
}

export interface Calls
  extends ManagerCalls,
    LedgerCalls,
    ShiftCalls,
    PaperCalls,
    PrinterCalls,
    SettingsCalls,
    AccountCalls,
    PracticeCalls,
    PassphraseCalls,
    CardsCalls,
    ScannerCalls,
    MembersCalls,
    CodesCalls,
    StatisticsCalls,
    UpdateCalls,
    HealthCalls {
  /** The camera sees one code, or two different ones at once (the cashier is asked which). */
  cameraSaw: { input: { reads: CameraRead[] }; output: void };
  /** A code typed into the field. */
  typed: { input: { text: string }; output: void };
  /** Whether the code field holds text: with text in it Enter never redeems (rules §6). */
  codeField: { input: { empty: boolean }; output: void };
  /** The redeem button. Under `outside-hours` the first press only asks once more. */
  redeem: { input: OnScan; output: void };
  /** The second button under `outside-hours`. */
  redeemConfirm: { input: OnScan; output: void };
  /** Picks one of the offered choices. */
  choose: { input: OnScan & { code: string; cardId: string | null }; output: void };
  /** "It is our coupon, ask" under a wrong thing. */
  askAnyway: { input: OnScan; output: void };
  /** Asks WeChat again about the code on show; never redeems. */
  askAgain: { input: null; output: void };
  /** Back to `ready`; does nothing while a redemption is in flight. */
  clear: { input: null; output: void };
  /** The next text typed or scanned is the receipt's number of the redemption on show. */
  askReceipt: { input: OnScan; output: void };
  replaceReceipt: { input: OnScan; output: void };
  /** Turns the screen to the customer, and back; nothing where it is not set up so. */
  showCustomer: { input: null; output: void };
  /** Takes down the notice of a redemption that was settled behind what is on show. */
  settledSeen: { input: { intent: number }; output: void };
  /** The state now, for a window that has just opened or was reloaded. */
  view: { input: null; output: CounterView };
  /** What this till is. */
  till: { input: null; output: TillFacts };
}

/** What the counter's shift panel asks beside the ledger's own calls. */
export interface ShiftCalls {
  /** Who stood at this till in its last shifts, the last first: to pick a name, not type it. */
  operatorNames: { input: null; output: string[] };
}

/** A shift report on paper or in a file; the dialogs are the main process's. */
export interface PaperCalls {
  /** Opens the printing dialog. False where nothing was printed. */
  printShift: { input: { shift: number | null }; output: boolean };
  /** Asks where to, then writes. False where nobody chose a file. */
  saveShift: { input: { shift: number | null; format: 'pdf' | 'csv' }; output: boolean };
}

export type CallName = keyof Calls;
export type CallInput<N extends CallName> = Calls[N]['input'];
export type CallOutput<N extends CallName> = Calls[N]['output'];

/**
 * Who may make a call: anybody at the counter, an unlocked manager only, or (`set-up`) a manager
 * and, while no PIN is set, whoever sets the till up.
 */
export type Caller = 'cashier' | 'manager' | 'set-up';

export const callers = {
  cameraSaw: 'cashier',
  typed: 'cashier',
  codeField: 'cashier',
  redeem: 'cashier',
  redeemConfirm: 'cashier',
  choose: 'cashier',
  askAnyway: 'cashier',
  askAgain: 'cashier',
  clear: 'cashier',
  view: 'cashier',
  till: 'cashier',
  askReceipt: 'cashier',
  replaceReceipt: 'cashier',
  settledSeen: 'cashier',
  showCustomer: 'cashier',
  operatorNames: 'cashier',
  printShift: 'cashier',
  saveShift: 'cashier',
  ...managerCallers,
  ...ledgerCallers,
  ...membersCallers,
  ...codesCallers,
  ...cardsCallers,
  ...printerCallers,
  ...scannerCallers,
  ...settingsCallers,
  ...healthCallers,
  ...accountCallers,
  ...practiceCallers,
  ...passphraseCallers,
  ...statisticsCallers,
  ...updateCallers,
} satisfies Record<CallName, Caller> as Record<CallName, Caller>;

export interface Events {
  /** The counter changed; the whole new view. */
  counter: CounterView;
  manager: ManagerState;
  /** A scan seen where it must not act; null when it is settled. */
  scanOffered: OfferedScan | null;
  ledgerProgress: LedgerProgress;
  memberNews: MemberNews;
  /** A list of cards has changed. */
  catalogue: CatalogueNews;
  /** What the till is has changed: its name, its language, the account it works for. */
  till: TillFacts;
  settings: ShownSettings;
  /** A scanner was kept, forgotten, plugged in or out. */
  scanners: ScannersView;
  /** The scanner test; null when it is over. */
  doctor: DoctorView | null;
  statisticsProgress: StatisticsProgress;
}

export type EventName = keyof Events;
export const eventNames: readonly EventName[] = [
  'counter',
  'manager',
  'scanOffered',
  'ledgerProgress',
  'memberNews',
  'catalogue',
  'till',
  'settings',
  'scanners',
  'doctor',
  'statisticsProgress',
];

/** The one channel of all calls, and the prefix of event channels. */
export const CALL_CHANNEL = 'kiosk:call';
export const EVENT_CHANNEL = 'kiosk:event';

/** Names a window's calls on its command line, where it is not to find all of them. */
export const FEW_CALLS = '--kiosk-calls=';

/** What a call answers over IPC: errors cross as values, never as stack traces. */
export type CallReply = { ok: true; value: unknown } | { ok: false; error: string };

/** `window.kiosk`: one function per call, one subscription. */
export type KioskBridge = {
  [N in CallName]: (input: CallInput<N>) => Promise<CallOutput<N>>;
} & {
  /** Calls `listener` with every event; returns the function that ends it. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
};
