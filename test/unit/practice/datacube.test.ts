/** Statistics of the practice account: strict, always the same, and shaped as WeChat's. */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { publishedJson } from '../wechat/published';
import { type Json, startAsking } from './asking';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const clock = () => NOW;
const biz = '/datacube/getcardbizuininfo';
const coupons = '/datacube/getcardcardinfo';
const members = '/datacube/getcardmembercardinfo';
const detail = '/datacube/getcardmembercarddetail';
const range = (begin_date: string, end_date: string) => ({ begin_date, end_date });
const june = range('2026-06-01', '2026-06-30');
const list = (json: Json) => json['list'] as Json[];

describe('strictness', () => {
  const source = { cond_source: 0 };
  const card = { card_id: cardIds.memberPoints };
  test.each([
    ['no begin_date', biz, { end_date: '2026-06-30', ...source }, 41011],
    ['no end_date', detail, { begin_date: '2026-06-30', ...card }, 41011],
    ['no cond_source', members, june, 41011],
    ['a cond_source where it is foreign', detail, { ...june, ...card, ...source }, 40097],
    ['a card_id where it is foreign', members, { ...june, ...source, ...card }, 40097],
    ['a third source', biz, { ...june, cond_source: 2 }, 40097],
    ['a source as a text', biz, { ...june, cond_source: '0' }, 47001],
    ['no card_id', detail, june, 41012],
    [
      'a time behind the day',
      biz,
      { ...range('2026-06-01 00:00:00', '2026-06-30'), ...source },
      61500,
    ],
    ['a day that there is not', biz, { ...range('2026-06-01', '2026-06-31'), ...source }, 61500],
    ['63 days', biz, { ...range('2026-06-01', '2026-08-02'), ...source }, 61501],
    ['63 days of a member card', detail, { ...range('2026-06-01', '2026-08-02'), ...card }, 61501],
    ['today', coupons, { ...range('2026-11-20', '2026-11-24'), ...source }, 61501],
    ['tomorrow', members, { ...range('2026-11-20', '2026-11-25'), ...source }, 61501],
    [
      'an end before its beginning',
      biz,
      { ...range('2026-06-30', '2026-06-01'), ...source },
      61501,
    ],
    ['a card that nobody made', coupons, { ...june, ...source, card_id: 'pNobody' }, 40073],
    ['a coupon for a member card', detail, { ...june, card_id: cardIds.gift }, 40071],
  ])('%s is refused', async (_what, path, body, errcode) => {
    const { call } = await startAsking({ clock });
    expect((await call(path, body)).json['errcode']).toBe(errcode);
  });

  test('62 days, yesterday and an empty card_id are taken', async () => {
    const { call } = await startAsking({ clock });
    const longest = { ...range('2026-09-23', '2026-11-23'), ...source };
    for (const body of [longest, { ...longest, card_id: '' }]) {
      const { json } = await call(coupons, body);
      expect([json['errcode'], list(json).length > 300]).toEqual([undefined, true]);
    }
  });

  test('today is Shanghai’s', async () => {
    const late = Date.parse('2026-11-24T23:30:00Z');
    const { call } = await startAsking({ clock: () => late });
    const body = { ...range('2026-11-24', '2026-11-24'), ...source };
    expect((await call(biz, body)).json['errcode']).toBeUndefined();
  });
});

describe('shapes', () => {
  test.each([
    [biz, 'datacube_getcardbizuininfo__ok__real2016.json'],
    [coupons, 'datacube_getcardcardinfo__ok__real2016.json'],
  ])('%s has the keys of a published answer, in their order', async (path, file) => {
    const { call } = await startAsking({ clock });
    const { json } = await call(path, { ...june, cond_source: 1 });
    const published = list(publishedJson(file))[0] ?? {};
    expect(Object.keys(json)).toEqual(['list']);
    expect(Object.keys(list(json)[0] ?? {})).toEqual(Object.keys(published));
  });

  test('the member cards have those of the document', async () => {
    const { call } = await startAsking({ clock });
    const base = [
      'view_cnt',
      'view_user',
      'receive_cnt',
      'receive_user',
      'verify_cnt',
      'verify_user',
    ];
    const all = await call(members, { ...june, cond_source: 0 });
    expect(Object.keys(list(all.json)[0] ?? {}).sort()).toEqual(
      ['ref_date', ...base, 'active_user', 'total_user', 'total_receive_user', 'new_user'].sort(),
    );
    const one = await call(detail, { ...june, card_id: cardIds.memberPoints });
    const own = ['merchanttype', 'cardid', 'submerchantid', 'active_cnt', 'payOriginalFee', 'fee'];
    expect(Object.keys(list(one.json)[0] ?? {}).sort()).toEqual(
      ['ref_date', ...base, ...own, 'active_user', 'total_user', 'new_user'].sort(),
    );
  });
});

