/** Calls that reach a server: what leaves, what comes back, which connection carries it. */
import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Outcome, Reached } from '../../../main/wechat/request';
import {
  deadPort,
  httpServer,
  pause,
  recorder,
  requesterOf,
  say,
  tcpServer,
  until,
} from './servers';

const get = { method: 'GET', path: '/', timeoutMs: 5_000 } as const;
const bodyOf = (outcome: Outcome) => (outcome.kind === 'reply' ? outcome.reply.body : outcome);

describe('a request', () => {
  test('leaves as HTTP/1.1 with its JSON in raw UTF-8, below the path of the API base', async () => {
    const server = await recorder();
    const requester = requesterOf({ apiBase: `${server.base}/proxied/` });
    const json = { code: '券 🎁 "001"\\', card_id: 'p', check_consume: true };
    await requester.send({
      method: 'POST',
      path: '/card/code/get?access_token=a%2Bb',
      json,
      timeoutMs: 5_000,
    });
    const [seen] = server.seen;
    expect([
      seen?.method,
      seen?.url,
      seen?.httpVersion,
      seen?.headers['content-type'],
      seen?.raw.toString('utf8'),
    ]).toEqual([
      'POST',
      '/proxied/card/code/get?access_token=a%2Bb',
      '1.1',
      'application/json',
      '{"code":"券 🎁 \\"001\\"\\\\","card_id":"p","check_consume":true}',
    ]);
  });

  test('without JSON carries no body and no type', async () => {
    const server = await recorder();
    await requesterOf({ apiBase: server.base }).send({
      ...get,
      headers: { authorization: 'Bearer k' },
    });
    const [seen] = server.seen;
    expect([
      seen?.raw.byteLength,
      seen?.headers['content-type'],
      seen?.headers.authorization,
    ]).toEqual([0, undefined, 'Bearer k']);
  });
});

