/**
 * WeChat's card API, one function per call. Answers come back as values: understood,
 * refused by an errcode, or failed. Nothing is repeated but a call whose token was refused.
 */
import type { CardFacts } from '../../shared/card';
import {
  type CodeAnswer,
  type Envelope,
  readCodeAnswer,
  readDecryptAnswer,
  readEnvelope,
} from './answers';
import { readCardAnswer } from './card-answer';
import { isTokenErrcode } from './errcodes';
import { type Failure, failureOf } from './failure';
import type { Requester } from './request';
import type { TokenSource, TokenTrouble } from './token';
import { isObject, type Json } from './wire';

/** Which coupon: fixed at look-up, used unchanged by consume and read-back (rules §1). */
export interface CouponAddress {
  code: string;
  /** Sent for cards with custom codes only. */
  cardId: string | null;
}

export interface Meta {
  /** WeChat's clock, milliseconds since 1970; null where the answer carried none. */
  date: number | null;
  latencyMs: number;
  /** Latest monotonic moment at which the last request can have left this machine. */
  sentAt: number;
}

export type Answer<T> =
  | { kind: 'ok'; value: T; meta: Meta }
  | { kind: 'refusal'; errcode: number; rid: string | null; ip: string | null; meta: Meta }
  | { kind: 'failure'; failure: Failure; meta: Meta }
  /** The call itself was never made. */
  | { kind: 'no-token'; trouble: TokenTrouble; meta: Meta };

export interface WechatClient {
  /** `code/get`. With `checkConsume` true alone it can make green; with false it only tells. */
  getCode(
    address: CouponAddress,
    checkConsume: boolean,
    signal?: AbortSignal,
  ): Promise<Answer<CodeAnswer>>;
  /**
   * `code/consume`, ended by its own time limit only. `beforeRepeat` runs before the one
   * repeat after a refused token; where it says false (not journalled), nothing more is sent.
   */
  consumeCode(address: CouponAddress, beforeRepeat: () => boolean): Promise<Answer<null>>;
  /** `code/decrypt`. What comes back is not yet known to be a code: WeChat sends garbage at times. */
  decryptCode(encryptCode: string, signal?: AbortSignal): Promise<Answer<string>>;
  /** `card/get`: what the counter needs of it, and the whole answer for the card's page. */
  getCard(cardId: string, signal?: AbortSignal): Promise<Answer<{ facts: CardFacts; raw: Json }>>;
  /** Fetches a token ahead of the first scan. */
  warmUp(): Promise<void>;
}

const LOOK_UP_TIMEOUT_MS = 8_000;
const CONSUME_TIMEOUT_MS = 10_000;

interface Call<T> {
  path: string;
  json: Json;
  timeoutMs: number;
  read: (body: Json) => T | null;
  signal?: AbortSignal | undefined;
  beforeRepeat?: () => boolean;
}

/** Builds a client on a connection pool and a token source. */
export function createClient(requester: Requester, tokens: TokenSource): WechatClient {
  async function call<T>(request: Call<T>): Promise<Answer<T>> {
    const first = await tokens.get();
    if (!first.ok) return noToken(first.trouble);
    const answer = await once(request, first.token);
    if (answer.kind !== 'refusal' || !isTokenErrcode(answer.errcode)) return answer;
    const second = await tokens.renew(first.token);
    if (!second.ok) return noToken(second.trouble);
    if (request.beforeRepeat?.() === false) return notRepeated();
    return once(request, second.token);
  }

  async function once<T>(request: Call<T>, token: string): Promise<Answer<T>> {
    if (request.signal?.aborted) return neverMade();
    const outcome = await requester.send({
      method: 'POST',
      path: `${request.path}?access_token=${encodeURIComponent(token)}`,
      json: request.json,
      timeoutMs: request.timeoutMs,
      ...(request.signal ? { signal: request.signal } : {}),
    });
    if (outcome.kind === 'failure') {
      const { failure, latencyMs, sentAt } = outcome;
      return { kind: 'failure', failure, meta: { date: null, latencyMs, sentAt } };
    }
    const { body, date, latencyMs } = outcome.reply;
    const meta = { date, latencyMs, sentAt: outcome.sentAt };
    const envelope = readEnvelope(body);
    if (!envelope || !isObject(body)) return unreadable('no errcode', meta);
    if (envelope.errcode !== 0) return refusal(envelope, meta);
    const value = request.read(body);
    return value === null ? unreadable(request.path, meta) : { kind: 'ok', value, meta };
  }

  return {
    getCode: (address, checkConsume, signal) =>
      call({
        path: '/card/code/get',
        json: { ...addressJson(address), check_consume: checkConsume },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readCodeAnswer,
        signal,
      }),
    async consumeCode(address, beforeRepeat) {
      const answer = await call({
        path: '/card/code/consume',
        json: addressJson(address),
        timeoutMs: CONSUME_TIMEOUT_MS,
        read: () => 'consumed' as const,
        beforeRepeat,
      });
      return answer.kind === 'ok' ? { ...answer, value: null } : answer;
    },
    decryptCode: (encryptCode, signal) =>
      call({
        path: '/card/code/decrypt',
        json: { encrypt_code: encryptCode },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readDecryptAnswer,
        signal,
      }),
    getCard: (cardId, signal) =>
      call({
        path: '/card/get',
        json: { card_id: cardId },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: (raw) => {
          const facts = readCardAnswer(raw);
          return facts && { facts, raw };
        },
        signal,
      }),
    async warmUp() {
      await tokens.get();
    },
  };
}

function addressJson({ code, cardId }: CouponAddress): Json {
  return cardId === null ? { code } : { code, card_id: cardId };
}

function refusal({ errcode, rid, ip }: Envelope, meta: Meta): Answer<never> {
  return { kind: 'refusal', errcode, rid, ip, meta };
}

function unreadable(detail: string, meta: Meta): Answer<never> {
  return { kind: 'failure', failure: failureOf({ kind: 'unreadable', detail }), meta };
}

function noToken(trouble: TokenTrouble): Answer<never> {
  return { kind: 'no-token', trouble, meta: unmade() };
}

function notRepeated(): Answer<never> {
  const failure: Failure = { sent: 'no', reason: 'ledger-unwritable', detail: 'send row' };
  return { kind: 'failure', failure, meta: unmade() };
}

function neverMade(): Answer<never> {
  return {
    kind: 'failure',
    failure: { ...failureOf({ kind: 'aborted' }), sent: 'no' },
    meta: unmade(),
  };
}

function unmade(): Meta {
  return { date: null, latencyMs: 0, sentAt: performance.now() };
}
