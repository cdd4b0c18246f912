/**
 * The life of an intent, as pure decisions (redemption rules §4 and §5).
 *
 *   intended ──► redeemed | refused | not-sent
 *       └──────► unknown ──► redeemed              errcode 0 to the one live re-send
 *                   ├──────► settled-redeemed      CONSUMED at read-back, or 40099 to the re-send
 *                   └──────► settled-not-redeemed  not CONSUMED, at least 15 s after the last send
 *   by a manager's hand: unknown → either; settled-not-redeemed → settled-redeemed
 */
import type { Fault } from '../../shared/reasons';
import { errcodeRow } from '../wechat/errcodes';

export const intentStates = [
  'intended',
  'redeemed',
  'refused',
  'not-sent',
  'unknown',
  'settled-redeemed',
  'settled-not-redeemed',
] as const;
export type IntentState = (typeof intentStates)[number];

/** Whose decision a change of state is. */
export type Hand = 'till' | 'manager';

const allowed: Record<Hand, Record<IntentState, readonly IntentState[]>> = {
  till: {
    intended: ['redeemed', 'refused', 'not-sent', 'unknown'],
    redeemed: [],
    refused: [],
    'not-sent': [],
    unknown: ['redeemed', 'settled-redeemed', 'settled-not-redeemed'],
    'settled-redeemed': [],
    'settled-not-redeemed': [],
  },
  manager: {
    intended: [],
    redeemed: [],
    refused: [],
    'not-sent': [],
    unknown: ['settled-redeemed', 'settled-not-redeemed'],
    'settled-redeemed': [],
    'settled-not-redeemed': ['settled-redeemed'],
  },
};

/** Whether an intent may go from one state to another. Nothing else is ever written. */
export function mayBecome(from: IntentState, to: IntentState, by: Hand): boolean {
  return allowed[by][from].includes(to);
}

/** An intent that blocks its coupon: what WeChat did with it is not known. */
export function isOpen(state: IntentState): boolean {
  return state === 'intended' || state === 'unknown';
}

/** What came back from a consume, without its details. */
export type ConsumeSeen =
  | { kind: 'ok' }
  | { kind: 'errcode'; errcode: number }
  | { kind: 'no-token' }
  | { kind: 'failed'; sent: 'no' | 'maybe'; reason: Fault };

/** The first send of an intent (rules §4, first table). */
export function afterFirstSend(seen: ConsumeSeen): 'redeemed' | 'refused' | 'not-sent' | 'unknown' {
  switch (seen.kind) {
    case 'ok':
      return 'redeemed';
    case 'no-token':
      return 'not-sent';
    case 'failed':
      return seen.sent === 'no' ? 'not-sent' : 'unknown';
    case 'errcode': {
      const { consume } = errcodeRow(seen.errcode);
      return consume === 'refuses' ? 'refused' : consume;
    }
  }
}

/**
 * The one re-send of an intent whose first send is unknown (rules §4). Only 0 and 40099 say
 * anything about the coupon; a clean refusal says nothing about the first send.
 */
export function afterResend(seen: ConsumeSeen): 'redeemed' | 'settled-redeemed' | 'unknown' {
  if (seen.kind === 'ok') return 'redeemed';
  return seen.kind === 'errcode' && seen.errcode === 40099 ? 'settled-redeemed' : 'unknown';
}

/** A delayed request may still arrive this long after it was sent. Milliseconds. */
export const DELAYED_REQUEST_MS = 15_000;

/** Reads with the cashier waiting, milliseconds after the last send failed. */
export const LIVE_READS_MS = [1_000, 3_000, 8_000] as const;

/** Pauses of reads in the background, milliseconds; the last one repeats. */
export const BACKGROUND_PAUSES_MS = [5_000, 10_000, 20_000, 40_000, 60_000] as const;

