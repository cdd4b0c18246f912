/** TLS, the shop's own certificate authority, and proxies: what stands between till and WeChat. */
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { fixtureFolder } from './published';
import {
  deadPort,
  type Listening,
  listen,
  pause,
  recorder,
  requesterOf,
  say,
  tcpServer,
  until,
} from './servers';

const pem = (name: string) => readFileSync(`${fixtureFolder}tls/${name}.pem`, 'utf8');
const extraCa = pem('ca');
const get = { method: 'GET', path: '/', timeoutMs: 8_000 } as const;
const failed = (sent: 'no' | 'maybe', reason: string, detail?: string) => ({
  kind: 'failure',
  failure: { sent, reason, ...(detail === undefined ? {} : { detail }) },
});
const answered = { kind: 'reply', reply: { body: { errcode: 0 } } };

function secure(name: 'localhost' | 'elsewhere'): Promise<Listening> {
  const options = { cert: pem(name), key: pem(`${name}.key`) };
  return listen(
    createHttpsServer(options, (_, response) => say(response, { errcode: 0 })),
    'https',
  );
}

interface Proxy extends Listening {
  /** What was asked for by CONNECT, with the credentials that came along. */
  asked: { to: string; credentials: string | undefined }[];
}

/** A proxy for CONNECT; `deed` does something else with the connection. */
async function proxy(deed?: (socket: Socket) => void, secured = false): Promise<Proxy> {
  const asked: Proxy['asked'] = [];
  const server = secured
    ? createHttpsServer({ cert: pem('localhost'), key: pem('localhost.key') })
    : createHttpServer();
  server.on('connect', (request, socket: Socket) => {
    asked.push({ to: request.url ?? '', credentials: request.headers['proxy-authorization'] });
    socket.on('error', () => {});
    if (deed) return deed(socket);
    const [host = '', port] = (request.url ?? '').split(':');
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(far).pipe(socket);
    });
    far.on('error', () => socket.destroy());
    socket.on('close', () => far.destroy());
  });
  return { ...(await listen(server, secured ? 'https' : 'http')), asked };
}

