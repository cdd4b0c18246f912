/** A practice server and a strict little client, for tests of the server itself. */
import { onTestFinished } from 'vitest';
import {
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer,
} from '../../../main/practice/server';

export type Json = Record<string, unknown>;

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The body where it is JSON, else an empty object. */
  json: Json;
}

export interface Asking {
  server: PracticeServer;
  /** POST without anything added. */
  post(path: string, body: unknown): Promise<Reply>;
  /** POST with a good token. */
  call(path: string, body: unknown): Promise<Reply>;
  get(path: string): Promise<Reply>;
  token(): Promise<string>;
}

/** Starts a server that ends with the test. */
export async function startAsking(options: PracticeOptions = {}): Promise<Asking> {
  const server = await startPracticeServer(options);
  onTestFinished(() => server.close());
  let token: string | null = null;

  async function send(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(server.baseUrl + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  const post = (path: string, body: unknown) =>
    send(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  async function freshToken(): Promise<string> {
    const { appId, appSecret } = server;
    const { json } = await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
    });
    return String(json['access_token']);
  }

  return {
    server,
    post,
    call: async (path, body) => {
      token ??= await freshToken();
      return post(`${path}?access_token=${token}`, body);
    },
    get: (path) => send(path, { method: 'GET' }),
    token: freshToken,
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

/** The keys of an answer, those of `card` included, in order. */
export function keysOf(json: Json): string[] {
  return Object.entries(json)
    .flatMap(([key, value]) =>
      key === 'card' ? Object.keys(value as Json).map((inner) => `card.${inner}`) : [key],
    )
    .sort();
}
