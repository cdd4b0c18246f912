import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { pair, slipBytes, widthOf, wrap } from '../../../main/printer/escpos';
import { slipLines, slipOf } from '../../../main/printer/slip';
import { readPaper, readState } from '../../../main/printer/status';
import type { LedgerIntent } from '../../../shared/ledger';
import { wordsFor } from '../../../shared/words/languages';

const redemption: LedgerIntent = {
  intent: 1182,
  code: '310731429876',
  cardId: 'pCard',
  title: '满50减10 代金券',
  state: 'redeemed',
  operator: '小王',
  receipt: 'R-7',
  at: Date.parse('2026-11-23T12:00:00+08:00'),
  endedAt: Date.parse('2026-11-23T12:00:01+08:00'),
  closableInMs: null,
};
const shop = { storeName: '一号店', deviceName: '收银台1' };

/** The texts on the paper: everything that is no command. */
function textOf(bytes: Buffer): string {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const [byte = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (byte === 0x1b) at += next === 0x40 ? 1 : 2;
    else if (byte === 0x1c) at += next === 0x26 ? 1 : 2;
    else if (byte === 0x1d) at += next === 0x56 ? 3 : 2;
    else plain.push(byte);
  }
  return iconv.decode(Buffer.from(plain), 'gb18030');
}

describe('a slip', () => {
  it('is reset, switched to Chinese, printed, fed and cut', () => {
    const bytes = slipBytes([{ text: '已核销', big: true, align: 'centre', bold: true }], 32);
    expect([...bytes]).toEqual([
      ...[0x1b, 0x40, 0x1c, 0x26],
      ...[0x1b, 0x61, 1, 0x1b, 0x45, 1, 0x1d, 0x21, 0x11, 0x1c, 0x21, 0x0c],
      ...[0xd2, 0xd1, 0xba, 0xcb, 0xcf, 0xfa, 0x0a],
      ...[0x1b, 0x64, 4, 0x1d, 0x56, 66, 0],
    ]);
  });

  it('names the redemption, and of its code the last four only', () => {
    const text = textOf(slipOf(redemption, shop, 32, wordsFor('zh-CN'), 'original'));
    for (const part of [
      '一号店',
      '满50减10 代金券',
      '1182',
      '****9876',
      '2026-11-23 12:00:01',
      '小王',
      'R-7',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('31073142');
    for (const row of text.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(32);
  });

  it.each(['zh-CN', 'en'] as const)(
    'says large that it is a copy where it is one, in %s',
    (language) => {
      const linesAs = (issue: 'original' | 'copy') =>
        slipLines(redemption, shop, 32, wordsFor(language), issue);
      const mark = {
        text: wordsFor(language).printer.copy,
        align: 'centre',
        big: true,
        bold: true,
      };
      expect(linesAs('copy')).toContainEqual(mark);
      expect(linesAs('copy').filter(({ text }) => text !== mark.text)).toEqual(linesAs('original'));
    },
  );

  it('leaves out what there is not', () => {
    const bare = { ...redemption, title: null, operator: '', receipt: null };
    const lines = slipLines(bare, shop, 48, wordsFor('en'), 'original');
    expect(lines.map(({ text }) => text.split(/ {2,}/)[0])).toEqual([
      '一号店',
      'Redeemed',
      '(name not known)',
      expect.any(String),
      'Code',
      expect.any(String),
      expect.any(String),
    ]);
  });

  it('writes what only GB18030 has, four bytes and all', () => {
    expect(textOf(slipBytes([{ text: '㐂𠮷€' }], 48))).toBe('㐂𠮷€\n');
  });

  it('lets no text command the printer', () => {
    const bytes = slipBytes([{ text: 'a\x1b\x40\x1d\x56\x00\u202eb\u0085' }], 32);
    expect(textOf(bytes)).toBe('a@Vb\n');
    expect(bytes.filter((byte) => byte === 0x1b)).toHaveLength(4);
  });
});

it('breaks long texts where the paper ends, Chinese characters counting two', () => {
  expect(wrap('一二三四五', 4)).toEqual(['一二', '三四', '五']);
  expect(wrap('a一b二c', 4)).toEqual(['a一b', '二c']);
  expect(wrap('', 4)).toEqual(['']);
  expect(pair('码', '1234', 10)).toBe('码    1234');
  expect(pair('一二三', '12345', 10)).toBe('一二三\n12345');
});

it.each([
  [0x12, 'ready', 'paper'],
  [0x1a, 'offline', 'paper'],
  [0x72, 'ready', 'out-of-paper'],
  [0x1e, 'offline', 'paper'],
  [0x00, null, null],
  [0xff, null, null],
  [undefined, null, null],
])('reads the status byte %s as %s, %s', (byte, state, paper) => {
  expect([readState(byte), readPaper(byte)]).toEqual([state, paper]);
});
