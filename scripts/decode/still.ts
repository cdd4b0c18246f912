/**
 * Decodes one still picture as the camera would: scaled to a camera frame, the schedule's passes
 * in order until one reads. What no camera frame shows is tried last: a large picture nearer to its
 * own size, and a small one doubled.
 */
import type { Engine, Frame, Read } from '../../renderer/camera/engine';
import { type Pass, readPass, readTwice, SMALL } from '../../renderer/camera/passes';
import { double, shrink, soften } from '../../renderer/camera/pixels';
import type { Symbology } from '../../shared/contract';

/** What the passes found, and how long they took; the scaling counts, reading the file does not. */
export async function decodeStill(
  engine: Engine,
  picture: Frame,
  formats: readonly Symbology[],
): Promise<{ reads: readonly Read[]; ms: number }> {
  const started = performance.now();
  const reads = await firstReads(engine, picture, formats);
  return { reads, ms: performance.now() - started };
}

/** The long side of a camera frame. */
const CAMERA = 1_280;
const MARGIN = 16;

const cameraPasses: readonly Pass[] = ['half', 'centre', 'full', 'turned', 'soft', 'close'];
/** The first two would be the third, and the last is done to the whole picture. */
const smallPasses: readonly Pass[] = ['full', 'turned', 'soft'];

async function firstReads(
  engine: Engine,
  picture: Frame,
  formats: readonly Symbology[],
): Promise<readonly Read[]> {
  const longest = Math.max(picture.width, picture.height);
  const scaledTo = (side: number) => shrink(picture, (picture.width * side) / longest);
  const frame = longest > CAMERA ? scaledTo(CAMERA) : picture;
  for (const pass of longest < SMALL ? smallPasses : cameraPasses) {
    const { reads } = await readTwice(engine, frame, pass, formats, () => true);
    if (reads.length > 0) return reads;
  }
  for (const last of lastResorts(picture, longest, scaledTo)) {
    const reads = await readPass(engine, last(), 'full', formats);
    if (reads.length > 0) return reads;
  }
  return [];
}

/** What no camera frame shows, the cheapest first. */
function lastResorts(
  picture: Frame,
  longest: number,
  scaledTo: (side: number) => Frame,
): (() => Frame)[] {
  if (longest > CAMERA) {
    const own = [() => picture, () => soften(picture)];
    return longest > 2 * CAMERA ? [() => scaledTo(2 * CAMERA), ...own] : own;
  }
  const doubled = [() => double(picture, MARGIN), () => double(soften(picture), MARGIN)];
  return longest < SMALL ? doubled : doubled.slice(1);
}
