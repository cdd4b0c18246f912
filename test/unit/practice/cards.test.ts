/** The practice server's calls about cards: as strict as the notes on the document. */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { startAsking } from './asking';

const update = '/card/update';
const batch = '/card/batchget';
const stock = '/card/modifystock';

async function errcodeOf(path: string, body: unknown): Promise<unknown> {
  const { call } = await startAsking();
  return (await call(path, body)).json['errcode'];
}

describe('card/batchget', () => {
  test.each([
    ['no offset', { count: 10 }, 41011],
    ['51 at once', { offset: 0, count: 51 }, 40097],
    ['none at all', { offset: 0, count: 0 }, 40097],
    ['an offset below 0', { offset: -1, count: 1 }, 40097],
    ['a text for the statuses', { offset: 0, count: 1, status_list: 'CARD_STATUS_DELETE' }, 47001],
    ['a status nobody knows', { offset: 0, count: 1, status_list: ['CARD_STATUS_NEW'] }, 40097],
    ['an unknown key', { offset: 0, count: 1, status: [] }, 40097],
    ['50 at once', { offset: 0, count: 50 }, 0],
  ])('%s', async (_, body, errcode) => {
    expect(await errcodeOf(batch, body)).toBe(errcode);
  });

  test('pages through all cards, each once, and ends with a short page', async () => {
    const { call, server } = await startAsking();
    server.control.addCards(120);
    const ids: unknown[] = [];
    let pages = 0;
    for (let offset = 0; ; offset += 50) {
      const { json } = await call(batch, { offset, count: 50 });
      const list = json['card_id_list'] as string[];
      ids.push(...list);
      pages += 1;
      expect(json['total_num']).toBeGreaterThan(120);
      if (list.length < 50) break;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(pages).toBeGreaterThan(3);
  });

  test('filters by status; the deleted ones by either of their names', async () => {
    const { call } = await startAsking();
    const { json } = await call(batch, {
      offset: 0,
      count: 50,
      status_list: ['CARD_STATUS_DELETE'],
    });
    expect(json['card_id_list']).toEqual([cardIds.deleted, cardIds.deletedByDoc]);
  });
});

describe('card/get', () => {
  test('knows all eleven types, their part under the type in lower case', async () => {
    const { call } = await startAsking();
    const types = new Set<string>();
    const { slow: _slow, silent: _silent, garbled: _garbled, ...answering } = cardIds;
    for (const cardId of Object.values(answering)) {
      const card = (await call('/card/get', { card_id: cardId })).json['card'] as
        | Record<string, unknown>
        | undefined;
      if (!card) continue;
      const type = String(card['card_type']);
      types.add(type);
      expect(card[type.toLowerCase()]).toHaveProperty('base_info.id', cardId);
    }
    expect(types.size).toBe(11);
  });
});

describe('card/update', () => {
  const groupon = (base_info: object, more: object = {}) => ({
    card_id: cardIds.groupon,
    groupon: { base_info, ...more },
  });
  const member = (own: object) => ({ card_id: cardIds.member, member_card: own });
  const dates = (begin: number, end: number, more: object = {}) => ({
    card_id: cardIds.fixedRange,
    gift: {
      base_info: {
        date_info: {
          type: 'DATE_TYPE_FIX_TIME_RANGE',
          begin_timestamp: begin,
          end_timestamp: end,
          ...more,
        },
      },
    },
  });
  const BEGIN = 1_577_808_000;
  const END = 4_102_415_999;

  test.each([
    ['no card_id', { groupon: {} }, 41012],
    ['a card nobody made', { card_id: 'pNobody', groupon: { base_info: { notice: 'x' } } }, 40073],
    [
      'a deleted card',
      { card_id: cardIds.deletedByDoc, groupon: { base_info: { notice: 'x' } } },
      40078,
    ],
    ['nothing to change', { card_id: cardIds.groupon }, 41011],
    ['an empty part', groupon({}), 41011],
    ['the type in upper case', { card_id: cardIds.groupon, GROUPON: {} }, 40097],
    ['another type', { card_id: cardIds.groupon, gift: { base_info: { notice: 'x' } } }, 40071],
    ['an unknown key', groupon({ title: 'x' }), 40097],
    ['a key in the wrong case', groupon({ Notice: 'x' }), 40097],
    ['a key in the wrong place', { card_id: cardIds.groupon, groupon: { notice: 'x' } }, 40097],
    ['a foreign key', groupon({}, { bonus_rules: 'x' }), 40097],
    ['49 bytes of notice', groupon({ notice: `${'字'.repeat(16)}x` }), 45021],
    ['48 bytes of notice', groupon({ notice: '字'.repeat(16) }), 0],
    ['129 bytes of link', groupon({ custom_url: 'u'.repeat(129) }), 45021],
    ['a colour by its hex', groupon({ color: '#63b359' }), 40097],
    ['a colour by its name', groupon({ color: 'Color101' }), 0],
    ['no code type', groupon({ code_type: 'CODE_TYPE_NONE' }), 40097],
    ['a word for a flag', groupon({ can_share: 'true' }), 47001],
    ['a limit of 0', groupon({ get_limit: 0 }), 40097],
    ['shops as texts', groupon({ location_id_list: ['1'] }), 47001],
    ['no shops as an empty list', groupon({ location_id_list: [] }), 47001],
    ['no shops as printed', groupon({ location_id_list: '0' }), 0],
    ['a cleared text', groupon({ custom_url_name: '' }), 0],
    ['rules of a member card', member({ bonus_rules: '消费1元积2分' }), 0],
    [
      'a member field as printed',
      member({ custom_field1: { name_type: 'FIELD_NAME_TYPE_ACHIEVEMEN' } }),
      0,
    ],
    [
      'a member field spelled right',
      member({ custom_field1: { name_type: 'FIELD_NAME_TYPE_ACHIEVEMENT' } }),
      40124,
    ],
    ['the same dates', dates(BEGIN, END), 0],
    ['a wider range', dates(BEGIN - 86_400, END + 86_400), 0],
    ['a later begin', dates(BEGIN + 86_400, END), 40100],
    ['an earlier end', dates(BEGIN, END - 86_400), 40100],
    ['an end within a day', dates(BEGIN, END + 3_600), 40100],
    ['milliseconds', dates(BEGIN * 1000, END * 1000), 40100],
    [
      'dates of days',
      { card_id: cardIds.gift, gift: { base_info: { date_info: { type: 'DATE_TYPE_FIX_TERM' } } } },
      40100,
    ],
    ['a further key in the dates', dates(BEGIN, END, { fixed_term: 3 }), 40097],
  ])('%s', async (_, body, errcode) => {
    expect(await errcodeOf(update, body)).toBe(errcode);
  });

  test('writes what was sent and nothing else, and says whether there is a review', async () => {
    const { call } = await startAsking();
    const base = async () => {
      const { json } = await call('/card/get', { card_id: cardIds.groupon });
      return (json['card'] as { groupon: { base_info: Record<string, unknown> } }).groupon
        .base_info;
    };
    const before = await base();
    const plain = await call(update, groupon({ service_phone: '', location_id_list: [7, 8] }));
    expect(plain.json['send_check']).toBe(false);
    expect(await base()).toEqual({ ...before, service_phone: '', location_id_list: [7, 8] });
    const reviewed = await call(update, groupon({ color: 'Color101' }));
    expect(reviewed.json['send_check']).toBe(true);
    expect(await base()).toMatchObject({ color: '#cf3e36', status: 'CARD_STATUS_NOT_VERIFY' });
  });
});

describe('card/modifystock', () => {
  const move = (more: object) => ({ card_id: cardIds.oddFields, ...more });
  test.each([
    ['both at once', move({ increase_stock_value: 1, reduce_stock_value: 1 }), 40097],
    ['neither', move({}), 40097],
    ['0', move({ increase_stock_value: 0 }), 40097],
    ['below 0', move({ increase_stock_value: -1 }), 40097],
    ['a text', move({ increase_stock_value: '1' }), 47001],
    ['more than are left', move({ reduce_stock_value: 301 }), 45031],
    ['all that are left', move({ reduce_stock_value: 300 }), 0],
    ['more than a card can hold', move({ increase_stock_value: 99_999_501 }), 45031],
    ['as many as a card can hold', move({ increase_stock_value: 99_999_500 }), 0],
    ['a deleted card', { card_id: cardIds.deletedByDoc, increase_stock_value: 1 }, 40078],
  ])('%s', async (_, body, errcode) => {
    expect(await errcodeOf(stock, body)).toBe(errcode);
  });
});

test('a deleted card is listed as deleted, and its claimed coupons are redeemed as before', async () => {
  const { call } = await startAsking();
  expect((await call('/card/delete', { card_id: cardIds.discount })).json['errcode']).toBe(0);
  const status = await call('/card/get', { card_id: cardIds.discount });
  expect(status.text).toContain('CARD_STATUS_DELETE');
  const coupon = await call('/card/code/get', { code: '100000000001', check_consume: true });
  expect(coupon.json).toMatchObject({ errcode: 0, can_consume: true });
  const redeemed = await call('/card/code/consume', { code: '100000000001' });
  expect(redeemed.json['errcode']).toBe(0);
  expect((await call('/card/delete', { card_id: cardIds.discount })).json['errcode']).toBe(40073);
});
