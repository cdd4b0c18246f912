/**
 * The only door to the network: one keep-alive pool to the API base, HTTP/1.1.
 * The only place that catches what a call throws; everything comes back as a value.
 */
import type { Dispatcher } from 'undici';
import { ConnectError, type ConnectionOptions, openConnections, telling } from './connections';
import { type Failure, failureOf, type Mishap } from './failure';
import { parseJson } from './json';

export interface Reply {
  body: unknown;
  /** WeChat's clock from the `Date` header, milliseconds since 1970; null without one. */
  date: number | null;
  latencyMs: number;
}

export type Outcome =
  /** `sentAt`: the latest moment, on the monotonic clock, at which the request can have left. */
  | { kind: 'reply'; reply: Reply; sentAt: number }
  | { kind: 'failure'; failure: Failure; latencyMs: number; sentAt: number };

export interface Request {
  method: 'GET' | 'POST';
  /** Path with its query. */
  path: string;
  /** Sent as JSON in raw UTF-8 (40033 refuses \u escapes). */
  json?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Time for the whole call, milliseconds. */
  timeoutMs: number;
  /** Ends the call early. Never given to a consume. */
  signal?: AbortSignal;
  /** An answer beyond it is given up. */
  maxBodyBytes?: number;
}

/** How calls went, for the line that says whether WeChat can be reached. */
export interface Reached {
  ok: boolean;
  latencyMs: number;
  /** WeChat's clock, where it was told. Milliseconds since 1970. */
  date: number | null;
}

export interface Requester {
  send(request: Request): Promise<Outcome>;
  /** After sleep or a change of network: fresh connections; calls in flight end on the old ones. */
  refresh(): Promise<void>;
  close(): Promise<void>;
  /** Takes no more calls; those in flight go on to their end. */
  retire(): Promise<void>;
}

export interface RequesterOptions extends ConnectionOptions {
  onReached?: (reached: Reached) => void;
}

const MAX_BODY_BYTES = 2 * 1024 * 1024;

class TooLarge extends Error {}

/** A requester for one API base. No connection is made before the first call. */
export function createRequester({ onReached, ...options }: RequesterOptions): Requester {
  const { origin, pathname } = new URL(options.apiBase);
  const prefix = pathname.replace(/\/$/, '');
  /** Opened with the first call. */
  let connections: Promise<Dispatcher> | null = null;
  let closed = false;

  function opened(): Promise<Dispatcher> {
    if (connections === null && closed) throw new ConnectError('closed', null);
    connections ??= openConnections(options);
    return connections;
  }

  async function send(request: Request): Promise<Outcome> {
    const started = performance.now();
    // A request waits for a free connection; the 15 s of rules §5 count from when it left.
    let sentAt = started;
    const deadline = new Deadline(request.timeoutMs, request.signal);
    try {
      const dispatcher = telling(await opened(), () => {
        sentAt = performance.now();
      });
      const answered = dispatcher.request({
        origin,
        method: request.method,
        path: prefix + request.path,
        headers: {
          ...(request.json ? { 'content-type': 'application/json' } : {}),
          ...request.headers,
        },
        body: request.json ? JSON.stringify(request.json) : null,
        signal: deadline.signal,
        headersTimeout: request.timeoutMs,
        bodyTimeout: request.timeoutMs,
      });
      // undici hears the signal only once the request has a connection.
      const response = await Promise.race([answered, deadline.over]);
      const text = await readText(response.body, request.maxBodyBytes ?? MAX_BODY_BYTES);
      const latencyMs = performance.now() - started;
      const date = httpDate(response.headers.date);
      onReached?.({ ok: true, latencyMs, date });
      if (response.statusCode !== 200) {
        return failed({ kind: 'http-status', status: response.statusCode }, latencyMs, sentAt);
      }
      const parsed = parseJson(text);
      if (!parsed.ok)
        return failed({ kind: 'unreadable', detail: parsed.detail }, latencyMs, sentAt);
      return { kind: 'reply', reply: { body: parsed.value, date, latencyMs }, sentAt };
    } catch (error) {
      const latencyMs = performance.now() - started;
      const mishap = mishapOf(error, deadline);
      const ok = mishap.kind === 'unreadable';
      if (mishap.kind !== 'aborted') onReached?.({ ok, latencyMs, date: null });
      return failed(mishap, latencyMs, sentAt);
    } finally {
      deadline.end();
    }
  }

  return {
    send,
    async refresh() {
      if (closed) return;
      const old = connections;
      connections = null;
      await (await standing(old))?.close();
    },
    async close() {
      closed = true;
      await (await standing(connections))?.destroy();
    },
    async retire() {
      closed = true;
      await (await standing(connections))?.close();
    },
  };
}

/** Null where none was opened, or the settings were of no use: every call has said so. */
async function standing(connections: Promise<Dispatcher> | null): Promise<Dispatcher | null> {
  return (await connections?.catch(() => null)) ?? null;
}

function failed(mishap: Mishap, latencyMs: number, sentAt: number): Outcome {
  return { kind: 'failure', failure: failureOf(mishap), latencyMs, sentAt };
}

/**
 * A call's own time limit and its caller's signal, told apart afterwards. One controller that
 * hears both, not `AbortSignal.any`: Node 20 keeps every such signal that was listened to.
 */
class Deadline {
  timedOut = false;
  readonly signal: AbortSignal;
  /** Rejects when the call is to end; never fulfils. */
  readonly over: Promise<never>;
  /** The call has ended: nothing is heard any more. */
  readonly end: () => void;

  constructor(timeoutMs: number, outer?: AbortSignal) {
    const own = new AbortController();
    this.signal = own.signal;
    this.over = new Promise((_, reject) => {
      own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true });
    });
    this.over.catch(() => {}); // Told to whoever still waits, else to nobody.
    const timer = setTimeout(() => {
      this.timedOut = true;
      own.abort();
    }, timeoutMs);
    const giveUp = () => own.abort(outer?.reason);
    if (outer?.aborted) giveUp();
    else outer?.addEventListener('abort', giveUp, { once: true });
    this.end = () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', giveUp);
    };
  }
}

function mishapOf(error: unknown, deadline: Deadline): Mishap {
  if (error instanceof ConnectError) return { kind: 'connect', code: error.reason };
  if (error instanceof TooLarge) return { kind: 'unreadable', detail: 'answer too large' };
  if (deadline.timedOut) return { kind: 'timeout' };
  if (deadline.signal.aborted) return { kind: 'aborted' };
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return { kind: 'timeout' };
  }
  return { kind: 'broken', code };
}

async function readText(body: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function httpDate(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date;
}
