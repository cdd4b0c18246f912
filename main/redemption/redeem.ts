/**
 * Redeems one coupon: the intent is on the disk before anything leaves, and what is shown
 * follows from the answer by the table of redemption rules §4. Nothing here retries.
 */
import { never } from '../../shared/never';
import type { Fault } from '../../shared/reasons';
import type { Trouble } from '../../shared/verdict';
import type { IntentOrder, LedgerWriter } from '../ledger/write';
import type { Answer } from '../wechat/api';
import type { WechatClient } from '../wechat/client';
import { faultOf, troubleOf } from '../wechat/trouble';
import type { Outcome } from './settle';
import { afterFirstSend, type ConsumeSeen } from './steps';

/** How the first send of an intent ended. */
export type RedeemEnd =
  | { kind: 'redeemed'; intent: number }
  /** WeChat judged the coupon: nothing was redeemed by us. */
  | { kind: 'refused'; intent: number; errcode: number; unwritten: Outcome | null }
  /** `intent` is null where not even that could be written. */
  | {
      kind: 'not-sent';
      intent: number | null;
      reason: Fault;
      trouble: Trouble;
      unwritten: Outcome | null;
    }
  /** The outcome is not known; `settle` takes over. Times are monotonic. */
  | { kind: 'unknown'; intent: number; sentAt: number; failedAt: number };

export interface RedeemParts {
  ledger: LedgerWriter;
  client: WechatClient;
}

/** Intends, consumes and concludes. Its promise always fulfils. */
export async function redeem(order: IntentOrder, parts: RedeemParts): Promise<RedeemEnd> {
  const { ledger, client } = parts;
  const intended = ledger.intend(order);
  if (!intended.ok) return unwritable(intended.detail);
  const intent = intended.seq;
  const answer = await client.consumeCode(order.address, () => ledger.sendAgain(intent).ok);
  const state = afterFirstSend(consumeSeen(answer));
  const row = { kind: 'outcome' as const, ...answerRow(answer) };
  const concluded = ledger.conclude(intent, state, row, 'till');
  // What could not be written stays open and blocks its coupon until it is.
  const unwritten = concluded.ok ? null : { state, row };
  const unknown = (): RedeemEnd => {
    const { sentAt } = answer.meta;
    return { kind: 'unknown', intent, sentAt, failedAt: performance.now() };
  };
  switch (state) {
    case 'redeemed':
      // No plain green without its row: it is read back, and confirmed once it can be written.
      return unwritten ? unknown() : { kind: 'redeemed', intent };
    case 'refused': {
      const errcode = answer.kind === 'refusal' ? answer.errcode : 0;
      return { kind: 'refused', intent, errcode, unwritten };
    }
    case 'not-sent':
      return { kind: 'not-sent', intent, ...notSent(answer), unwritten };
    case 'unknown':
      return unknown();
    default:
      return never(state);
  }
}

/** What a consume's answer says, without its details. */
export function consumeSeen(answer: Answer<null>): ConsumeSeen {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'ok' };
    case 'refusal':
      return { kind: 'errcode', errcode: answer.errcode };
    case 'no-token':
      return { kind: 'no-token' };
    case 'failure':
      return { kind: 'failed', sent: answer.failure.sent, reason: answer.failure.reason };
  }
}

/** What the ledger keeps of an answer. */
export function answerRow(answer: Answer<unknown>): {
  errcode: number | null;
  rid: string | null;
  reason: Fault | null;
  latency_ms: number;
} {
  const trouble = troubleOf(answer);
  return {
    errcode: answer.kind === 'ok' ? 0 : trouble.errcode,
    rid: trouble.rid,
    reason: faultOf(answer),
    latency_ms: Math.round(answer.meta.latencyMs),
  };
}

function notSent(answer: Answer<null>): { reason: Fault; trouble: Trouble } {
  return { reason: faultOf(answer) ?? 'internal', trouble: troubleOf(answer) };
}

function unwritable(detail: string): RedeemEnd {
  const trouble = { errcode: null, rid: null, ip: null, detail };
  return { kind: 'not-sent', intent: null, reason: 'ledger-unwritable', trouble, unwritten: null };
}
