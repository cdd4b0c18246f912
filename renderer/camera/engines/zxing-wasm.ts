/**
 * The default engine: zxing-cpp as WebAssembly. The bytes of the .wasm are handed in, so nothing
 * is ever fetched by the library (which would otherwise ask a public CDN).
 */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { Symbology } from '../../../shared/contract';
import type { Engine, Frame, Read } from '../engine';

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
      return found.flatMap((one): Read[] => {
        const format = wanted.get(one.symbology);
        if (!one.isValid || one.text === '' || format === undefined) return [];
        const { topLeft, topRight, bottomRight, bottomLeft } = one.position;
        return [{ text: one.text, format, corners: [topLeft, topRight, bottomRight, bottomLeft] }];
      });
    },
  };
}

/** Every `try*` stays on: `tryDownscale` alone reads photographs of screens (moire). */
const options = {
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 2,
  textMode: 'Plain',
} as const satisfies ReaderOptions;

/** Plain QR only: Micro QR and rMQR hold no coupon, and find themselves in noise more easily. */
function asked(format: Symbology): 'QRCodeModel2' | Exclude<Symbology, 'QRCode'> {
  return format === 'QRCode' ? 'QRCodeModel2' : format;
}

/** Families of symbols as the library names them; UPC-A is an EAN-13 that begins with 0. */
const wanted = new Map<string, Symbology>([
  ['QRCode', 'QRCode'],
  ['Code128', 'Code128'],
  ['Code39', 'Code39'],
  ['EANUPC', 'EAN13'],
]);

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
