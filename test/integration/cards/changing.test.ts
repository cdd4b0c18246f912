/** Changing cards at the practice server by a whole till: recorded, sent once, read back. */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { type Shop, type TestTill, withShop } from '../../support/shop';

const { groupon, discount, oddFields } = cardIds;
const notice = { name: 'base_info.notice' as const, after: '到店请出示' };
const phone = { name: 'base_info.service_phone' as const, after: '' };

/** What the ledger says of the deeds of a manager, without their codes. */
const deeds = (till: TestTill) =>
  till.rows().flatMap(({ kind, reason }) => (kind === 'manager' ? [reason] : []));
const sends = (shop: Shop, api: string) =>
  shop.server.control.log().filter((seen) => seen.api === api).length;

describe.concurrent('a change', () => {
  test('is written down, sent, read again and compared', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { changer } = till.till.cardDesk;
      const done = await changer.update(groupon, [notice, phone]);
      expect(done).toMatchObject({
        answer: { ok: true, value: { sendCheck: true } },
        predicted: true,
        recorded: true,
        seen: [{ seen: 'as-wanted' }, { seen: 'as-wanted' }],
      });
      expect(done.after).toMatchObject({
        value: { values: { 'base_info.status': 'CARD_STATUS_NOT_VERIFY' } },
      });
      expect(deeds(till)).toEqual([
        'card-update: base_info.notice, base_info.service_phone',
        'card-update-done: base_info.notice, base_info.service_phone',
      ]);
      expect(till.rows().at(-1)).toMatchObject({ card_id: groupon, source: 'manager', errcode: 0 });
    }));

  test('whose answer is lost is unknown, never sent again, and read back', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { changer } = till.till.cardDesk;
      shop.server.control.addFault({ api: 'update', times: 1, do: { kind: 'drop-after' } });
      const applied = await changer.update(groupon, [phone]);
      expect(applied).toMatchObject({
        answer: { ok: false, sent: 'maybe' },
        seen: [{ seen: 'as-wanted' }],
      });
      shop.server.control.addFault({ api: 'update', times: 1, do: { kind: 'drop-before' } });
      const lost = await changer.update(groupon, [notice]);
      expect(lost).toMatchObject({ answer: { sent: 'maybe' }, seen: [{ seen: 'different' }] });
      expect(deeds(till)).toEqual([
        'card-update: base_info.service_phone',
        'card-update-unknown: base_info.service_phone',
        'card-update-read-back-done: base_info.service_phone',
        'card-update: base_info.notice',
        'card-update-unknown: base_info.notice',
        'card-update-read-back-not-done: base_info.notice',
      ]);
      expect(sends(shop, 'update')).toBe(2);
    }));

  test('that WeChat refuses is told by its errcode, and did nothing', () =>
    withShop(async (shop) => {
      const till = shop.till();
      shop.server.control.addFault({ api: 'update', do: { kind: 'errcode', errcode: 40100 } });
      const refused = await till.till.cardDesk.changer.update(groupon, [notice]);
      expect(refused.answer).toMatchObject({ ok: false, sent: 'no', trouble: { errcode: 40100 } });
      expect(deeds(till).at(-1)).toBe('card-update-refused: base_info.notice');
    }));

  test('that breaks a rule never reaches WeChat', () =>
    withShop(async (shop) => {
      const { changer } = shop.till().till.cardDesk;
      const long = { ...notice, after: '字'.repeat(17) };
      await expect(changer.update(groupon, [long])).rejects.toThrow('base_info.notice');
      await expect(changer.update(groupon, [{ name: 'bonus_rules', after: 'x' }])).rejects.toThrow(
        'bonus_rules',
      );
      await expect(changer.update(groupon, [])).rejects.toThrow('nothing');
      expect(sends(shop, 'update')).toBe(0);
    }));

  test('whose review is not as predicted is said so and logged', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const as = { kind: 'http' as const, status: 200 };
      const body = JSON.stringify({ errcode: 0, errmsg: 'ok', send_check: true });
      shop.server.control.addFault({ api: 'update', do: { ...as, body, apply: true } });
      const done = await till.till.cardDesk.changer.update(groupon, [phone]);
      expect(done).toMatchObject({ predicted: false, answer: { value: { sendCheck: true } } });
      expect(deeds(till).at(-1)).toBe('card-update-review: send_check true, false');
    }));
});

describe.concurrent('the stock', () => {
  test('moves by exactly what was asked', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { changer } = till.till.cardDesk;
      const more = await changer.moveStock(oddFields, { increase: 50 });
      expect(more).toMatchObject({ before: { quantity: 300, total: 500 }, moved: true });
      const less = await changer.moveStock(oddFields, { reduce: 350 });
      expect(less.after).toMatchObject({
        value: { values: { 'base_info.sku.quantity': 0, 'base_info.sku.total_quantity': 200 } },
      });
      expect(deeds(till)).toEqual([
        'card-stock: +50',
        'card-stock-done: +50',
        'card-stock: -350',
        'card-stock-done: -350',
      ]);
    }));

  test('is not moved twice after a lost answer: the total tells whether it moved', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const { changer } = till.till.cardDesk;
      const lose = (kind: 'drop-after' | 'drop-before') =>
        shop.server.control.addFault({ api: 'modifystock', times: 1, do: { kind } });
      lose('drop-after');
      expect(await changer.moveStock(oddFields, { increase: 10 })).toMatchObject({
        answer: { ok: false, sent: 'maybe' },
        moved: true,
      });
      lose('drop-before');
      expect(await changer.moveStock(oddFields, { reduce: 10 })).toMatchObject({ moved: false });
      expect(sends(shop, 'modifystock')).toBe(2);
      expect(deeds(till).filter((reason) => reason?.includes('read-back'))).toEqual([
        'card-stock-read-back-done: +10',
        'card-stock-read-back-not-done: -10',
      ]);
    }));

  test('is not asked for more than is left, or than a card can hold', () =>
    withShop(async (shop) => {
      const { changer } = shop.till().till.cardDesk;
      const tooMany = await changer.moveStock(oddFields, { reduce: 301 });
      const tooLarge = await changer.moveStock(oddFields, { increase: 100_000_000 });
      for (const one of [tooMany, tooLarge]) {
        expect(one).toMatchObject({
          moved: false,
          answer: { sent: 'no', trouble: { errcode: 45031 } },
        });
      }
      expect(sends(shop, 'modifystock')).toBe(0);
    }));
});

test('a deleted card is read back as gone, and its claimed coupons are redeemed as before', () =>
  withShop(async (shop) => {
    const till = shop.till();
    expect(await till.till.cardDesk.changer.remove(discount)).toMatchObject({
      answer: { ok: true },
      gone: true,
    });
    expect(deeds(till)).toEqual(['card-delete: 9折优惠券', 'card-delete-done: 9折优惠券']);
    expect(await till.verdictOn('100000000001')).toBe('redeemable/');
    till.redeem();
    await till.shows('redeemed/');
    expect(shop.redeemed('100000000001')).toBe(1);
  }));
