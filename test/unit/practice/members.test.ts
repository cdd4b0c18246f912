/** The practice server's calls about customers' coupons and about codes, as strict as the notes. */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { customers } from '../../../main/practice/customers';
import { type Json, startAsking } from './asking';

const list = '/card/user/getcardlist';
const update = '/card/code/update';
const unavailable = '/card/code/unavailable';
const get = '/card/code/get';
const codesOf = (json: Json) => (json['card_list'] as { code: string }[]).map(({ code }) => code);

describe('a customer', () => {
  test('with many coupons has those listed that can be used, now or later', async () => {
    const { call } = await startAsking();
    const { json } = await call(list, { openid: customers.many.openid });
    expect(json['has_share_card']).toBe(true);
    expect(codesOf(json)).toHaveLength(9);
    expect(codesOf(json)).not.toContain('100000003011');
    const cards = (json['card_list'] as { card_id: string }[]).map((line) => line.card_id);
    expect(cards.filter((card) => card === cardIds.discount)).toHaveLength(3);
  });

  test('can be asked for one card; an empty card_id is none', async () => {
    const { call } = await startAsking();
    const { openid } = customers.many;
    const cash = await call(list, { openid, card_id: cardIds.cash });
    expect(codesOf(cash.json)).toEqual(['100000003004']);
    expect(codesOf((await call(list, { openid, card_id: '' })).json)).toHaveLength(9);
  });

  test('with two hundred has them all, and one with none has none', async () => {
    const { call } = await startAsking();
    expect(codesOf((await call(list, { openid: customers.hundred.openid })).json)).toHaveLength(
      200,
    );
    const none = await call(list, { openid: customers.none.openid });
    expect(none.json).toMatchObject({ errcode: 0, card_list: [] });
    expect(none.json).not.toHaveProperty('has_share_card');
  });

  test('of any other code has that one, until it is redeemed', async () => {
    const { call } = await startAsking();
    const { json } = await call(get, { code: '500000000042' });
    const mine = { openid: String(json['openid']) };
    expect(codesOf((await call(list, mine)).json)).toEqual(['500000000042']);
    await call('/card/code/consume', { code: '500000000042' });
    expect(codesOf((await call(list, mine)).json)).toEqual([]);
  });
});

describe('changing a code', () => {
  const address = { code: 'KQ-COFFEE-001', card_id: cardIds.coffee };

  test('moves the coupon, and the old code is nobody’s', async () => {
    const { call } = await startAsking();
    expect((await call(update, { ...address, new_code: 'KQ-NEW' })).json['errcode']).toBe(0);
    expect((await call(get, address)).json['errcode']).toBe(40056);
    const moved = await call(get, { ...address, code: 'KQ-NEW' });
    expect(moved.json).toMatchObject({ errcode: 0, user_card_status: 'NORMAL' });
  });

  test('makes a code void for good, with a reason or without', async () => {
    const { call } = await startAsking();
    expect((await call(unavailable, { code: '100000000001' })).json['errcode']).toBe(0);
    expect((await call(unavailable, { ...address, reason: '退款' })).json['errcode']).toBe(0);
    for (const asked of [{ code: '100000000001' }, address]) {
      const { json } = await call(get, { ...asked, check_consume: false });
      expect(json['user_card_status']).toBe('UNAVAILABLE');
    }
    expect((await call('/card/code/consume', address)).json['errcode']).toBe(40127);
  });
});

test.each([
  ['an openid of another account', list, { openid: 'oNobody' }, 40003],
  ['no openid', list, {}, 40003],
  ['an openid beyond 64 characters', list, { openid: 'o'.repeat(65) }, 40003],
  ['an unknown key in a list', list, { openid: 'o', offset: 0 }, 40097],
  ['a card that nobody made', list, { openid: customers.many.openid, card_id: 'pX' }, 40073],
  ['a new code for WeChat’s own', update, wechats({ new_code: 'x' }), 40056],
  ['a new code without its card', update, { code: 'KQ-COFFEE-001', new_code: 'x' }, 41012],
  ['no new code', update, { code: 'KQ-COFFEE-001', card_id: cardIds.coffee }, 40101],
  ['newcode, as one SDK writes it', update, { ...made(), newcode: 'x' }, 40101],
  ['a new code that is taken', update, { ...made(), new_code: 'kq-coffee-002' }, 40116],
  ['a new code beyond 64', update, { ...made(), new_code: 'x'.repeat(65) }, 45021],
  ['a new code for a redeemed one', update, { ...made('KQ-COFFEE-002'), new_code: 'x' }, 40127],
  ['voiding WeChat’s code with a card_id', unavailable, wechats(), 40097],
  ['voiding a made code without its card', unavailable, { code: 'KQ-COFFEE-001' }, 40056],
  ['voiding a redeemed one', unavailable, made('KQ-COFFEE-002'), 40127],
])('%s is refused', async (_, path, body, errcode) => {
  const { call } = await startAsking();
  expect((await call(path, body)).json['errcode']).toBe(errcode);
});

function made(code = 'KQ-COFFEE-001') {
  return { code, card_id: cardIds.coffee };
}

function wechats(more: Json = {}) {
  return { code: '100000000001', card_id: cardIds.discount, ...more };
}
