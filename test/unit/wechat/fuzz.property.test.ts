/** Bodies drawn at random, most of them nearly right: nothing throws, nothing is made up. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  readCodeAnswer,
  readDecryptAnswer,
  readEnvelope,
  readTokenAnswer,
} from '../../../main/wechat/answers';
import { readCardAnswer } from '../../../main/wechat/card-answer';
import { errcodeRow } from '../../../main/wechat/errcodes';
import { parseJson } from '../../../main/wechat/json';
import { isObject, type Json } from '../../../main/wechat/wire';
import { readAsCode } from '../../../shared/code';

vi.setConfig({ testTimeout: 120_000 });
/** The same bodies on every machine. */
const RUNS = { numRuns: 2_000, seed: 20_261_123 };

const junk = fc.jsonValue({ maxDepth: 2, depthSize: 'xsmall' });
const nearly = <T>(...values: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: junk });
const optional = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(model, { requiredKeys: [] });

const seconds = nearly<unknown>(
  0,
  1_467_043_200,
  '1467043200',
  2_147_483_647,
  -1,
  1e308,
  '99',
  null,
);
const state = {
  can_consume: nearly<unknown>(true, false, 'true', 'false', 1, null),
  user_card_status: nearly<unknown>('NORMAL', 'CONSUMED', 'FROZEN', '', 1),
};
const codeBody = optional({
  errcode: nearly<unknown>(0, '0', 40_099, '-1', null),
  errmsg: nearly<unknown>('ok', 'invalid ip 1.2.3.4, rid: 12-34', 1),
  openid: nearly<unknown>('oKQ', '', 1),
  ...state,
  card: fc.oneof(
    optional({
      card_id: nearly<unknown>('pKQ', '', 1, null),
      code: nearly<unknown>('801586007419', '', 1, '\u0001', null),
      begin_time: seconds,
      end_time: seconds,
      bonus: nearly<unknown>(0, null),
      ...state,
    }),
    junk,
  ),
}) as fc.Arbitrary<Json>;

const limit = optional({
  type: nearly<unknown>('MONDAY', 'HOLIDAY', 'SOMEDAY', null),
  begin_hour: nearly<unknown>(0, '11', 25, null),
  end_hour: nearly<unknown>(0, '14', -1, null),
});
const part = optional({
  base_info: fc.oneof(
    optional({
      id: nearly<unknown>('pKQ', '', 7),
      title: nearly<unknown>('券', '', 7),
      location_id_list: fc.oneof(fc.array(junk, { maxLength: 3 }), junk),
      date_info: nearly<unknown>({ type: 'DATE_TYPE_FIX_TIME_RANGE' }, null),
    }),
    junk,
  ),
  advanced_info: fc.oneof(optional({ time_limit: fc.array(fc.oneof(limit, junk)) }), junk),
  discount: nearly<unknown>(10, '30', 0, -5),
  least_cost: nearly<unknown>(0, 5000, -1),
  reduce_cost: nearly<unknown>(0, 1000, 'x'),
});
const cardBody = fc
  .tuple(nearly<unknown>('GIFT', 'DISCOUNT', 'CASH', '', '__proto__'), fc.oneof(part, junk))
  .map(([type, own]): Json => {
    const key = typeof type === 'string' ? type.toLowerCase() : 'gift';
    return { card: { card_type: type, [key]: own } };
  });

test('an answer of code/get is understood or not, and what is read of it was sent', () => {
  fc.assert(
    fc.property(codeBody, (body) => {
      const read = readCodeAnswer(body);
      if (read === null) return;
      const card = body['card'] as Json;
      const told = [body['can_consume'], card['can_consume']];
      if (read.canConsume) expect(told.some((one) => one === true || one === 'true')).toBe(true);
      if (read.code !== null)
        expect([card['code'], readAsCode(read.code).kind]).toEqual([read.code, 'code']);
      expect([body['user_card_status'], card['user_card_status']]).toContain(read.status);
      expect(read.cardId).toBe(card['card_id']);
      expect(
        [read.beginTime ?? 0, read.endTime ?? 0].every(
          (time) => time >= 0 && Number.isFinite(time),
        ),
      ).toBe(true);
    }),
    RUNS,
  );
});

test('an answer of card/get is understood or not, and holds nothing but facts', () => {
  fc.assert(
    fc.property(cardBody, (body) => {
      const facts = readCardAnswer(JSON.parse(JSON.stringify(body)) as Json);
      if (facts === null) return;
      expect(facts.cardId).not.toBe('');
      const kept = JSON.stringify(facts);
      expect(JSON.stringify(JSON.parse(kept))).toBe(kept);
    }),
    RUNS,
  );
});

test('any JSON whatever goes through every reader', () => {
  fc.assert(
    fc.property(fc.oneof(junk, codeBody, cardBody), (body) => {
      const envelope = readEnvelope(body);
      if (envelope) expect(errcodeRow(envelope.errcode).meaning.kind).toBeTypeOf('string');
      const token = readTokenAnswer(body);
      if (token) expect(() => encodeURIComponent(token.token)).not.toThrow();
      if (!isObject(body)) return;
      readDecryptAnswer(body);
      readCodeAnswer(body);
      readCardAnswer(body);
    }),
    RUNS,
  );
});

test('so does any text that passes for JSON', () => {
  const spoilt = fc
    .tuple(
      fc.oneof(codeBody, cardBody),
      fc.nat(),
      fc.constantFrom('', '\u0001', '\\', '"', '}', ','),
    )
    .map(([body, at, mark]) => {
      const text = JSON.stringify(body);
      const cut = at % text.length;
      return `${text.slice(0, cut)}${mark}${text.slice(cut + 1)}`;
    });
  fc.assert(
    fc.property(spoilt, (text) => {
      const parsed = parseJson(text);
      if (!parsed.ok || !isObject(parsed.value)) return;
      readEnvelope(parsed.value);
      readCodeAnswer(parsed.value);
      readCardAnswer(parsed.value);
    }),
    RUNS,
  );
});
