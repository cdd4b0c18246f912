/** The codes of the doctor's page are what they say, as the till's own decoder reads them. */
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../renderer/camera/engine';
import { readPass } from '../../../renderer/camera/passes';
import { plain } from '../../../scripts/decode/draw';
import { readCode } from '../../../shared/code';
import { code128Widths, qrRows, testTexts } from '../../../shared/test-codes';
import { openWasmEngine } from '../camera/helpers';

const MARGIN = 12;

/** Rows of modules, `#` for dark, four pixels a module. */
function drawn(rows: readonly string[]): Frame {
  const scale = 4;
  const width = ((rows[0]?.length ?? 0) + 2 * MARGIN) * scale;
  const picture = plain(width, (rows.length + 2 * MARGIN) * scale, 255);
  for (let at = 0; at < picture.data.length; at += 1) {
    const x = Math.floor((at % width) / scale) - MARGIN;
    const y = Math.floor(at / width / scale) - MARGIN;
    if (rows[y]?.[x] === '#') picture.data[at] = 0;
  }
  return picture;
}

const bars = [...code128Widths]
  .map((width, index) => (index % 2 === 0 ? '#' : ' ').repeat(Number(width)))
  .join('');

describe('the doctor shows', () => {
  test.each([
    ['qr', qrRows, 'QRCode'],
    ['code128', Array<string>(40).fill(bars), 'Code128'],
  ] as const)('a %s with its own text', async (code, rows, format) => {
    const engine = await openWasmEngine();
    const reads = await readPass(engine, drawn(rows), 'full', [format]);
    expect(reads.map((read) => [read.text, read.format])).toEqual([[testTexts[code], format]]);
  });

  test('nothing that could be somebody’s payment code or goods', () => {
    expect(Object.values(testTexts).map((text) => readCode(text).kind)).toEqual(['code', 'code']);
  });
});
