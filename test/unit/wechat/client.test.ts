/** The four calls as they leave, and as they come back from the practice server. */
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server';
import { createApi } from '../../../main/wechat/api';
import { createClient, type WechatClient } from '../../../main/wechat/client';
import { tokenSource } from '../../../main/wechat/token';
import { clientOf, fixedToken, pause, recorder, requesterOf, say, tcpServer } from './servers';
import { account } from './tokens';

const plain = { code: '409632457895', cardId: null };
const custom = { code: 'KQ 券 001', cardId: 'pKQ' };
const yes = () => true;

/** A practice server and a client that belongs to it. */
async function practice(): Promise<{
  server: PracticeServer;
  client: WechatClient;
  apis: () => string[];
}> {
  const server = await startPracticeServer();
  onTestFinished(() => server.close());
  const requester = requesterOf({ apiBase: server.baseUrl });
  const { appId, appSecret } = server;
  const tokens = tokenSource(requester, { ...account, appId, appSecret });
  const client = createClient(createApi(requester, tokens));
  return { server, client, apis: () => server.control.log().map(({ api }) => api) };
}

describe('each call leaves as the document writes it', () => {
  const calls: [
    what: string,
    call: (client: WechatClient) => Promise<unknown>,
    path: string,
    json: object,
  ][] = [
    [
      'code/get that can make green',
      (client) => client.getCode(plain, true),
      '/card/code/get',
      { code: plain.code, check_consume: true },
    ],
    [
      'code/get that only tells',
      (client) => client.getCode(plain, false),
      '/card/code/get',
      { code: plain.code, check_consume: false },
    ],
    [
      'code/get of a custom code',
      (client) => client.getCode(custom, true),
      '/card/code/get',
      { code: 'KQ 券 001', card_id: 'pKQ', check_consume: true },
    ],
    [
      'code/consume',
      (client) => client.consumeCode(plain, yes),
      '/card/code/consume',
      { code: plain.code },
    ],
    [
      'code/consume of a custom code',
      (client) => client.consumeCode(custom, yes),
      '/card/code/consume',
      { code: 'KQ 券 001', card_id: 'pKQ' },
    ],
    [
      'code/decrypt',
      (client) => client.decryptCode('a+b/c='),
      '/card/code/decrypt',
      { encrypt_code: 'a+b/c=' },
    ],
    ['card/get', (client) => client.getCard('pKQ'), '/card/get', { card_id: 'pKQ' }],
  ];
  test.each(calls)('%s', async (_what, call, path, json) => {
    const server = await recorder((_, response) => say(response, { errcode: -1 }));
    await call(clientOf(server.base));
    expect(server.seen).toMatchObject([
      { method: 'POST', url: `${path}?access_token=TOKEN`, json },
    ]);
    expect(Object.keys(server.seen[0]?.json as object).sort()).toEqual(Object.keys(json).sort());
  });

  test('with its token percent-encoded', async () => {
    const server = await recorder((_, response) => say(response, { errcode: -1 }));
    const token = { ok: true, token: 'a+b/c=&x' } as const;
    await clientOf(server.base, {
      ...fixedToken,
      get: async () => token,
      renew: async () => token,
    }).getCard('p');
    expect(server.seen[0]?.url).toBe('/card/get?access_token=a%2Bb%2Fc%3D%26x');
  });
});

