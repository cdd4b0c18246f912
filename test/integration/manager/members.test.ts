/** A customer's coupons over a real connection: the list, the codes behind it, and trouble. */
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { customers } from '../../../main/practice/customers';
import { groupOf } from '../../../shared/members';
import { openTestDesk } from '../../support/code-desk';
import { pass, withShop } from '../../support/shop';

const { many, hundred, none } = customers;

describe('a list', () => {
  test('by an openid: the openid is masked, every code is asked without check_consume', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const list = await desk.listed(many.openid);
      expect(list).toMatchObject({
        openidMasked: 'oKQM…0000',
        total: 9,
        hasShareCard: true,
        unreadable: 0,
        running: true,
      });
      const statuses = await desk.asked();
      expect([...statuses.values()]).toEqual(Array(9).fill('NORMAL'));
      expect(shop.asked('100000003001')).toEqual(['get false']);
      // The merchant's own code is asked with its card, at once.
      expect(shop.asked('KQ-MINE-001')).toEqual(['get false']);
      expect(JSON.stringify([list, desk.news])).not.toContain(many.openid);
    }));

  test('tells what can be used now, later, and not at all', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const { list } = await desk.listed(many.openid);
      await desk.asked();
      const now = Date.now() / 1000;
      const coupons = desk.members.known(list)?.coupons ?? [];
      const groups = coupons.map((coupon) => [coupon.code.slice(-3), groupOf(coupon, now)]);
      expect(groups.filter(([, group]) => group !== 'usable')).toEqual([
        ['005', 'not-yet'],
        ['007', 'other'],
      ]);
      expect(desk.members.known(list)?.titles.get(cardIds.cash)).toBe('10元代金券');
      expect(desk.members.known(list + 1)).toBeNull();
    }));

  test('by one of the customer’s codes, a card link among them', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const wish = (text: string) => desk.members.list({ text, codeCardId: null }, null);
      expect(await wish('1000 0000 3004')).toMatchObject({ ok: true, value: { total: 9 } });
      expect(await wish('KQ-MINE-001')).toMatchObject({ ok: true, value: { total: 9 } });
      expect(await wish('163652150534672204')).toMatchObject({ ok: true, value: { total: 1 } });
      const twice = await wish('KQ-TWICE-001');
      expect(twice).toMatchObject({ ok: true, value: { total: 2 } });
      expect(await wish('900000000001')).toMatchObject({
        ok: false,
        reason: 'no-such-code',
        trouble: { errcode: 40056 },
      });
      expect(await wish('134512345678901234')).toMatchObject({ ok: false, reason: 'payment-code' });
      desk.members.stop();
    }));

  test('asks only for a card where one is named', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      expect(await desk.listed(many.openid, cardIds.cash)).toMatchObject({ total: 1 });
      expect(await desk.listed(none.openid)).toMatchObject({ total: 0, hasShareCard: null });
      await desk.asked();
    }));

  test('of a card that nobody wrote into the settings finds its codes too', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till(), { customCodeCardIds: [] });
      await desk.listed(many.openid, cardIds.coffee);
      expect([...(await desk.asked())]).toEqual([['KQ-MINE-001', 'NORMAL']]);
    }));
});

describe('two hundred codes', () => {
  test('are asked five at a time, stopped, and gone on with', () =>
    withShop(
      async (shop) => {
        const desk = openTestDesk(shop, shop.till());
        const { list, total } = await desk.listed(hundred.openid);
        expect(total).toBe(200);
        await pass(150);
        desk.members.stop(list);
        const stopped = desk.news.at(-1);
        expect(stopped?.running).toBe(false);
        expect(stopped?.done).toBeLessThan(60);
        await pass(100);
        expect(desk.news.at(-1)).toBe(stopped);
        desk.members.goOn(list);
        const statuses = await desk.asked();
        expect(statuses.size).toBe(200);
        const gets = shop.server.control.log().filter(({ api }) => api === 'get');
        // What was on its way when it was stopped is asked again; nothing else is.
        expect(gets.length).toBeLessThanOrEqual(205);
      },
      { latencyMs: 20 },
    ));

  test('of a list that was asked for before the console was left are not asked', () =>
    withShop(
      async (shop) => {
        const desk = openTestDesk(shop, shop.till());
        const asked = desk.listed(hundred.openid);
        desk.members.stop();
        expect(await asked).toMatchObject({ total: 200, running: false });
        await pass(150);
        expect(shop.server.control.log().filter(({ api }) => api === 'get')).toEqual([]);
      },
      { latencyMs: 20 },
    ));

  test('do not make the counter wait for a connection', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const desk = openTestDesk(shop, till);
      expect(await till.verdictOn('100000000002')).toBe('redeemable/');
      for (const { code } of hundred.coupons.slice(0, 8)) {
        shop.server.control.addFault({ api: 'get', code, do: { kind: 'hang' } });
      }
      await desk.listed(hundred.openid);
      // Five calls that never answer; the counter's own come through.
      expect(await till.verdictOn('100000000001')).toBe('redeemable/');
      expect(await till.verdictOn('KQ-COFFEE-001')).toBe('redeemable/');
      desk.members.stop();
    }));
});

describe('trouble', () => {
  test('of one code stands at that code', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const busy = { kind: 'errcode', errcode: -1 } as const;
      shop.server.control.addFault({ api: 'get', code: '100000003002', times: 1, do: busy });
      const { list } = await desk.listed(many.openid);
      expect((await desk.asked()).get('100000003002')).toBe('busy');
      desk.news.length = 0;
      desk.members.goOn(list);
      expect([...(await desk.asked())]).toEqual([['100000003002', 'NORMAL']]);
    }));

  test('that would meet every code ends the asking', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const ip = { kind: 'errcode', errcode: 40164 } as const;
      shop.server.control.addFault({ api: 'get', do: ip });
      await desk.listed(hundred.openid);
      await desk.asked();
      expect(desk.news.at(-1)).toMatchObject({ running: false, total: 200 });
      expect(desk.news.at(-1)?.done).toBeLessThan(6);
      expect(desk.news.flatMap(({ coupons }) => coupons)[0]?.untold).toMatchObject({
        reason: 'ip-not-allowed',
        trouble: { ip: '203.0.113.24' },
      });
    }));

  test('with the list is told: a foreign openid, an IP, an answer cut in half', () =>
    withShop(async (shop) => {
      const desk = openTestDesk(shop, shop.till());
      const ask = () => desk.members.list({ openid: many.openid }, null);
      expect(await desk.members.list({ openid: 'oNobody' }, null)).toMatchObject({
        ok: false,
        trouble: { errcode: 40003 },
      });
      const { control } = shop.server;
      control.addFault({ api: 'getcardlist', times: 1, do: { kind: 'errcode', errcode: 40164 } });
      expect(await ask()).toMatchObject({ ok: false, trouble: { ip: '203.0.113.24' } });
      control.addFault({ api: 'getcardlist', times: 1, do: { kind: 'truncate' } });
      expect(await ask()).toMatchObject({ ok: false, reason: 'unreadable-answer' });
      control.addFault({ api: 'getcardlist', times: 1, do: { kind: 'drop-after' } });
      expect(await ask()).toMatchObject({ ok: false, reason: 'network' });
    }));
});
