/** What the counter takes from card/get: each kind of card, and each field gone wrong. */
import { describe, expect, test } from 'vitest';
import { readCardAnswer } from '../../../main/wechat/card-answer';

type Json = Record<string, unknown>;

/** A card/get answer: type, own fields, base_info, advanced_info. */
function answer(type: string, own: Json = {}, base: Json = {}, advanced: Json | null = {}): Json {
  const part = {
    ...own,
    base_info: {
      id: 'pKQ',
      title: '券',
      brand_name: '店',
      color: '#63b359',
      notice: '出示',
      ...base,
    },
    ...(advanced === null ? {} : { advanced_info: advanced }),
  };
  return { errcode: 0, errmsg: 'ok', card: { card_type: type, [type.toLowerCase()]: part } };
}

const facts = (cardType: string, change = {}) => ({
  cardId: 'pKQ',
  cardType,
  title: '券',
  brandName: '店',
  color: '#63b359',
  notice: '出示',
  benefit: { kind: 'other', text: '' },
  timeLimits: [],
  locationIds: null,
  leastFen: null,
  combinable: null,
  useCustomCode: false,
  fixedRange: null,
  ...change,
});

describe('what the customer gets', () => {
  const other = (text = '') => ({ kind: 'other', text });
  const benefits: [what: string, type: string, own: Json, benefit: object][] = [
    ['30 percent off', 'DISCOUNT', { discount: 30 }, { kind: 'discount', percentOff: 30 }],
    ['as a string', 'DISCOUNT', { discount: '10' }, { kind: 'discount', percentOff: 10 }],
    ['free', 'DISCOUNT', { discount: 100 }, { kind: 'discount', percentOff: 100 }],
    ['nothing off', 'DISCOUNT', { discount: 0 }, other()],
    ['more than all off', 'DISCOUNT', { discount: 101 }, other()],
    ['a discount that is no number', 'DISCOUNT', { discount: 'half' }, other()],
    [
      '10 yuan off from 50',
      'CASH',
      { reduce_cost: 1000, least_cost: 5000 },
      { kind: 'cash', reduceFen: 1000, leastFen: 5000 },
    ],
    [
      '10 yuan off',
      'CASH',
      { reduce_cost: '1000' },
      { kind: 'cash', reduceFen: 1000, leastFen: 0 },
    ],
    ['less than nothing off', 'CASH', { reduce_cost: -1 }, other()],
    ['a gift', 'GIFT', { gift: '杨枝甘露' }, { kind: 'gift', text: '杨枝甘露' }],
    ['a gift without words', 'GIFT', {}, { kind: 'gift', text: '' }],
    [
      'a deal',
      'GROUPON',
      { deal_detail: '锅底1份\n牛肉1份' },
      { kind: 'deal', text: '锅底1份\n牛肉1份' },
    ],
    ['a general coupon', 'GENERAL_COUPON', { default_detail: '停车' }, other('停车')],
    ['a member card', 'MEMBER_CARD', { bonus_rules: '1' }, other()],
    ['a kind nobody knows', 'SPACE_TICKET', { seat: 1 }, other()],
  ];
  test.each(benefits)('%s', (_what, type, own, benefit) => {
    expect(readCardAnswer(answer(type, own))?.benefit).toEqual(benefit);
  });
});

describe('conditions', () => {
  const conditions: [what: string, body: Json, change: object][] = [
    ['none where there is no advanced_info', answer('GIFT', {}, {}, null), {}],
    [
      'shops',
      answer('GIFT', {}, { location_id_list: [1, '2', 'x', null] }),
      { locationIds: [1, 2] },
    ],
    ['every shop by an empty list', answer('GIFT', {}, { location_id_list: [] }), {}],
    [
      'every shop, whatever the list says',
      answer('GIFT', {}, { use_all_locations: true, location_id_list: [1] }),
      {},
    ],
    ['a custom code', answer('GIFT', {}, { use_custom_code: true }), { useCustomCode: true }],
    [
      'a custom code as a word',
      answer('GIFT', {}, { use_custom_code: 'true' }),
      { useCustomCode: true },
    ],
    ['a minimum of its own', answer('CASH', { least_cost: '5000' }), { leastFen: 5000 }],
    [
      'a minimum of use_condition',
      answer('GIFT', {}, {}, { use_condition: { least_cost: 10_000 } }),
      { leastFen: 10_000 },
    ],
    [
      'its own minimum where use_condition says 0',
      answer('CASH', { least_cost: 5000 }, {}, { use_condition: { least_cost: 0 } }),
      { leastFen: 5000 },
    ],
    [
      'not with other offers',
      answer('GIFT', {}, {}, { use_condition: { can_use_with_other_discount: false } }),
      { combinable: false },
    ],
    [
      'with other offers',
      answer('GIFT', {}, {}, { use_condition: { can_use_with_other_discount: 'true' } }),
      { combinable: true },
    ],
    [
      'fixed dates',
      answer(
        'GIFT',
        {},
        { date_info: { type: 'DATE_TYPE_FIX_TIME_RANGE', begin_timestamp: 1, end_timestamp: '2' } },
      ),
      { fixedRange: { begin: 1, end: 2 } },
    ],
    [
      'half of the fixed dates',
      answer('GIFT', {}, { date_info: { type: 'DATE_TYPE_FIX_TIME_RANGE', begin_timestamp: 1 } }),
      {},
    ],
    [
      'a term',
      answer('GIFT', {}, { date_info: { type: 'DATE_TYPE_FIX_TERM', fixed_term: 90 } }),
      {},
    ],
  ];
  test.each(conditions)('%s', (_what, body, change) => {
    const {
      benefit: _,
      cardType: __,
      ...seen
    } = readCardAnswer(body) ?? { benefit: null, cardType: '' };
    const { benefit: ___, cardType: ____, ...expected } = facts('', change);
    expect(seen).toEqual(expected);
  });
});

