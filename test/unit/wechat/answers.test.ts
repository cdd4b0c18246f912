/** The answers of code/get, code/decrypt and the token calls, in every shape that was seen. */
import { describe, expect, test } from 'vitest';
import { readCodeAnswer, readDecryptAnswer, readTokenAnswer } from '../../../main/wechat/answers';
import { publishedJson } from './published';

const today = publishedJson('code_get__normal-real2016.json');
const card = today['card'] as object;
/** What `today` reads as, with changes. */
const read = (change = {}) => ({
  code: '801586007419',
  cardId: 'pdkJ9uGXfjw6Thm7iJakUSru5sqE',
  beginTime: 1_467_043_200,
  endTime: 1_474_819_199,
  openid: 'odkJ9uDUz26RY-7DN1mxkznfo9xU',
  canConsume: true,
  status: 'NORMAL',
  memberCard: false,
  ...change,
});
/** As it comes out of JSON: what is undefined is not there. */
const sent = (body: object) => JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
const withTop = (change: object) => sent({ ...today, ...change });
const withCard = (change: object) => sent({ ...today, card: { ...card, ...change } });

describe('code/get is understood', () => {
  const shapes: [shape: string, body: Record<string, unknown>, change: object][] = [
    ['of today', today, {}],
    ['with fields nobody knows', withTop({ outer_str: '12b', future: { list: [1, null] } }), {}],
    ['without card.code', withCard({ code: undefined }), { code: null }],
    ['with an empty card.code', withCard({ code: '' }), { code: null }],
    ['with a card.code of the shop', withCard({ code: 'KQ 券 001' }), { code: 'KQ 券 001' }],
    ['with times as strings', withCard({ begin_time: '1467043200', end_time: '1474819199' }), {}],
    [
      'valid for ever',
      withCard({ begin_time: 0, end_time: 2_147_483_647 }),
      { beginTime: 0, endTime: 2_147_483_647 },
    ],
    ['ending in 2099', withCard({ end_time: 4_102_415_999 }), { endTime: 4_102_415_999 }],
    [
      'ending at the end of 64 bits',
      withCard({ end_time: '9223372036854775807' }),
      { endTime: 2 ** 63 },
    ],
    [
      'without times',
      withCard({ begin_time: undefined, end_time: null }),
      { beginTime: null, endTime: null },
    ],
    [
      'with times that are none',
      withCard({ begin_time: 'soon', end_time: -1 }),
      { beginTime: null, endTime: null },
    ],
    ['without an openid', withTop({ openid: undefined }), { openid: null }],
    ['with a status nobody knows', withTop({ user_card_status: 'FROZEN' }), { status: 'FROZEN' }],
    [
      'with a status in small letters',
      withTop({ user_card_status: 'normal' }),
      { status: 'normal' },
    ],
    ['of a member card with a number', withCard({ membership_number: '1' }), { memberCard: true }],
    ['of a member card without points', withCard({ bonus: 0 }), { memberCard: true }],
    ['of a member card with a balance on top', withTop({ balance: 0 }), { memberCard: true }],
  ];
  test.each(shapes)('%s', (_shape, body, change) => {
    expect(readCodeAnswer(body)).toEqual(read(change));
  });

  const { can_consume: _c, user_card_status: _s, ...bare } = today;
  const nested = (change: object) => ({ ...bare, card: { ...card, ...change } });
  test('of 2015, with both inside the card and strings for booleans', () => {
    const bodies = ['true', 'false', true, false].map((can_consume) =>
      nested({ user_card_status: 'GIFTING', can_consume }),
    );
    expect(bodies.map(readCodeAnswer)).toEqual(
      [true, false, true, false].map((canConsume) => read({ status: 'GIFTING', canConsume })),
    );
  });

  test('of 2014 is not: without a status nothing can be said', () => {
    expect(readCodeAnswer(bare)).toBeNull();
  });
});

