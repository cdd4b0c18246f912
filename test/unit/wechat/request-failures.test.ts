/** Every way in which a call can fail, and whether its request may have arrived (rules §4). */
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { deadPort, httpServer, pause, requesterOf, tcpServer, until } from './servers';

const post = {
  method: 'POST',
  path: '/card/code/consume',
  json: { code: '1' },
  timeoutMs: 5_000,
} as const;
const failed = (sent: 'no' | 'maybe', reason: string, detail?: string) => ({
  kind: 'failure',
  failure: { sent, reason, ...(detail === undefined ? {} : { detail }) },
});
const ok = 'HTTP/1.1 200 OK\r\n';

describe('not sent', () => {
  test('where the connection is refused', async () => {
    const requester = requesterOf({ apiBase: `http://127.0.0.1:${await deadPort()}` });
    expect(await requester.send(post)).toMatchObject(failed('no', 'network', 'ECONNREFUSED'));
  });

  test('where the name cannot be found', async () => {
    // A label of more than 63 characters is no name: the resolver refuses it without asking.
    const requester = requesterOf({ apiBase: `http://${'a'.repeat(64)}.invalid` });
    expect(await requester.send(post)).toMatchObject(failed('no', 'network'));
  });

  test('where the settings name no proxy that there can be, and what waits for it still ends', async () => {
    const requester = requesterOf({ apiBase: 'http://127.0.0.1:9', proxy: 'not an address' });
    expect(await requester.send(post)).toMatchObject(failed('no', 'network', 'ERR_INVALID_URL'));
    await requester.refresh();
    await requester.retire();
  });

  test('by a requester that was closed before its first call', async () => {
    const requester = requesterOf({ apiBase: 'http://127.0.0.1:9' });
    await requester.close();
    expect(await requester.send(post)).toMatchObject(failed('no', 'network', 'closed'));
  });

  test('of calls that waited for the same connection', async () => {
    const requester = requesterOf({ apiBase: `http://127.0.0.1:${await deadPort()}` });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => requester.send(post)));
    expect(outcomes).toMatchObject(outcomes.map(() => failed('no', 'network', 'ECONNREFUSED')));
  });
});

