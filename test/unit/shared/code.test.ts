/** What a scanned or typed text is taken for, text by text (redemption rules §6). */
import { describe, expect, test } from 'vitest';
import { groupCode, readAsCode, readCode } from '../../../shared/code';

const code = (text: string) => ({ kind: 'code', code: text });
const paymentCode = { kind: 'wrong-thing', thing: 'payment-code', code: '' };
const goods = (text: string) => ({ kind: 'wrong-thing', thing: 'goods', code: text });
const malformed = (excerpt: string) => ({
  kind: 'malformed',
  reason: 'malformed-code',
  code: excerpt,
});

describe('codes that WeChat made are read however they are written', () => {
  const written: [how: string, text: string, digits: string][] = [
    ['twelve digits', '409632457895', '409632457895'],
    ['twelve digits that begin with 0', '000000000001', '000000000001'],
    ['grouped by blanks, as a phone shows them', '4096 3245 7895', '409632457895'],
    ['with blanks round them', '  409632457895 ', '409632457895'],
    ['digit by digit', '4 0 9 6 3 2 4 5 7 8 9 5', '409632457895'],
    ['grouped by no-break blanks', '4096\u00a03245\u00a07895', '409632457895'],
    ['grouped by ideographic blanks', '4096\u30003245\u30007895', '409632457895'],
    ['in full-width digits', '４０９６３２４５７８９５', '409632457895'],
    ['in full-width digits, grouped', '４０９６　３２４５　７８９５', '409632457895'],
    ['half of them full-width', '409632４５７８９５', '409632457895'],
    ['a dynamic code of 18 digits', '163652150534672204', '163652150534672204'],
    ['a dynamic code, grouped', '1636 5215 0534 6722 04', '163652150534672204'],
    [
      'a dynamic code in full-width digits',
      '１６３６５２１５０５３４６７２２０４',
      '163652150534672204',
    ],
    ['the first 18 digits behind WeChat Pay', '160000000000000000', '160000000000000000'],
    ['the last 18 digits before WeChat Pay', '099999999999999999', '099999999999999999'],
  ];
  test.each(written)('%s', (_how, text, digits) => {
    expect(readCode(text)).toEqual(code(digits));
  });
});

describe('codes that a shop made stay exactly as they are', () => {
  const untouched: [what: string, text: string][] = [
    ['capitals and small letters', 'KQ-Coffee-001'],
    ['the same in small letters', 'kq-coffee-001'],
    ['inner blanks', 'KQ TEA 5 OFF'],
    ['two inner blanks', 'KQ  TEA'],
    ['blanks round it', '  KQ TEA  '],
    ['an ideographic blank', 'KQ\u3000TEA'],
    ['signs', 'A/b_9=|\\z'],
    ['a formula', '=SUM(A1:A9)'],
    ['markup', '<b>&amp;"'],
    ['Chinese', '双人火锅套餐'],
    ['full-width letters and digits', 'ＡＢＣ１２３'],
    ['an emoji', '🍵🎁'],
    ['an emoji with the mark that paints it', '❤️'],
    ['a letter with a combining mark', 'Cafe\u0301'],
    ['Arabic letters without marks of direction', 'مجاني'],
    ['one digit', '7'],
    ['six digits', '707908'],
    ['eleven digits', '40963245789'],
    ['thirteen digits', '8077322654761'],
    ['thirteen digits, grouped', '4096 3245 78951'],
    ['seventeen full-width digits', '１６３６５２１５０５３４６７２２０'],
    ['twenty digits that are no payment code', '40963245789512345678'],
    ['two coupons in one text: WeChat will not know it', '409632457895409632457896'],
    ['thirty digits that hold no payment code', '409632457895409632457896409632'],
    ['twelve digits with a hyphen', '4096-3245-7895'],
    ['twelve Arabic-Indic digits', '٤٠٩٦٣٢٤٥٧٨٩٥'],
    ['twelve digits and a mark for emoji', '409632457895\ufe0f'],
    ['64 characters', 'K'.repeat(64)],
    ['64 emoji', '🎁'.repeat(64)],
    ['64 blanks and letters', `K${' '.repeat(62)}K`],
    ['what is not quite a link', 'weixin.qq.com/q/02'],
    ['a word and a colon', 'CODE:1234'],
  ];
  test.each(untouched)('%s', (_what, text) => {
    expect([readCode(text), readAsCode(text)]).toEqual([code(text), code(text)]);
  });
});

