/**
 * What a scan, a key or an outcome means for what is on show: pure decisions by redemption
 * rules §6. Times are monotonic milliseconds.
 */
import type { Understood } from '../../shared/code';
import type { CounterState } from '../../shared/counter-state';
import { isRedeemedByEnter } from '../../shared/enter';
import { never } from '../../shared/never';
import type { Source } from '../../shared/reasons';
import { paymentKey } from './payment-key';

/** A text somebody presented, understood. */
export interface Scan {
  /** Tells one code from another; never holds a payment code. */
  key: string;
  /** The text itself, for "ask anyway"; empty for payment codes. */
  text: string;
  understood: Understood;
  source: Source;
  at: number;
  /** The card that a manager's list names with a code of the merchant's own. */
  cardId?: string;
}

/** The scan on show, as far as the next one depends on it. */
export interface Placed {
  key: string;
  at: number;
}

export interface Desk {
  state: CounterState;
  placed: Placed | null;
  /** A redemption is in flight, or its last live read is not done. */
  busy: boolean;
  /** The codes of one picture between which the cashier is asked to choose. */
  offered: readonly string[];
  /** When each code was last seen by the camera. */
  lastSeen: ReadonlyMap<string, number>;
}

export type Placement =
  /** Replaces what is on show and is asked. `fresh`: the first scan of its code (auto-redeem). */
  | { kind: 'ask'; fresh: boolean }
  /** The code on show again: told, not asked. */
  | { kind: 'acknowledge' }
  /** Waits for the redemption in flight; the newest wins. `fresh` as above, for its turn. */
  | { kind: 'wait'; fresh: boolean }
  /** A code flickering in and out of the picture beside another. */
  | { kind: 'ignore' };

/** How long a code must have been out of the picture to be asked again. */
export const LEFT_PICTURE_MS = 3_000;
/** Two codes that take turns this quickly are in one picture. */
const TAKING_TURNS_MS = 1_000;
/** A scanner's or a person's double take. */
export const DOUBLE_SCAN_MS = 2_500;
/** Green must have been on show this long before Enter counts. */
export const GREEN_BEFORE_ENTER_MS = 300;
/** A scanner's late Enter comes within this time of its last key. */
export const SCANNER_QUIET_MS = 500;
/** A shown outcome stays at least this long before a waiting scan replaces it. */
export const OUTCOME_STAYS_MS = 1_500;

/** Where a scan goes. */
export function placeScan(desk: Desk, scan: Scan): Placement {
  const same = desk.placed?.key === scan.key;
  const gone = scan.at - lastSeen(desk, scan.key);
  if (desk.busy) {
    const fresh = scan.source === 'camera' ? gone >= LEFT_PICTURE_MS : scan.source !== 'manager';
    return same ? { kind: 'acknowledge' } : { kind: 'wait', fresh };
  }
  if (scan.source === 'camera') {
    if (same) {
      return gone < LEFT_PICTURE_MS ? { kind: 'acknowledge' } : { kind: 'ask', fresh: false };
    }
    if (desk.offered.includes(scan.key)) {
      const others = desk.offered.filter((key) => key !== scan.key);
      const alone = others.every((key) => scan.at - lastSeen(desk, key) >= TAKING_TURNS_MS);
      return alone ? { kind: 'ask', fresh: false } : { kind: 'ignore' };
    }
    return gone < TAKING_TURNS_MS && !placedHasLeft(desk, scan.at)
      ? { kind: 'ignore' }
      : { kind: 'ask', fresh: gone >= LEFT_PICTURE_MS };
  }
  if (!same || !desk.placed) return { kind: 'ask', fresh: scan.source !== 'manager' };
  const askAtOnce = desk.state.kind === 'fault' || desk.state.kind === 'ready';
  const doubled = scan.at - desk.placed.at < DOUBLE_SCAN_MS;
  return doubled && !askAtOnce ? { kind: 'acknowledge' } : { kind: 'ask', fresh: false };
}

function lastSeen(desk: Desk, key: string): number {
  return desk.lastSeen.get(key) ?? Number.NEGATIVE_INFINITY;
}

/**
 * Whether the code on show came by the camera and is out of its picture: what is seen now is
 * alone there, and no neighbour of it. One that came by another way was never in the picture.
 */
function placedHasLeft(desk: Desk, at: number): boolean {
  if (!desk.placed) return false;
  const seen = lastSeen(desk, desk.placed.key);
  return seen >= desk.placed.at && at - seen >= TAKING_TURNS_MS;
}

/** A scan of a text. `at` is monotonic. */
export function scanOf(text: string, understood: Understood, source: Source, at: number): Scan {
  const secret = understood.kind === 'wrong-thing' && understood.thing === 'payment-code';
  const key = secret ? paymentKey(text) : scanKey(understood);
  return { key, text: secret ? '' : text, understood, source, at };
}

/** Whether a scan can be a coupon at all. */
export function isCoupon({ understood }: Scan): boolean {
  return understood.kind === 'code' || understood.kind === 'card-link';
}

/** What tells one understood text from another; payment codes have keys of their own. */
export function scanKey(understood: Understood): string {
  switch (understood.kind) {
    case 'code':
      return `code ${understood.code}`;
    case 'card-link':
      return `link ${understood.cardId} ${understood.encryptCode}`;
    case 'wrong-thing':
      return `${understood.thing} ${understood.code}`;
    case 'malformed':
      return `${understood.reason} ${understood.code}`;
    default:
      return never(understood);
  }
}

/** What an Enter on the counter screen may do. */
export interface EnterPress {
  greenForMs: number;
  sinceScannerKeyMs: number;
  fieldEmpty: boolean;
  isAutoRepeat: boolean;
}

/** Whether an Enter redeems. Anything that could be a scanner's own Enter does not. */
export function enterRedeems(state: CounterState, press: EnterPress): boolean {
  return isRedeemedByEnter(state) && isDeliberateEnter(press, press.greenForMs);
}

/** Whether an Enter is a person's answer to what has been on show for so long. */
export function isDeliberateEnter(
  { fieldEmpty, isAutoRepeat, sinceScannerKeyMs }: Omit<EnterPress, 'greenForMs'>,
  onShowMs: number,
): boolean {
  return (
    fieldEmpty &&
    !isAutoRepeat &&
    onShowMs >= GREEN_BEFORE_ENTER_MS &&
    sinceScannerKeyMs >= SCANNER_QUIET_MS
  );
}

/** The code as the panel names it; empty for what must not be shown. */
export function codeShown(understood: Understood): string {
  return understood.kind === 'card-link' ? '' : understood.code;
}
