/**
 * What people write into the ledger: a receipt's number, a manager's note, and the end of an
 * intent that nothing else can find out. Nothing is undone by any of it; WeChat has no undo.
 */
import { readCode } from '../../shared/code';
import type { CloseByHand, NoteError, NoteReceipt } from '../../shared/ledger';
import { DELAYED_REQUEST_MS, type IntentState, mayBecome } from '../redemption/steps';
import type { Appender } from './append';
import type { Database } from './database';
import { isDuplicateReceipt } from './flags';
import { createIntentBook, type StoredIntent } from './intents';
import { tidy } from './shift';

export interface ByHand {
  noteReceipt(intent: number, text: string): NoteReceipt;
  /** The receipt that a redemption has; null without one. */
  receiptOf(intent: number): string | null;
  noteError(intent: number, text: string): NoteError;
  closeIntent(
    intent: number,
    state: 'settled-redeemed' | 'settled-not-redeemed',
    reason: string,
  ): CloseByHand;
  /** Milliseconds until a manager may close an intent; null where nobody may. */
  closableInMs(intent: StoredIntent): number | null;
}

/** A manager has ended an intent: nobody may go on reading it. */
export type OnClosed = (intent: number, state: 'settled-redeemed' | 'settled-not-redeemed') => void;

const MAX_RECEIPT = 64;
const MAX_REASON = 200;
const redeemedStates: readonly IntentState[] = ['redeemed', 'settled-redeemed'];

/** On an open database. `quietForMs` is of send-watch.ts. */
export function createByHand(
  database: Database,
  appender: Appender,
  quietForMs: (code: string) => number,
  onClosed: OnClosed,
): ByHand {
  const { append, commit, now } = appender;
  const book = createIntentBook(database, appender);

  function closableInMs({ state, code }: StoredIntent): number | null {
    if (!mayBecome(state, 'settled-redeemed', 'manager')) return null;
    return Math.max(0, Math.ceil(DELAYED_REQUEST_MS - quietForMs(code)));
  }

  function duplicateOf(receipt: string, intent: number): number | null {
    const others = book.withReceipt(receipt, intent);
    return others.find(({ at }) => isDuplicateReceipt(receipt, now(), at))?.intent ?? null;
  }

  return {
    closableInMs,
    receiptOf: (intent) => book.find(intent)?.receipt ?? null,
    noteReceipt(intent, text) {
      const receipt = tidy(text, MAX_RECEIPT);
      if (receipt === '') return { ok: false, why: 'empty' };
      const read = readCode(text);
      if (read.kind === 'wrong-thing' && read.thing === 'payment-code') {
        return { ok: false, why: 'payment-code' };
      }
      const stored = book.find(intent);
      if (!stored) return { ok: false, why: 'no-such-intent' };
      if (stored.state !== 'unknown' && !redeemedStates.includes(stored.state)) {
        return { ok: false, why: 'not-redeemed' };
      }
      const other = duplicateOf(receipt, intent);
      const { code, card_id } = stored;
      const flags = other === null ? '' : 'duplicate-receipt';
      const row = {
        kind: 'system' as const,
        reason: 'receipt',
        intent,
        code,
        card_id,
        receipt,
        flags,
      };
      const written = commit(() => {
        const { seq } = append(row);
        book.setReceipt(intent, receipt);
        return seq;
      });
      if (!written.ok) return { ok: false, why: 'unwritable' };
      return { ok: true, seq: written.value, duplicateOf: other };
    },
    noteError(intent, text) {
      const note = tidy(text, MAX_REASON);
      if (note === '') return { ok: false, why: 'empty' };
      const stored = book.find(intent);
      if (!stored) return { ok: false, why: 'no-such-intent' };
      if (!redeemedStates.includes(stored.state)) return { ok: false, why: 'not-redeemed' };
      const { code, card_id } = stored;
      const reason = `redeemed-in-error: ${note}`;
      const written = commit(() => append({ kind: 'manager', intent, code, card_id, reason }).seq);
      return written.ok ? { ok: true, seq: written.value } : { ok: false, why: 'unwritable' };
    },
    closeIntent(intent, state, text) {
      const why = tidy(text, MAX_REASON);
      if (why === '') return { ok: false, why: 'empty' };
      const stored = book.find(intent);
      if (!stored) return { ok: false, why: 'no-such-intent' };
      if (!mayBecome(stored.state, state, 'manager')) return { ok: false, why: 'not-open' };
      const waitMs = closableInMs(stored) ?? 0;
      if (waitMs > 0) return { ok: false, why: 'too-early', waitMs };
      const flags = state === 'settled-redeemed' ? 'reconcile' : '';
      const row = { kind: 'manager' as const, reason: `closed-by-hand: ${why}`, flags };
      const written = commit(() => book.move(intent, state, row, 'manager').seq);
      if (!written.ok) return { ok: false, why: 'unwritable' };
      onClosed(intent, state);
      return { ok: true, seq: written.value };
    },
  };
}