describe('what no code can be is refused, with a harmless excerpt', () => {
  const refused: [what: string, text: string, excerpt: string][] = [
    ['nothing', '', ''],
    ['blanks only', '   ', '   '],
    ['a NUL', 'KQ\u0000001', 'KQ\ufffd001'],
    ['a tab', 'KQ\t001', 'KQ\ufffd001'],
    ['a line feed at the end of twelve digits', '409632457895\n', '409632457895\ufffd'],
    ['CR LF', 'KQ001\r\n', 'KQ001\ufffd\ufffd'],
    ['an escape sequence', '\u001b[31mKQ', '\ufffd[31mKQ'],
    ['DEL', 'KQ\u007f', 'KQ\ufffd'],
    ['a C1 control', 'KQ\u0085', 'KQ\ufffd'],
    ['a zero-width blank', 'KQ\u200b001', 'KQ\ufffd001'],
    ['a zero-width joiner', '👩\u200d🍳', '👩\ufffd🍳'],
    ['a byte order mark', '\ufeffKQ001', '\ufffdKQ001'],
    ['a soft hyphen', 'KQ\u00ad001', 'KQ\ufffd001'],
    ['a right-to-left override', '\u202e100QK', '\ufffd100QK'],
    ['an isolate', '\u2066KQ\u2069', '\ufffdKQ\ufffd'],
    ['an Arabic letter mark', 'KQ\u061c', 'KQ\ufffd'],
    ['a Hangul filler, a letter that nobody sees', 'KQ\u3164001', 'KQ\ufffd001'],
    ['a line separator', 'KQ\u2028001', 'KQ\ufffd001'],
    ['a paragraph separator', 'KQ\u2029001', 'KQ\ufffd001'],
    ['half a surrogate pair', 'KQ\ud83c', 'KQ\ufffd'],
    ['the other half', '\udf81KQ', '\ufffdKQ'],
    ['a private character', 'KQ\ue000', 'KQ\ufffd'],
    ['no character at all', 'KQ\uffff', 'KQ\ufffd'],
    ['a character that the decoder lost', 'KQ\ufffd001', 'KQ\ufffd001'],
    ['65 characters', 'K'.repeat(65), 'K'.repeat(64)],
    ['65 emoji', '🎁'.repeat(65), '🎁'.repeat(64)],
    ['65 characters, the last a blank', `${'K'.repeat(64)} `, 'K'.repeat(64)],
    ['10 MB', 'K'.repeat(10_000_000), 'K'.repeat(64)],
    ['10 MB of emoji', '🎁'.repeat(2_500_000), '🎁'.repeat(64)],
    ['10 MB of nothing to be seen', '\u200b'.repeat(10_000_000), '\ufffd'.repeat(64)],
  ];
  test.each(refused)('%s', (_what, text, excerpt) => {
    expect([readCode(text), readAsCode(text)]).toEqual([malformed(excerpt), malformed(excerpt)]);
  });
});