describe('weekday and hour limits', () => {
  const limit = (day: unknown, fromMinute: number | null, toMinute: number | null) => [
    { day, fromMinute, toMinute },
  ];
  const hours = { begin_hour: 11, begin_minute: 30, end_hour: 14, end_minute: 5 };
  const limits: [what: string, sent: unknown, read: unknown[]][] = [
    ['a weekday', { type: 'MONDAY' }, limit('MONDAY', null, null)],
    ['a holiday', { type: 'HOLIDAY' }, limit('HOLIDAY', null, null)],
    ['hours', { type: 'SUNDAY', ...hours }, limit('SUNDAY', 690, 845)],
    [
      'hours as strings',
      { type: 'SUNDAY', begin_hour: '11', end_hour: '14' },
      limit('SUNDAY', 660, 840),
    ],
    ['past midnight', { type: 'FRIDAY', begin_hour: 22, end_hour: 2 }, limit('FRIDAY', 1320, 120)],
    ['a beginning only', { type: 'FRIDAY', begin_hour: 22 }, limit('FRIDAY', 1320, 1440)],
    ['an end only', { type: 'FRIDAY', end_hour: 10, end_minute: 30 }, limit('FRIDAY', 0, 630)],
    ['a day nobody knows', { type: 'SOMEDAY' }, limit({ asSent: 'SOMEDAY' }, null, null)],
    ['a day that is a number', { type: 7 }, []],
    ['no day', hours, []],
    ['no object', 'MONDAY', []],
  ];
  test.each(limits)('%s', (_what, sent, read) => {
    expect(readCardAnswer(answer('GIFT', {}, {}, { time_limit: [sent] }))?.timeLimits).toEqual(
      read,
    );
  });

  test('at most 1,000 of them', () => {
    const time_limit = Array.from({ length: 5_000 }, () => ({ type: 'MONDAY' }));
    expect(readCardAnswer(answer('GIFT', {}, {}, { time_limit }))?.timeLimits).toHaveLength(1_000);
  });
});

test('texts are cut, never through the middle of a character, and other types are empty', () => {
  const body = answer(
    'GIFT',
    { gift: '🎁'.repeat(2_000) },
    {
      title: `a${'🎁'.repeat(200)}`,
      brand_name: 7,
      notice: null,
      color: 'red',
    },
  );
  expect(readCardAnswer(body)).toEqual(
    facts('GIFT', {
      title: `a${'🎁'.repeat(99)}`,
      brandName: '',
      notice: '',
      color: null,
      benefit: { kind: 'gift', text: '🎁'.repeat(1_000) },
    }),
  );
});

describe('is no card', () => {
  const bodies: [why: string, body: Json][] = [
    ['without a card', {}],
    ['where the card is a text', { card: 'GIFT' }],
    ['without a type', { card: { gift: { base_info: { id: 'p' } } } }],
    ['without its own part', { card: { card_type: 'GIFT' } }],
    ['without base_info', { card: { card_type: 'GIFT', gift: {} } }],
    ['without an id', answer('GIFT', {}, { id: '' })],
    ['where the id is a number', answer('GIFT', {}, { id: 7 })],
    ['with an id of 65 characters', answer('GIFT', {}, { id: 'p'.repeat(65) })],
    ['with a type that is no field of its own', { card: { card_type: '__proto__' } }],
    ['with a type that every object has', { card: { card_type: 'constructor' } }],
  ];
  test.each(bodies)('%s', (_why, body) => {
    expect(readCardAnswer(body)).toBeNull();
  });
});
