/**
 * The till's receipt number of the redemption on show: asked for by a key, given by the next
 * text that is typed or scanned by hand. Nothing else waits for it and nothing depends on it.
 */
import { readCode } from '../../shared/code';
import type { NoteReceipt } from '../../shared/ledger';
import { never } from '../../shared/never';
import type { Source } from '../../shared/reasons';
import type { Stage } from './stage';

export interface Receipts {
  /** Asks for the receipt of the redemption on show. */
  ask(): void;
  /** Takes a text for the receipt that was asked for; false where it is a scan like any other. */
  takes(text: string, source: Source): boolean;
  /** Stops asking; false where nothing was asked. */
  cancel(): boolean;
  stop(): void;
}

export type WriteReceipt = (intent: number, text: string) => NoteReceipt;

/** How long a receipt is asked for. Milliseconds. */
export const ASKED_MS = 20_000;

export function createReceipts({ board, state }: Stage, write: WriteReceipt): Receipts {
  let over: NodeJS.Timeout | undefined;

  const asked = () => {
    const { receipt } = board.view();
    return receipt?.kind === 'asked' ? receipt : null;
  };

  function cancel(): boolean {
    clearTimeout(over);
    if (!asked()) return false;
    board.setReceipt(null);
    return true;
  }

  return {
    ask() {
      const shown = state();
      if (shown.kind !== 'redeemed') return;
      clearTimeout(over);
      board.setReceipt({ kind: 'asked', intent: shown.intent, until: Date.now() + ASKED_MS });
      over = setTimeout(cancel, ASKED_MS);
    },
    takes(text, source) {
      const waiting = asked();
      const shown = state();
      if (!waiting || shown.kind !== 'redeemed' || !isByHand(source)) return false;
      const read = readCode(text);
      // The next customer's card link is no receipt; nor is the very code that was redeemed.
      if (read.kind === 'card-link') {
        cancel();
        return false;
      }
      if (read.kind === 'code' && read.code === shown.code) return true;
      clearTimeout(over);
      const { intent } = waiting;
      const noted = write(intent, text);
      board.setReceipt(
        noted.ok
          ? { kind: 'noted', intent, text: text.trim(), duplicateOf: noted.duplicateOf }
          : { kind: 'refused', intent, why: noted.why },
      );
      return true;
    },
    cancel,
    stop: () => clearTimeout(over),
  };
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
