/** No secret, no openid and no whole code gets into a log, however it is wrapped up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact, redactFacts, shortCode } from '../../../main/logs/redact';

const RUNS = { numRuns: 1_000, seed: 20_261_124 };
const signs = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const around = fc.constantFrom('', ' ', '"', "'", 'code ', 'GET /?x=', '{"a":"', '：', '\n', '(');
const wrapped = <T>(inner: fc.Arbitrary<T>) => fc.tuple(around, inner, around);

describe('a log text', () => {
  test.each([
    ['a coupon code', signs('0123456789', 12)],
    ['a payment code', signs('0123456789', 18, 24)],
    ['an openid', signs(letters, 27).map((rest) => `o${rest}`)],
    ['an AppSecret', signs('0123456789abcdef', 32)],
    ['an access token', signs(letters, 100, 200)],
  ])('never holds %s', (_, secret) => {
    fc.assert(
      fc.property(wrapped(secret), ([before, inner, after]) => {
        expect(redact(`${before}${inner}${after}`)).not.toContain(inner);
      }),
      RUNS,
    );
  });

  test('never holds what an address or a body calls secret', () => {
    const pair = fc.tuple(
      fc.constantFrom('secret', 'access_token', 'openid', 'managerPin', 'serviceKey', 'password'),
      fc.constantFrom('=', ': ', '":"', '": "'),
      signs(letters, 4, 40),
    );
    fc.assert(
      fc.property(pair, ([name, mark, value]) => {
        expect(redact(`${name}${mark}${value}`)).toBe(`${name}${mark}•••`);
      }),
      RUNS,
    );
  });

  test('holds no more than its share of any text, and nothing that turns or cuts a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const kept = redact(text);
        expect(kept.length).toBeLessThanOrEqual(1_000 * 4);
        expect(kept).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      RUNS,
    );
  });

  test('keeps what helps to understand it', () => {
    const text =
      'connect ECONNREFUSED 127.0.0.1:8443 after 3000 ms at /opt/kaquan/out/main/main.js:12';
    expect(redact(text)).toBe(text);
    expect(redact('code 801586007419 was slow')).toBe('code …7419 was slow');
  });
});

describe('facts', () => {
  test('hide by their name what is secret, and shorten what is a code', () => {
    const facts = {
      code: 'KQ-COFFEE-001',
      openid: 'o1',
      appSecret: 'x',
      ms: 12,
      ok: true,
      no: null,
    };
    expect(redactFacts(facts)).toEqual({
      code: '…-001',
      openid: '•••',
      appSecret: '•••',
      ms: 12,
      ok: true,
      no: null,
    });
    expect(redactFacts({ n: 801_586_007_419, code: 801_586_007_419 })).toEqual({
      n: '…7419',
      code: '…7419',
    });
  });

  test('show at most a third of a code', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), (code) => {
        expect([...shortCode(code)].length - 1).toBeLessThanOrEqual([...code].length / 3);
      }),
      RUNS,
    );
  });
});
