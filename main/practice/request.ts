/** One request to the practice server, read once: route, query, body and what it is about. */
import type { IncomingMessage } from 'node:http';
import { type Answer, type Json, refuse } from './answer';
import { parseObject, readBody } from './body';
import type { Subject } from './faults';
import { type Call, routes } from './routes';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  raw: Buffer;
  call: Call | null;
  subject: Subject;
}

const MAX_BODY_BYTES = 1_048_576;

/** Reads a request to its end; null where it cannot be read: the sender went away,
 * never stopped, or wrote no address. */
export async function readRequest(incoming: IncomingMessage): Promise<Asked | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null; // The connection broke before the request was whole.
  }
  const target = incoming.url ?? '/';
  if (!URL.canParse(target, 'http://localhost')) return null;
  const url = new URL(target, 'http://localhost');
  const raw = Buffer.concat(chunks);
  const call = Object.hasOwn(routes, url.pathname) ? (routes[url.pathname] ?? null) : null;
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    raw,
    call,
    subject: subjectOf(call, raw),
  };
}

/** What is wrong with a request before its call is even asked; else the call's input. */
export function inputOf(
  asked: Asked,
  call: Call,
  checkToken: (token: string | null) => Answer | null,
): { ok: true; input: Json } | { ok: false; answer: Answer } {
  if (asked.method !== call.method) {
    return { ok: false, answer: refuse(call.method === 'POST' ? 43002 : 43001) };
  }
  const refusal = call.open ? null : checkToken(asked.query.get('access_token'));
  if (refusal) return { ok: false, answer: refusal };
  const raw =
    call.method === 'GET'
      ? Buffer.from(JSON.stringify(Object.fromEntries(asked.query)))
      : asked.raw;
  if (call.noJson !== undefined && !parseObject(raw)) {
    return { ok: false, answer: refuse(call.noJson) };
  }
  const read = readBody(raw, call.fields);
  return read.ok ? { ok: true, input: read.json } : { ok: false, answer: read.answer };
}

function subjectOf(call: Call | null, raw: Buffer): Subject {
  const json = call && raw.byteLength > 0 ? (parseObject(raw) ?? {}) : {};
  const text = (name: string): string | null =>
    typeof json[name] === 'string' ? json[name] : null;
  const api = call?.api ?? 'other';
  const [from, to] = [text('begin_date'), text('end_date')];
  return {
    api,
    code: text('code') ?? text('encrypt_code'),
    cardId: text('card_id'),
    checkConsume: api === 'get' ? json.check_consume !== false : null,
    days: from === null || to === null ? null : { from, to },
  };
}
