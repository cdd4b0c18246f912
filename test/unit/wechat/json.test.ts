/** Bodies as WeChat really sends them: what is mended, and what stays unreadable. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseJson } from '../../../main/wechat/json';
import { published } from './published';
import { watched } from './watchdog';

vi.setConfig({ testTimeout: 120_000 });

const read = (value: unknown) => ({ ok: true, value });
const notJson = { ok: false, detail: 'not JSON' };

describe('what is JSON is read as it is', () => {
  const bodies: [what: string, body: string, value: unknown][] = [
    ['an object', '{"errcode":0}', { errcode: 0 }],
    ['with a byte order mark before it', '\ufeff{"errcode":0}', { errcode: 0 }],
    ['with blanks and line ends round it', ' \r\n{"errcode":0}\n\n', { errcode: 0 }],
    ['escapes', String.raw`{"a":"\"\\\/\b\f\n\r\tA"}`, { a: '"\\/\b\f\n\r\tA' }],
    ['mojibake', '{"a":"Íõ¾ü"}', { a: 'Íõ¾ü' }],
    ['a lost character', '{"a":"\ufffd"}', { a: '\ufffd' }],
    ['DEL and C1 controls, which JSON allows', '{"a":"\u007f\u0085"}', { a: '\u007f\u0085' }],
    ['braces inside a string', '{"a":"{[{["}', { a: '{[{[' }],
    ['a number beyond 2^53', '{"a":9223372036854775807}', { a: 9_223_372_036_854_775_807n }],
    ['an array', '[1]', [1]],
    ['a bare word', 'null', null],
  ];
  test.each(bodies)('%s', (_what, body, value) => {
    const expected = JSON.parse(
      JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v)),
    );
    expect(parseJson(body)).toEqual(read(expected));
  });
});

describe('inside a string that is a value', () => {
  const mended: [what: string, body: string, value: unknown][] = [
    ['a control character becomes a blank', '{"a":"x\u0001y"}', { a: 'x y' }],
    ['so does NUL', '{"a":"x\u0000y"}', { a: 'x y' }],
    ['a raw line end becomes blanks', '{"a":"x\r\ny"}', { a: 'x  y' }],
    ['a raw tab becomes a blank', '{"a":"x\ty"}', { a: 'x y' }],
    ['a stray backslash goes', '{"a":"l\\?S"}', { a: 'l?S' }],
    ['an unknown escape loses its backslash', '{"a":"\\x41"}', { a: 'x41' }],
    ['so does half a \\u', '{"a":"\\u12"}', { a: 'u12' }],
    ['an escaped quote stays one', '{"a":"\\"\\q\\""}', { a: '"q"' }],
    ['an escaped backslash stays one', '{"a":"\\\\\\q"}', { a: '\\q' }],
    ['a backslash before a line end goes', '{"a":"x\\\ny"}', { a: 'x y' }],
    ['in a list as well', '["\u0001","\\q"]', [' ', 'q']],
    ['in the last of many', '{"a":"1","b":{"c":["\\q"]}}', { a: '1', b: { c: ['q'] } }],
  ];
  test.each(mended)('%s', (_what, body, value) => {
    expect(parseJson(body)).toEqual(read(value));
  });
});

describe('what mending could only guess stays unreadable', () => {
  const bodies: [what: string, body: string][] = [
    [
      'a backslash before the closing quote',
      published('malformed__bad-escape-in-string__co-wechat-api.raw.txt'),
    ],
    ['a comma too many', published('malformed__trailing-comma__seed.raw.txt')],
    ['a control character in a key', '{"err\u0001code":0,"errcode":"\u0001"}'],
    ['a stray backslash in a key', '{"can\\_consume":true}'],
    ['a stray backslash in a key before a blank and its colon', '{"can\\_consume" :true}'],
    ['a control character outside strings', '{"errcode":\u00010}'],
    ['a backslash outside strings', '{\\"errcode":0}'],
    ['an answer that ends in a string', '{"errcode":0,"errmsg":"o'],
    ['an answer that ends in an escape', '{"errcode":0,"errmsg":"o\\'],
    ['an answer that ends early', '{"errcode":0,"errmsg":"ok"'],
    ['two answers', '{"errcode":0}{"errcode":40099}'],
    ['text behind the answer', '{"errcode":0}ok'],
    ['single quotes', "{'errcode':0}"],
    ['a comment', '{"errcode":0/* ok */}'],
    ['no quotes', '{errcode:0}'],
    ['NaN', '{"errcode":NaN}'],
    ['a number with a leading 0', '{"errcode":00}'],
    ['a web page', '<!DOCTYPE html><html><body>Please sign in</body></html>'],
    ['a callback', 'cb({"errcode":0})'],
    ['two byte order marks', '\ufeff\ufeff{"errcode":0}'],
  ];
  test.each(bodies)('%s', (_what, body) => {
    expect(parseJson(body)).toEqual(notJson);
  });

  test.each(['', ' ', '\r\n', '\ufeff'])('an empty body (%j)', (body) => {
    expect(parseJson(body)).toEqual({ ok: false, detail: 'empty body' });
  });
});

