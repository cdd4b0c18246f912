/** What a refused token leads to, and what a lost or refused consume says of itself. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Deed } from '../../../main/practice/faults';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server';
import { createApi } from '../../../main/wechat/api';
import { createClient, type WechatClient } from '../../../main/wechat/client';
import { type TokenOptions, tokenSource } from '../../../main/wechat/token';
import { requesterOf, until } from './servers';
import { account } from './tokens';

const coupon = { code: '100000000001', cardId: null };
const yes = () => true;

interface Shop {
  server: PracticeServer;
  client: WechatClient;
  /** The calls the server saw since the token was fetched, in order. */
  calls: () => string[];
}

/** A client that holds a token of its practice server already. */
async function shop(change: Partial<TokenOptions> = {}): Promise<Shop> {
  const server = await startPracticeServer();
  onTestFinished(() => server.close());
  const requester = requesterOf({ apiBase: server.baseUrl });
  const { appId, appSecret } = server;
  const tokens = tokenSource(requester, { ...account, appId, appSecret, ...change });
  const client = createClient(createApi(requester, tokens));
  await client.warmUp();
  server.control.clearLog();
  const calls = () => server.control.log().map(({ api, outcome }) => `${api} ${outcome}`);
  return { server, client, calls };
}

const errcode = (number: number): Deed => ({ kind: 'errcode', errcode: number });
const renewed = 'stable-token errcode none';

describe('a token that WeChat refuses', () => {
  test.each([40001, 40014, 42001])(
    'with %d is renewed once and the call sent once more',
    async (number) => {
      const { server, client, calls } = await shop();
      server.control.addFault({ api: 'get', times: 1, do: errcode(number) });
      const answer = await client.getCode(coupon, true);
      expect([answer.kind, calls()]).toEqual([
        'ok',
        [`get errcode ${number}`, renewed, 'get errcode 0'],
      ]);
    },
  );

  test.each([40001, 40014, 42001])(
    'with %d again is a refusal: nothing is sent a third time',
    async (number) => {
      const { server, client, calls } = await shop();
      server.control.addFault({ api: 'get', do: errcode(number) });
      const answer = await client.getCode(coupon, true);
      expect([answer, calls()]).toMatchObject([
        { kind: 'refusal', errcode: number },
        [`get errcode ${number}`, renewed, `get errcode ${number}`],
      ]);
    },
  );

  test('with one errcode and then another of the three is a refusal all the same', async () => {
    const { server, client, calls } = await shop();
    server.control.addFault({ api: 'get', do: errcode(42001) });
    server.control.addFault({ api: 'get', times: 1, do: errcode(40001) });
    const answer = await client.getCode(coupon, true);
    expect([answer, calls().length]).toMatchObject([{ kind: 'refusal', errcode: 42001 }, 3]);
  });

  test.each([41001, 40013, 40125, 48001, 40164, -1])(
    'is not what %d means: nothing is repeated',
    async (number) => {
      const { server, client, calls } = await shop();
      server.control.addFault({ api: 'get', do: errcode(number) });
      expect([(await client.getCode(coupon, true)).kind, calls()]).toEqual([
        'refusal',
        [`get errcode ${number}`],
      ]);
    },
  );

  test('really dead is renewed, and the coupon is redeemed once', async () => {
    const { server, client, calls } = await shop();
    server.control.expireTokens();
    const answer = await client.consumeCode(coupon, yes);
    expect([answer.kind, calls(), server.control.consumed()]).toMatchObject([
      'ok',
      ['consume errcode 42001', renewed, 'consume errcode 0'],
      [{ code: coupon.code, count: 1 }],
    ]);
  });

  test('is renewed once for all calls that it failed', async () => {
    const { server, client, calls } = await shop();
    server.control.expireTokens();
    const codes = ['100000000001', '100000000002', '100000000003', '100000000004'];
    const answers = await Promise.all(
      codes.map((code) => client.getCode({ code, cardId: null }, true)),
    );
    expect([
      answers.map(({ kind }) => kind),
      calls().filter((call) => call === renewed).length,
    ]).toEqual([['ok', 'ok', 'ok', 'ok'], 1]);
  });

  test('is not renewed where a later call has done so, and the call is repeated either way', async () => {
    const { server, client, calls } = await shop();
    server.control.expireTokens();
    // The first call's refusal comes back long after the second one's.
    server.control.addFault({ api: 'get', times: 1, do: { kind: 'latency', ms: 300 } });
    const slow = client.getCode(coupon, true);
    await until(() => calls().length === 1);
    await client.getCode({ code: '100000000002', cardId: null }, true);
    const slowIsWaiting = calls()[0];
    const answer = await slow;
    expect([slowIsWaiting, answer.kind, calls().filter((call) => call === renewed).length]).toEqual(
      ['get ', 'ok', 1],
    );
  });

  test('cannot be renewed: the call is told as never made', async () => {
    const { server, client } = await shop();
    server.control.expireTokens();
    server.control.addFault({ api: 'stable-token', do: errcode(45011) });
    expect(await client.consumeCode(coupon, yes)).toMatchObject({
      kind: 'no-token',
      trouble: { kind: 'refusal', errcode: 45011 },
    });
  });
});

