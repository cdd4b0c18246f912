/**
 * A code to read before the first customer's. WebAssembly is compiled where it is first run, and a
 * counter without a code runs only what looks for one: the rest was compiled while somebody waited.
 */
import { qrRows } from '../../shared/test-codes';
import type { Frame } from './engine';

/** Pixels of a module, and modules of white around the code. */
const MODULE = 6;
const QUIET = 4;

/** The scanner doctor's QR Code as a camera would see it. */
export function codePicture(): Frame {
  const side = (qrRows.length + 2 * QUIET) * MODULE;
  const data = new Uint8Array(side * side).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [row, column] = [y, x].map((at) => Math.floor(at / MODULE) - QUIET);
      if (qrRows[row ?? -1]?.[column ?? -1] === '#') data[y * side + x] = 0;
    }
  }
  return { data, width: side, height: side };
}
