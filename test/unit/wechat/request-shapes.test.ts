/** The bodies that other SDKs are known to send, sent by this client: key by key the same. */
import { expect, test } from 'vitest';
import type { WechatClient } from '../../../main/wechat/client';
import { publishedJson } from './published';
import { clientOf, recorder, say } from './servers';
import { tokens } from './tokens';

type Body = Record<string, string | boolean>;
const shapes = publishedJson('REQUEST_SHAPES.json') as unknown as { api: string; body: Body }[];

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const addressOf = (body: Body) => ({
  code: text(body['code']) ?? '',
  cardId: text(body['card_id']),
});

/** How this client makes each call of the list that the counter knows. */
const calls: Record<string, (client: WechatClient, body: Body) => Promise<unknown>> = {
  'POST /card/code/get': (client, body) =>
    client.getCode(addressOf(body), body['check_consume'] === true),
  'POST /card/code/consume': (client, body) => client.consumeCode(addressOf(body), () => true),
  'POST /card/code/decrypt': (client, body) => client.decryptCode(text(body['encrypt_code']) ?? ''),
};

const known = shapes.filter(({ api }) => api in calls);

test('the list holds the calls of the counter', () => {
  expect(known.map(({ api }) => api)).toEqual([
    'POST /card/code/get',
    'POST /card/code/get',
    'POST /card/code/consume',
    'POST /card/code/consume',
    'POST /card/code/decrypt',
  ]);
});

test.each(known)('$api $body', async ({ api, body }) => {
  const server = await recorder((_, response) => say(response, { errcode: -1 }));
  await calls[api]?.(clientOf(server.base), body);
  expect(server.seen.map(({ url, json }) => [`POST ${url.split('?')[0]}`, json])).toEqual([
    [api, body],
  ]);
});

test('stable_token', async () => {
  const { seen, source } = await tokens([7200]);
  await source({ appId: 'APPID', appSecret: 'APPSECRET' }).get();
  const shape = shapes.find(({ api }) => api === 'POST /cgi-bin/stable_token');
  expect(seen[0]?.json).toEqual(shape?.body);
});
