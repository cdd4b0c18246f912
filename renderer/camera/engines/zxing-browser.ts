/**
 * The second engine: @zxing/browser, for machines that refuse WebAssembly and by choice in the
 * settings. One read at most, and only inside the guide box: the camera's own pixels cost it several
 * times what they cost the default engine, and one code is meant.
 */
import { BrowserMultiFormatOneDReader, BrowserQRCodeReader } from '@zxing/browser';
import * as zxingLibrary from '@zxing/library';
import type { Symbology } from '../../../shared/contract';
import { type Engine, type Frame, isLinear, type Point, type Read } from '../engine';
import { guideBox } from '../passes';
import { crop, shrink } from '../pixels';
import { anyStartCode128 } from './any-start-code128';

/** An engine that is ready at once. */
export function openZxingBrowser(setup: { formats: readonly Symbology[] }): Engine {
  return {
    name: 'zxing-browser',
    decode(frame, formats = setup.formats) {
      const box = guideBox(frame);
      const small = shrink(crop(frame, box), WIDTH);
      const read = readOne(small, formats);
      if (read === null) return Promise.resolve([]);
      const scale = box.width / small.width;
      const corners = read.corners.map(({ x, y }) => ({
        x: box.left + x * scale,
        y: box.top + y * scale,
      }));
      return Promise.resolve([{ ...read, corners }]);
    },
  };
}

/** The box's width in a picture of 1280. */
const WIDTH = 640;

/** Node sees the library as CommonJS, everything under `default`; bundlers see a module. */
type Library = typeof zxingLibrary;
const seen: Library & { default?: Library } = zxingLibrary;
const library = seen.default ?? seen;
const { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, RGBLuminanceSource } =
  library;

const libraryFormats: Record<Symbology, zxingLibrary.BarcodeFormat> = {
  QRCode: BarcodeFormat.QR_CODE,
  Code128: BarcodeFormat.CODE_128,
  Code39: BarcodeFormat.CODE_39,
  EAN13: BarcodeFormat.EAN_13,
};

const code128 = anyStartCode128(library);

/** Readers by turns: the library's reader for both writes a warning per empty frame. */
function readOne(frame: Frame, formats: readonly Symbology[]): Read | null {
  const pixels = new Uint8ClampedArray(frame.data);
  const source = new RGBLuminanceSource(pixels, frame.width, frame.height);
  const bitmap = new BinaryBitmap(new HybridBinarizer(source));
  const wanted = formats.map((format) => libraryFormats[format]);
  // TRY_HARDER stays off: it reads little more, misreads more, and costs five times as much.
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, wanted]]);
  const qr = new BrowserQRCodeReader(hints);
  const bars = new BrowserMultiFormatOneDReader(hints);
  const tries = [
    ...(formats.includes('QRCode') ? [() => qr.decodeBitmap(bitmap)] : []),
    ...(formats.includes('Code128') ? [() => code128.decode(bitmap, hints)] : []),
    ...(formats.some(isLinear) ? [() => bars.decodeBitmap(bitmap)] : []),
  ];
  for (const once of tries) {
    try {
      const read = asRead(once(), formats);
      if (read !== null) return read;
    } catch {
      // The library says "nothing there" by throwing, and broken symbols in a dozen other ways.
    }
  }
  return null;
}

function asRead(result: zxingLibrary.Result, formats: readonly Symbology[]): Read | null {
  const format = formats.find((one) => libraryFormats[one] === result.getBarcodeFormat());
  const text = result.getText();
  if (format === undefined || text === '') return null;
  const points = result.getResultPoints().map((point) => ({ x: point.getX(), y: point.getY() }));
  return { text, format, corners: format === 'QRCode' ? squareOf(points) : points };
}

/** The library tells of a QR code's three finders: below left, above left, above right. */
function squareOf(finders: readonly Point[]): Point[] {
  const [below, corner, right] = finders;
  if (below === undefined || corner === undefined || right === undefined) return [...finders];
  const opposite = { x: below.x + right.x - corner.x, y: below.y + right.y - corner.y };
  return [below, corner, right, opposite];
}
