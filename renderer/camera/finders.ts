/**
 * Looks for what every QR code has in three corners: a dark square in a light ring in a dark ring,
 * 1 : 1 : 3 : 1 : 1 along any line through its middle. Much cheaper than decoding, and it still
 * sees a code that is too small, too dark or cut off to be read.
 */
import type { Frame, Point } from './engine';

/** One corner mark, in the pixels of the frame. */
export interface Finder extends Point {
  /** Width of a module. */
  module: number;
  /** Brightness of its light ring and of its dark parts. */
  light: number;
  dark: number;
  /** As long along every line: a ring of a cup, or a square turned by about 22°. */
  round: boolean;
}

/** The corner marks in a frame: each once, the ones that most lines agreed on first. */
export function findFinders(frame: Frame): Finder[] {
  const found: Group[] = [];
  const runs = new Uint16Array(frame.width + 1);
  for (let row = STEP; row < frame.height - STEP; row += STEP) {
    const count = runsOf(frame, row, runs);
    for (let first = 0; first + 5 < count; first++) {
      const candidate = candidateAt(frame, row, runs, first);
      if (candidate !== null) gather(found, candidate);
    }
  }
  if (found.length > TOO_MANY) return [];
  const sure = found.filter(({ lines }) => lines >= LINES);
  return sure.sort((one, other) => other.lines - one.lines).map(({ finder }) => finder);
}

interface Group {
  finder: Finder;
  lines: number;
}

const STEP = 2;
/** Two codes have six. More are a pattern of its own: keys of a keyboard, tiles. */
const TOO_MANY = 6;
/** The stretch of a line whose mean divides light from dark: this far to both sides. */
const REACH = 24;
const SPAN = 2 * REACH + 1;
/** Steps of grey away from that mean, below which a pixel says nothing. */
const SURE = 5;
/** Steps of grey between a mark's light and dark; sensor noise stays below. */
const CONTRAST = 24;
/** One line may find a mark in noise; two neighbours seldom find the same. */
const LINES = 2;
/** Below this a mark cannot be told from a speck; above, it would fill the picture. */
const SMALLEST = 1.5;
const LARGEST = 24;

/**
 * Where light and dark change along a row: `runs[n]` is the start of run n. Runs with an even
 * number are light. Answers how many there are.
 */
function runsOf({ data, width }: Frame, row: number, runs: Uint16Array): number {
  const start = row * width;
  let sum = 0;
  for (let at = 0; at < SPAN; at++) sum += data[start + at] as number;
  let isDark = false;
  let count = 1;
  runs[0] = 0;
  for (let at = 0; at < width; at++) {
    // The span moves along with the pixel, and stands still at both ends of the row.
    if (at > REACH && at + REACH < width) {
      sum += (data[start + at + REACH] as number) - (data[start + at - REACH - 1] as number);
    }
    const off = (data[start + at] as number) * SPAN - sum;
    if (isDark ? off <= SURE * SPAN : off >= -SURE * SPAN) continue;
    isDark = !isDark;
    runs[count++] = at;
  }
  runs[count] = width;
  return count;
}

/** The mark that begins with run `first`, if the lines across and down say so. */
function candidateAt(frame: Frame, row: number, runs: Uint16Array, first: number): Finder | null {
  const left = runs[first + 2] as number;
  const right = runs[first + 3] as number;
  const core = right - left;
  // Most runs are ruled out here: the core is the widest of five.
  if (core < 3) return null;
  const ringLeft = runs[first + 1] as number;
  if (core < 1.4 * (left - ringLeft)) return null;
  const ringRight = runs[first + 4] as number;
  if (core < 1.4 * (ringRight - right)) return null;
  const start = runs[first] as number;
  const end = runs[first + 5] as number;
  const module = (end - start) / 7;
  if (module < SMALLEST || module > LARGEST) return null;
  const slack = module * 0.5 + 0.5;
  if (Math.abs(core - 3 * module) > 1.5 * slack) return null;
  if (Math.abs(left - ringLeft - module) > slack) return null;
  if (Math.abs(ringRight - right - module) > slack) return null;
  if (Math.abs(ringLeft - start - module) > slack) return null;
  if (Math.abs(end - ringRight - module) > slack) return null;
  return crosswise(frame, (left + right) / 2, row, module);
}

