/** The four calls for statistics: what is sent, and what is understood of the answers. */
import { describe, expect, test } from 'vitest';
import { createApi } from '../../../main/wechat/api';
import { createDatacube, type DatacubeQuestion, readDatacube } from '../../../main/wechat/datacube';
import { published, publishedJson } from './published';
import { fixedToken, httpServer, recorder, requesterOf, say } from './servers';

const question: DatacubeQuestion = {
  api: 'getcardcardinfo',
  from: '2026-06-20',
  to: '2026-06-28',
  source: 1,
  cardId: null,
};
const asking = (base: string) =>
  createDatacube(createApi(requesterOf({ apiBase: base }), fixedToken));
const days = { begin_date: '2026-06-20', end_date: '2026-06-28' };

describe('sends', () => {
  test.each([
    ['getcardbizuininfo', null, { ...days, cond_source: 1 }],
    ['getcardcardinfo', null, { ...days, cond_source: 1 }],
    ['getcardcardinfo', 'pA', { ...days, cond_source: 1, card_id: 'pA' }],
    ['getcardmembercardinfo', null, { ...days, cond_source: 1 }],
    ['getcardmembercarddetail', 'pA', { ...days, card_id: 'pA' }],
  ] as const)('%s of card %s', async (api, cardId, json) => {
    const server = await recorder((_, response) => say(response, { list: [] }));
    await asking(server.base)({ ...question, api, cardId });
    expect(server.seen).toMatchObject([{ url: `/datacube/${api}?access_token=TOKEN`, json }]);
    expect(Object.keys(server.seen[0]?.json as object)).toEqual(Object.keys(json));
  });

  test('the bodies that the document prints', async () => {
    const shapes = publishedJson('REQUEST_SHAPES.json') as unknown as {
      api: string;
      body: Record<string, unknown>;
    }[];
    const ours = shapes.filter(({ api }) => api.includes('/datacube/'));
    expect(ours.length).toBeGreaterThan(0);
    for (const { api, body } of ours) {
      const server = await recorder((_, response) => say(response, { list: [] }));
      await asking(server.base)({
        api: api.replace('POST /datacube/', '') as DatacubeQuestion['api'],
        from: String(body['begin_date']),
        to: String(body['end_date']),
        source: (body['cond_source'] ?? null) as DatacubeQuestion['source'],
        cardId: (body['card_id'] ?? null) as string | null,
      });
      expect(server.seen[0]?.json).toEqual(body);
    }
  });
});

describe('understands', () => {
  test('the published answers, which have no errcode and fields of their own', async () => {
    for (const name of ['getcardbizuininfo', 'getcardcardinfo'] as const) {
      const body = published(`datacube_${name}__ok__real2016.json`);
      const server = await httpServer((_, response) => say(response, body));
      expect(await asking(server.base)({ ...question, api: name })).toMatchObject({
        kind: 'ok',
        value: [
          {
            day: '2016-06-27',
            source: 1,
            cardId: name === 'getcardcardinfo' ? 'pdkJ9uLRSbnB3UFEjZAgUxAJrjeY' : null,
            values: { view_cnt: 1, receive_user: 1, verify_cnt: 0 },
          },
        ],
      });
    }
  });

  test.each(['getcardbizuininfo', 'getcardmembercardinfo'] as const)(
    'the published refusal of %s',
    async (api) => {
      const body = published(`datacube_${api}__61501__real2016.json`);
      const server = await httpServer((_, response) => say(response, body));
      expect(await asking(server.base)({ ...question, api })).toMatchObject({
        kind: 'refusal',
        errcode: 61501,
      });
    },
  );

  test('the one member card, whose card_id and money are spelled otherwise', () => {
    const item = {
      ref_date: '2016-07-06',
      cardid: 'p4W',
      total_user: 249,
      payOriginalFee: 120,
      fee: 100,
    };
    expect(readDatacube({ list: [item] }, null)).toEqual([
      {
        day: '2016-07-06',
        source: null,
        cardId: 'p4W',
        cardType: null,
        values: { total_user: 249, payOriginalFee: 120, fee: 100 },
      },
    ]);
  });

  test('numbers sent as texts, and leaves out what is no number instead of making it 0', () => {
    const item = { ref_date: '2016-07-06', view_cnt: '12', verify_cnt: null, receive_cnt: 'many' };
    expect(readDatacube({ list: [item] }, 0)?.[0]?.values).toEqual({ view_cnt: 12 });
  });

  test('a list without days', () => {
    expect(readDatacube({ list: [] }, 0)).toEqual([]);
  });

  test.each([
    ['no list', {}],
    ['a list that is none', { list: {} }],
    ['a line without a day', { list: [{ view_cnt: 1 }] }],
    ['a day that there is not', { list: [{ ref_date: '2016-02-30' }] }],
    ['a line that is no object', { list: [null] }],
  ])('nothing where there is %s', (_what, body) => {
    expect(readDatacube(body, 0)).toBeNull();
  });
});

test('an answer of five megabytes is read', async () => {
  const item = { ref_date: '2016-07-06', card_id: 'p'.repeat(28), note: 'x'.repeat(400) };
  const list = Array.from({ length: 10_000 }, () => item);
  const server = await httpServer((_, response) => say(response, { list }));
  const answer = await asking(server.base)(question);
  expect(answer.kind === 'ok' && answer.value.length).toBe(10_000);
});