describe('a hostile body', () => {
  test('may be 64 deep and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect([
      parseJson(nested(64)).ok,
      parseJson(nested(65)),
      parseJson(`${'{"a":'.repeat(100_000)}`),
    ]).toEqual([
      true,
      { ok: false, detail: 'nested too deep' },
      { ok: false, detail: 'nested too deep' },
    ]);
  });

  test('of 200 kB is read or refused in no time, whatever is in it', () => {
    const size = 200_000;
    const bodies = [
      `"${'\\"'.repeat(size / 2)}`,
      `"${'\\'.repeat(size)}`,
      '"'.repeat(size),
      '"a\u0001"'.repeat(size / 4),
      `{"a":"${'\u0001'.repeat(size)}"}`,
      `{"a":"${'\\q'.repeat(size / 2)}"}`,
      `{"a":"${'券'.repeat(size / 3)}"}`,
      `"a"${' '.repeat(size)}`,
      '{"a":'.repeat(size / 5),
      `[${'"\\q",'.repeat(size / 5)}1]`,
    ];
    for (const body of bodies) {
      watched(() => parseJson(body));
    }
  });

  test('never makes it throw', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      'u00',
      '\u0001',
      '\n',
      '1',
      'true',
      'null',
      '"errcode":0',
      '\\"',
      '\ufeff',
    );
    const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          fc.string({ unit: 'binary' }),
          fc.json({ maxDepth: 3, depthSize: 'xsmall' }),
        ),
        (body) => typeof parseJson(body).ok === 'boolean',
      ),
      { numRuns: 2_000, seed: 20_261_123 },
    );
  });

  test('that is JSON is never changed, and mending adds or loses no field', {
    timeout: 60_000,
  }, () => {
    const dirt = fc.constantFrom('\u0001', '\n', '\\q', '\\u1', '\t');
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 8 }),
        fc.array(dirt, { minLength: 1, maxLength: 4 }),
        (fields, marks) => {
          const clean = JSON.stringify(fields);
          const dirty = `{${Object.entries(fields)
            .map(([key, value], index) => {
              const mark = marks[index % marks.length];
              return `${JSON.stringify(key)}:${JSON.stringify(value).slice(0, -1)}${mark}"`;
            })
            .join(',')}}`;
          const mended = parseJson(dirty);
          expect(parseJson(clean)).toEqual(read(JSON.parse(clean)));
          expect(mended.ok && Object.keys(mended.value as object)).toEqual(
            Object.keys(JSON.parse(clean)),
          );
        },
      ),
      { numRuns: 2_000, seed: 20_261_123 },
    );
  });
});
