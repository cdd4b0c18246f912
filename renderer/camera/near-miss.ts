/**
 * What keeps a code from being read that is there all the same: judged from its corner marks and
 * the brightness of its place. Pure; a look costs about a millisecond.
 */
import type { Frame, Point } from './engine';
import { type Finder, findFinders } from './finders';
import { centreBox } from './passes';
import { crop, half } from './pixels';

/** Why something that looks like a code gives no text; each has a hint of its own. */
export type NearMiss = 'cut-off' | 'too-dark' | 'too-small' | 'glare' | 'blurred';

/** Where a likeness is looked for: the whole at half size, or the middle at full size. */
export type Probe = 'half' | 'centre';

/** Something that looks like a QR code, and what would keep it from being read. */
export interface Likeness {
  miss: NearMiss;
  /** The corners that were seen or follow from those; some may lie outside the frame. */
  corners: readonly Point[];
}

/**
 * The likeness of a code in a camera frame; null where nothing looks like one. At half
 * size moire and noise are gone; small codes are seen at full size only.
 */
export function likenessIn(frame: Frame, part: Probe): Likeness | null {
  const finders = findersIn(frame, part);
  const three = triple(finders);
  if (three !== null) {
    const corners = squareOf(three);
    return { corners, miss: missOf(frame, three, corners) };
  }
  const two = pair(finders);
  if (two === null) return null;
  // Two marks of three: the third is outside the picture, under a finger, or drowned in light.
  const corners = [...two, ...besides(two)];
  const inside = corners.every((corner) => isInside(corner, frame, two[0].module));
  const miss = missOf(frame, two, corners);
  return { corners, miss: inside && miss !== 'blurred' ? miss : 'cut-off' };
}

function findersIn(frame: Frame, part: Probe): Finder[] {
  if (part === 'half') {
    const doubled = ({ x, y, module, ...shades }: Finder) => ({
      ...{ x: 2 * x, y: 2 * y, module: 2 * module },
      ...shades,
    });
    return findFinders(half(frame)).map(doubled);
  }
  const box = centreBox(frame);
  return findFinders(crop(frame, box))
    .filter(({ module }) => module < SMALL)
    .map((finder) => ({ ...finder, x: finder.x + box.left, y: finder.y + box.top }));
}

function missOf(frame: Frame, finders: readonly Finder[], corners: readonly Point[]): NearMiss {
  const mean = (pick: (finder: Finder) => number) =>
    finders.reduce((sum, finder) => sum + pick(finder), 0) / finders.length;
  const module = mean((finder) => finder.module);
  const [light, dark] = [mean((finder) => finder.light), mean((finder) => finder.dark)];
  const bright = Math.max(light, dark);
  if (!corners.every((corner) => isInside(corner, frame, -2 * module))) return 'cut-off';
  if (bright < DIM || Math.abs(light - dark) < FLAT) return 'too-dark';
  if (module < FINE) return 'too-small';
  const middle = (light + dark) / 2;
  return washedOut(frame, corners, 4 * module, middle) >= WASHED ? 'glare' : 'blurred';
}

/** Brightness of white below which a screen is too dark, and the least step to black. */
const DIM = 85;
const FLAT = 40;
/** Pixels of a module below which a camera's picture is a matter of luck. */
const FINE = 2.2;
/** Modules that half a picture does not show well. */
const SMALL = 3.4;
/** The share of tiles without a dark module that no code has by itself. */
const WASHED = 0.05;
/** Brightness that a lamp's reflection reaches. */
const GLARING = 245;
/** Modules between the middles of two corner marks: 14 in the smallest code, seen at a slant. */
const NEAREST = 9;
const FARTHEST = 75;

/** Three marks in the corners of a square, seen at a slant; the first is the one in the angle. */
function triple(finders: readonly Finder[]): readonly [Finder, Finder, Finder] | null {
  for (const angle of finders) {
    for (const one of finders) {
      if (one === angle || !belong(angle, one)) continue;
      for (const other of finders) {
        if (other === angle || other === one || !belong(angle, other)) continue;
        if (isCorner(angle, one, other)) return [angle, one, other];
      }
    }
  }
  return null;
}

