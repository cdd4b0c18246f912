/** The manager's calls about codes: bodies as other SDKs send them, lists as WeChat writes them. */
import { describe, expect, test } from 'vitest';
import { createApi } from '../../../main/wechat/api';
import { type CodeCalls, createCodeCalls, readCardList } from '../../../main/wechat/calls/codes';
import { told } from '../../../main/wechat/told';
import { publishedJson } from './published';
import { fixedToken, recorder, requesterOf, say } from './servers';

type Body = Record<string, string>;
const shapes = publishedJson('REQUEST_SHAPES.json') as unknown as { api: string; body: Body }[];

const calls: Record<string, (calls: CodeCalls, body: Body) => Promise<unknown>> = {
  'POST /card/code/update': (codes, { code = '', card_id: cardId = '', new_code: to = '' }) =>
    codes.updateCode(code, cardId, to),
  'POST /card/code/unavailable': (codes, { code = '', card_id: cardId = null, reason = null }) =>
    codes.voidCode({ code, cardId }, reason),
  'POST /card/user/getcardlist': (codes, { openid = '', card_id: cardId = null }) =>
    codes.getCardList(openid, cardId),
};

async function codesOn(answer: unknown) {
  const server = await recorder((_, response) => say(response, answer));
  const requester = requesterOf({ apiBase: server.base });
  return { seen: server.seen, codes: createCodeCalls(createApi(requester, fixedToken)) };
}

const known = shapes.filter(({ api }) => api in calls);

test('the list holds each of the calls', () => {
  expect([...new Set(known.map(({ api }) => api))]).toEqual(Object.keys(calls));
});

test.each(known)('$api $body', async ({ api, body }) => {
  const { seen, codes } = await codesOn({ errcode: -1 });
  await calls[api]?.(codes, body);
  expect(seen.map(({ url, json }) => [`POST ${url.split('?')[0]}`, json])).toEqual([[api, body]]);
});

describe('a published answer', () => {
  test('of a customer’s list is read, the same card twice', async () => {
    const { codes } = await codesOn(publishedJson('user_getcardlist__ok__real2016.json'));
    expect(await codes.getCardList('o', null)).toMatchObject({
      kind: 'ok',
      value: {
        coupons: [
          { code: '736052543512', cardId: 'pdkJ9uDgnm0pKfrTb1yV0dFMO_Gk' },
          { code: '774759815535', cardId: 'pdkJ9uDgnm0pKfrTb1yV0dFMO_Gk' },
        ],
        unreadable: 0,
        hasShareCard: false,
      },
    });
  });

  test('that refuses did nothing', async () => {
    const foreign = await codesOn(publishedJson('user_getcardlist__40003__real2016.json'));
    expect(told(await foreign.codes.getCardList('o', null), () => null)).toMatchObject({
      ok: false,
      sent: 'no',
      trouble: { errcode: 40003 },
    });
    const update = await codesOn(publishedJson('code_update__40056__real2016.json'));
    expect(told(await update.codes.updateCode('1', 'p', '2'), () => null)).toMatchObject({
      ok: false,
      reason: 'no-such-code',
      sent: 'no',
    });
  });
});

describe('a list', () => {
  test.each([
    ['no list at all', {}],
    ['a list that is none', { card_list: { code: '1' } }],
    ['null for a list', { card_list: null }],
  ])('with %s is no answer', (_, body) => {
    expect(readCardList(body)).toBeNull();
  });

  test('counts the lines that say nothing, and guesses none of them', () => {
    const good = { code: '409632457895', card_id: 'p1' };
    const bad = [
      null,
      '409632457895',
      { code: 409632457895, card_id: 'p1' },
      { code: '', card_id: 'p1' },
      { code: '\u0000', card_id: 'p1' },
      { code: '1', card_id: '' },
      { code: '1', card_id: 'p'.repeat(65) },
      { card_id: 'p1' },
    ];
    expect(readCardList({ card_list: [good, ...bad], has_share_card: 'true' })).toEqual({
      coupons: [{ code: '409632457895', cardId: 'p1' }],
      unreadable: bad.length,
      hasShareCard: true,
    });
  });

  test.each([undefined, null, 1, 'yes'])('takes %s for has_share_card as not sent', (value) => {
    expect(readCardList({ card_list: [], has_share_card: value })?.hasShareCard).toBeNull();
  });
});