/** Checks the same proportions down the column through the middle, and along both diagonals. */
function crosswise(frame: Frame, x: number, row: number, module: number): Finder | null {
  const column = Math.round(x);
  const ring = Math.round(2 * module);
  const core = shadeAt(frame, column, row);
  const light = (shadeAt(frame, column - ring, row) + shadeAt(frame, column + ring, row)) / 2;
  if (Math.abs(light - core) < CONTRAST) return null;
  const middle = (light + core) / 2;
  const down = along(frame, { x: column, y: row }, { x: 0, y: 1 }, module, middle);
  if (down === null) return null;
  const at = { x: column, y: Math.round(row + down.off) };
  const one = along(frame, at, { x: 1, y: 1 }, module, middle);
  const other = one && along(frame, at, { x: -1, y: 1 }, module, middle);
  if (one === null || other === null) return null;
  const even = (slant: number) => Math.abs(slant / module - Math.SQRT1_2) < 0.1;
  return {
    ...{ x, y: row + down.off, light, dark: core },
    module: (module + down.module) / 2,
    round: even(one.module) && even(other.module),
  };
}

/**
 * Whether a line through a mark's middle shows its proportions; its module there, and how far the
 * middle lies along the line. A slanted line is longer in steps of its own: it has its own module.
 */
function along(
  frame: Frame,
  from: Point,
  step: Point,
  expected: number,
  middle: number,
): { module: number; off: number } | null {
  const back = { x: -step.x, y: -step.y };
  const ink = shadeAt(frame, from.x, from.y) < middle;
  const until = (way: Point, start: number, wanted: boolean) =>
    runEnd(frame, from, way, start, 8 * expected + 4, middle, wanted);
  const [core, backCore] = [until(step, 1, ink), until(back, 1, ink)];
  const length = core + backCore - 1;
  if (length > 6 * expected) return null;
  const [light, backLight] = [until(step, core, !ink), until(back, backCore, !ink)];
  const [ring, backRing] = [until(step, light, ink), until(back, backLight, ink)];
  const module = (ring + backRing - 1) / 7;
  if (module < 0.55 * expected || module > 1.7 * expected) return null;
  const slack = 0.55 * module + 0.6;
  if (Math.abs(light - core - module) > slack || Math.abs(ring - light - module) > slack) {
    return null;
  }
  if (Math.abs(backLight - backCore - module) > slack) return null;
  if (Math.abs(backRing - backLight - module) > slack) return null;
  if (Math.abs(length - 3 * module) > 0.45 * module + 0.6) return null;
  return { module, off: (core - backCore) / 2 };
}

/** The first step of a way, from `start` on, that is not of the wanted kind. */
function runEnd(
  frame: Frame,
  from: Point,
  way: Point,
  start: number,
  limit: number,
  middle: number,
  wanted: boolean,
): number {
  let at = start;
  for (; at < limit; at++) {
    const shade = shadeAt(frame, from.x + way.x * at, from.y + way.y * at);
    if (shade < 0 || shade < middle !== wanted) break;
  }
  return at;
}

/** The grey of a pixel; -1 outside the frame. */
function shadeAt({ data, width, height }: Frame, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? -1 : (data[y * width + x] as number);
}

function gather(found: Group[], candidate: Finder): void {
  const known = found.find(
    ({ finder }) => Math.hypot(finder.x - candidate.x, finder.y - candidate.y) < 3 * finder.module,
  );
  if (known === undefined) found.push({ finder: candidate, lines: 1 });
  else known.lines++;
}
