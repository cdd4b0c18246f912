/** Changing codes and making them void: what is sent, what is written, and lost answers. */
import { describe, expect, test } from 'vitest';
import { type CodesParts, createCodes } from '../../../main/manager/codes';
import { cardIds } from '../../../main/practice/card-ids';
import { createCodeCalls } from '../../../main/wechat/calls/codes';
import { createClient } from '../../../main/wechat/client';
import { openTestDesk } from '../../support/code-desk';
import { type Shop, type TestTill, withShop } from '../../support/shop';

const coffee = { code: 'KQ-COFFEE-001', cardId: cardIds.coffee };
const ours = { code: '100000000001', cardId: null };

/** A desk that reads back without pauses, on a clock of the test's. */
function deskOf(shop: Shop, till: TestTill, change: Partial<CodesParts> = {}) {
  const { api, cards, ledger } = till.till;
  const clock = { late: 0 };
  const codes = createCodes({
    client: createClient(api),
    codes: createCodeCalls(api),
    cards,
    finder: openTestDesk(shop, till).finder,
    write: (row) => ledger.writer.add(row).ok,
    tellReason: () => false,
    readAfterMs: [1, 1, 1],
    now: () => performance.now() + clock.late,
    ...change,
  });
  const rows = () =>
    till.rows().flatMap(({ kind, reason }) => (kind === 'manager' ? [reason] : []));
  const statusOf = async (code: string, cardId: string | null = null) => {
    const found = await codes.find(code, cardId);
    return found.ok ? found.value[0]?.status : found.reason;
  };
  const asked = (api: string) => shop.server.control.log().filter((seen) => seen.api === api);
  return { codes, rows, statusOf, asked, clock };
}

describe('finding a code', () => {
  test('tells its card, its state and whose code it is', () =>
    withShop(async (shop) => {
      const { codes } = deskOf(shop, shop.till());
      expect(await codes.find('1000 0000 0001', null)).toMatchObject({
        ok: true,
        value: [{ code: '100000000001', custom: false, status: 'NORMAL', title: '9折优惠券' }],
      });
      expect(await codes.find('KQ-COFFEE-002', null)).toMatchObject({
        value: [{ custom: true, status: 'CONSUMED', cardId: cardIds.coffee }],
      });
      const twice = await codes.find('KQ-TWICE-001', null);
      expect(twice.ok && twice.value.map(({ cardId }) => cardId)).toEqual([
        cardIds.coffee,
        cardIds.cake,
      ]);
      expect(await codes.find('6920000000012', null)).toMatchObject({ ok: true });
    }));

  test('says what a text is that is no code, and asks nobody', () =>
    withShop(async (shop) => {
      const { codes, asked } = deskOf(shop, shop.till());
      expect(await codes.find('134512345678901234', null)).toMatchObject({
        reason: 'payment-code',
      });
      expect(await codes.find('https://weixin.qq.com/q/x', null)).toMatchObject({
        reason: 'claim-qr',
      });
      expect(asked('get')).toEqual([]);
    }));

  test('leaves it open where one of the cards cannot be asked', () =>
    withShop(async (shop) => {
      const { codes } = deskOf(shop, shop.till());
      expect(await codes.find('KQ-PARTLY-001', null)).toMatchObject({ ok: false, reason: 'busy' });
    }));
});

describe('a link’s code', () => {
  test('is decrypted from the link or from its encrypt_code', () =>
    withShop(async (shop) => {
      const { finder } = openTestDesk(shop, shop.till());
      const link = shop.server.control.codes().find(({ name }) => name.en === 'Card link');
      expect(await finder.decrypt(` ${link?.code} `)).toMatchObject({
        value: { code: '100000000201', cardId: cardIds.discount },
      });
      const alone = 'KQ1OawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXd==';
      expect(await finder.decrypt(alone)).toEqual({
        ok: true,
        value: { code: '100000000201', cardId: null },
      });
    }));

  test('is refused where WeChat answers garbage, or another card', () =>
    withShop(async (shop) => {
      const { finder } = openTestDesk(shop, shop.till());
      expect(await finder.decrypt('KQ4garbage0000000000000000000000')).toMatchObject({
        ok: false,
        reason: 'unreadable-answer',
      });
      expect(await finder.decrypt('KQ6unknown')).toMatchObject({ trouble: { errcode: 40075 } });
      expect(await finder.decrypt('两个字')).toMatchObject({ ok: false, reason: 'bad-link' });
      const other = shop.server.control
        .codes()
        .find(({ name }) => name.en.endsWith('another card'));
      expect(await finder.find(other?.code ?? '', null)).toMatchObject({
        ok: false,
        reason: 'unreadable-answer',
      });
    }));
});

