/** Redeeming on a whole till: what is sent, what is written, what is shown (rules §4, §5). */
import { describe, expect, test } from 'vitest';
import { consumes, greenTill, spoil, story } from '../../support/at-the-till';
import { pass, withShop } from '../../support/shop';

const CODE = '500000000777';
describe.concurrent('a coupon', () => {
  test('is redeemed once, and the same till then says when and by whom', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('redeemed/');
      expect(story(till, CODE)).toEqual(['intent', 'outcome redeemed']);
      till.scan('100000000001');
      expect(await till.verdictOn(CODE)).toBe('refused/consumed');
      expect(till.state()).toMatchObject({ here: { operator: '01', receipt: null } });
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 1]);
    }));

  test('green on two tills is redeemed by one; the other one’s first answer is a refusal', () =>
    withShop(async (shop) => {
      const [one, two] = await Promise.all([greenTill(shop, CODE), greenTill(shop, CODE)]);
      one.redeem();
      await one.shows('redeemed/');
      two.redeem();
      await two.shows('refused/consumed');
      expect([one.intents(CODE), two.intents(CODE)]).toEqual([['redeemed'], ['refused']]);
      expect(two.state()).toMatchObject({ here: null, errcode: 40099 });
    }));

  test('of the shop’s own codes is redeemed and read back with its card', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, 'KQ-LOST-001');
      till.redeem();
      await till.shows('redeemed/confirmed-afterwards');
      const asked = shop.server.control.log().filter(({ code }) => code === 'KQ-LOST-001');
      const { cardId } = asked.at(-1) ?? {};
      expect(asked.slice(-2)).toMatchObject([
        { api: 'consume', cardId },
        { api: 'get', checkConsume: false, cardId },
      ]);
      expect(cardId).toBeTruthy();
    }));

  test('behind a dynamic code is redeemed by its real code', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, '163652150534672204');
      till.redeem();
      await till.shows('redeemed/');
      const real = till.state();
      expect('code' in real && till.intents(real.code)).toEqual(['redeemed']);
      expect(consumes(shop, '163652150534672204')).toBe(0);
    }));
});

describe.concurrent('an answer that is lost', () => {
  test('after it was applied is confirmed by reading, with a look and a flag of its own', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'drop-after' });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('unknown/answer-lost');
      expect(till.view().pending).toMatchObject([{ code: CODE }]);
      await till.shows('redeemed/confirmed-afterwards');
      expect(till.view().pending).toEqual([]);
      expect(story(till, CODE)).toEqual([
        'intent',
        'outcome unknown',
        'settlement settled-redeemed reconcile',
      ]);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 1]);
    }));

  test('before it was applied is sent once more, journalled first', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'reset' });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('unknown/answer-lost');
      await till.shows('redeemed/');
      expect(story(till, CODE)).toEqual([
        'intent',
        'outcome unknown',
        'send',
        'settlement redeemed',
      ]);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 2]);
    }));

  test('while the request arrives right behind the read-back is never counted twice', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'apply-after-read' });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('redeemed/confirmed-afterwards');
      expect(shop.asked(CODE).slice(-3)).toEqual(['consume', 'get false', 'consume']);
      expect([shop.redeemed(CODE), till.intents(CODE)]).toEqual([1, ['settled-redeemed']]);
    }));

  test('while another till takes the coupon: both say redeemed, one of them never plainly', () =>
    withShop(async (shop) => {
      const [one, two] = await Promise.all([greenTill(shop, CODE), greenTill(shop, CODE)]);
      spoil(shop, CODE, { kind: 'drop-before' });
      one.redeem();
      await one.shows('unknown/answer-lost');
      two.redeem();
      await two.shows('redeemed/');
      await one.shows('redeemed/confirmed-afterwards');
      expect(one.rows().at(-1)).toMatchObject({ outcome: 'settled-redeemed', flags: 'reconcile' });
    }));
});

describe.concurrent('a token', () => {
  test('that expired is renewed and the consume repeated, with a row of its own', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, CODE);
      shop.server.control.expireTokens();
      till.redeem();
      await till.shows('redeemed/');
      expect(story(till, CODE)).toEqual(['intent', 'send', 'outcome redeemed']);
      expect([shop.redeemed(CODE), consumes(shop, CODE)]).toEqual([1, 2]);
    }));

  test('that is refused again after one renewal is a fault, and nothing was sent', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'errcode', errcode: 40001 }, 2);
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.shows('fault/credentials');
      expect(story(till, CODE)).toEqual(['intent', 'send', 'outcome not-sent']);
      expect(consumes(shop, CODE)).toBe(2);
    }));

  test('that cannot be renewed is a fault, and nothing was sent', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, CODE);
      shop.server.control.expireTokens();
      shop.server.control.addFault({
        api: 'stable-token',
        do: { kind: 'errcode', errcode: 40164 },
      });
      till.redeem();
      await till.shows('fault/ip-not-allowed');
      expect(till.intents(CODE)).toEqual(['not-sent']);
    }));
});

describe.concurrent('a connection', () => {
  test('that is refused sends nothing, and the coupon can be tried again', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, CODE);
      await shop.server.control.stopListening();
      await pass(50);
      till.redeem();
      await till.shows('fault/network');
      expect([till.intents(CODE), consumes(shop, CODE)]).toEqual([['not-sent'], 0]);
      await shop.server.control.listenAgain();
      expect(await till.verdictOn(CODE)).toBe('redeemable/');
      till.redeem();
      await till.shows('redeemed/');
    }));

  test('that dies with the request on it may have carried it', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'hang' });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.until(() => consumes(shop, CODE) === 1);
      await shop.server.control.stopListening();
      await till.shows('unknown/answer-lost');
      await shop.server.control.listenAgain();
      await till.shows('redeemed/', 10_000);
      expect(till.intents(CODE)).toEqual(['redeemed']);
    }));
});

describe.concurrent('closing the till', () => {
  test('waits for a consume in flight and writes what came of it', () =>
    withShop(async (shop) => {
      spoil(shop, CODE, { kind: 'latency', ms: 1_500 });
      const till = await greenTill(shop, CODE);
      till.redeem();
      await till.until(() => consumes(shop, CODE) === 1);
      await till.close();
      expect([shop.redeemed(CODE), till.intents(CODE)]).toEqual([1, ['redeemed']]);
    }));

  test('waits for a re-send in flight, too', () =>
    withShop(async (shop) => {
      const till = await greenTill(shop, CODE);
      spoil(shop, CODE, { kind: 'drop-before' });
      till.redeem();
      await till.shows('unknown/answer-lost');
      spoil(shop, CODE, { kind: 'latency', ms: 1_500 });
      await till.until(() => consumes(shop, CODE) === 2);
      await till.close();
      expect([shop.redeemed(CODE), till.intents(CODE)]).toEqual([1, ['redeemed']]);
    }));
});
