/** Both engines on drawn pictures, through the passes that the camera runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Frame } from '../../../renderer/camera/engine';
import { defaultFormats } from '../../../renderer/camera/engine';
import { openZxingBrowser } from '../../../renderer/camera/engines/zxing-browser';
import { type Pass, readPass, readTwice } from '../../../renderer/camera/passes';
import { codePicture } from '../../../renderer/camera/warm-up';
import { drawCode, noisy, paste, plain, quarterTurn, random } from '../../../scripts/decode/draw';
import { plainShot, scenery, takeShot } from '../../../scripts/decode/simulate';
import { testTexts } from '../../../shared/test-codes';
import { frameWith, openWasmEngine } from './helpers';

const passes: readonly Pass[] = ['half', 'centre', 'full', 'turned'];
const code = '409632457895';
const longCode = '123456789012345678';

let wasm: Engine;

beforeAll(async () => {
  wasm = await openWasmEngine();
});

/** Every text that any pass reads. */
async function textsIn(frame: Frame, engine = wasm): Promise<string[]> {
  const texts = new Set<string>();
  for (const pass of passes) {
    for (const one of await readPass(engine, frame, pass, defaultFormats)) texts.add(one.text);
  }
  return [...texts];
}

/** A Code 128 of digits only on a phone whose dark bezel begins right at the quiet zone. */
async function darkBezel(): Promise<Frame> {
  const frame = plain(1280, 720, 200);
  const bars = await drawCode(longCode, 'Code128', 2);
  const left = (1280 - bars.width) >> 1;
  paste(frame, plain(left - 100, 720, 5), 100, 0);
  paste(frame, bars, left, 300);
  return frame;
}

describe('zxing-wasm', { timeout: 60_000 }, () => {
  it.each([
    ['QRCode', code, 6],
    ['Code128', longCode, 2],
    ['Code128', 'KQ-ab 12', 2],
    ['EAN13', '6901234567892', 3],
  ] as const)('reads %s %s, upright and by quarter turns', async (symbology, text, scale) => {
    let frame = await frameWith({ text, symbology, scale, left: 480, top: 200 });
    for (let turn = 0; turn < 4; turn++) {
      expect(await textsIn(frame)).toEqual([text]);
      frame = quarterTurn(frame);
    }
  });

  it('reads digits in bars beside a dark bezel', async () => {
    expect(await textsIn(await darkBezel())).toEqual([longCode]);
  });

  it('reads bars that lie at 45°, by the turned pass', async () => {
    const shot = { ...plainShot, text: longCode, symbology: 'Code128', turn: 45, seed: 3 } as const;
    const frame = await takeShot({ ...shot, codeWidth: 480 });
    const reads = await readPass(wasm, frame, 'turned', defaultFormats);
    expect(reads.map((one) => one.text)).toEqual([longCode]);
  });

  it('reads a phone screen in spite of moire', async () => {
    const shot = { ...plainShot, text: code, symbology: 'QRCode', seed: 5 } as const;
    const frame = await takeShot({ ...shot, screen: 1, screenPixel: 1 / 290, blur: 0.4 });
    expect(await textsIn(frame)).toEqual([code]);
  });

  it('reads through noise', async () => {
    const frame = await frameWith({
      text: code,
      symbology: 'QRCode',
      scale: 8,
      left: 500,
      top: 200,
    });
    expect(await textsIn(noisy(frame, 60, 1))).toEqual([code]);
  });

  it('reads the code that warms it up, and so runs all that a read needs', async () => {
    expect(await wasm.decode(codePicture())).toMatchObject([{ text: testTexts.qr }]);
  });

  it('reads nothing where there is nothing', async () => {
    const next = random(11);
    const frames = [
      plain(1280, 720, 0),
      plain(1280, 720, 255),
      noisy(plain(1280, 720, 128), 200, 1),
      ...Array.from({ length: 2 }, (_, seed) => noisy(scenery(1280, 720, next), 10, seed)),
    ];
    for (const frame of frames) expect(await textsIn(frame)).toEqual([]);
  });

  it('is only asked for what the shop uses', async () => {
    const frame = await frameWith({
      text: 'KQ39',
      symbology: 'Code39',
      scale: 3,
      left: 400,
      top: 250,
    });
    expect(await textsIn(frame)).toEqual([]);
    const reads = await wasm.decode(frame, ['Code39']);
    expect(reads.map(({ text, format }) => ({ text, format }))).toEqual([
      { text: 'KQ39', format: 'Code39' },
    ]);
  });

  it.each(passes)('says where a code is in the frame, by the pass "%s"', async (pass) => {
    const turned = pass === 'turned';
    const shot = { ...plainShot, text: longCode, symbology: 'Code128', seed: 3 } as const;
    const frame = turned
      ? await takeShot({ ...shot, turn: 45, codeWidth: 480 })
      : await frameWith({ text: code, symbology: 'QRCode', scale: 8, left: 520, top: 240 });
    const [found] = await readPass(wasm, frame, pass, defaultFormats);
    const xs = (found?.corners ?? []).map((corner) => corner.x);
    const ys = (found?.corners ?? []).map((corner) => corner.y);
    const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
    // A QR of 21 modules and a quiet zone of 4 at scale 8; the simulated one is near the middle.
    const wanted = turned ? { x: 640, y: 360, off: 110 } : { x: 520 + 116, y: 240 + 116, off: 4 };
    expect(Math.abs(middle(xs) - wanted.x)).toBeLessThan(wanted.off);
    expect(Math.abs(middle(ys) - wanted.y)).toBeLessThan(wanted.off);
  });
});

