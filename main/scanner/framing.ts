/**
 * From the bytes of a serial line to scans. Pure: a frame ends by the gun's suffix, or by silence.
 * A scan that is torn off, or too long for any code, is not dropped but marked: the cashier shall
 * see that something came, and it must not stick to the next one.
 */
import { never } from '../../shared/never';
import type { Ending } from '../../shared/scanners';

export interface Frame {
  bytes: Uint8Array;
  /** No code: cut off, or longer than any. */
  broken: boolean;
}

export interface Line {
  /** What came since the last frame. */
  bytes: Uint8Array;
  /** More came than is kept. */
  overlong: boolean;
  /** The byte that came last, kept or not; null before the first. */
  last: number | null;
}

export const emptyLine: Line = { bytes: new Uint8Array(), overlong: false, last: null };

/** A QR code holds 4,296 characters at most. */
const MOST_BYTES = 4_500;
const CR = 13;
const LF = 10;
const TAB = 9;
/** NUL, SOH, STX, ETX, EOT, the line's own ends, and FS, GS, RS, US. */
const FRAMING = new Set([0, 1, 2, 3, 4, TAB, LF, CR, 0x1c, 0x1d, 0x1e, 0x1f]);

/** How long no byte may come before what is there has ended. Milliseconds. */
export function silenceOf(ending: Ending): number {
  // With a suffix of its own, a gun has stumbled, or the suffix is another one than was chosen.
  return ending === 'any' || ending === 'silence' ? 120 : 600;
}

/** Takes what came in, and gives the frames that it completed. */
export function feedBytes(
  before: Line,
  came: Uint8Array,
  ending: Ending,
): { line: Line; frames: Frame[] } {
  const frames: Frame[] = [];
  let line = before;
  let from = 0;
  for (let index = 0; index < came.length; index += 1) {
    const sign = came[index] ?? 0;
    const previous = index > 0 ? came[index - 1] : before.last;
    if (!isEnd(sign, previous, ending)) continue;
    const frame = frameOf(joined(line, came.subarray(from, index)), false);
    if (frame !== null) frames.push(frame);
    line = emptyLine;
    from = index + 1;
  }
  const rest = joined(line, came.subarray(from));
  return { line: { ...rest, last: came.at(-1) ?? before.last }, frames };
}

/** No byte has come for `silenceOf`: the frame it ends, or null where nothing is there. */
export function endBySilence(line: Line, ending: Ending): Frame | null {
  return frameOf(line, ending !== 'any' && ending !== 'silence');
}

/** The line is gone: what is there is the beginning of a scan, and no code. */
export function endByLoss(line: Line): Frame | null {
  return frameOf(line, true);
}

/**
 * What lies between the controls by which a gun frames a scan (STX … ETX, a filling of NULs, GS):
 * no customer shows them. Inside a code they stay, and make it malformed.
 */
export function withoutFraming(bytes: Uint8Array): Uint8Array {
  const isData = (sign: number) => !FRAMING.has(sign);
  const from = bytes.findIndex(isData);
  return from < 0 ? new Uint8Array() : bytes.subarray(from, bytes.findLastIndex(isData) + 1);
}

/** Null where nothing but framing came. */
function frameOf(line: Line, torn: boolean): Frame | null {
  const bytes = withoutFraming(line.bytes);
  if (bytes.length === 0 && !line.overlong) return null;
  return { bytes, broken: line.overlong || torn };
}

function isEnd(sign: number, previous: number | null | undefined, ending: Ending): boolean {
  switch (ending) {
    case 'any':
      return sign === CR || sign === LF || sign === TAB;
    case 'cr':
      return sign === CR;
    case 'lf':
      return sign === LF;
    case 'crlf':
      return sign === LF && previous === CR;
    case 'tab':
      return sign === TAB;
    case 'silence':
      return false;
    default:
      return never(ending);
  }
}

function joined(line: Line, more: Uint8Array): Line {
  if (more.length === 0 || line.overlong) return line;
  const room = MOST_BYTES - line.bytes.length;
  const bytes = Uint8Array.of(...line.bytes, ...more.subarray(0, room));
  return { ...line, bytes, overlong: more.length > room };
}
