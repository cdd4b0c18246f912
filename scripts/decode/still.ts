/**
 * Decodes one still picture as the camera would: scaled to a camera frame, the schedule's passes
 * in order until one reads. What no camera frame shows is tried last: the picture at its own size,
 * and a small one doubled.
 */
import type { Engine, Frame, Read } from '../../renderer/camera/engine';
import { type Pass, readPass, readTwice, SMALL } from '../../renderer/camera/passes';
import { double, shrink } from '../../renderer/camera/pixels';
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

const cameraPasses: readonly Pass[] = ['half', 'centre', 'full', 'turned'];
/** The first two would be the third. */
const smallPasses: readonly Pass[] = ['full', 'turned'];

async function firstReads(
  engine: Engine,
  picture: Frame,
  formats: readonly Symbology[],
): Promise<readonly Read[]> {
  const longest = Math.max(picture.width, picture.height);
  const frame = longest > CAMERA ? shrink(picture, (picture.width * CAMERA) / longest) : picture;
  for (const pass of longest < SMALL ? smallPasses : cameraPasses) {
    const { reads } = await readTwice(engine, frame, pass, formats, () => true);
    if (reads.length > 0) return reads;
  }
  if (longest > CAMERA) return readPass(engine, picture, 'full', formats);
  if (longest < SMALL) return readPass(engine, double(picture, MARGIN), 'full', formats);
  return [];
}
