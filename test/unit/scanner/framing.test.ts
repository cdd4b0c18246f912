/** From the bytes of a serial line to scans: by every suffix, by silence, in any pieces. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine, endBySilence, feedBytes } from '../../../main/scanner/framing';
import { decoderOf, decodeUtf8, rawText, scannedText } from '../../../main/scanner/scan-bytes';
import { readCode } from '../../../shared/code';
import { type Ending, noStrip } from '../../../shared/scanners';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** What a line gives that is fed piece by piece, and then falls silent. */
function framesOf(pieces: string[], ending: Ending): { text: string; broken: boolean }[] {
  let line = emptyLine;
  const frames = pieces.flatMap((piece) => {
    const fed = feedBytes(line, bytesOf(piece), ending);
    line = fed.line;
    return fed.frames;
  });
  const last = endBySilence(line, ending);
  return [...frames, ...(last ? [last] : [])].map(({ bytes, broken }) => ({
    text: Buffer.from(bytes).toString('latin1'),
    broken,
  }));
}

const texts = (pieces: string[], ending: Ending) =>
  framesOf(pieces, ending).map(({ text }) => text);

describe('a frame ends', () => {
  const cases: [ending: Ending, came: string, scans: string[]][] = [
    ['cr', '4096\r3107\r', ['4096', '3107']],
    ['lf', '4096\n3107\n', ['4096', '3107']],
    ['crlf', '4096\r\n3107\r\n', ['4096', '3107']],
    ['crlf', '40\r96\r\n', ['40\r96']],
    ['tab', '4096\t3107\t', ['4096', '3107']],
    ['silence', '4096', ['4096']],
    ['silence', '4096\r\n', ['4096']],
    ['any', '4096\r\n3107\t5000\n', ['4096', '3107', '5000']],
    ['any', '4096', ['4096']],
    ['any', '\r\n\r\n', []],
  ];
  test.each(cases)('by %s: %j', (ending, came, scans) => {
    expect(texts([came], ending)).toEqual(scans);
    expect(texts([...came], ending)).toEqual(scans);
  });

  test('the same way however the bytes are cut', () => {
    const ending = fc.constantFrom<Ending>('cr', 'lf', 'crlf', 'tab', 'any');
    const ends = { cr: '\r', lf: '\n', crlf: '\r\n', tab: '\t', any: '\r\n' };
    const code = fc.string({ unit: fc.constantFrom(...'0123456789AZaz-:'), minLength: 1 });
    fc.assert(
      fc.property(ending, fc.array(code), fc.array(fc.nat(200)), (by, codes, cuts) => {
        const came = codes.map((one) => one + ends[by as keyof typeof ends]).join('');
        const marks = [...new Set([0, ...cuts.filter((cut) => cut < came.length)])].sort(
          (a, b) => a - b,
        );
        const pieces = marks.map((from, index) => came.slice(from, marks[index + 1]));
        expect(texts(pieces, by)).toEqual(codes);
      }),
    );
  });
});

describe('the controls round a code', () => {
  test.each([
    ['any', '\r'],
    ['cr', '\r'],
    ['crlf', '\r\n'],
    ['silence', ''],
  ] as const)('go with its frame: %s', (ending, end) => {
    for (const [before, after] of [
      ['\x02', '\x03'],
      ['\0\0', '\0\0\0'],
      ['\x1d', '\x1e\x04'],
      ['\x01\x02', '\x1d\x1c\x1f'],
      ['\r\n\t', '\t'],
    ]) {
      const came = `${before}4096${after}${end}`;
      expect(framesOf([came], ending)).toEqual([{ text: '4096', broken: false }]);
      expect(framesOf([...came], ending)).toEqual([{ text: '4096', broken: false }]);
    }
  });

  test('that come after the suffix are no scan of their own, and do not stick to the next', () => {
    expect(framesOf(['4096\r', '\n'], 'cr')).toEqual([{ text: '4096', broken: false }]);
    expect(texts(['4096\r\x03', '\x023107\r\x03'], 'any')).toEqual(['4096', '3107']);
    expect(framesOf(['\0\0\x03'], 'silence')).toEqual([]);
  });

  test.each(['\0', '\x02', '\x03', '\x04', '\x1d', '\x1e'])('inside it are refused: %j', (sign) => {
    const [text] = texts([`\x024096${sign}32457895\x03\r`], 'cr');
    expect(text).toBe(`4096${sign}32457895`);
    const frame = { bytes: bytesOf(text ?? ''), broken: false };
    expect(readCode(scannedText(frame, decodeUtf8, noStrip)).kind).toBe('malformed');
  });

  test('other than those of framing stay, and make it malformed', () => {
    for (const sign of ['\x05', '\x07', '\x11', '\x1b', '\x7f']) {
      const [text = ''] = texts([`${sign}409632457895\r`], 'cr');
      const frame = { bytes: bytesOf(text), broken: false };
      expect(readCode(scannedText(frame, decodeUtf8, noStrip)).kind).toBe('malformed');
    }
  });
});

describe('what is no code', () => {
  test('a scan without the suffix it should have is given, but broken', () => {
    expect(framesOf(['4096\r', '31'], 'cr')).toEqual([
      { text: '4096', broken: false },
      { text: '31', broken: true },
    ]);
  });

  test('a scan longer than any code is kept within bounds, and the next one is whole', () => {
    const [long, next] = framesOf(['9'.repeat(3_000), '9'.repeat(3_000), '\r4096\r'], 'cr');
    expect([long?.text.length, long?.broken, next]).toEqual([
      4_500,
      true,
      { text: '4096', broken: false },
    ]);
  });

  test('a scan too long ends by its suffix even where a read cuts that in two', () => {
    const [long, next] = framesOf([`${'9'.repeat(5_000)}\r`, '\n4096\r', '\n'], 'crlf');
    expect([long?.broken, next]).toEqual([true, { text: '4096', broken: false }]);
  });

  test.each([
    ['cut off', { bytes: bytesOf('409632457895'), broken: true }],
    ['overlong', { bytes: bytesOf('9'.repeat(4_500)), broken: true }],
    ['binary', { bytes: Uint8Array.of(0xff, 0xfe, 0x00, 0x8c, 0x31, 0x07), broken: false }],
    ['of another baud rate', { bytes: Uint8Array.of(0x9f, 0xc3, 0x1b, 0xf8), broken: false }],
  ])('is refused as malformed: %s', async (_, frame) => {
    for (const charset of ['utf-8', 'gb18030'] as const) {
      expect(readCode(scannedText(frame, await decoderOf(charset), noStrip))).toMatchObject({
        kind: 'malformed',
        reason: 'malformed-code',
      });
    }
  });
});

describe('a text', () => {
  test.each([
    ['utf-8', '会员券-01'],
    ['gb18030', '会员券-01'],
  ] as const)('is read as %s', async (charset, text) => {
    const iconv = (await import('iconv-lite')).default;
    const bytes = new Uint8Array(iconv.encode(text, charset));
    expect(rawText({ bytes, broken: false }, await decoderOf(charset))).toBe(text);
  });

  test('loses what the profile names, and nothing else', () => {
    const frame = { bytes: bytesOf(']Q1\\000026*4096*'), broken: false };
    expect(scannedText(frame, decodeUtf8, noStrip)).toBe(']Q1\\000026*4096*');
    const strip = { ...noStrip, aim: true, eci: true, stars: true };
    expect(scannedText(frame, decodeUtf8, strip)).toBe('4096');
  });
});
