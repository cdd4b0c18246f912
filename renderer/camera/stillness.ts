/**
 * Tells a till with nobody in front of it, so that it costs next to nothing. Pure: pictures of
 * 64 pixels' width are compared, each pixel the mean of a block, so that sensor noise disappears.
 */
import type { Frame } from './engine';

export interface Stillness {
  /** The picture that later ones are compared with, and when it was taken. */
  reference: { picture: Frame; at: number } | null;
  movedAt: number;
}

/** Nothing compared yet: awake. */
export function awake(at: number): Stillness {
  return { reference: null, movedAt: at };
}

/** The state after one more small picture. */
export function watch(before: Stillness, at: number, picture: Frame): Stillness {
  if (before.reference === null) return { ...before, reference: { picture, at } };
  if (differs(before.reference.picture, picture)) {
    return { reference: { picture, at }, movedAt: at };
  }
  // Daylight creeps: only what happens within a second is movement.
  return at - before.reference.at < REFERENCE_MS
    ? before
    : { ...before, reference: { picture, at } };
}

/** Whether nothing has moved for a minute. */
export function isIdle(stillness: Stillness, at: number): boolean {
  return at - stillness.movedAt >= IDLE_AFTER_MS;
}

/**
 * Whether something moved between two small pictures. A change of the whole picture's brightness
 * (the camera's exposure, a lamp's flicker) is not movement.
 */
export function differs(before: Frame, after: Frame): boolean {
  if (before.data.length !== after.data.length) return true;
  const pixels = after.data.length;
  let shift = 0;
  for (let at = 0; at < pixels; at++) {
    shift += (after.data[at] as number) - (before.data[at] as number);
  }
  shift /= pixels;
  let changed = 0;
  for (let at = 0; at < pixels; at++) {
    const difference = (after.data[at] as number) - (before.data[at] as number);
    if (Math.abs(difference - shift) > CHANGED && Math.abs(difference) > CHANGED) changed++;
  }
  return changed > pixels * SHARE;
}

/** The 64-pixel-wide picture of a frame; a sixteenth of the pixels says enough. */
export function smallPicture(frame: Frame): Frame {
  const width = Math.min(WIDTH, frame.width);
  const cell = frame.width / width;
  const height = Math.max(1, Math.floor(frame.height / cell));
  const step = Math.max(1, Math.floor(cell / 5));
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      let count = 0;
      const right = Math.floor((column + 1) * cell);
      const bottom = Math.floor((row + 1) * cell);
      for (let y = Math.floor(row * cell); y < bottom; y += step) {
        for (let x = Math.floor(column * cell); x < right; x += step) {
          sum += frame.data[y * frame.width + x] as number;
          count++;
        }
      }
      data[row * width + column] = sum / Math.max(1, count);
    }
  }
  return { data, width, height };
}

/** The mean grey of a picture. */
export function meanOf({ data }: Frame): number {
  return data.reduce((sum, shade) => sum + shade, 0) / Math.max(1, data.length);
}

const WIDTH = 64;
const IDLE_AFTER_MS = 60_000;
const REFERENCE_MS = 1_000;
/** Steps of grey that a block must change by, and the share of blocks that must. */
const CHANGED = 10;
const SHARE = 0.004;
