import { expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { cardSeeds } from '../../../main/practice/cards';
import { weekdays } from '../../../shared/card';
import { type Asking, type Json, keysOf, startAsking } from './asking';
import { publishedCodeGet, publishedGroupon } from './published';

const NOW = Date.UTC(2026, 10, 23, 4, 0, 0);

async function bothWays({ call }: Asking, code: string, cardId?: string): Promise<[Json, Json]> {
  const address = cardId === undefined ? { code } : { code, card_id: cardId };
  const checked = await call('/card/code/get', { ...address, check_consume: true });
  const told = await call('/card/code/get', { ...address, check_consume: false });
  return [checked.json, told.json];
}

test.each([
  ['200000000001', 'CONSUMED', 40099],
  ['200000000002', 'EXPIRE', 40127],
  ['200000000003', 'GIFTING', 40127],
  ['200000000004', 'GIFT_TIMEOUT', 40127],
  ['200000000005', 'GIFT_SUCC', 40127],
  ['200000000006', 'DELETE', 40127],
  ['200000000007', 'UNAVAILABLE', 40127],
  ['200000000008', 'FROZEN_BY_PLATFORM', 40127],
])('%s is %s: refused with check_consume, told without', async (code, status, errcode) => {
  const [checked, told] = await bothWays(await startAsking(), code);
  expect(checked).toMatchObject({ errcode });
  expect(told).toMatchObject({ errcode: 0, can_consume: false, user_card_status: status });
});

test('NORMAL is told both ways', async () => {
  const [checked, told] = await bothWays(await startAsking(), '100000000001');
  expect(checked).toMatchObject({ errcode: 0, can_consume: true, user_card_status: 'NORMAL' });
  expect(told).toEqual(checked);
});

test('a consumed code is refused with WeChat’s unprinted _card and _code', async () => {
  const { call } = await startAsking();
  const { json } = await call('/card/code/get', { code: '200000000001', check_consume: true });
  expect(json).toMatchObject({ _card: cardIds.discount, _code: '200000000001' });
  expect(json['errmsg']).toMatch(/^invalid code, this code has consumed\. hint: \[\w+\]$/);
});

test('check_consume that is left out counts as true', async () => {
  const { call } = await startAsking();
  expect((await call('/card/code/get', { code: '200000000003' })).json).toMatchObject({
    errcode: 40127,
  });
});

test('a code before its first day is refused, and told with its dates', async () => {
  const asking = await startAsking({ clock: () => NOW });
  const [checked, told] = await bothWays(asking, '200000000009');
  expect(checked).toMatchObject({ errcode: 40127 });
  expect(told).toMatchObject({ user_card_status: 'NORMAL', can_consume: false });
  const { begin_time, end_time } = told.card as { begin_time: number; end_time: number };
  // Whole days of Shanghai, thirty days ahead.
  expect(begin_time * 1000).toBe(Date.UTC(2026, 11, 22, 16, 0, 0));
  expect((end_time + 1 + 8 * 3600) % 86_400).toBe(0);
});

test('a code that nobody claimed is 40056 both ways', async () => {
  const [checked, told] = await bothWays(await startAsking(), '900000000001');
  expect([checked['errcode'], told['errcode']]).toEqual([40056, 40056]);
});

test('a code made by the shop is found with its own card_id only', async () => {
  const asking = await startAsking();
  const errcodes = [];
  for (const cardId of [undefined, cardIds.cake, cardIds.coffee]) {
    errcodes.push((await bothWays(asking, 'KQ-COFFEE-001', cardId))[0]['errcode']);
  }
  expect(errcodes).toEqual([40056, 40056, 0]);
});

test('one code on two cards is two coupons', async () => {
  const { call } = await startAsking();
  const twice = { code: 'KQ-TWICE-001' };
  await call('/card/code/consume', { ...twice, card_id: cardIds.coffee });
  const coffee = await call('/card/code/get', { ...twice, card_id: cardIds.coffee });
  const cake = await call('/card/code/get', { ...twice, card_id: cardIds.cake });
  expect([coffee.json['errcode'], cake.json['errcode']]).toEqual([40099, 0]);
});

test('a dynamic code is answered with the real one', async () => {
  const { call } = await startAsking();
  const { json } = await call('/card/code/get', {
    code: '163652150534672204',
    is_expire_dynamic_code: false,
  });
  expect(json).toMatchObject({ errcode: 0, card: { code: '100000000101' } });
});

test('a card link is decrypted; a foreign one is 40075', async () => {
  const { call } = await startAsking();
  const good = await call('/card/code/decrypt', {
    encrypt_code: 'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==',
  });
  const bad = await call('/card/code/decrypt', { encrypt_code: 'nobody knows this' });
  expect(good.json).toEqual({ errcode: 0, errmsg: 'ok', code: '100000000201' });
  expect(bad.json).toMatchObject({ errcode: 40075 });
});

test.each([
  ['100000000001', 'today'],
  ['300000000007', 'real2016'],
  ['300000000008', 'doc2017'],
  ['300000000001', 'nested2015'],
  ['300000000004', 'minimal2014'],
] as const)('%s is written with the keys of the published shape %s', async (code, shape) => {
  const { call } = await startAsking();
  const { json } = await call('/card/code/get', { code, check_consume: true });
  expect(keysOf(json)).toEqual([...publishedCodeGet[shape]].sort());
});

test('the 2015 shape sends its boolean as a word', async () => {
  const { call } = await startAsking();
  const { json } = await call('/card/code/get', { code: '300000000001', check_consume: true });
  expect(json['card']).toMatchObject({ can_consume: 'true', user_card_status: 'NORMAL' });
});

test('a card is told with the keys of a real one', async () => {
  const { call } = await startAsking();
  const { json } = await call('/card/get', { card_id: cardIds.groupon });
  const { groupon } = json['card'] as { groupon: { base_info: Json; advanced_info: Json } };
  expect(Object.keys(groupon).sort()).toEqual(publishedGroupon.own);
  expect(Object.keys(groupon.advanced_info).sort()).toEqual(publishedGroupon.advanced);
  expect(Object.keys(groupon.base_info).sort()).toEqual(publishedGroupon.base);
});

test('limits of weekday and hour lie outside now, at every half hour of a week', () => {
  const inside = [];
  for (let half = 0; half < 336; half += 1) {
    const now = NOW + half * 1_800_000;
    const shanghai = new Date(now + 8 * 3_600_000);
    const today = weekdays[(shanghai.getUTCDay() + 6) % 7];
    for (const cardId of [cardIds.weekday, cardIds.hours]) {
      const limits = cardSeeds.find((card) => card.cardId === cardId)?.limits?.(now) ?? [];
      const fits = limits.some(
        (limit) =>
          limit['type'] === today &&
          (limit['begin_hour'] ?? shanghai.getUTCHours()) === shanghai.getUTCHours(),
      );
      if (fits || limits.length === 0) inside.push([cardId, now]);
    }
  }
  expect(inside).toEqual([]);
});
