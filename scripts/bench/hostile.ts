/** What somebody who wants to break a till would put on a code, in a card, in an answer. */
import fc from 'fast-check';

/** Pieces that mean something to somebody: a browser, a shell, a spreadsheet, a terminal. */
const PIECES = [
  '<script>globalThis.ran=1</script>',
  '<img src=x onerror="globalThis.ran=1">',
  '"><svg/onload=globalThis.ran=1>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '</title><style>*{display:none}</style>',
  '{{7*7}}',
  `${'$'}{7*7}`,
  '=HYPERLINK("http://evil.invalid")',
  '@SUM(1+1)*cmd|"/c calc"!A1',
  "'; DROP TABLE entries; --",
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie:x=1',
  '\u001b[2J\u001b]0;x\u0007',
  '\u202e\u2066\u200f',
  '\u200b\u200c\u200d\ufeff\u2060',
  '\u0000\u0001\u007f\u0085\u2028\u2029',
  '\ud83d',
  '\udc00\ud83d',
  '👩‍👩‍👧‍👦',
  'z̴̡̛̗̤͉̭͕̱̖͍̦̊̈́̽',
  '﷽',
  '１２３４５６７８９０１２',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '-1e999',
  'https://weixin.qq.com/card?encrypt_code=%E0%A4%A&card_id=',
  '****************',
  ']C1]C1]C1\\000026',
] as const;

/** Ten megabytes of one thing, shared: a text that long is made once. */
const huge = (() => {
  const made = new Map<string, string>();
  return (piece: string): string => {
    const known = made.get(piece);
    if (known !== undefined) return known;
    const text = piece.repeat(Math.ceil(10_000_000 / piece.length));
    made.set(piece, text);
    return text;
  };
})();

const piece = fc.constantFrom(...PIECES);
const hugeText = fc
  .constantFrom('1', ' ', '<', '{"a":', '[', '\\', '"', '\u202e', '券', '%')
  .map(huge);
const shortText = fc.oneof(
  piece,
  fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 6 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.tuple(piece, fc.nat(200)).map(([one, times]) => one.repeat(times)),
);

/** A text as a code, a title or a message. One in five hundred is 10 MB long. */
export const hostileText = fc.oneof(
  { weight: 499, arbitrary: shortText },
  { weight: 1, arbitrary: hugeText },
);

const key = fc.oneof(
  fc.constantFrom('errcode', 'errmsg', 'card', 'code', 'card_id', 'base_info', 'user_card_status'),
  fc.constantFrom('can_consume', 'begin_time', 'end_time', 'openid', 'advanced_info', 'time_limit'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'length', ''),
  shortText,
);
const leaf = fc.oneof(
  shortText,
  fc.double(),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 40_099, 1e308, 2 ** 53, []),
);
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 5 }),
    fc
      .array(fc.tuple(key, tie('node')), { maxLength: 6 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
})).node;

/** A parsed value of any shape, with the names that an answer has among its keys. */
export const hostileValue = tree;

const deep = fc
  .tuple(
    fc.constantFrom('[', '{"a":', '{"card":{"a":[', '[[{"":'),
    fc.integer({ min: 1, max: 60_000 }),
  )
  .map(([open, times]) => open.repeat(times));

/** A body as it comes over the line: JSON, nearly JSON, very deep, or nothing of the kind. */
export const hostileBody = fc.oneof(
  { weight: 200, arbitrary: tree.map((value) => JSON.stringify(value) ?? 'null') },
  {
    weight: 200,
    arbitrary: fc
      .tuple(tree, fc.nat(), fc.constantFrom('\u0001', '\\', '"', '}', ',', '\\u', '\ufeff'))
      .map(([value, at, mark]) => {
        const text = JSON.stringify(value) ?? 'null';
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + mark + text.slice(cut);
      }),
  },
  { weight: 60, arbitrary: shortText },
  { weight: 10, arbitrary: deep },
  {
    weight: 1,
    // As long as an answer may be (main/wechat/request.ts).
    arbitrary: fc
      .constantFrom('"\\', '{"a":"\\x', '["', '\u0001', '{"a":1},', '"a\u0001":"\\q",')
      .map((part) => part.repeat(Math.floor((2 * 1024 * 1024) / part.length))),
  },
);

/** One key event as a broken or evil gun, or a cat, sends it. */
export const hostileKey = fc.record({
  key: fc.oneof(
    fc.constantFrom('Enter', 'Tab', 'Escape', 'F5', 'Dead', 'Process', 'Unidentified', 'Alt', ''),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  code: fc.constantFrom(
    'KeyA',
    'Digit1',
    'Numpad1',
    'Numpad0',
    'Enter',
    'AltLeft',
    'KeyM',
    '',
    'Lang1',
  ),
  shift: fc.boolean(),
  control: fc.boolean(),
  alt: fc.boolean(),
  meta: fc.boolean(),
  up: fc.boolean(),
  gapMs: fc.integer({ min: 0, max: 60 }),
  times: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(200) }),
});

/** The head of an HTTP answer, as bytes. */
export const hostileHead = fc.oneof(
  fc.integer({ min: 1, max: 4_000 }).map((count) => status('X-A: b\r\n'.repeat(count))),
  fc.integer({ min: 1, max: 2_000_000 }).map((length) => status(`X-A: ${'b'.repeat(length)}\r\n`)),
  fc.integer({ min: 1, max: 500 }).map((count) => status('Date: x\r\n'.repeat(count))),
  fc
    .constantFrom('-1', '99999999999999999999', '0x10', '2, 3', '')
    .map((length) => status(`Content-Length: ${length}\r\n`)),
  fc.constant(status('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n')),
  fc
    .constantFrom('ffffffffffffffff', '-5', 'zz', '5;x=y')
    .map((size) => `${status('Transfer-Encoding: chunked\r\n')}${size}\r\nhello\r\n0\r\n\r\n`),
  fc.constant(status('Content-Encoding: gzip\r\nContent-Length: 3\r\n')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constant('HTTP/9.9 999 \r\n\r\n'),
  fc.constant('HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
);

function status(headers: string): string {
  return `HTTP/1.1 200 OK\r\n${headers}\r\n`;
}
