/**
 * What a barcode decoder is to this till: luminance in, reads out.
 * Engines take pixels, never elements, so that `npm run decode` runs the very same files in Node.
 */
import type { DecoderEngine } from '../../shared/camera';
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

export type EngineName = DecoderEngine;

/**
 * What the camera looks for. EAN-13 only to say "that is goods, not a coupon"; Code 39 has no
 * checksum and joins only where a shop uses it.
 */
export const defaultFormats: readonly Symbology[] = ['QRCode', 'Code128', 'EAN13'];

const withCode39: readonly Symbology[] = [...defaultFormats, 'Code39'];

/** What this shop's camera looks for: one list each, so that an equal one opens nothing anew. */
export function formatsOf({ code39 }: { code39: 'no' | 'yes' }): readonly Symbology[] {
  return code39 === 'yes' ? withCode39 : defaultFormats;
}

/** What a code is made of. */
export type CodeKind = 'matrix' | 'linear';

/** The formats of one kind among these; all of them for null. */
export function formatsOfKind(
  formats: readonly Symbology[],
  only: CodeKind | null,
): readonly Symbology[] {
  return only === null
    ? formats
    : formats.filter((format) => isLinear(format) === (only === 'linear'));
}

/** Codes made of bars, which a decoder can misread without noticing. */
export function isLinear(format: Symbology): boolean {
  return format !== 'QRCode';
}