describe('payment codes are recognised and nothing of them is kept', () => {
  const shown: [what: string, text: string][] = [
    ...['10', '11', '12', '13', '14', '15'].map((start): [string, string] => [
      `WeChat Pay, ${start}…`,
      `${start}4567890123456789`,
    ]),
    ...['25', '26', '27', '28', '29', '30'].flatMap((start): [string, string][] => [
      [`Alipay, ${start}…, 16 digits`, `${start}34567890123456`],
      [`Alipay, ${start}…, 24 digits`, `${start}34567890123456789012 34`],
    ]),
    ['grouped', '1345 6789 0123 4567 89'],
    ['grouped, Alipay', '2812 3456 7890 1234 56'],
    ['in full-width digits', '１３４５６７８９０１２３４５６７８９'],
    ['with a line end', '134567890123456789\r\n'],
    ['with a tab before it', '\t134567890123456789'],
    ['with zero-width blanks', '1345\u200b67890123456789'],
    ['with direction marks', '\u202a134567890123456789\u202c'],
    ['with a byte order mark', '\ufeff134567890123456789'],
    ['with control characters', '\u0002134567890123456789\u0003'],
    ['with fillers', '1345\u3164678901\u034f23456789'],
    ['with marks for emoji', '1\ufe0f34567890123456789'],
    ['with a lost character', '134567890\ufffd123456789'],
    ['behind an AIM identifier', ']C1134567890123456789'],
    ['behind an ECI mark', '\\000026134567890123456789'],
    ['between stars', '*134567890123456789*'],
    ['read twice in one go', '134567890123456789134567890123456789'],
    ['behind a coupon, in one text', '409632457895134567890123456789'],
    ['before a coupon, in one text', '134567890123456789409632457895'],
    ['of Alipay, behind a coupon', '4096324578952812345678901234'],
    ['with 3,000 blanks behind it', `134567890123456789${' '.repeat(3_000)}`],
    ['with 3,000 blanks and a letter behind it', `134567890123456789${' '.repeat(3_000)}A`],
  ];
  test.each(shown)('%s', (_what, text) => {
    expect(readCode(text)).toEqual(paymentCode);
  });

  const ordinary = [
    '091234567890123456',
    '164567890123456789',
    '13456789012345678',
    '1345678901234567890',
    '243456789012345678',
    '313456789012345678',
    '283456789012345',
    '2834567890123456789012345',
  ];
  test.each(ordinary)('%s is none', (text) => {
    expect(readCode(text)).toEqual(code(text));
  });

  test('nor may the cashier insist on one', () => {
    expect(readAsCode('1345 6789 0123 4567 89')).toEqual(paymentCode);
  });

  const inside: [where: string, text: string][] = [
    ['before a control character and a letter', '134567890123456789\u0007A'],
    ['behind other digits', 'A7 1345 6789 0123 4567 89\u0007'],
    ['in a text that is too long', `${'K'.repeat(60)}134567890123456789`],
    ['in a text of 5,000 characters', `KQ 2812345678901234 ${'x'.repeat(5_000)}`],
    ['in a broken card link', 'https://a.invalid/?encrypt_code=&auth_code=134567890123456789'],
    ['in a web link', 'https://a.invalid/?auth_code=134567890123456789'],
  ];
  test.each(inside)('%s it does not get into the excerpt', (_where, text) => {
    expect(readCode(text)).toMatchObject({ code: '' });
  });
});

describe('goods are told from coupons', () => {
  test('by symbology where the decoder names it: any EAN-13 is goods', () => {
    expect(readCode('4006381333931', 'EAN13')).toEqual(goods('4006381333931'));
  });

  test('an EAN-13 on goods from China, read by a hand scanner, by prefix and check digit', () => {
    expect(readCode('6901234567892')).toEqual(goods('6901234567892'));
  });

  const coupons: [why: string, text: string, symbology?: string][] = [
    ['its check digit is wrong', '6901234567893'],
    ['its prefix is not 690–699', '4006381333931'],
    ['the decoder says that it is a Code 128', '6901234567892', 'Code128'],
    ['the decoder says that it is a QR code', '6901234567892', 'QRCode'],
    ['it has twelve digits', '690123456789'],
  ];
  test.each(coupons)('it may be a coupon where %s', (_why, text, symbology) => {
    expect(readCode(text, symbology)).toEqual(code(text));
  });

  test('the cashier may insist that goods are a coupon', () => {
    expect(readAsCode('6901234567892')).toEqual(code('6901234567892'));
  });
});

test('a code of digits is grouped in fours for reading aloud, any other stays', () => {
  expect(
    ['409632457895', '163652150534672204', '12345678', '1234567', 'KQ12345678'].map(groupCode),
  ).toEqual(['4096 3245 7895', '1636 5215 0534 6722 04', '1234 5678', '1234567', 'KQ12345678']);
});
