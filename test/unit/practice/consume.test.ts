import { expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { startAsking } from './asking';

const NOW = Date.UTC(2026, 10, 23, 4, 0, 0);

test('a coupon is redeemed once: the second answer is 40099, code/get tells CONSUMED', async () => {
  const { call, server } = await startAsking({ clock: () => NOW });
  const code = '100000000001';
  const first = await call('/card/code/consume', { code });
  const second = await call('/card/code/consume', { code });
  const checked = await call('/card/code/get', { code, check_consume: true });
  const told = await call('/card/code/get', { code, check_consume: false });
  expect(first.json).toEqual({
    errcode: 0,
    errmsg: 'ok',
    card: { card_id: cardIds.discount },
    openid: expect.stringMatching(/^o.{27}$/),
  });
  expect([second.json['errcode'], checked.json['errcode']]).toEqual([40099, 40099]);
  expect(told.json).toMatchObject({ can_consume: false, user_card_status: 'CONSUMED' });
  expect(server.control.consumed()).toEqual([
    { code, cardId: cardIds.discount, at: NOW, count: 1, attempts: 2 },
  ]);
});

test.each([
  ['a member card', '800000000001', 40071],
  ['a consumed coupon', '200000000001', 40099],
  ['a coupon being given away', '200000000003', 40127],
  ['a coupon before its first day', '200000000009', 40079],
  ['a code that nobody claimed', '900000000001', 40056],
  ['a code made by the shop without its card_id', 'KQ-COFFEE-001', 40056],
  ['a dynamic code instead of the real one', '163652150534672204', 40056],
])('%s is not redeemed', async (_, code, errcode) => {
  const { call, server } = await startAsking();
  const { json } = await call('/card/code/consume', { code });
  expect(json['errcode']).toBe(errcode);
  expect(server.control.consumed()).toEqual([]);
});

test('a code made by the shop is redeemed with its card_id', async () => {
  const { call, server } = await startAsking();
  const { json } = await call('/card/code/consume', {
    code: 'KQ-COFFEE-001',
    card_id: cardIds.coffee,
  });
  expect(json['errcode']).toBe(0);
  expect(server.control.consumed()).toMatchObject([{ code: 'KQ-COFFEE-001', count: 1 }]);
});

test('a card_id that does not belong to the code is 40056', async () => {
  const { call } = await startAsking();
  const { json } = await call('/card/code/consume', {
    code: '100000000001',
    card_id: cardIds.gift,
  });
  expect(json['errcode']).toBe(40056);
});

test('of many requests at once exactly one redeems', async () => {
  const { call, server } = await startAsking();
  const code = '500000000001';
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => call('/card/code/consume', { code })),
  );
  const errcodes = replies.map(({ json }) => json['errcode']);
  expect(errcodes.filter((errcode) => errcode === 0)).toHaveLength(1);
  expect(errcodes.filter((errcode) => errcode === 40099)).toHaveLength(19);
  expect(server.control.consumed()).toMatchObject([{ code, count: 1, attempts: 20 }]);
});

test('a coupon redeemed elsewhere is not among those redeemed here', async () => {
  const { call, server } = await startAsking();
  const { json } = await call('/card/code/consume', { code: '700000000019' });
  expect(json['errcode']).toBe(40099);
  expect(server.control.consumed()).toEqual([]);
});

test('a new server starts anew', async () => {
  const first = await startAsking();
  await first.call('/card/code/consume', { code: '100000000001' });
  const second = await startAsking();
  const { json } = await second.call('/card/code/get', { code: '100000000001' });
  expect(json).toMatchObject({ errcode: 0, user_card_status: 'NORMAL' });
});
