/**
 * The default engine: zxing-cpp as WebAssembly. The bytes of the .wasm are handed in, so nothing
 * is ever fetched by the library (which would otherwise ask a public CDN).
 */
import {
  prepareZXingModule,
  type ReaderOptions,
  type ReadResult,
  readBarcodes,
} from 'zxing-wasm/reader';
import type { Symbology } from '../../../shared/contract';
import type { Engine, Frame, Read } from '../engine';
import { type LinearRead, trusted } from './linear-trust';

/** Loads the engine; rejects where WebAssembly is refused or the bytes are not ours. */
export async function openZxingWasm(setup: {
  wasm: ArrayBuffer;
  formats: readonly Symbology[];
}): Promise<Engine> {
  await prepareZXingModule({ overrides: { wasmBinary: setup.wasm }, fireImmediately: true });
  return {
    name: 'zxing-wasm',
    async decode(frame, formats = setup.formats) {
      const found = await readBarcodes(asPgm(frame), { ...options, formats: formats.map(asked) });
      const valid = found.filter((one) => one.isValid && one.text !== '');
      return [...valid.flatMap(matrixRead), ...trusted(valid.flatMap(linearRead), frame)];
    },
  };
}

/**
 * Every `try*` stays on: `tryDownscale` alone reads photographs of screens (moire). Four symbols
 * and not two: a coupon page may show one code twice beside another, and a misreading of bars
 * shows itself by a second text in the same place.
 */
const options = {
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
} as const satisfies ReaderOptions;

/** Plain QR only: Micro QR and rMQR hold no coupon, and find themselves in noise more easily. */
function asked(format: Symbology): 'QRCodeModel2' | Exclude<Symbology, 'QRCode'> {
  return format === 'QRCode' ? 'QRCodeModel2' : format;
}

function matrixRead(one: ReadResult): Read[] {
  return one.symbology === 'QRCode'
    ? [{ text: one.text, format: 'QRCode', corners: cornersOf(one) }]
    : [];
}

function linearRead(one: ReadResult): LinearRead[] {
  const format = linearFormats.get(one.symbology);
  if (format === undefined) return [];
  const { text, lineCount: lines, rotation } = one;
  return [{ text, format, corners: cornersOf(one), lines, rotation }];
}

/** Families of bars as the library names them; UPC-A is an EAN-13 that begins with 0. */
const linearFormats: ReadonlyMap<string, LinearRead['format']> = new Map([
  ['Code128', 'Code128'],
  ['Code39', 'Code39'],
  ['EANUPC', 'EAN13'],
]);

function cornersOf({ position }: ReadResult): LinearRead['corners'] {
  return [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
}

/**
 * A portable grey map, which the library reads as it reads a PNG: its only public door for
 * pictures of one byte per pixel, and a quarter less work than going through RGBA.
 */
function asPgm(frame: Frame): Uint8Array {
  const head = `P5 ${frame.width} ${frame.height} 255\n`;
  const file = new Uint8Array(head.length + frame.data.length);
  for (let at = 0; at < head.length; at++) file[at] = head.charCodeAt(at);
  file.set(frame.data, head.length);
  return file;
}