/** What a read-back (`check_consume: false`) saw. */
export type ReadSeen =
  | 'consumed'
  | 'normal'
  /** Another status of our list, or 40056: not redeemed, as of now. */
  | 'not-consumed'
  /** A failure, an answer not understood, no status or an unknown one. */
  | 'unclear';

/** An intent being settled. Times are monotonic milliseconds. */
export interface Settling {
  /** The cashier waits: reads at 1, 3 and 8 s, and one re-send may be left. */
  readonly live: boolean;
  readonly resent: boolean;
  /** When the last request can have left; after a restart, when this process started. */
  readonly lastSentAt: number;
  /** When that send failed; live reads count from it. */
  readonly failedAt: number;
  /** Reads done since the last send, or since the start; the one just judged included. */
  readonly reads: number;
}

/** The first send has failed, and the cashier waits. */
export function settlingLive(sentAt: number, failedAt: number): Settling {
  return { live: true, resent: false, lastSentAt: sentAt, failedAt, reads: 0 };
}

/** Found open at start: it counts as sent, and is only ever read. */
export function settlingFound(startedAt: number): Settling {
  return { live: false, resent: true, lastSentAt: startedAt, failedAt: startedAt, reads: 0 };
}

/** One more read has come back. */
export function oneMoreRead(settling: Settling): Settling {
  return { ...settling, reads: settling.reads + 1 };
}

/** The one re-send is used up and settled nothing: its reads begin anew. */
export function resendFailed(settling: Settling, sentAt: number, failedAt: number): Settling {
  const lastSentAt = Math.max(settling.lastSentAt, sentAt);
  return { ...settling, resent: true, lastSentAt, failedAt, reads: 0 };
}

/** The cashier no longer waits: from now on in the background. */
export function settlingBehind(settling: Settling): Settling {
  return { ...settling, live: false, reads: 0 };
}

export type NextStep =
  | { kind: 'conclude'; state: 'settled-redeemed' | 'settled-not-redeemed' }
  | { kind: 'resend' }
  | { kind: 'read'; at: number };

/** When the first read is due. */
export function firstRead(settling: Settling, now: number): number {
  return settling.live ? settling.failedAt + LIVE_READS_MS[0] : now;
}

/** What follows from a read. `startedAt` is when its request was made (rules §5). */
export function afterRead(
  settling: Settling,
  seen: ReadSeen,
  startedAt: number,
  now: number,
): NextStep {
  if (seen === 'consumed') return { kind: 'conclude', state: 'settled-redeemed' };
  const waitedFor = settling.live && settling.reads <= LIVE_READS_MS.length;
  if (seen === 'normal' && waitedFor && !settling.resent) return { kind: 'resend' };
  if (seen !== 'unclear' && startedAt - settling.lastSentAt >= DELAYED_REQUEST_MS) {
    return { kind: 'conclude', state: 'settled-not-redeemed' };
  }
  return { kind: 'read', at: nextRead(settling, seen, now) };
}

/** Whether the last read that the cashier waits for is done. */
export function liveIsOver(settling: Settling): boolean {
  return !settling.live || settling.reads >= LIVE_READS_MS.length;
}

/** When to read again after a read that concluded and sent nothing. */
export function nextRead(settling: Settling, seen: ReadSeen, now: number): number {
  const liveRead = settling.live ? LIVE_READS_MS[settling.reads] : undefined;
  if (liveRead !== undefined) return Math.max(now, settling.failedAt + liveRead);
  const done = settling.live ? settling.reads - LIVE_READS_MS.length : settling.reads - 1;
  const pause = BACKGROUND_PAUSES_MS[Math.max(0, done)] ?? 60_000;
  // A clear "not consumed" only waits for the 15 s to pass, not for the next pause; where they
  // passed while its read was on the way, the next one is made at once.
  const decisive = settling.lastSentAt + DELAYED_REQUEST_MS;
  return seen === 'unclear' ? now + pause : Math.max(now, decisive);
}