/** A right angle with two legs alike, as far as perspective leaves them so. */
function isCorner(angle: Point, one: Point, other: Point): boolean {
  const a = { x: one.x - angle.x, y: one.y - angle.y };
  const b = { x: other.x - angle.x, y: other.y - angle.y };
  const [long, short] = [Math.hypot(a.x, a.y), Math.hypot(b.x, b.y)].sort((m, n) => n - m);
  if (long === undefined || short === undefined || short < 0.55 * long) return false;
  return Math.abs(a.x * b.x + a.y * b.y) < 0.5 * long * short;
}

/** Two marks of one code; rings of cups and coins come in pairs more often than in threes. */
function pair(all: readonly Finder[]): readonly [Finder, Finder] | null {
  const finders = all.filter(({ round }) => !round);
  for (const one of finders) {
    const other = finders.find((each) => each !== one && belong(one, each) && areTwins(one, each));
    if (other !== undefined) return [one, other];
  }
  return null;
}

/** Whether two marks can be of one code: alike in size and shades, and as far apart as they are. */
function belong(one: Finder, other: Finder): boolean {
  const module = Math.max(one.module, other.module);
  const away = Math.hypot(one.x - other.x, one.y - other.y) / module;
  return (
    module < 1.45 * Math.min(one.module, other.module) &&
    Math.abs(one.light - other.light) < ALIKE &&
    Math.abs(one.dark - other.dark) < ALIKE &&
    away > NEAREST &&
    away < FARTHEST
  );
}

/** Two marks alone say less than three: they must stand out alike as well. */
function areTwins(one: Finder, other: Finder): boolean {
  const [weak, strong] = [one, other]
    .map(({ light, dark }) => light - dark)
    .sort((a, b) => a - b) as [number, number];
  return strong < 1.6 * weak;
}

const ALIKE = 70;

function squareOf([angle, one, other]: readonly [Point, Point, Point]): Point[] {
  return [angle, one, { x: one.x + other.x - angle.x, y: one.y + other.y - angle.y }, other];
}

/** The other two corners if the two marks are on one side; on the side nearer to the edge. */
function besides([one, other]: readonly [Point, Point]): Point[] {
  const turn = { x: -(other.y - one.y), y: other.x - one.x };
  return [
    { x: other.x + turn.x, y: other.y + turn.y },
    { x: one.x + turn.x, y: one.y + turn.y },
    { x: other.x - turn.x, y: other.y - turn.y },
    { x: one.x - turn.x, y: one.y - turn.y },
  ];
}

/** Whether a corner's mark is in the frame; `by` pixels from the edge or more. */
function isInside({ x, y }: Point, { width, height }: Frame, by: number): boolean {
  return x >= by && y >= by && x < width - by && y < height - by;
}

/** The share of tiles of the code's place that are glaring all over. */
function washedOut(frame: Frame, corners: readonly Point[], tile: number, middle: number): number {
  const [first, , , last] = corners as readonly [Point, Point, Point, Point];
  const opposite = corners[2] as Point;
  const second = corners[1] as Point;
  const side = Math.hypot(second.x - first.x, second.y - first.y);
  const count = Math.max(2, Math.floor(side / tile));
  let washed = 0;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const [u, v] = [(column + 0.5) / count, (row + 0.5) / count];
      const x = mix(mix(first.x, second.x, u), mix(last.x, opposite.x, u), v);
      const y = mix(mix(first.y, second.y, u), mix(last.y, opposite.y, u), v);
      if (isGlaring(frame, x, y, tile / 2, middle)) washed++;
    }
  }
  return washed / (count * count);
}

function isGlaring(frame: Frame, x: number, y: number, reach: number, middle: number): boolean {
  const step = Math.max(1, Math.floor(reach / 4));
  let brightest = 0;
  for (let dy = -reach; dy <= reach; dy += step) {
    for (let dx = -reach; dx <= reach; dx += step) {
      const column = Math.round(x + dx);
      const row = Math.round(y + dy);
      if (column < 0 || row < 0 || column >= frame.width || row >= frame.height) continue;
      const shade = frame.data[row * frame.width + column] as number;
      if (shade < middle) return false;
      brightest = Math.max(brightest, shade);
    }
  }
  return brightest >= GLARING;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