describe('two codes in one picture', () => {
  const left = { text: code, symbology: 'QRCode', scale: 6, left: 60, top: 240 } as const;

  it('are both read by one pass where it can', async () => {
    const frame = await frameWith(left, { ...left, text: '222222222222', left: 900 });
    const { reads } = await readTwice(wasm, frame, 'half', defaultFormats, () => true);
    expect(reads.map((one) => one.text).sort()).toEqual(['222222222222', code]);
  });

  it('are both read by the second look where the first pass shows one', async () => {
    const fine = { text: longCode, symbology: 'Code128', scale: 1, left: 900, top: 300 } as const;
    const frame = await frameWith(left, fine);
    expect((await readPass(wasm, frame, 'half', defaultFormats)).map((one) => one.text)).toEqual([
      code,
    ]);
    const { reads, deepest } = await readTwice(wasm, frame, 'half', defaultFormats, () => true);
    expect({ texts: reads.map((one) => one.text), deepest }).toEqual({
      texts: [code, longCode],
      deepest: 'full',
    });
  });

  it('cost no second look once the first is known', async () => {
    const frame = await frameWith(left);
    const { deepest } = await readTwice(wasm, frame, 'half', defaultFormats, () => false);
    expect(deepest).toBe('half');
  });

  it('are one read where both say the same', async () => {
    const bars = { text: code, symbology: 'Code128', scale: 2, left: 700, top: 300 } as const;
    const reads = await readPass(wasm, await frameWith(left, bars), 'full', defaultFormats);
    expect(reads.map(({ text, format }) => `${format} ${text}`)).toEqual([`QRCode ${code}`]);
  });
});

describe('zxing-browser', () => {
  const engine = openZxingBrowser({ formats: defaultFormats });

  it.each([
    ['QRCode', code, 8],
    ['Code128', code, 4],
    ['EAN13', '6901234567892', 4],
  ] as const)('reads %s inside the guide box, where it is', async (symbology, text, scale) => {
    const frame = plain(1280, 720, 220);
    paste(frame, await drawCode(text, symbology, scale), 400, 220);
    const [found, ...others] = await engine.decode(frame);
    expect({ text: found?.text, format: found?.format, others }).toEqual({
      text,
      format: symbology,
      others: [],
    });
    expect(Math.min(...(found?.corners ?? []).map((corner) => corner.x))).toBeGreaterThan(400);
  });

  it('outlines a QR code as a square, though the library tells of three finders', async () => {
    const frame = plain(1280, 720, 220);
    // 21 modules and a quiet zone of 4: the finders' middles lie 14 modules apart, around its own.
    const [scale, left, top] = [8, 400, 220];
    paste(frame, await drawCode(code, 'QRCode', scale), left, top);
    const [found] = await engine.decode(frame);
    const side = 14 * scale;
    const first = 7.5 * scale;
    const wanted = [
      [first, first + side],
      [first, first],
      [first + side, first],
      [first + side, first + side],
    ];
    expect(found?.corners).toHaveLength(4);
    found?.corners.forEach(({ x, y }, index) => {
      const [wantedX = 0, wantedY = 0] = wanted[index] ?? [];
      expect(Math.abs(x - left - wantedX)).toBeLessThan(scale);
      expect(Math.abs(y - top - wantedY)).toBeLessThan(scale);
    });
  });

  it('does not look outside the guide box', async () => {
    const frame = await frameWith({ text: code, symbology: 'QRCode', scale: 6, left: 10, top: 10 });
    expect(await engine.decode(frame)).toEqual([]);
  });

  it.each([
    [1280, 720, code, 2],
    [1280, 720, code, 5],
    [1280, 720, longCode, 3],
    [1280, 720, 'KQ-COFFEE-001', 3],
    [960, 540, code, 3],
    [640, 480, code, 2],
  ])('reads bars on a phone, %i×%i, %s at scale %i', async (width, height, text, scale) => {
    const frame = plain(width, height, 105);
    const bars = await drawCode(text, 'Code128', scale);
    const [left, top] = [(width - bars.width) >> 1, (height - bars.height) >> 1];
    // Its bezel, darker than all else, lies inside the guide box beside the code.
    paste(frame, plain(bars.width + 40, bars.height + 140, 12), left - 20, top - 70);
    paste(frame, plain(bars.width, bars.height + 100, 240), left, top - 50);
    paste(frame, bars, left, top);
    const [found] = await engine.decode(frame);
    expect(found).toMatchObject({ text, format: 'Code128' });
    const xs = (found?.corners ?? []).map(({ x }) => x);
    expect(Math.min(...xs)).toBeGreaterThan(left);
    expect(Math.max(...xs)).toBeLessThan(left + bars.width);
  });

  it('wants white before a code: what touches it may be a part of another', async () => {
    const read = async (white: number) => {
      const frame = plain(1280, 720, 240);
      const [scale, left] = [4, 400];
      paste(frame, await drawCode(code, 'Code128', scale), left, 300);
      // Its quiet zone has ten modules; half a start pattern are 5.5.
      const first = left + 10 * scale;
      paste(frame, plain(60, 400, 12), first - white * scale - 60, 160);
      return (await engine.decode(frame)).map((one) => one.text);
    };
    expect(await read(7)).toEqual([code]);
    expect(await read(3)).toEqual([]);
  });

  it('reads bars that stand on their head beside a bezel', async () => {
    const frame = plain(1280, 720, 105);
    paste(frame, plain(500, 400, 12), 390, 160);
    const bars = await drawCode(code, 'Code128', 3);
    paste(frame, { ...bars, data: bars.data.toReversed() }, 420, 300);
    const [found] = await engine.decode(frame);
    expect(found).toMatchObject({ text: code, format: 'Code128' });
  });

  it('reads nothing where there is nothing', async () => {
    expect(await engine.decode(noisy(plain(1280, 720, 128), 200, 1))).toEqual([]);
  });
});
