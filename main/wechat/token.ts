/**
 * The access token: fetched once for everybody who waits, renewed before it ends.
 * `stable_token` in normal mode gives every till the same token (wechat-card-api §4).
 * `force_refresh` is never used: it kills the token of all other tills.
 */
import { never } from '../../shared/never';
import { readEnvelope, readTokenAnswer } from './answers';
import type { Failure } from './failure';
import { createRequester, type Outcome, type Requester } from './request';

export interface TokenOptions {
  /**
   * `stable` shares one token among all tills; `classic` is the old endpoint, whose tokens kill
   * each other; `service` asks the merchant's own service, so that no till holds a secret.
   */
  mode: 'stable' | 'classic' | 'service';
  appId: string;
  appSecret: string;
  serviceUrl: string;
  serviceKey: string;
  proxy?: string | undefined;
  /** PEM text of a further certificate authority, for the merchant's own service. */
  extraCa?: string | undefined;
}

/** Why there is no token. Nothing that needed it was sent. */
export type TokenTrouble =
  | { kind: 'refusal'; errcode: number; rid: string | null; ip: string | null }
  | { kind: 'failure'; failure: Failure };

export type TokenResult = { ok: true; token: string } | { ok: false; trouble: TokenTrouble };

export interface TokenSource {
  /** The token now; fetched where there is none. Callers at the same time share one fetch. */
  get(): Promise<TokenResult>;
  /**
   * A token after WeChat refused `failed`. Fetches only if `failed` is still the cached one:
   * somebody else may have renewed it meanwhile.
   */
  renew(failed: string): Promise<TokenResult>;
  /** Milliseconds since the token was fetched; null without one. */
  ageMs(): number | null;
  /** After sleep or a change of network: fresh connections to the merchant's own service. */
  refresh(): Promise<void>;
  /** Lets go of them; a fetch in flight ends first. */
  close(): Promise<void>;
}

const TOKEN_TIMEOUT_MS = 8_000;
/** WeChat renews a stable token in the last five minutes of its life; both work then. */
const RENEW_BEFORE_END_MS = 300_000;
/** A source that fails, or only hands out short-lived tokens, is not asked at every call. */
const RENEW_AT_MOST_EVERY_MS = 60_000;

interface Held {
  token: string;
  fetchedAt: number;
  endsAt: number;
}

/** A source by its mode. `now` is a monotonic clock in milliseconds. */
export function tokenSource(
  requester: Requester,
  options: TokenOptions,
  now: () => number = () => performance.now(),
): TokenSource {
  return cachedToken(fetcherOf(requester, options), now);
}

interface Fetcher {
  fetch(): Promise<Outcome>;
  /** The connections of its own; null where it uses those of all calls. */
  own: Requester | null;
}

function fetcherOf(requester: Requester, options: TokenOptions): Fetcher {
  const { appId: appid, appSecret: secret } = options;
  const grant_type = 'client_credential';
  switch (options.mode) {
    case 'stable':
      return {
        fetch: () =>
          requester.send({
            method: 'POST',
            path: '/cgi-bin/stable_token',
            json: { grant_type, appid, secret, force_refresh: false },
            timeoutMs: TOKEN_TIMEOUT_MS,
          }),
        own: null,
      };
    case 'classic': {
      const query = new URLSearchParams({ grant_type, appid, secret });
      const path = `/cgi-bin/token?${query}`;
      const fetch = () => requester.send({ method: 'GET', path, timeoutMs: TOKEN_TIMEOUT_MS });
      return { fetch, own: null };
    }
    case 'service': {
      const { origin, pathname, search } = new URL(options.serviceUrl);
      const { proxy, extraCa, serviceKey } = options;
      const service = createRequester({ apiBase: origin, proxy, extraCa });
      const headers = serviceKey === '' ? {} : { authorization: `Bearer ${serviceKey}` };
      const path = pathname + search;
      const fetch = () =>
        service.send({ method: 'GET', path, headers, timeoutMs: TOKEN_TIMEOUT_MS });
      return { fetch, own: service };
    }
    default:
      return never(options.mode);
  }
}

function cachedToken({ fetch, own }: Fetcher, now: () => number): TokenSource {
  let held: Held | null = null;
  let fetching: Promise<TokenResult> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;

  function fetchOnce(): Promise<TokenResult> {
    fetching ??= fetchToken().finally(() => {
      fetching = null;
    });
    return fetching;
  }

  async function fetchToken(): Promise<TokenResult> {
    const askedAt = now();
    triedAt = askedAt;
    const outcome = await fetch();
    if (outcome.kind === 'failure') {
      return { ok: false, trouble: { kind: 'failure', failure: outcome.failure } };
    }
    const answer = readTokenAnswer(outcome.reply.body);
    if (answer) {
      held = {
        token: answer.token,
        fetchedAt: askedAt,
        endsAt: askedAt + answer.expiresIn * 1000,
      };
      return { ok: true, token: answer.token };
    }
    const envelope = readEnvelope(outcome.reply.body);
    if (envelope && envelope.errcode !== 0) {
      const { errcode, rid, ip } = envelope;
      return { ok: false, trouble: { kind: 'refusal', errcode, rid, ip } };
    }
    const failure: Failure = { sent: 'no', reason: 'unreadable-answer', detail: 'token answer' };
    return { ok: false, trouble: { kind: 'failure', failure } };
  }

  return {
    async get() {
      if (held && now() < held.endsAt - RENEW_BEFORE_END_MS) return { ok: true, token: held.token };
      if (held && now() < held.endsAt) {
        // Still good: nobody at the counter waits for its successor.
        const token = held.token;
        if (now() - triedAt > RENEW_AT_MOST_EVERY_MS) void fetchOnce();
        return { ok: true, token };
      }
      return fetchOnce();
    },
    async renew(failed) {
      if (held && held.token !== failed) return { ok: true, token: held.token };
      held = null;
      return fetchOnce();
    },
    ageMs: () => (held ? now() - held.fetchedAt : null),
    refresh: async () => own?.refresh(),
    async close() {
      await fetching;
      await own?.close();
    },
  };
}