describe('the figures', () => {
  const sum = (rows: Json[], name: string) =>
    rows.reduce((total, row) => total + Number(row[name]), 0);

  test('are the same on every server', async () => {
    const [one, other] = [await startAsking({ clock }), await startAsking({ clock: Date.now })];
    const body = { ...june, cond_source: 0 };
    expect((await one.call(coupons, body)).text).toBe((await other.call(coupons, body)).text);
  });

  test('have busier weekends, missing days, a card with zeros, money only with quick pay', async () => {
    const { call } = await startAsking({ clock });
    const rows = list(
      (await call(biz, { ...range('2026-08-01', '2026-09-30'), cond_source: 0 })).json,
    );
    const at = (day: number) =>
      rows.filter(({ ref_date }) => new Date(`${ref_date}T00:00:00Z`).getUTCDay() === day);
    expect(sum(at(6), 'view_cnt')).toBeGreaterThan(1.3 * sum(at(2), 'view_cnt'));
    const year = ['2026-01-01', '2026-03-03', '2026-05-03', '2026-07-03'];
    const missing = [];
    for (const from of year) {
      const to = new Date(Date.parse(`${from}T00:00:00Z`) + 59 * 86_400_000)
        .toISOString()
        .slice(0, 10);
      missing.push(
        60 - list((await call(biz, { ...range(from, to), cond_source: 1 })).json).length,
      );
    }
    expect(missing.reduce((total, days) => total + days, 0)).toBeGreaterThanOrEqual(3);
    const dead = list(
      (await call(coupons, { ...june, cond_source: 0, card_id: cardIds.permanent })).json,
    );
    expect([dead.length > 20, sum(dead, 'view_cnt')]).toEqual([true, 0]);
    const fees = [];
    for (const card_id of [cardIds.memberPoints, cardIds.memberHidden]) {
      fees.push(sum(list((await call(detail, { ...june, card_id })).json), 'fee') > 0);
    }
    expect(fees).toEqual([true, false]);
  });

  test('make a funnel, and their totals run on', async () => {
    const { call } = await startAsking({ clock });
    const rows = list((await call(members, { ...june, cond_source: 0 })).json);
    for (const name of ['receive_cnt', 'verify_cnt']) {
      expect(sum(rows, 'view_cnt')).toBeGreaterThan(sum(rows, name));
    }
    const totals = rows.map((row) => Number(row['total_receive_user']));
    expect(totals).toEqual([...totals].sort((one, other) => one - other));
    expect(totals.at(-1)).toBe(Number(totals[0]) + sum(rows.slice(1), 'receive_cnt'));
  });

  test('of a member card that was not made by API are none', async () => {
    const { call } = await startAsking({ clock });
    expect(list((await call(detail, { ...june, card_id: cardIds.member })).json)).toEqual([]);
  });
});

test('days that are not counted yet are a fault of their own', async () => {
  const { server, call } = await startAsking({ clock });
  server.control.addFault({
    api: 'datacube',
    toDay: '2026-11-23',
    do: { kind: 'errcode', errcode: 61503 },
  });
  const until = (end: string) => call(biz, { ...range('2026-11-01', end), cond_source: 0 });
  expect((await until('2026-11-23')).json['errcode']).toBe(61503);
  expect((await until('2026-11-22')).json['errcode']).toBeUndefined();
});