describe('may have arrived', () => {
  /** What the server does with the connection once it has read something of the request. */
  const deeds: [what: string, deed: (socket: Socket) => void, reason: string][] = [
    ['a reset', (socket) => socket.resetAndDestroy(), 'network'],
    ['an end without an answer', (socket) => socket.end(), 'network'],
    ['an answer that is no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH\r\n'), 'network'],
    ['half a status line', (socket) => socket.end('HTTP/1.1 2'), 'network'],
    ['an end within the headers', (socket) => socket.end(`${ok}Content-Length: 13\r\n`), 'network'],
    [
      'an end within the body',
      (socket) => socket.end(`${ok}Content-Length: 13\r\n\r\n{"errcode`),
      'network',
    ],
    [
      'a reset within the body',
      (socket) => {
        socket.write(`${ok}Content-Length: 13\r\n\r\n{"errcode`, () => socket.resetAndDestroy());
      },
      'network',
    ],
    [
      'an end within a chunk',
      (socket) => socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\n20\r\n{"err`),
      'network',
    ],
    ['silence', () => {}, 'timeout'],
    [
      'silence behind the headers',
      (socket) => socket.write(`${ok}Content-Length: 13\r\n\r\n`),
      'timeout',
    ],
    [
      'silence within the body',
      (socket) => socket.write(`${ok}Content-Length: 13\r\n\r\n{"err`),
      'timeout',
    ],
    [
      'an empty body',
      (socket) => socket.end(`${ok}Content-Length: 0\r\n\r\n`),
      'unreadable-answer',
    ],
    [
      'half of its JSON',
      (socket) => socket.end(`${ok}Content-Length: 9\r\n\r\n{"errcode`),
      'unreadable-answer',
    ],
    [
      'a body that is no JSON, without a length',
      (socket) => socket.end(`${ok}\r\n<html>`),
      'unreadable-answer',
    ],
  ];
  test.each(deeds)('where the answer is %s', async (_what, deed, reason) => {
    const server = await tcpServer((socket) => socket.once('data', () => deed(socket)));
    const outcome = await requesterOf({ apiBase: server.base }).send({ ...post, timeoutMs: 400 });
    expect(outcome).toMatchObject(failed('maybe', reason));
  });

  const statuses: [status: number, reason: string][] = [
    [500, 'busy'],
    [502, 'busy'],
    [503, 'busy'],
    [504, 'busy'],
    [201, 'unreadable-answer'],
    [204, 'unreadable-answer'],
    [302, 'unreadable-answer'],
    [400, 'unreadable-answer'],
    [403, 'unreadable-answer'],
    [404, 'unreadable-answer'],
    [429, 'unreadable-answer'],
  ];
  test.each(statuses)(
    'where the answer is HTTP %d, whatever its body says',
    async (status, reason) => {
      const server = await httpServer((_, response) => {
        response.writeHead(status, { location: '/elsewhere' });
        response.end(status === 204 ? undefined : '{"errcode":0,"errmsg":"ok"}');
      });
      expect(await requesterOf({ apiBase: server.base }).send(post)).toMatchObject(
        failed('maybe', reason, `HTTP ${status}`),
      );
    },
  );

  test('where a connection that was used before is reset', async () => {
    let requests = 0;
    const server = await tcpServer((socket) => {
      socket.on('data', () => {
        requests += 1;
        if (requests === 1) socket.write(`${ok}Content-Length: 2\r\n\r\n{}`);
        else socket.resetAndDestroy();
      });
    });
    const requester = requesterOf({ apiBase: server.base });
    const first = await requester.send(post);
    await pause();
    const second = await requester.send(post);
    expect([first.kind, second, requests, server.connections()]).toMatchObject([
      'reply',
      failed('maybe', 'network'),
      2,
      1,
    ]);
  });

  test('where the server ends a used connection as soon as the request comes: it is not sent again', async () => {
    let requests = 0;
    const server = await tcpServer((socket) => {
      socket.on('data', () => {
        requests += 1;
        if (requests === 1) socket.write(`${ok}Content-Length: 2\r\n\r\n{}`);
        else socket.end();
      });
    });
    const requester = requesterOf({ apiBase: server.base });
    await requester.send(post);
    await pause();
    expect([await requester.send(post), requests]).toMatchObject([failed('maybe', 'network'), 2]);
  });

  test('where the answer is larger than 2 MB', async () => {
    const server = await httpServer((_, response) => {
      response.write('{"a":"');
      response.end(`${'x'.repeat(2 * 1024 * 1024)}"}`);
    });
    const outcome = await requesterOf({ apiBase: server.base }).send(post);
    expect(outcome).toMatchObject(failed('maybe', 'unreadable-answer', 'answer too large'));
  });

  test('where an answer never ends, and its connection is not kept', async () => {
    let closed = false;
    const server = await tcpServer((socket) => {
      socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n`);
      socket.once('close', () => {
        closed = true;
      });
      const more = () => {
        if (!socket.destroyed)
          socket.write(`10000\r\n${' '.repeat(65_536)}\r\n`, () => setImmediate(more));
      };
      more();
    });
    const outcome = await requesterOf({ apiBase: server.base }).send(post);
    await until(() => closed);
    expect(outcome).toMatchObject(failed('maybe', 'unreadable-answer', 'answer too large'));
  });
});

test('a request that was not answered in time is never written again', async () => {
  let requests = 0;
  const server = await tcpServer((socket) =>
    socket.on('data', () => {
      requests += 1;
    }),
  );
  const requester = requesterOf({ apiBase: server.base });
  await requester.send({ ...post, timeoutMs: 50 });
  await pause(300);
  expect(requests).toBe(1);
});

describe('a call that is given up', () => {
  test('before it began is over at once', async () => {
    const server = await tcpServer(() => {});
    const outcome = await requesterOf({ apiBase: server.base }).send({
      ...post,
      signal: AbortSignal.abort(),
    });
    expect(outcome).toMatchObject(failed('maybe', 'network', 'given up'));
  });

  test('while it waits for its answer is over at once, and so is its connection', async () => {
    const controller = new AbortController();
    let closed = false;
    const server = await tcpServer((socket) => {
      socket.once('data', () => controller.abort());
      socket.once('close', () => {
        closed = true;
      });
    });
    const requester = requesterOf({ apiBase: server.base });
    const outcome = await requester.send({ ...post, signal: controller.signal });
    await until(() => closed);
    expect(outcome).toMatchObject(failed('maybe', 'network', 'given up'));
  });

  test('within its body is over at once', async () => {
    const controller = new AbortController();
    const server = await tcpServer((socket) =>
      socket.once('data', () => {
        socket.write(`${ok}Content-Length: 13\r\n\r\n{"err`, () =>
          setTimeout(() => controller.abort(), 20),
        );
      }),
    );
    const outcome = await requesterOf({ apiBase: server.base }).send({
      ...post,
      signal: controller.signal,
    });
    expect(outcome).toMatchObject(failed('maybe', 'network', 'given up'));
  });

  test('does not disturb the next one', async () => {
    const server = await httpServer((request, response) => {
      if (request.url === '/quick') response.end('{}');
    });
    const requester = requesterOf({ apiBase: server.base });
    await requester.send({ ...post, signal: AbortSignal.timeout(30) });
    expect(await requester.send({ ...post, path: '/quick' })).toMatchObject({ kind: 'reply' });
  });
});
