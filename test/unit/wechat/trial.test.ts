/** The live test of an account: each way to fail has its own name, and none tells a secret. */
import { createServer as createHttpsServer } from 'node:https';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server';
import type { LineOptions } from '../../../main/wechat/line';
import { tryLine, wayTroubleOf } from '../../../main/wechat/trial';
import { published } from './published';
import { deadPort, httpServer, listen, say, tcpServer } from './servers';

async function practice(): Promise<PracticeServer> {
  const server = await startPracticeServer();
  onTestFinished(() => server.close());
  return server;
}

async function optionsOf(change: Partial<LineOptions> = {}): Promise<LineOptions> {
  const { baseUrl, appId, appSecret } = await practice();
  return {
    ...{ apiBase: baseUrl, appId, appSecret, mode: 'stable', serviceUrl: '', serviceKey: '' },
    ...change,
  };
}

describe('an account', () => {
  test.each(['stable', 'classic'] as const)('that is right works (%s)', async (mode) => {
    const trial = await tryLine(await optionsOf({ mode }));
    expect(trial).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
  });

  test('tells how wrong the clock is', async () => {
    const trial = await tryLine(await optionsOf(), () => Date.now() + 300_000);
    expect(trial.ok && Math.round((trial.clockSkewSeconds ?? 0) / 10)).toBe(30);
  });

  test.each([
    [{ appSecret: 'wrong' }, 40125],
    [{ appId: 'wx0' }, 40013],
  ])('%j is refused by its errcode', async (change, errcode) => {
    expect(await tryLine(await optionsOf(change))).toMatchObject({
      ok: false,
      trouble: { kind: 'refused', errcode },
    });
  });

  test('from an address that is not allowed names that address', async () => {
    const server = await practice();
    const deed = { kind: 'errcode', errcode: 40164 } as const;
    server.control.addFault({ api: 'stable-token', do: deed });
    const { baseUrl: apiBase, appId, appSecret } = server;
    const trial = await tryLine(await optionsOf({ apiBase, appId, appSecret }));
    expect(trial).toMatchObject({
      trouble: { kind: 'refused', errcode: 40164, ip: expect.stringMatching(/^[\d.:a-f]+$/) },
    });
  });

  test('without the right to cards is refused though its token is good', async () => {
    const server = await practice();
    server.control.addFault({ api: 'get', do: { kind: 'errcode', errcode: 48001 } });
    const { baseUrl: apiBase, appId, appSecret } = server;
    const trial = await tryLine(await optionsOf({ apiBase, appId, appSecret }));
    expect(trial).toMatchObject({ trouble: { kind: 'refused', errcode: 48001 } });
  });
});

describe('a way that leads nowhere', () => {
  const why = async (change: Partial<LineOptions>) => {
    const trial = await tryLine(await optionsOf(change));
    return trial.ok || trial.trouble.kind !== 'way' ? trial : trial.trouble.why;
  };

  test('because nobody listens', async () => {
    expect(await why({ apiBase: `http://127.0.0.1:${await deadPort()}` })).toBe('no-network');
  });

  test('because the proxy is not there', async () => {
    expect(await why({ proxy: `http://127.0.0.1:${await deadPort()}` })).toBe('proxy-unreachable');
  });

  test('because the proxy wants a login', async () => {
    const proxy = await tcpServer((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'),
      );
    });
    expect(await why({ proxy: `http://127.0.0.1:${proxy.port}` })).toBe('proxy-refuses');
  });

  test('because a box on the way shows a certificate of its own, until it is chosen', async () => {
    const options = {
      cert: published('tls/localhost.pem'),
      key: published('tls/localhost.key.pem'),
    };
    const box = await listen(
      createHttpsServer(options, (_request, response) => say(response, 'not WeChat')),
      'https',
    );
    const apiBase = box.base.replace('127.0.0.1', 'localhost');
    expect(await why({ apiBase })).toBe('ca-not-trusted');
    expect(await why({ apiBase, extraCa: published('tls/ca.pem') })).toBe('unreadable-answer');
  });

  test('because somebody else answers', async () => {
    const portal = await httpServer((_request, response) => say(response, '<html>Log in</html>'));
    expect(await why({ apiBase: portal.base })).toBe('unreadable-answer');
  });

  test('because the relay has an error page', async () => {
    const relay = await httpServer((_request, response) => {
      response.writeHead(502);
      response.end();
    });
    expect(await why({ apiBase: relay.base })).toBe('http-error');
  });

  test('because the token service does not know the key', async () => {
    const service = await httpServer((_request, response) => {
      response.writeHead(401);
      response.end();
    });
    expect(await why({ mode: 'service', serviceUrl: `${service.base}/now` })).toBe(
      'service-key-refused',
    );
  });

  test.each([
    ['ENOTFOUND', 'name-not-found'],
    ['EAI_AGAIN', 'name-not-found'],
    ['ENETUNREACH', 'no-network'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'ca-not-trusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ca-not-trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
    ['CERT_NOT_YET_VALID', 'wrong-clock'],
    ['CERT_HAS_EXPIRED', 'wrong-clock'],
    ['ECONNRESET', 'broken'],
  ])('%s is %s', (detail, trouble) => {
    const failure = { sent: 'no', reason: 'network', detail } as const;
    expect(wayTroubleOf(failure, { mode: 'stable', proxied: false })).toBe(trouble);
  });
});
