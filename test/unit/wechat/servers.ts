/** Little servers on loopback that end with their test, and clients that talk to them. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { onTestFinished } from 'vitest';
import { createApi } from '../../../main/wechat/api';
import { createClient, type WechatClient } from '../../../main/wechat/client';
import {
  createRequester,
  type Requester,
  type RequesterOptions,
} from '../../../main/wechat/request';
import type { TokenSource } from '../../../main/wechat/token';

export interface Listening {
  port: number;
  base: string;
  /** Connections made so far. */
  connections: () => number;
  /** Connections that stand now. */
  open: () => number;
}

/** A request as it came over the wire. */
export interface Seen {
  method: string;
  url: string;
  httpVersion: string;
  headers: IncomingMessage['headers'];
  raw: Buffer;
  json: unknown;
}

/** An HTTP server. */
export function httpServer(listener: RequestListener): Promise<Listening> {
  return listen(createServer(listener));
}

/** A server of raw bytes. */
export function tcpServer(onSocket: (socket: Socket, number: number) => void): Promise<Listening> {
  let sockets = 0;
  return listen(
    createTcpServer((socket) => {
      sockets += 1;
      socket.on('error', () => {});
      onSocket(socket, sockets);
    }),
  );
}

/** Listens on a free port of loopback until the test ends. */
export async function listen(server: Server | TcpServer, scheme = 'http'): Promise<Listening> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    port,
    base: `${scheme}://127.0.0.1:${port}`,
    connections: () => connections,
    open: () => sockets.size,
  };
}

/** A server that writes down what it is asked and answers as told. */
export async function recorder(
  answer: (seen: Seen, response: ServerResponse) => void = (_, response) => say(response, {}),
): Promise<Listening & { seen: Seen[] }> {
  const seen: Seen[] = [];
  const listening = await httpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', httpVersion, headers } = request;
      const raw = Buffer.concat(chunks);
      const json: unknown = raw.byteLength > 0 ? JSON.parse(raw.toString('utf8')) : null;
      const one = { method, url, httpVersion, headers, raw, json };
      seen.push(one);
      answer(one, response);
    });
  });
  return { ...listening, seen };
}

/** Answers JSON as WeChat does: HTTP 200, often called text/plain. */
export function say(response: ServerResponse, body: unknown, type = 'text/plain'): void {
  response.writeHead(200, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** A requester that ends with the test. */
export function requesterOf(options: RequesterOptions): Requester {
  const requester = createRequester(options);
  onTestFinished(() => requester.close());
  return requester;
}

/** Always the same token, never fetched. */
export const fixedToken: TokenSource = {
  get: async () => ({ ok: true, token: 'TOKEN' }),
  renew: async () => ({ ok: true, token: 'TOKEN' }),
  ageMs: () => 0,
  refresh: async () => {},
  close: async () => {},
};

/** A client with a token in its hand. */
export function clientOf(apiBase: string, tokens: TokenSource = fixedToken): WechatClient {
  return createClient(createApi(requesterOf({ apiBase }), tokens));
}

/** A moment in which whatever is on its way arrives. */
export function pause(ms = 50): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until something holds; a test that waits in vain ends by its time limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}