describe('making a code void', () => {
  test('sends exactly the code, or the code and its card', () =>
    withShop(async (shop) => {
      const { codes, statusOf, asked, rows } = deskOf(shop, shop.till());
      expect(await codes.makeVoid(ours, '顾客退款')).toEqual({ kind: 'done', by: 'answer' });
      expect(await codes.makeVoid(coffee, '改签')).toEqual({ kind: 'done', by: 'answer' });
      expect(await statusOf(ours.code)).toBe('UNAVAILABLE');
      expect(asked('unavailable').map(({ code, cardId }) => [code, cardId])).toEqual([
        [ours.code, null],
        [coffee.code, coffee.cardId],
      ]);
      expect(rows()).toEqual([
        'code-void: 顾客退款',
        'code-void-done',
        'code-void: 改签',
        'code-void-done',
      ]);
    }));

  test('tells WeChat the reason where the settings say so', () =>
    withShop(async (shop) => {
      const till = shop.till();
      const told: unknown[] = [];
      const spied = createCodeCalls({
        warmUp: till.till.api.warmUp,
        call: (request) => {
          told.push(request.json);
          return till.till.api.call(request);
        },
      });
      const { codes } = deskOf(shop, till, { codes: spied, tellReason: () => true });
      expect(await codes.makeVoid(ours, '顾客退款')).toEqual({ kind: 'done', by: 'answer' });
      expect(told).toEqual([{ code: ours.code, reason: '顾客退款' }]);
    }));

  test('reads a lost answer back, and sends nothing twice', () =>
    withShop(async (shop) => {
      const { codes, asked, rows } = deskOf(shop, shop.till());
      shop.server.control.addFault({ api: 'unavailable', do: { kind: 'drop-after' } });
      expect(await codes.makeVoid(ours, '退款')).toEqual({ kind: 'done', by: 'read-back' });
      expect(asked('unavailable')).toHaveLength(1);
      expect(rows()).toEqual([
        'code-void: 退款',
        'code-void-unknown: network',
        'code-void-read-back',
      ]);
    }));

  test('that never arrived is unknown until 15 s have passed, then not done', () =>
    withShop(async (shop) => {
      const { codes, asked, clock, rows } = deskOf(shop, shop.till());
      shop.server.control.addFault({ api: 'unavailable', times: 1, do: { kind: 'drop-before' } });
      const lost = await codes.makeVoid(ours, '退款');
      expect(lost).toMatchObject({ kind: 'unknown', status: 'NORMAL', untold: { sent: 'maybe' } });
      const change = lost.kind === 'unknown' ? lost.change : 0;
      // Not sent blindly again, however often somebody presses.
      expect(await codes.makeVoid(ours, '退款')).toEqual({ kind: 'open', change });
      expect(await codes.readBack(change)).toMatchObject({ kind: 'unknown' });
      clock.late = 15_000;
      expect(await codes.readBack(change)).toEqual({ kind: 'not-done' });
      expect(asked('unavailable')).toHaveLength(1);
      expect(rows().slice(-1)).toEqual(['code-void-not-done']);
      clock.late = 0;
      expect(await codes.makeVoid(ours, '退款')).toEqual({ kind: 'done', by: 'answer' });
    }));

  test('applied late is found by a later read', () =>
    withShop(async (shop) => {
      const { codes } = deskOf(shop, shop.till());
      const late = { kind: 'apply-after-read' } as const;
      shop.server.control.addFault({ api: 'unavailable', times: 1, do: late });
      expect(await codes.makeVoid(ours, '退款')).toEqual({ kind: 'done', by: 'read-back' });
    }));

  test('refused by WeChat is a refusal, with a row', () =>
    withShop(async (shop) => {
      const { codes, rows } = deskOf(shop, shop.till());
      const consumed = { code: 'KQ-COFFEE-002', cardId: cardIds.coffee };
      expect(await codes.makeVoid(consumed, '退款')).toMatchObject({
        kind: 'refused',
        untold: { sent: 'no', trouble: { errcode: 40127 } },
      });
      expect(rows().slice(-1)).toEqual(['code-void-refused: unavailable']);
    }));

  test('sends nothing that cannot be written down', () =>
    withShop(async (shop) => {
      const { codes, asked } = deskOf(shop, shop.till(), { write: () => false });
      expect(await codes.makeVoid(ours, '退款')).toEqual({ kind: 'unwritable' });
      expect(asked('unavailable')).toEqual([]);
    }));
});

describe('changing a code', () => {
  const change = (desk: ReturnType<typeof deskOf>) =>
    desk.codes.update(coffee.code, coffee.cardId, 'KQ-NEW-001');

  test('sends code, card and new code, and writes both down', () =>
    withShop(async (shop) => {
      const desk = deskOf(shop, shop.till());
      expect(await change(desk)).toEqual({ kind: 'done', by: 'answer' });
      expect(await desk.statusOf('KQ-NEW-001')).toBe('NORMAL');
      expect(await desk.statusOf(coffee.code)).toBe('no-such-code');
      expect(desk.rows()).toEqual(['code-update: KQ-NEW-001', 'code-update-done']);
    }));

  test('reads a lost answer back by the new code', () =>
    withShop(async (shop) => {
      const desk = deskOf(shop, shop.till());
      shop.server.control.addFault({ api: 'code-update', do: { kind: 'drop-after' } });
      expect(await change(desk)).toEqual({ kind: 'done', by: 'read-back' });
    }));

  test('that never arrived stays unknown, then is not done', () =>
    withShop(async (shop) => {
      const desk = deskOf(shop, shop.till());
      shop.server.control.addFault({ api: 'code-update', do: { kind: 'drop-before' } });
      const lost = await change(desk);
      expect(lost).toMatchObject({ kind: 'unknown', status: null });
      desk.clock.late = 15_000;
      const number = lost.kind === 'unknown' ? lost.change : 0;
      expect(await desk.codes.readBack(number)).toEqual({ kind: 'not-done' });
      expect(desk.asked('code-update')).toHaveLength(1);
    }));

  test('does not send a code that is some coupon’s already', () =>
    withShop(async (shop) => {
      const desk = deskOf(shop, shop.till());
      expect(await desk.codes.update(coffee.code, coffee.cardId, 'kq-coffee-002')).toEqual({
        kind: 'taken',
      });
      expect(desk.asked('code-update')).toEqual([]);
      expect(desk.rows()).toEqual([]);
    }));
});
