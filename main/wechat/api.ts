/**
 * One call of WeChat's API with a token: understood, refused by an errcode, or failed. Nothing
 * is repeated but a call whose token was refused. Every room's calls are built on it.
 */
import { type Envelope, readEnvelope } from './answers';
import { isTokenErrcode } from './errcodes';
import { type Failure, failureOf } from './failure';
import type { Requester } from './request';
import type { TokenSource, TokenTrouble } from './token';
import { isObject, type Json } from './wire';

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

export interface Call<T> {
  path: string;
  json: Json;
  timeoutMs: number;
  /** Null for what cannot be understood, which is a fault. */
  read: (body: Json) => T | null;
  signal?: AbortSignal | undefined;
  /** Runs before the one repeat after a refused token; where it says false nothing more is sent. */
  beforeRepeat?: () => boolean;
  /** The successes of datacube have no errcode: there alone its absence means success. */
  bare?: true;
  /** Where an answer may be longer than a coupon's or a card's. */
  maxBodyBytes?: number;
}

export interface Api {
  call<T>(request: Call<T>): Promise<Answer<T>>;
  /** Fetches a token ahead of the first call. */
  warmUp(): Promise<void>;
}

/** How long a call that only reads may take. Milliseconds (rules §2.5). */
export const LOOK_UP_TIMEOUT_MS = 8_000;

/** The way to WeChat, on a connection pool and a token source. */
export function createApi(requester: Requester, tokens: TokenSource): Api {
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
      ...(request.maxBodyBytes ? { maxBodyBytes: request.maxBodyBytes } : {}),
    });
    if (outcome.kind === 'failure') {
      const { failure, latencyMs, sentAt } = outcome;
      return { kind: 'failure', failure, meta: { date: null, latencyMs, sentAt } };
    }
    const { body, date, latencyMs } = outcome.reply;
    const meta = { date, latencyMs, sentAt: outcome.sentAt };
    const envelope = readEnvelope(body);
    if (!isObject(body) || (!envelope && !request.bare)) return unreadable('no errcode', meta);
    if (envelope && envelope.errcode !== 0) return refusal(envelope, meta);
    const value = request.read(body);
    return value === null ? unreadable(request.path, meta) : { kind: 'ok', value, meta };
  }

  return {
    call,
    async warmUp() {
      await tokens.get();
    },
  };
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
