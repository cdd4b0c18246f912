/** How a token is asked for, never by force, and what there is where none comes. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { describe, expect, test } from 'vitest';
import { startPracticeServer } from '../../../main/practice/server';
import { tokenSource } from '../../../main/wechat/token';
import { fixtureFolder } from './published';
import { deadPort, httpServer, listen, requesterOf, say } from './servers';
import { account, got, tokens } from './tokens';

describe('a token is asked for', () => {
  test('by stable_token with a JSON body, and never by force', async () => {
    const { seen, source } = await tokens([7200]);
    const tokensOf = source();
    await tokensOf.get();
    for (let call = 1; call < 20; call++) await tokensOf.renew(`T${call}`);
    const forced = seen.filter(({ raw }) => raw.includes('"force_refresh":true'));
    expect([seen.length, forced.length, seen[0]]).toMatchObject([
      20,
      0,
      {
        method: 'POST',
        url: '/cgi-bin/stable_token',
        json: {
          grant_type: 'client_credential',
          appid: 'wx1',
          secret: 'secret+/=&',
          force_refresh: false,
        },
      },
    ]);
  });

  test('by the classic call with a query', async () => {
    const { seen, source } = await tokens([7200]);
    await source({ mode: 'classic' }).get();
    expect(seen).toMatchObject([
      {
        method: 'GET',
        url: '/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=secret%2B%2F%3D%26',
        json: null,
      },
    ]);
  });

  test('of the merchant’s own service with its key, and without a secret', async () => {
    const { seen, base, source } = await tokens([7200]);
    const result = await source({
      mode: 'service',
      serviceUrl: `${base}/t/now?shop=7`,
      serviceKey: 'k 1',
    }).get();
    const [one] = seen;
    expect([
      result,
      one?.method,
      one?.url,
      one?.headers.authorization,
      one?.raw.byteLength,
    ]).toEqual([got('T1'), 'GET', '/t/now?shop=7', 'Bearer k 1', 0]);
  });

  test('of a service without a key by no authorization at all', async () => {
    const { seen, base, source } = await tokens([7200]);
    await source({ mode: 'service', serviceUrl: base }).get();
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
  });

  test('of a service behind the shop’s own certificate authority', async () => {
    const pem = (name: string) => readFileSync(`${fixtureFolder}tls/${name}.pem`, 'utf8');
    const service = await listen(
      createServer({ cert: pem('localhost'), key: pem('localhost.key') }, (_, response) =>
        say(response, { access_token: 'S', expires_in: 7200 }),
      ),
      'https',
    );
    const { source } = await tokens([7200]);
    const result = await source({
      mode: 'service',
      serviceUrl: service.base,
      extraCa: pem('ca'),
    }).get();
    expect(result).toEqual(got('S'));
  });
});

describe('no token', () => {
  const answers: [what: string, body: object | string, trouble: object][] = [
    [
      'where WeChat refuses',
      { errcode: 40125, errmsg: 'invalid appsecret, rid: ab-12' },
      { kind: 'refusal', errcode: 40125, rid: 'ab-12', ip: null },
    ],
    [
      'where the answer is no token',
      { errcode: 0, errmsg: 'ok' },
      { kind: 'failure', failure: { reason: 'unreadable-answer' } },
    ],
    [
      'where the answer is empty',
      {},
      { kind: 'failure', failure: { reason: 'unreadable-answer' } },
    ],
    [
      'where the token cannot stand in an address',
      { access_token: 'T\ud800', expires_in: 7200 },
      { kind: 'failure', failure: { reason: 'unreadable-answer' } },
    ],
    [
      'where the answer is no JSON',
      '<html>',
      { kind: 'failure', failure: { reason: 'unreadable-answer' } },
    ],
  ];
  test.each(answers)('%s', async (_what, body, trouble) => {
    const server = await httpServer((_, response) => say(response, body));
    const result = await tokenSource(requesterOf({ apiBase: server.base }), account).get();
    expect(result).toMatchObject({ ok: false, trouble });
  });

  test('where nobody answers, and the next call tries again', async () => {
    const requester = requesterOf({ apiBase: `http://127.0.0.1:${await deadPort()}` });
    const tokensOf = tokenSource(requester, account);
    const results = [await tokensOf.get(), await tokensOf.get()];
    const trouble = {
      kind: 'failure',
      failure: { sent: 'no', reason: 'network', detail: 'ECONNREFUSED' },
    };
    expect(results).toEqual([
      { ok: false, trouble },
      { ok: false, trouble },
    ]);
  });
});

describe('against the practice server', () => {
  test.each(['stable', 'classic'] as const)('a %s token is good for a call', async (mode) => {
    const server = await startPracticeServer();
    const { appId, appSecret } = server;
    const result = await tokenSource(requesterOf({ apiBase: server.baseUrl }), {
      ...account,
      mode,
      appId,
      appSecret,
    }).get();
    await server.close();
    expect(result).toMatchObject({ ok: true });
  });
});
