/** Any text whatever: read in no time, never with a throw, never with too much kept of it. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readAsCode, readCode, type Understood } from '../../../shared/code';
import { watched } from '../wechat/watchdog';

/** The same texts on every machine. */
const RUNS = { numRuns: 2_000, seed: 20_261_123 };
vi.setConfig({ testTimeout: 120_000 });

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('１', '3', ' ', '\u200b', '\ud83c', '%', '+', '&', '=', '?') }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.tuple(fc.webUrl(), fc.string()).map(([url, text]) => `${url}?encrypt_code=${text}&card_id=p`),
);
const symbology = fc.constantFrom(undefined, 'QRCode', 'Code128', 'Code39', 'EAN13');

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const wechatPay = fc
  .tuple(fc.integer({ min: 10, max: 15 }), digits(16))
  .map(([start, rest]) => `${start}${rest}`);
const alipay = fc
  .tuple(fc.integer({ min: 25, max: 30 }), fc.integer({ min: 14, max: 22 }).chain(digits))
  .map(([start, rest]) => `${start}${rest}`);
const payment = fc.oneof(wechatPay, alipay);
const nothingToSee = fc.string({
  unit: fc.constantFrom(
    ' ',
    '\t',
    '\r',
    '\n',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u202e',
    '\u0000',
    '\ufeff',
    '\u3164',
  ),
  maxLength: 5,
});

function kept(understood: Understood): string {
  return understood.kind === 'card-link' ? '' : understood.code;
}

describe('any text', () => {
  test('is read without a throw, and at most 64 characters are kept', () => {
    fc.assert(
      fc.property(anything, symbology, (text, kind) => {
        const [read, asked] = watched(() => [readCode(text, kind), readAsCode(text)] as const);
        expect([...kept(read)].length).toBeLessThanOrEqual(64);
        expect([...kept(asked)].length).toBeLessThanOrEqual(64);
      }),
      RUNS,
    );
  });

  test('keeps no character that cannot be seen', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(kept(readCode(text))).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      RUNS,
    );
  });

  test('that is a code is the text itself, or its 12 or 18 digits', () => {
    fc.assert(
      fc.property(anything, symbology, (text, kind) => {
        const read = readCode(text, kind);
        if (read.kind !== 'code' || read.code === text) return;
        expect(read.code).toMatch(/^(\d{12}|\d{18})$/);
      }),
      RUNS,
    );
  });

  test('that is a code is read as the same code again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = readCode(text);
        if (read.kind === 'code') expect(readCode(read.code)).toEqual(read);
      }),
      RUNS,
    );
  });
});

describe('a payment code', () => {
  const hidden = fc
    .tuple(payment, fc.array(nothingToSee, { minLength: 1, maxLength: 8 }), fc.boolean())
    .map(([code, gaps, wide]) => {
      const spread = [...code].map((digit, index) => {
        const shape = wide ? String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0xff10) : digit;
        return `${gaps[index % gaps.length]}${shape}`;
      });
      return `${spread.join('')}${gaps[0]}`;
    });

  test('is recognised however it is spread out, and never kept', () => {
    fc.assert(
      fc.property(hidden, symbology, (text, kind) => {
        const none = { kind: 'wrong-thing', thing: 'payment-code', code: '' };
        expect(readCode(text, kind)).toEqual(none);
        expect(kept(readAsCode(text))).toBe('');
      }),
      RUNS,
    );
  });

  test('is never kept of a text that is refused or a link, wherever it stands in it', () => {
    const around = fc.string({
      unit: fc.constantFrom('a', 'K', ' ', '/', '\u0007', '7'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(around, payment, around, fc.boolean(), (before, code, after, link) => {
        const read = readCode(`${link ? 'https://' : '\u0007'}${before}${code}${after}`);
        expect(read.kind).not.toBe('code');
        expect(kept(read).replace(/[^\d]/g, '')).not.toContain(code);
      }),
      RUNS,
    );
  });
});

test('10 MB of anything are read in no time', () => {
  const pieces = ['1', '１', ' ', '%', 'https://a?', '\u200b', '🎁', '\ud83c', 'encrypt_code=a&'];
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
    const [read, asked] = watched(() => [readCode(text), readAsCode(text)] as const);
    expect([...kept(read)].length).toBeLessThanOrEqual(64);
    expect([...kept(asked)].length).toBeLessThanOrEqual(64);
  }
});
