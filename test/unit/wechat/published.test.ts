/** Every published answer, replayed over a real connection against the client. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answer, createApi } from '../../../main/wechat/api';
import { createClient, type WechatClient } from '../../../main/wechat/client';
import { tokenSource } from '../../../main/wechat/token';
import { fixtureFolder, fixtures, published } from './published';
import { fixedToken, httpServer, requesterOf, say } from './servers';

const refused = (errcode: number, rid: string | null = null, ip: string | null = null) => ({
  kind: 'refusal',
  errcode,
  rid,
  ip,
});
const unreadable = { kind: 'failure', failure: { sent: 'maybe', reason: 'unreadable-answer' } };
const ok = (value: unknown) => ({ kind: 'ok', value });
const token = (text: string) => ({ ok: true, token: text });
const noToken = (trouble: unknown) => ({ ok: false, trouble });
const coupon = (cardId: string, beginTime: number, endTime: number, openid: string, more = {}) =>
  ok({
    code: null,
    cardId,
    beginTime,
    endTime,
    openid,
    canConsume: true,
    status: 'NORMAL',
    memberCard: false,
    ...more,
  });

const FIRST = 'pFS7Fjg8kV1IdDz01r4SQwMkuCKc';
const FIRST_OPENID = 'oFS7Fjl0WsZ9AMZqrI80nbIq8xrA';

/** What the till must make of each file. What another API answered is no answer to its call. */
const expected: Record<string, unknown> = {
  'token__ok__wechatpy.json': token('1234567890'),
  'token__ok__wxjava.json': token('ACCESS_TOKEN'),
  'token__ok-expires_in-as-string__easywechat6.json': token('mock_access_token'),
  'token__40013__senparc.json': noToken(refused(40013)),
  'token__40164__wxjava-issue-3199.json': noToken(
    refused(40164, '658cff8e-7783352d-44cb33e5', '114.221.21.30'),
  ),
  'token__40164__laravel-wechat-issue-367.json': noToken(refused(40164, null, '101.45.43.1')),
  'token__89503-flow__doc.json': noToken(refused(89503)),

  'any__40001__hint-form.json': refused(40001),
  'any__40001__rid-form.json': refused(40001, '6004f3da-1529ba72-5c345f67'),
  'any__41001__hint-form.json': refused(41001),
  'any__48001__rid-form.json': refused(48001, '666a9fb3-44a35712-290603ed'),
  'any__45009__rid-form.json': refused(45009, 'xxxxxx'),
  'any__45009__old-form.json': refused(45009),
  'any__45011__doc.json': refused(45011),
  'any__40164-on-business-call__doc.json': refused(40164, 'xxxxxxxx-xxxxxxxx-xxxxxxxx'),
  'any__unknown-extra-field__wxjava.json': refused(40003),
  'clear_quota__48006.json': refused(48006),

  'code_get__normal-with-outer_str__doc2017.json': coupon(
    'pbLatjk4T4Hx-QFQGL4zGQy27_Qg',
    1_457_452_800,
    1_463_155_199,
    'obLatjm43RA5C6QfMO5szKYnT3dM',
  ),
  'code_get__normal-real2016.json': coupon(
    'pdkJ9uGXfjw6Thm7iJakUSru5sqE',
    1_467_043_200,
    1_474_819_199,
    'odkJ9uDUz26RY-7DN1mxkznfo9xU',
    { code: '801586007419' },
  ),
  'code_get__normal-old-nested-strings__2015.json': coupon(
    FIRST,
    1_404_205_036,
    1_404_205_036,
    FIRST_OPENID,
  ),
  'code_get__gifting-old-nested-strings__2015.json': coupon(
    FIRST,
    1_404_205_036,
    1_404_205_036,
    FIRST_OPENID,
    { canConsume: false, status: 'GIFTING' },
  ),
  'code_get__normal-2014-minimal.json': unreadable,
  'code_get__member-card-dynamic__doc.json': coupon(
    'pbLatjgoBuJqFP9vKhYnV1WZKAQA',
    0,
    2_147_483_647,
    'obLatjjwDolFjRRd3doGIdwNqRXw',
    { code: '726567952834', memberCard: true },
  ),
  'code_get__40056__dynamic-code.json': refused(40056),
  'code_get__40056__custom-code.json': refused(40056),
  'code_get__40056__real2016.json': refused(40056),
  'code_get__40127__doc.json': refused(40127),

  'code_consume__ok__doc.json': ok(null),
  'code_consume__ok__real2016.json': ok(null),
  'code_consume__40079-out-of-validity__olddoc.json': refused(40079),
  'code_decrypt__40075__real2016.json': refused(40075),

  'card_get__groupon__real2016.json': ok({
    facts: {
      cardId: 'pdkJ9uLRSbnB3UFEjZAgUxAJrjeY',
      cardType: 'GROUPON',
      title: '测试标题',
      brandName: '测试商户造梦空间',
      color: '#63b359',
      notice: '测试使用时请出示此券',
      benefit: { kind: 'deal', text: 'deal_detail' },
      timeLimits: [],
      locationIds: null,
      leastFen: null,
      combinable: null,
      useCustomCode: false,
      fixedRange: null,
    },
  }),
  'card_get__groupon-2014-int-status__repaired.json': ok({
    facts: {
      cardId: 'p1Pj9jr90_SQRaVqYI239Ka1erkI',
      cardType: 'GROUPON',
      title: '132元双人火锅套餐',
      brandName: '海底捞',
      color: '#3373bb',
      notice: '使用时向服务员出示此券',
      benefit: { kind: 'deal', text: '大锅1份 12元' },
      timeLimits: [],
      locationIds: [123, 12321, 345345],
      leastFen: null,
      combinable: null,
      useCustomCode: false,
      fixedRange: { begin: 1_397_577_600, end: 1_399_910_400 },
    },
  }),
  'card_get__40073__real2016.json': refused(40073),

  'user_getcardlist__ok__real2016.json': unreadable,
  'user_getcardlist__40003__real2016.json': refused(40003),
  'card_batchget__ok__real2016.json': unreadable,
  'card_modifystock__40073__real2016.json': refused(40073),
  'card_delete__40073__real2016.json': refused(40073),
  'code_update__40056__real2016.json': refused(40056),
  'paycell_set__43017__real2016.json': refused(43017),
  'membercard_userinfo__ok__wxjava.json': unreadable,
  'membercard_userinfo__deleted__real2016.json': unreadable,
  'membercard_updateuser__ok__wxjava.json': unreadable,
  'membercard_activate__40056__real2016.json': refused(40056),
  'datacube_getcardbizuininfo__ok__real2016.json': unreadable,
  'datacube_getcardbizuininfo__61501__real2016.json': refused(61501),
  'datacube_getcardcardinfo__ok__real2016.json': unreadable,
  'datacube_getcardmembercardinfo__61501__real2016.json': refused(61501),

  'malformed__trailing-comma__seed.raw.txt': unreadable,
  'malformed__bad-escape-in-string__co-wechat-api.raw.txt': unreadable,
};

