/** A card's page from whatever WeChat answers: eleven types, nothing lost, nothing guessed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCardPage } from '../../../main/wechat/card-page';
import type { Json } from '../../../main/wechat/wire';
import { cardTypes } from '../../../shared/card-types';
import { ownNames, type WireName } from '../../../shared/card-wire';
import { describeValue, validityInWords } from '../../../shared/words/describe-card';
import { wordsFor } from '../../../shared/words/languages';

const zh = wordsFor('zh-CN');
const cardOf = (type: string, own: Json = {}, base: Json = {}): Json => ({
  card: {
    card_type: type,
    [type.toLowerCase()]: { base_info: { id: 'pCARD', title: '券', ...base }, ...own },
  },
});
const pageOf = (type: string, own: Json = {}, base: Json = {}) => {
  const page = readCardPage(cardOf(type, own, base), 1);
  if (page === null) throw new Error('no page');
  return page;
};
const said = (type: string, own: Json, name: WireName) =>
  describeValue(pageOf(type, own), name, zh);

test('the groupon that WeChat really sent is known field by field', () => {
  const file = new URL('../../fixtures/wechat/card_get__groupon__real2016.json', import.meta.url);
  const page = readCardPage(JSON.parse(readFileSync(file, 'utf8')) as Json, 1);
  expect(page?.unknown.map(({ wire }) => wire)).toEqual(['base_info.sub_title']);
  expect(page?.values).toMatchObject({
    deal_detail: 'deal_detail',
    'base_info.source': '造梦空间',
    'base_info.brand_name': '测试商户造梦空间',
    'base_info.sku.quantity': 499_999,
    'base_info.can_share': true,
    'base_info.can_give_friend': false,
  });
});

test.each(cardTypes)(
  '%s keeps its own fields, and shows those of other types as unknown',
  (type) => {
    const foreign = cardTypes.flatMap((other) => ownNames[other]);
    for (const name of foreign) {
      const page = pageOf(type, { [name]: 'x' });
      const isOwn = ownNames[type].includes(name);
      const found =
        page.values[name] !== undefined || page.unknown.some(({ wire }) => wire === name);
      expect(found).toBe(true);
      if (!isOwn) expect(page.unknown).toEqual([{ wire: name, json: '"x"' }]);
    }
  },
);

describe('own fields in words', () => {
  test.each([
    ['DISCOUNT', { discount: 30 }, 'discount', '7 折'],
    ['DISCOUNT', { discount: '15' }, 'discount', '8.5 折'],
    ['CASH', { reduce_cost: 550 }, 'reduce_cost', '¥5.50'],
    ['CASH', { least_cost: 5000 }, 'least_cost', '¥50'],
    ['MEMBER_CARD', { supply_bonus: true }, 'supply_bonus', '是'],
    ['MEMBER_CARD', { supply_balance: 'false' }, 'supply_balance', '否'],
    ['BOARDING_PASS', { departure_time: 1_798_765_200 }, 'departure_time', '2027-01-01 09:00'],
    ['BOARDING_PASS', { boarding_time: 1_798_762_800 }, 'boarding_time', '08:20'],
    ['MOVIE_TICKET', { detail: '2D' }, 'detail', '2D'],
  ] as const)('%s %j', (type, own, name, words) => {
    expect(said(type, own, name)).toBe(words);
  });

  test('points are supply_bonus, money is supply_balance: the document has them swapped', () => {
    expect(zh.cards.labels.supply_bonus).toContain('积分');
    expect(zh.cards.labels.supply_balance).toContain('储值');
  });
});

describe('validity in words', () => {
  const validity = (date_info: Json) => validityInWords(pageOf('GIFT', {}, { date_info }), zh);
  test.each([
    [
      {
        type: 'DATE_TYPE_FIX_TIME_RANGE',
        begin_timestamp: '1577808000',
        end_timestamp: 4102415999,
      },
      '2020-01-01 至 2099-12-31',
    ],
    [
      { type: 'DATE_TYPE_FIX_TERM', fixed_term: 90, fixed_begin_term: 0 },
      '领取后当天起，90 天内有效',
    ],
    [{ type: 'DATE_TYPE_FIX_TERM', fixed_term: 0, fixed_begin_term: 0 }, '领取后当天起，当天有效'],
    [
      { type: 'DATE_TYPE_FIX_TERM', fixed_term: 7, fixed_begin_term: 1 },
      '领取后第 1 天起，7 天内有效',
    ],
    [{ type: 'DATE_TYPE_PERMANENT' }, '永久有效'],
    [{ type: 'DATE_TYPE_NEW' }, '未知类型 DATE_TYPE_NEW'],
  ])('%j', (dateInfo, words) => {
    expect(validity(dateInfo)).toBe(words);
  });
});

describe('shops', () => {
  const shops = (base: Json) =>
    describeValue(
      pageOf('GIFT', {}, { location_id_list: [], ...base }),
      'base_info.location_id_list',
      zh,
    );
  test('all shops wins over whatever the list holds', () => {
    expect(shops({ use_all_locations: true, location_id_list: [1, 2] })).toBe('全部门店');
    expect(shops({ location_id_list: [1, '2'] })).toBe('门店 1, 2');
    expect(shops({})).toBe('没有限定门店');
  });
});

test('what cannot be read as its kind is shown as it came', () => {
  const page = pageOf('GIFT', {}, { can_share: 'maybe', sku: { quantity: 'many', odd: 1 } });
  expect(page.unknown).toEqual([
    { wire: 'base_info.can_share', json: '"maybe"' },
    { wire: 'base_info.sku.quantity', json: '"many"' },
    { wire: 'base_info.sku.odd', json: '1' },
  ]);
});

test('no field of any answer is ever lost', () => {
  const leafy = fc.dictionary(
    fc.constantFrom('notice', 'sku', 'date_info', 'can_share', 'x', '__proto__', 'color', 'gift'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...cardTypes, 'NEW_TYPE'), leafy, leafy, (type, base, own) => {
      delete own['base_info'];
      const page = readCardPage(cardOf(type, own, base), 1);
      if (page === null) return;
      const shown = [...Object.keys(page.values), ...page.unknown.map(({ wire }) => wire)];
      for (const key of Object.keys(base)) {
        if (isEmptyNest(base[key])) continue;
        expect(shown.some((wire) => wire.startsWith(`base_info.${key}`))).toBe(true);
      }
      for (const key of Object.keys(own)) expect(shown).toContain(key);
    }),
  );
});

function isEmptyNest(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