describe('each call comes back', () => {
  test('understood, with WeChat’s clock and the time it took', async () => {
    const { client } = await practice();
    const before = performance.now();
    const answer = await client.getCode({ code: '100000000001', cardId: null }, true);
    expect(answer).toMatchObject({
      kind: 'ok',
      value: { status: 'NORMAL', canConsume: true, code: null },
    });
    const { date, latencyMs, sentAt } = answer.meta;
    expect([Math.abs((date ?? 0) - Date.now()) < 5_000, latencyMs > 0, sentAt >= before]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('with a dynamic code’s real code', async () => {
    const { client } = await practice();
    const answer = await client.getCode({ code: '163652150534672204', cardId: null }, true);
    expect(answer).toMatchObject({ kind: 'ok', value: { code: '100000000101' } });
  });

  test('redeemed, once: the second time it is somebody else’s', async () => {
    const { client, server } = await practice();
    const address = { code: '100000000001', cardId: null };
    const answers = [
      await client.consumeCode(address, yes),
      await client.consumeCode(address, yes),
    ];
    expect([answers, server.control.consumed()]).toMatchObject([
      [
        { kind: 'ok', value: null },
        { kind: 'refusal', errcode: 40099 },
      ],
      [{ code: '100000000001', count: 1 }],
    ]);
  });

  test('decrypted', async () => {
    const { client } = await practice();
    const answer = await client.decryptCode(
      'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==',
    );
    expect(answer).toMatchObject({ kind: 'ok', value: '100000000201' });
  });

  test('with a card’s facts and the whole answer', async () => {
    const { client } = await practice();
    const answer = await client.getCard(cardIds.cash);
    expect(answer).toMatchObject({
      kind: 'ok',
      value: {
        facts: { cardId: cardIds.cash, cardType: 'CASH', leastFen: 5000 },
        raw: { card: { card_type: 'CASH' } },
      },
    });
  });

  test('refused, with the errcode and the rid, and never by the words of errmsg', async () => {
    const server = await recorder((_, response) =>
      say(response, { errcode: '40127', errmsg: 'ok errcode 0 NORMAL rid: 12ab-34' }),
    );
    expect(await clientOf(server.base).getCode(plain, true)).toMatchObject({
      kind: 'refusal',
      errcode: 40127,
      rid: '12ab-34',
    });
  });

  test('unreadable where errcode is 0 and the rest is none of its own', async () => {
    const server = await recorder((_, response) => say(response, { errcode: 0, errmsg: 'ok' }));
    const client = clientOf(server.base);
    const answers = [
      await client.getCode(plain, true),
      await client.decryptCode('x'),
      await client.getCard('p'),
    ];
    const unreadable = { kind: 'failure', failure: { sent: 'maybe', reason: 'unreadable-answer' } };
    expect(answers).toMatchObject([unreadable, unreadable, unreadable]);
  });

  test('redeemed where errcode is 0, whatever else consume says or does not', async () => {
    const bodies = [{ errcode: 0 }, { errcode: '0', card: 7 }, { errcode: 0, openid: null, x: [] }];
    const answers = [];
    for (const body of bodies) {
      const server = await recorder((_, response) => say(response, body));
      answers.push((await clientOf(server.base).consumeCode(plain, yes)).kind);
    }
    expect(answers).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('a look-up that is given up', () => {
  test('before it was sent, sends nothing', async () => {
    const server = await recorder();
    const client = clientOf(server.base);
    const gone = AbortSignal.abort();
    const answers = [
      await client.getCode(plain, true, gone),
      await client.decryptCode('x', gone),
      await client.getCard('p', gone),
    ];
    const failure = {
      kind: 'failure',
      failure: { sent: 'no', reason: 'network', detail: 'given up' },
    };
    expect([answers, server.seen.length]).toMatchObject([[failure, failure, failure], 0]);
  });

  test('while its token is on the way, sends nothing', async () => {
    const server = await recorder();
    const controller = new AbortController();
    const get = async () => {
      controller.abort();
      return { ok: true, token: 'T' } as const;
    };
    const answer = await clientOf(server.base, { ...fixedToken, get, renew: get }).getCode(
      plain,
      true,
      controller.signal,
    );
    expect([answer.kind, server.seen.length]).toEqual(['failure', 0]);
  });

  test('on its way, is over', async () => {
    const controller = new AbortController();
    const server = await tcpServer((socket) => socket.once('data', () => controller.abort()));
    const answer = await clientOf(server.base).getCode(plain, true, controller.signal);
    expect(answer).toMatchObject({
      kind: 'failure',
      failure: { sent: 'maybe', detail: 'given up' },
    });
  });
});

test('a consume has no signal: only its own time limit ends it', async () => {
  expectTypeOf<Parameters<WechatClient['consumeCode']>['length']>().toEqualTypeOf<2>();
  const { client, server } = await practice();
  server.control.addFault({ api: 'consume', do: { kind: 'latency', ms: 300 } });
  const redeeming = client.consumeCode({ code: '100000000001', cardId: null }, yes);
  await pause();
  await client.getCode({ code: '100000000002', cardId: null }, true, AbortSignal.timeout(1));
  expect(await redeeming).toMatchObject({ kind: 'ok' });
});
