/**
 * From a camera's VideoFrame to grey pixels. Cameras deliver planes whose first one is the grey
 * picture already: copying it costs a fraction of drawing on a canvas and reading RGBA back.
 */
import type { Frame } from './engine';
import { grey } from './pixels';

/** Copies a frame's grey picture, reusing one buffer: a result is valid until the next call. */
export function luminanceReader(): (frame: VideoFrame) => Promise<Frame> {
  let buffer = new Uint8Array(0);
  return async (frame) => {
    const { format } = frame;
    const rect = frame.visibleRect;
    if (format === null || rect === null || !known.has(format)) return drawn(frame);
    const size = frame.allocationSize();
    if (buffer.length !== size) buffer = new Uint8Array(size);
    const planes = await frame.copyTo(buffer);
    const plane = planes[0];
    if (plane === undefined) return drawn(frame);
    const { width, height } = rect;
    if (!planar.has(format)) return grey(buffer.subarray(plane.offset), width, height);
    return {
      data: rows(buffer.subarray(plane.offset), plane.stride, width, height),
      width,
      height,
    };
  };
}

const planar: ReadonlySet<VideoPixelFormat> = new Set<VideoPixelFormat>([
  'I420',
  'I420A',
  'I422',
  'I444',
  'NV12',
]);

/** In BGRA red and blue change places in the sum: no matter for dark and light. */
const known: ReadonlySet<VideoPixelFormat> = new Set<VideoPixelFormat>([
  ...planar,
  'RGBA',
  'RGBX',
  'BGRA',
  'BGRX',
]);

/** Rows without the padding that planes may have. */
function rows(plane: Uint8Array, stride: number, width: number, height: number): Uint8Array {
  if (stride === width) return plane.subarray(0, width * height);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    data.set(plane.subarray(row * stride, row * stride + width), row * width);
  }
  return data;
}

/** The way for frames whose pixels cannot be copied (kept by the graphics card, odd formats). */
function drawn(frame: VideoFrame): Frame {
  const { displayWidth: width, displayHeight: height } = frame;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for a camera frame');
  context.drawImage(frame, 0, 0);
  return grey(context.getImageData(0, 0, width, height).data, width, height);
}
