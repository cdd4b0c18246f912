/**
 * Redeems one coupon: the intent is on the disk before anything leaves, and what is shown
 * follows from the answer by the table of redemption rules §4. Nothing here retries.
 */
import { never } from '../../shared/never';
import type { Fault } from '../../shared/reasons';
import type { Trouble } from '../../shared/verdict';
import type { IntentOrder, LedgerWriter } from '../ledger/write';
import type { Answer, WechatClient } from '../wechat/client';
import { faultOf, troubleOf } from '../wechat/trouble';
import { afterFirstSend, type ConsumeSeen } from './steps';

/** How the first send of an intent ended. */
export type RedeemEnd =
  | { kind: 'redeemed'; intent: number }
  /** WeChat judged the coupon: nothing was redeemed by us. */
  | { kind: 'refused'; intent: number; errcode: number }
  | { kind: 'not-sent'; reason: Fault; trouble: Trouble }
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
  const concluded = ledger.conclude(
    intent,
    state,
    { kind: 'outcome', ...answerRow(answer) },
    'till',
  );
  const { sentAt } = answer.meta;
  // What could not be recorded counts as not known: the open intent keeps its coupon blocked.
  if (!concluded.ok) return { kind: 'unknown', intent, sentAt, failedAt: performance.now() };
  switch (state) {
    case 'redeemed':
      return { kind: 'redeemed', intent };
    case 'refused':
      return { kind: 'refused', intent, errcode: answer.kind === 'refusal' ? answer.errcode : 0 };
    case 'not-sent':
      return { kind: 'not-sent', ...notSent(answer) };
    case 'unknown':
      return { kind: 'unknown', intent, sentAt, failedAt: performance.now() };
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
  return { kind: 'not-sent', reason: 'ledger-unwritable', trouble };
}