describe('can_consume is true only where WeChat says true', () => {
  const values: [said: unknown, read: boolean | null][] = [
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, null],
    [null, null],
    [1, null],
    [0, null],
    ['1', null],
    ['TRUE', null],
    ['True', null],
    [' true', null],
    ['yes', null],
    ['', null],
    [[], null],
    [{}, null],
  ];
  test.each(values)('%j', (said, canConsume) => {
    expect(readCodeAnswer(withTop({ can_consume: said }))).toEqual(read({ canConsume }));
  });
});

describe('code/get is not understood', () => {
  const bodies: [why: string, body: Record<string, unknown>][] = [
    ['without a card', withTop({ card: undefined })],
    ['where the card is null', withTop({ card: null })],
    ['where the card is a text', withTop({ card: 'ÿ\u0000' })],
    ['where the card is a list', withTop({ card: [card] })],
    ['without a card_id', withCard({ card_id: undefined })],
    ['with an empty card_id', withCard({ card_id: '' })],
    ['where the card_id is a number', withCard({ card_id: 7 })],
    ['with a card_id of 513 characters', withCard({ card_id: 'p'.repeat(513) })],
    ['without a status', withTop({ user_card_status: undefined })],
    ['with an empty status', withTop({ user_card_status: '' })],
    ['where the status is a number', withTop({ user_card_status: 1 })],
    ['where the status is a list', withTop({ user_card_status: ['NORMAL'] })],
    ['where card.code is a number: its zeros may be lost', withCard({ code: 801_586_007_419 })],
    ['where card.code has a control character', withCard({ code: '8015\u000386007419' })],
    ['where card.code has 65 characters', withCard({ code: 'K'.repeat(65) })],
    ['where card.code is an object', withCard({ code: {} })],
  ];
  test.each(bodies)('%s', (_why, body) => {
    expect(readCodeAnswer(body)).toBeNull();
  });
});

describe('a token', () => {
  test.each([
    ['of two hours', { access_token: 'T', expires_in: 7200 }, { token: 'T', expiresIn: 7200 }],
    [
      'with its life as a string',
      { access_token: 'T', expires_in: '1500' },
      { token: 'T', expiresIn: 1500 },
    ],
    [
      'with fields nobody knows',
      { access_token: 'T', expires_in: 1, x: 1 },
      { token: 'T', expiresIn: 1 },
    ],
    [
      'of 512 characters',
      { access_token: 'T'.repeat(512), expires_in: 1 },
      { token: 'T'.repeat(512), expiresIn: 1 },
    ],
  ])('%s', (_what, body, token) => {
    expect(readTokenAnswer(body)).toEqual(token);
  });

  test.each([
    ['without its life', { access_token: 'T' }],
    ['that is dead at birth', { access_token: 'T', expires_in: 0 }],
    ['with a negative life', { access_token: 'T', expires_in: -1 }],
    ['with half a second', { access_token: 'T', expires_in: 0.5 }],
    ['that is empty', { access_token: '', expires_in: 7200 }],
    ['that is a number', { access_token: 1, expires_in: 7200 }],
    ['of 513 characters', { access_token: 'T'.repeat(513), expires_in: 7200 }],
    ['with a line end', { access_token: 'T\r\n', expires_in: 7200 }],
    [
      'with half a surrogate pair, which no address can hold',
      { access_token: 'T\ud800', expires_in: 7200 },
    ],
    ['that is missing', { expires_in: 7200 }],
    ['that is an array', ['T', 7200]],
  ])('%s is none', (_what, body) => {
    expect(readTokenAnswer(body)).toBeNull();
  });
});

test('code/decrypt gives a text, whatever it is, and nothing else', () => {
  const bodies = [
    { code: '583445938495' },
    { code: '\u0003\ufffdq' },
    { code: '' },
    {},
    { code: 583445938495 },
    { code: null },
  ];
  expect(bodies.map(readDecryptAnswer)).toEqual([
    '583445938495',
    '\u0003\ufffdq',
    '',
    null,
    null,
    null,
  ]);
});
