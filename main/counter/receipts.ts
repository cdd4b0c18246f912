/**
 * The till's receipt number of the redemption on show: asked for by a key, given by the next
 * text that is typed or scanned by hand. Nothing else waits for it and nothing depends on it.
 */
import { readCode, type Understood } from '../../shared/code';
import type { NoteReceipt } from '../../shared/ledger';
import { never } from '../../shared/never';
import type { Source } from '../../shared/reasons';
import type { Stage } from './stage';
import { type EnterPress, isDeliberateEnter } from './steps';

export interface Receipts {
  /** Asks for the receipt of the redemption on show. */
  ask(): void;
  /** Takes a text for the receipt that was asked for; false where it is a scan like any other. */
  takes(text: string, source: Source): boolean;
  /** An Enter: puts a receipt in the place of an older one; false where nobody asked that. */
  enter(press: Omit<EnterPress, 'greenForMs'>): boolean;
  /** The same by a button. */
  replace(): void;
  /** Stops asking; false where nothing was asked. */
  cancel(): boolean;
  stop(): void;
}

export interface ReceiptParts {
  write: WriteReceipt;
  /** The receipt that a redemption has already; null without one. */
  receiptOf: (intent: number) => string | null;
}

export type WriteReceipt = (intent: number, text: string) => NoteReceipt;

/** How long a receipt is asked for. Milliseconds. */
export const ASKED_MS = 20_000;

export function createReceipts(stage: Stage, { write, receiptOf }: ReceiptParts): Receipts {
  const { board, state } = stage;
  let over: NodeJS.Timeout | undefined;
  let questionSince = 0;

  const open = () => {
    const { receipt } = board.view();
    return receipt?.kind === 'asked' || receipt?.kind === 'replacing' ? receipt : null;
  };

  function cancel(): boolean {
    clearTimeout(over);
    if (!open()) return false;
    board.setReceipt(null);
    return true;
  }

  /** Asks something for a while; returns until when. */
  function untilThen(): number {
    clearTimeout(over);
    over = setTimeout(cancel, ASKED_MS);
    return Date.now() + ASKED_MS;
  }

  function note(intent: number, text: string): void {
    clearTimeout(over);
    const noted = write(intent, text);
    board.setReceipt(
      noted.ok
        ? { kind: 'noted', intent, text: text.trim(), duplicateOf: noted.duplicateOf }
        : { kind: 'refused', intent, why: noted.why },
    );
  }

  function replace(): void {
    const receipt = open();
    if (receipt?.kind === 'replacing') note(receipt.intent, receipt.text);
  }

  return {
    ask() {
      const shown = state();
      if (shown.kind !== 'redeemed') return;
      board.setReceipt({ kind: 'asked', intent: shown.intent, until: untilThen() });
    },
    takes(text, source) {
      const waiting = open();
      const shown = state();
      if (!waiting || shown.kind !== 'redeemed' || !isByHand(source)) return false;
      const { intent } = waiting;
      const read = readCode(text);
      if (read.kind === 'code' && read.code === shown.code) return true;
      if (isNextScan(read, source)) {
        clearTimeout(over);
        board.setReceipt({ kind: 'given-up', intent, scanId: stage.scanId() + 1 });
        return false;
      }
      const old = receiptOf(intent);
      const fresh = text.trim();
      // A payment code is refused, never shown.
      const secret = read.kind === 'wrong-thing' && read.thing === 'payment-code';
      if (old === null || old === fresh || fresh === '' || secret) {
        note(intent, text);
        return true;
      }
      questionSince = performance.now();
      board.setReceipt({ kind: 'replacing', intent, old, text: fresh, until: untilThen() });
      return true;
    },
    enter(press) {
      if (open()?.kind !== 'replacing') return false;
      if (isDeliberateEnter(press, performance.now() - questionSince)) replace();
      return true;
    },
    replace,
    cancel,
    stop: () => clearTimeout(over),
  };
}

/**
 * Whether a text is the next customer's coupon, or anything else but a receipt. A gun's scan
 * is by its form: a receipt that looks like a code is typed. A person who types means it.
 */
function isNextScan(read: Understood, source: Source): boolean {
  switch (read.kind) {
    case 'card-link':
      return true;
    case 'code':
      return source !== 'typed' && /^(?:\d{12}|\d{18})$/.test(read.code);
    case 'wrong-thing':
      return source !== 'typed';
    case 'malformed':
      return source !== 'typed' && read.reason === 'bad-link';
    default:
      return never(read);
  }
}

/** Typed, or read by a scanner in somebody's hand. */
function isByHand(source: Source): boolean {
  switch (source) {
    case 'typed':
    case 'wedge':
    case 'serial':
    case 'hid':
      return true;
    case 'camera':
    case 'manager':
      return false;
    default:
      return never(source);
  }
}