describe('TLS', () => {
  test('to a server whose authority the shop has named', async () => {
    const server = await secure('localhost');
    expect(await requesterOf({ apiBase: server.base, extraCa }).send(get)).toMatchObject(answered);
  });

  const refused: [
    why: string,
    ask: () => Promise<{ apiBase: string; extraCa?: string }>,
    detail: string,
  ][] = [
    [
      'an authority nobody knows',
      async () => ({ apiBase: (await secure('localhost')).base }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [
      'a certificate for another name',
      async () => ({ apiBase: (await secure('elsewhere')).base, extraCa }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'an authority that is no certificate',
      async () => ({ apiBase: (await secure('localhost')).base, extraCa: 'no PEM' }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    [
      'a server that speaks plain HTTP',
      async () => ({ apiBase: (await recorder()).base.replace('http', 'https') }),
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ],
    [
      'a server that ends the connection',
      async () => ({
        apiBase: (await tcpServer((socket) => socket.end())).base.replace('http', 'https'),
      }),
      'ECONNRESET',
    ],
  ];
  test.each(refused)('that fails by %s has sent nothing', async (_why, ask, detail) => {
    const outcome = await requesterOf(await ask()).send(get);
    expect(outcome).toMatchObject(failed('no', 'network', detail));
  });

  test('that does not come about within 3 s has sent nothing', async () => {
    const server = await tcpServer(() => {});
    const started = performance.now();
    const outcome = await requesterOf({ apiBase: server.base.replace('http', 'https') }).send(get);
    const took = performance.now() - started;
    expect([outcome, took >= 2_990 && took < 7_500]).toMatchObject([
      failed('no', 'timeout', 'UND_ERR_CONNECT_TIMEOUT'),
      true,
    ]);
  });
});

describe('a proxy', () => {
  test('carries a call to a TLS server, and its connection is kept', async () => {
    const [between, server] = [await proxy(), await secure('localhost')];
    const requester = requesterOf({ apiBase: server.base, proxy: between.base, extraCa });
    const first = await requester.send(get);
    await pause();
    const second = await requester.send(get);
    expect([first, second, between.asked, server.connections()]).toMatchObject([
      answered,
      answered,
      [{ to: `127.0.0.1:${server.port}` }],
      1,
    ]);
  });

  test('may itself be behind TLS', async () => {
    const [between, server] = [await proxy(undefined, true), await secure('localhost')];
    const address = between.base.replace('127.0.0.1', 'localhost');
    const requester = requesterOf({ apiBase: server.base, proxy: address, extraCa });
    expect([await requester.send(get), between.asked.length]).toMatchObject([answered, 1]);
  });

  test('carries a call to a server on this machine', async () => {
    const [between, server] = [await proxy(), await recorder()];
    const outcome = await requesterOf({ apiBase: server.base, proxy: between.base }).send(get);
    expect([outcome.kind, between.asked.length, server.seen.length]).toEqual(['reply', 1, 1]);
  });

  test('is shown its credentials, which never reach the server', async () => {
    const [between, server] = [await proxy(), await recorder()];
    const address = between.base.replace('//', '//till:s%40cret@');
    await requesterOf({ apiBase: server.base, proxy: address }).send(get);
    const credentials = `Basic ${Buffer.from('till:s@cret').toString('base64')}`;
    expect([between.asked[0]?.credentials, server.seen[0]?.headers['proxy-authorization']]).toEqual(
      [credentials, undefined],
    );
  });

  const refusals: [what: string, deed: (socket: Socket) => void][] = [
    [
      'asks for a password',
      (socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    ],
    ['cannot reach the server', (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
    ['forbids it', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')],
    ['ends the connection', (socket) => socket.end()],
    ['resets the connection', (socket) => socket.resetAndDestroy()],
    ['answers what is no HTTP', (socket) => socket.end('hello\r\n')],
  ];
  test.each(refusals)(
    'that %s has sent nothing, and is not asked for ever',
    async (_what, deed) => {
      const [between, server] = [await proxy(deed), await secure('localhost')];
      const requester = requesterOf({ apiBase: server.base, proxy: between.base, extraCa });
      const outcome = await requester.send(get);
      await pause();
      expect([outcome, server.connections(), between.asked.length]).toMatchObject([
        failed('no', 'network'),
        0,
        1,
      ]);
    },
  );

  test('that is not there has sent nothing', async () => {
    const server = await secure('localhost');
    const requester = requesterOf({
      apiBase: server.base,
      proxy: `http://127.0.0.1:${await deadPort()}`,
      extraCa,
    });
    expect(await requester.send(get)).toMatchObject(failed('no', 'network', 'ECONNREFUSED'));
  });

  test('that keeps silent has sent nothing after 3 s, and its connection is ended', async () => {
    let closed = false;
    const between = await proxy((socket) => {
      socket.resume().once('end', () => {
        closed = true;
      });
    });
    const server = await secure('localhost');
    const requester = requesterOf({ apiBase: server.base, proxy: between.base, extraCa });
    const outcome = await requester.send(get);
    await until(() => closed);
    expect([outcome, between.asked.length]).toMatchObject([
      failed('no', 'timeout', 'UND_ERR_CONNECT_TIMEOUT'),
      1,
    ]);
  });

  test('that breaks within a call leaves it unknown', async () => {
    const server = await tcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const requester = requesterOf({ apiBase: server.base, proxy: (await proxy()).base });
    expect(await requester.send(get)).toMatchObject(failed('maybe', 'network'));
  });

  test('does not hide a certificate for another name', async () => {
    const [between, server] = [await proxy(), await secure('elsewhere')];
    const requester = requesterOf({ apiBase: server.base, proxy: between.base, extraCa });
    expect(await requester.send(get)).toMatchObject(
      failed('no', 'network', 'ERR_TLS_CERT_ALTNAME_INVALID'),
    );
  });
});
