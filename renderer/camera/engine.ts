/**
 * What a barcode decoder is to this till: luminance in, reads out.
 * Engines take pixels, never elements, so that `npm run decode` runs the very same files in Node.
 */
import type { Symbology } from '../../shared/contract';

/** One grey picture, one byte per pixel, row by row. */
export interface Frame {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** One code in a frame; `corners` in the pixels of that frame, clockwise, at least two of them. */
export interface Read {
  text: string;
  format: Symbology;
  corners: readonly Point[];
}

/** Finds the codes in a frame. */
export interface Engine {
  readonly name: EngineName;
  /** `formats` narrows the search for one frame; the engine's own formats otherwise. */
  decode(frame: Frame, formats?: readonly Symbology[]): Promise<readonly Read[]>;
}

export type EngineName = 'zxing-wasm' | 'zxing-browser';

/**
 * What the camera looks for. EAN-13 only to say "that is goods, not a coupon"; Code 39 has no
 * checksum and joins only where a shop uses it.
 */
export const defaultFormats: readonly Symbology[] = ['QRCode', 'Code128', 'EAN13'];

/** Codes made of bars, which a decoder can misread without noticing. */
export function isLinear(format: Symbology): boolean {
  return format !== 'QRCode';
}
