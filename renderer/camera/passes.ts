/**
 * The ways of looking at one camera frame. Each is cheap alone; together, over a few frames, they
 * read as much as every frame in full would.
 */
import type { Symbology } from '../../shared/contract';
import {
  type CodeKind,
  type Engine,
  type Frame,
  formatsOfKind,
  isLinear,
  type Point,
  type Read,
} from './engine';
import { type Box, crop, double, half, soften, turned45 } from './pixels';

/**
 * `half`: the whole frame at half size, for QR codes · `centre`: 640×480 from the middle at full
 * size, for fine bars · `full`: everything · `turned`: the middle turned by 45°, bars only ·
 * `soft`: everything, softened: moire, dim screens, noise · `close`: the softened middle at twice
 * its size: what is small, or out of focus. The last two only where something looks like a code.
 */
export type Pass = 'half' | 'centre' | 'full' | 'turned' | 'soft' | 'close';

/** One pass over a frame: the same text once, corners in the pixels of the frame. */
export async function readPass(
  engine: Engine,
  frame: Frame,
  pass: Pass,
  formats: readonly Symbology[],
): Promise<readonly Read[]> {
  const wanted = pass === 'turned' ? formatsOfKind(formats, 'linear') : formats;
  if (wanted.length === 0) return [];
  const cut = cutFor(frame, pass);
  const reads = await engine.decode(cut.frame, wanted);
  return distinct(
    reads.map((read) => ({ ...read, corners: read.corners.map((point) => cut.back(point)) })),
  );
}

/**
 * One pass, and if what it shows is news, the full frame as well: a second code beside the first
 * must not be missed by the pass that happened to come first. `deepest` is the last pass that was
 * run.
 */
export async function readTwice(
  engine: Engine,
  frame: Frame,
  pass: Pass,
  formats: readonly Symbology[],
  isNews: (read: Read) => boolean,
  only: CodeKind | null = null,
): Promise<{ reads: readonly Read[]; deepest: Pass }> {
  const reads = await readPass(engine, frame, pass, formatsOfKind(formats, only));
  const everything = pass === 'full' && only === null;
  const enough = reads.length !== 1 || everything || engine.name === 'zxing-browser';
  if (enough || !reads.some(isNews)) return { reads, deepest: pass };
  const all = distinct([...reads, ...(await readPass(engine, frame, 'full', formats))]);
  return { reads: all, deepest: 'full' };
}

/** The part of a frame that the cashier is asked to hold a code into. */
export function guideBox(frame: { width: number; height: number }): Box {
  const width = Math.round(frame.width / 2);
  const height = Math.round((frame.height * 2) / 3);
  return {
    left: (frame.width - width) >> 1,
    top: (frame.height - height) >> 1,
    width,
    height,
  };
}

/** Room for any bars that fit the guide box at a slant; all of the frame would cost twice as much. */
const TURNED = 560;

/** Frames below this on their long side are never halved. */
export const SMALL = 960;

/** A part of the frame, and the way back from its pixels to those of the frame. */
interface Cut {
  frame: Frame;
  back: (point: Point) => Point;
}

function cutFor(frame: Frame, pass: Pass): Cut {
  switch (pass) {
    case 'half':
      // A camera that only gives 640×480 has nothing to spare.
      if (Math.max(frame.width, frame.height) < SMALL) return { frame, back: (point) => point };
      return { frame: half(frame), back: ({ x, y }) => ({ x: 2 * x, y: 2 * y }) };
    case 'centre': {
      const box = centreBox(frame);
      return {
        frame: crop(frame, box),
        back: ({ x, y }) => ({ x: x + box.left, y: y + box.top }),
      };
    }
    case 'full':
      return { frame, back: (point) => point };
    case 'soft':
      // Once is what `close` does; twice reads what is dim.
      return { frame: soften(soften(frame)), back: (point) => point };
    case 'close': {
      const box = centreBox(frame);
      const large = double(soften(crop(frame, box)), 0);
      return {
        frame: large,
        back: ({ x, y }) => ({ x: x / 2 + box.left, y: y / 2 + box.top }),
      };
    }
    case 'turned': {
      const side = Math.min(TURNED, frame.width, frame.height);
      const turned = turned45(frame, side);
      return { frame: turned, back: (point) => turnedBack(point, turned.width, frame) };
    }
    default:
      return pass satisfies never;
  }
}

/** The part that the pass `centre` looks at. */
export function centreBox(frame: Frame): Box {
  const width = Math.min(640, frame.width);
  const height = Math.min(480, frame.height);
  return {
    left: (frame.width - width) >> 1,
    top: (frame.height - height) >> 1,
    width,
    height,
  };
}

function turnedBack(point: Point, size: number, frame: Frame): Point {
  const u = point.x - size / 2;
  const v = point.y - size / 2;
  return {
    x: frame.width / 2 + (u - v) * Math.SQRT1_2,
    y: frame.height / 2 + (u + v) * Math.SQRT1_2,
  };
}

/** The same text once; a coupon page shows one code as QR and as bars. */
function distinct(reads: readonly Read[]): readonly Read[] {
  const byText = new Map<string, Read>();
  for (const read of reads) {
    const other = byText.get(read.text);
    if (other === undefined || (isLinear(other.format) && !isLinear(read.format))) {
      byText.set(read.text, read);
    }
  }
  return [...byText.values()];
}
