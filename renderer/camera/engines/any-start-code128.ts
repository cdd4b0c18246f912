/**
 * The library's Code 128 reader for rows with other dark things in them. On its own it reads a code
 * only where its first bar is the first dark thing of the row (a phone's bezel is darker still):
 * its search loses two of its six counters over the first pattern that is no start
 * (@zxing/library 0.23.0, `findStartPattern`). Here every bar behind enough white may be the first.
 */
import type * as zxingLibrary from '@zxing/library';

type Library = Pick<typeof zxingLibrary, 'Code128Reader' | 'NotFoundException'>;

/** A reader of the given library. */
export function anyStartCode128({
  Code128Reader,
  NotFoundException,
}: Library): zxingLibrary.Code128Reader {
  return new (class extends Code128Reader {
    override decodeRow(
      rowNumber: number,
      row: zxingLibrary.BitArray,
      hints?: Map<zxingLibrary.DecodeHintType, unknown>,
    ): zxingLibrary.Result {
      for (const start of startsIn(row)) {
        try {
          return super.decodeRow(rowNumber, whiteBefore(row, start), hints);
        } catch {
          // The library says "no code from here" by throwing, in a dozen ways.
        }
      }
      throw new NotFoundException();
    }
  })();
}

/**
 * Where dark begins behind a quiet zone, from left to right. The zone is asked for here as the
 * library asks for it, half a start pattern or up to the picture's edge: in the row that it is
 * given there is nothing but white before the start.
 */
function* startsIn(row: zxingLibrary.BitArray): Generator<number> {
  const width = row.getSize();
  let white = row.getNextUnset(0);
  while (white < width) {
    const dark = row.getNextSet(white);
    if (dark >= width) return;
    if (white === 0 || 2 * (dark - white) >= startWidth(row, dark)) yield dark;
    white = row.getNextUnset(dark);
  }
}

/** How wide the three bars and three spaces from here are: a start pattern, if it is one. Pixels. */
function startWidth(row: zxingLibrary.BitArray, from: number): number {
  let end = from;
  for (let bar = 0; bar < 3; bar++) end = row.getNextSet(row.getNextUnset(end));
  return end - from;
}

/** The row with everything left of `start` made white: what was read keeps its place. */
function whiteBefore(row: zxingLibrary.BitArray, start: number): zxingLibrary.BitArray {
  const copy = row.clone();
  const words = copy.getBitArray();
  const first = start >> 5;
  words.fill(0, 0, first);
  words[first] = (words[first] ?? 0) & (-1 << (start & 31));
  return copy;
}