test('a call that has ended leaves nothing behind at the signal that could have ended it', async () => {
  const server = await recorder();
  const requester = requesterOf({ apiBase: server.base });
  const { signal } = new AbortController();
  for (let call = 0; call < 5; call += 1) await requester.send({ ...get, signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('an answer', () => {
  test.each(['text/plain', 'application/json; encoding=utf-8', 'text/html', ''])(
    'is read as JSON whatever it calls itself (%j)',
    async (type) => {
      const server = await httpServer((_, response) =>
        say(response, { errcode: 0, errmsg: '好' }, type),
      );
      const outcome = await requesterOf({ apiBase: server.base }).send(get);
      expect(bodyOf(outcome)).toEqual({ errcode: 0, errmsg: '好' });
    },
  );

  test('is whole though a character came in two pieces', async () => {
    const bytes = Buffer.from('{"a":"券🎁"}');
    const server = await httpServer((_, response) => {
      for (const byte of bytes) response.write(Buffer.from([byte]));
      response.end();
    });
    expect(bodyOf(await requesterOf({ apiBase: server.base }).send(get))).toEqual({ a: '券🎁' });
  });

  const dates: [what: string, header: string | null, date: number | null][] = [
    ['its Date, in milliseconds', 'Mon, 23 Nov 2026 09:00:00 GMT', 1_795_424_400_000],
    ['no Date', null, null],
    ['a Date that is none', 'yesterday', null],
  ];
  test.each(dates)('carries %s', async (_what, header, date) => {
    const server = await httpServer((_, response) => {
      response.sendDate = false;
      if (header !== null) response.setHeader('date', header);
      say(response, {});
    });
    const outcome = await requesterOf({ apiBase: server.base }).send(get);
    expect(outcome.kind === 'reply' && outcome.reply.date).toBe(date);
  });
});

describe('connections', () => {
  test('are none before the first call, and one for calls in turn', async () => {
    const server = await recorder();
    const requester = requesterOf({ apiBase: server.base });
    const before = server.connections();
    for (let call = 0; call < 5; call++) {
      await requester.send(get);
      await pause(); // As between two scans: the connection is free again.
    }
    expect([before, server.connections(), server.seen.length]).toEqual([0, 1, 5]);
  });

  test('are eight at most, however many calls there are', async () => {
    const server = await recorder((_, response) => setTimeout(() => say(response, {}), 30));
    const requester = requesterOf({ apiBase: server.base });
    const outcomes = await Promise.all(Array.from({ length: 24 }, () => requester.send(get)));
    expect([outcomes.every(({ kind }) => kind === 'reply'), server.connections()]).toEqual([
      true,
      8,
    ]);
  });

  test('are fresh after refresh, while the call in flight ends on its old one', async () => {
    const waiting: (() => void)[] = [];
    const server = await httpServer((request, response) => {
      if (request.url === '/slow') waiting.push(() => say(response, { slow: true }));
      else say(response, { slow: false });
    });
    const requester = requesterOf({ apiBase: server.base });
    const slow = requester.send({ ...get, path: '/slow' });
    await until(() => waiting.length === 1);
    const refreshed = requester.refresh();
    const quick = await requester.send(get);
    waiting[0]?.();
    const outcomes = [bodyOf(await slow), bodyOf(quick)];
    await refreshed;
    expect([outcomes, server.connections()]).toEqual([[{ slow: true }, { slow: false }], 2]);
  });

  test('end with close, and refresh opens none again', async () => {
    const server = await recorder();
    const requester = requesterOf({ apiBase: server.base });
    await requester.send(get);
    await requester.close();
    await requester.refresh();
    await until(() => server.open() === 0);
    const after = await requester.send(get);
    expect([after.kind, server.connections()]).toEqual(['failure', 1]);
  });
});

describe('the moment a request left', () => {
  test('is not before its connection stood and not after its answer', async () => {
    const server = await recorder();
    const started = performance.now();
    const { sentAt } = await requesterOf({ apiBase: server.base }).send(get);
    expect(sentAt >= started && sentAt <= performance.now()).toBe(true);
  });

  test('is when it got its turn, where every connection was taken', async () => {
    const held: (() => void)[] = [];
    const server = await httpServer((request, response) => {
      if (request.url === '/last') say(response, {});
      else held.push(() => say(response, {}));
    });
    const requester = requesterOf({ apiBase: server.base });
    const others = Array.from({ length: 8 }, () => requester.send(get));
    await until(() => held.length === 8);
    const last = requester.send({ ...get, path: '/last' });
    await pause();
    const freed = performance.now();
    for (const answer of held) answer();
    await Promise.all(others);
    expect((await last).sentAt).toBeGreaterThanOrEqual(freed);
  });

  test('does not keep a call waiting beyond its time, where every connection is taken', async () => {
    const server = await recorder(() => {});
    const requester = requesterOf({ apiBase: server.base });
    const held = Array.from({ length: 8 }, () => requester.send({ ...get, timeoutMs: 3_000 }));
    await until(() => server.seen.length === 8);
    const late = await requester.send({ ...get, path: '/late', timeoutMs: 50 });
    await Promise.all(held);
    await pause();
    expect([late, server.seen.some(({ url }) => url === '/late')]).toMatchObject([
      { kind: 'failure', failure: { sent: 'maybe', reason: 'timeout' } },
      false,
    ]);
  });
});

describe('whether WeChat can be reached', () => {
  const told: [what: string, answer: (port: number) => Promise<string>, ok: boolean[]][] = [
    ['an answer', async () => (await recorder()).base, [true]],
    [
      'any HTTP status',
      async () => (await httpServer((_, response) => response.writeHead(503).end())).base,
      [true],
    ],
    [
      'an answer that is no JSON',
      async () => (await httpServer((_, response) => response.end('hi'))).base,
      [true],
    ],
    ['a connection that is refused', async (port) => `http://127.0.0.1:${port}`, [false]],
    ['no answer in time', async () => (await tcpServer(() => {})).base, [false]],
  ];
  test.each(told)('is told by %s', async (_what, answer, ok) => {
    const seen: Reached[] = [];
    const apiBase = await answer(await deadPort());
    await requesterOf({ apiBase, onReached: (reached) => seen.push(reached) }).send({
      ...get,
      timeoutMs: 300,
    });
    expect(seen.map((reached) => [reached.ok, reached.latencyMs >= 0])).toEqual(
      ok.map((one) => [one, true]),
    );
  });

  test('is not told by a call that was given up', async () => {
    const server = await tcpServer(() => {});
    const seen: Reached[] = [];
    const requester = requesterOf({
      apiBase: server.base,
      onReached: (reached) => seen.push(reached),
    });
    await requester.send({ ...get, signal: AbortSignal.timeout(50) });
    expect(seen).toEqual([]);
  });
});