/** The call that such an answer belongs to; what the till does not call itself reads as code/get. */
function ask(client: WechatClient, api: string): Promise<Answer<unknown>> {
  switch (api) {
    case 'POST /card/code/consume':
      return client.consumeCode({ code: '1', cardId: null }, () => true);
    case 'POST /card/code/decrypt':
      return client.decryptCode('x');
    case 'POST /card/get':
      return client.getCard('x');
    default:
      return client.getCode({ code: '1', cardId: null }, true);
  }
}

describe('published answers', () => {
  test('are all here, and each is expected to mean something', () => {
    const files = fixtures.map(({ file }) => file).sort();
    const inFolder = readdirSync(fixtureFolder).filter((name) => name.includes('__'));
    expect([files.length, Object.keys(expected).sort(), inFolder.sort()]).toEqual([
      51,
      files,
      files,
    ]);
  });

  test.each(fixtures)('$file', async ({ file, api }) => {
    const body = published(file);
    const server = await httpServer((_, response) => say(response, body));
    const requester = requesterOf({ apiBase: server.base });
    const seen = api.endsWith('/cgi-bin/token')
      ? await tokenSource(requester, {
          mode: 'classic',
          appId: 'wx',
          appSecret: 's',
          serviceUrl: '',
          serviceKey: '',
        }).get()
      : await ask(createClient(createApi(requester, fixedToken)), api);
    expect(seen).toMatchObject(expected[file] as object);
  });

  test.each(['consume', 'get', 'decrypt', 'card'])(
    'that are no JSON are a fault of %s that may have reached WeChat, never a success',
    async (call) => {
      const files = fixtures.map(({ file }) => file).filter((name) => name.endsWith('.raw.txt'));
      const apis = {
        consume: '/card/code/consume',
        get: '',
        decrypt: '/card/code/decrypt',
        card: '/card/get',
      };
      const api = `POST ${apis[call as keyof typeof apis]}`;
      const answers = await Promise.all(
        files.map(async (file) => {
          const server = await httpServer((_, response) => say(response, published(file)));
          return ask(
            createClient(createApi(requesterOf({ apiBase: server.base }), fixedToken)),
            api,
          );
        }),
      );
      expect(answers).toMatchObject([unreadable, unreadable]);
    },
  );
});
