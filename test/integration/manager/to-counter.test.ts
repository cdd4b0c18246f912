/** A coupon of a manager's list at the counter: the counter's own path, and no redeeming by itself. */
import { expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { withShop } from '../../support/shop';

test('a coupon is asked for green again, and waits for a hand even in automatic mode', () =>
  withShop(async (shop) => {
    const till = shop.till({ redeem: 'auto' });
    till.till.counter.brought({ code: '100000000001', cardId: null });
    await till.shows('redeemable/');
    expect(shop.asked('100000000001')).toEqual(['get true']);
    expect(shop.redeemed('100000000001')).toBe(0);
    till.redeem();
    await till.shows('redeemed/');
    const sources = till.rows().filter(({ kind }) => kind === 'scan' || kind === 'intent');
    expect(sources.map(({ source }) => source)).toEqual(['manager', 'manager']);
  }));

test('a code of the merchant’s own is asked and redeemed with its card, in the settings or not', () =>
  withShop(async (shop) => {
    const till = shop.till({ customCodeCardIds: [] });
    till.till.counter.brought({ code: 'KQ-COFFEE-001', cardId: cardIds.coffee });
    await till.shows('redeemable/');
    till.till.counter.askAgain();
    await till.until(() => shop.asked('KQ-COFFEE-001').length === 2);
    await till.shows('redeemable/');
    till.redeem();
    await till.shows('redeemed/');
    expect(shop.server.control.consumed()).toMatchObject([{ cardId: cardIds.coffee, count: 1 }]);
  }));

test('a code that looks like goods is a code where WeChat has listed it', () =>
  withShop(async (shop) => {
    const till = shop.till();
    till.till.counter.brought({ code: '6920000000012', cardId: cardIds.cake });
    await till.shows('redeemable/');
  }));
