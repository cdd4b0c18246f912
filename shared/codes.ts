/**
 * One code in the manager's hands: what WeChat says of it, and the two changes that can be made
 * to it. A change whose answer was lost is neither done nor failed: it is read back.
 */
import type { Told, Untold } from './told';

/** What WeChat says of one claimed code (`code/get` with `check_consume: false`). */
export interface CodeFacts {
  code: string;
  cardId: string;
  /** Null where the card could not be asked. */
  title: string | null;
  /** The merchant made the code: it is named with its card, and can be changed. */
  custom: boolean;
  /** `user_card_status` as WeChat sent it. */
  status: string;
  canConsume: boolean | null;
  /** Unix seconds; null where WeChat sent none. */
  beginTime: number | null;
  endTime: number | null;
  memberCard: boolean;
  /** The customer's openid with its middle hidden. */
  openidMasked: string | null;
}

/** What became of a change. */
export type CodeChange =
  /** `by`: WeChat said so, or its lost answer was read back. */
  | { kind: 'done'; by: 'answer' | 'read-back' }
  /** Nothing has changed, for certain. */
  | { kind: 'refused'; untold: Untold }
  /** The answer was lost. `status`: what the code said when it was last read. */
  | { kind: 'unknown'; untold: Untold; status: string | null; change: number }
  /** Read back at least 15 s after it was sent: it has not happened. */
  | { kind: 'not-done' }
  /** The new code is some coupon's already, so nothing was sent. */
  | { kind: 'taken' }
  /** The ledger could not be written, so nothing was sent. */
  | { kind: 'unwritable' }
  /** An earlier change of this code is still unknown; it is read back first. */
  | { kind: 'open'; change: number };

export interface CodesCalls {
  /** A code, or a card link. Several where cards of the merchant's own codes share it. */
  codeFind: { input: { text: string; cardId: string | null }; output: Told<CodeFacts[]> };
  /** The code behind a card link or an encrypt_code. */
  codeDecrypt: { input: { text: string }; output: Told<{ code: string; cardId: string | null }> };
  /** Another code for a coupon whose code the merchant made. */
  codeUpdate: { input: { code: string; cardId: string; newCode: string }; output: CodeChange };
  /** Makes a code void, for ever. `cardId` for the merchant's own codes only. */
  codeVoid: {
    input: { code: string; cardId: string | null; reason: string };
    output: CodeChange;
  };
  /** Reads back once more what became of a change whose answer was lost. */
  codeReadBack: { input: { change: number }; output: CodeChange };
  /** The scan that was offered, looked up; null where it is no longer offered. */
  codeOfOffered: { input: { offer: number }; output: Told<CodeFacts[]> | null };
}

export const codesCallers = {
  codeFind: 'manager',
  codeDecrypt: 'manager',
  codeUpdate: 'manager',
  codeVoid: 'manager',
  codeReadBack: 'manager',
  codeOfOffered: 'manager',
} as const satisfies Record<keyof CodesCalls, 'manager'>;

/** `code/get` documents codes up to here; a longer new one only warns. Characters. */
export const DOCUMENTED_CODE_LENGTH = 20;

/** What must be typed to make a code void: its last four characters. */
export function lastFour(code: string): string {
  return [...code].slice(-4).join('');
}