describe('the repeat of a consume', () => {
  test('is announced once before it leaves', async () => {
    const { server, client, calls } = await shop();
    server.control.expireTokens();
    const before: string[][] = [];
    await client.consumeCode(coupon, () => {
      before.push(calls());
      return true;
    });
    expect(before).toEqual([['consume errcode 42001', renewed]]);
  });

  test('is not announced where there is none', async () => {
    const { client } = await shop();
    let announced = 0;
    await client.consumeCode(coupon, () => {
      announced += 1;
      return true;
    });
    expect(announced).toBe(0);
  });

  test('does not leave where it could not be journalled', async () => {
    const { server, client, calls } = await shop();
    server.control.expireTokens();
    const answer = await client.consumeCode(coupon, () => false);
    expect([answer, calls(), server.control.consumed()]).toMatchObject([
      { kind: 'failure', failure: { sent: 'no', reason: 'ledger-unwritable' } },
      ['consume errcode 42001', renewed],
      [],
    ]);
  });
});

describe('without a token', () => {
  test('no call is made', async () => {
    const { client, calls } = await shop({ appSecret: 'wrong' });
    const answers = [
      await client.getCode(coupon, true),
      await client.consumeCode(coupon, yes),
      await client.decryptCode('x'),
      await client.getCard('p'),
    ];
    const none = { kind: 'no-token', trouble: { kind: 'refusal', errcode: 40125 } };
    expect([answers, calls()]).toMatchObject([
      [none, none, none, none],
      Array.from({ length: 4 }, () => 'stable-token errcode 40125'),
    ]);
  });
});

describe('a consume whose answer does not come', () => {
  const deeds: [what: string, deed: Deed, reason: string, redeemed: number][] = [
    ['lost before it was applied', { kind: 'drop-before' }, 'network', 0],
    ['lost after it was applied', { kind: 'drop-after' }, 'network', 1],
    ['reset', { kind: 'reset' }, 'network', 0],
    ['HTTP 502 after it was applied', { kind: 'http', status: 502, apply: true }, 'busy', 1],
    ['cut in half', { kind: 'truncate' }, 'unreadable-answer', 1],
    ['a web page', { kind: 'reshape', as: 'html' }, 'unreadable-answer', 1],
    ['empty', { kind: 'reshape', as: 'empty' }, 'unreadable-answer', 1],
    ['without an errcode', { kind: 'reshape', as: 'no-errcode' }, 'unreadable-answer', 1],
    ['a list', { kind: 'reshape', as: 'array' }, 'unreadable-answer', 1],
  ];
  test.each(deeds)(
    '(%s) may have been redeemed, and is not sent again',
    async (_what, deed, reason, redeemed) => {
      const { server, client, calls } = await shop();
      server.control.addFault({ api: 'consume', do: deed });
      const answer = await client.consumeCode(coupon, yes);
      expect([answer, calls().length, server.control.consumed().length]).toMatchObject([
        { kind: 'failure', failure: { sent: 'maybe', reason } },
        1,
        redeemed,
      ]);
    },
  );

  test('because nobody listens was not sent', async () => {
    const { server, client } = await shop();
    await server.control.stopListening();
    expect(await client.consumeCode(coupon, yes)).toMatchObject({
      kind: 'failure',
      failure: { sent: 'no', reason: 'network', detail: 'ECONNREFUSED' },
    });
  });
});
