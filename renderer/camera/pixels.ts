/**
 * The few pixel operations of the camera path, on grey pictures in plain arrays: the same
 * functions in the worker and in Node, and cheaper than a canvas where there is no GPU.
 */
import type { Frame } from './engine';

/** A rectangle in whole pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Grey from RGBA; transparent parts count as the white page that they are seen on. */
export function grey(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Frame {
  const data = new Uint8Array(width * height);
  for (let to = 0, from = 0; to < data.length; to++, from += 4) {
    const red = rgba[from] ?? 0;
    const green = rgba[from + 1] ?? 0;
    const blue = rgba[from + 2] ?? 0;
    const alpha = rgba[from + 3] ?? 255;
    const seen = (306 * red + 601 * green + 117 * blue + 512) >> 10;
    data[to] = alpha === 255 ? seen : 255 + (((seen - 255) * alpha) >> 8);
  }
  return { data, width, height };
}

/** The part of a frame inside a box; the box must lie within the frame. */
export function crop(frame: Frame, box: Box): Frame {
  const data = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const start = (box.top + row) * frame.width + box.left;
    data.set(frame.data.subarray(start, start + box.width), row * box.width);
  }
  return { data, width: box.width, height: box.height };
}

/** Half as wide and high, each pixel the mean of four. */
export function half(frame: Frame): Frame {
  const width = frame.width >> 1;
  const height = frame.height >> 1;
  const { data: from, width: stride } = frame;
  const data = new Uint8Array(width * height);
  let to = 0;
  for (let row = 0; row < height; row++) {
    let at = 2 * row * stride;
    for (let column = 0; column < width; column++, at += 2) {
      const sum =
        (from[at] as number) +
        (from[at + 1] as number) +
        (from[at + stride] as number) +
        (from[at + stride + 1] as number);
      data[to++] = (sum + 2) >> 2;
    }
  }
  return { data, width, height };
}

/** Scaled down to the given width, each pixel the mean of the area it covers; never scaled up. */
export function shrink(frame: Frame, toWidth: number): Frame {
  if (toWidth >= frame.width) return frame;
  if (toWidth * 2 === frame.width && frame.height % 2 === 0) return half(frame);
  const width = Math.max(1, Math.round(toWidth));
  const height = Math.max(1, Math.round((frame.height * width) / frame.width));
  const across = shares(frame.width, width);
  const down = shares(frame.height, height);
  const data = new Uint8Array(width * height);
  const line = new Float32Array(width);
  for (let row = 0; row < height; row++) {
    line.fill(0);
    const { first, weights } = down[row] as Share;
    for (let part = 0; part < weights.length; part++) {
      const weight = weights[part] as number;
      addRow(line, frame.data, (first + part) * frame.width, across, weight);
    }
    for (let column = 0; column < width; column++) {
      data[row * width + column] = (line[column] as number) + 0.5;
    }
  }
  return { data, width, height };
}

/**
 * Twice as wide and high, each pixel between its four neighbours, inside a white margin: for what
 * is small in the picture or cut out tightly.
 */
export function double(frame: Frame, margin: number): Frame {
  const width = 2 * (frame.width + 2 * margin);
  const height = 2 * (frame.height + 2 * margin);
  const data = new Uint8Array(width * height).fill(255);
  const { data: from, width: stride } = frame;
  for (let row = 0; row < 2 * frame.height; row++) {
    // A new pixel lies a quarter from its own old one and three quarters from the neighbour.
    const near = (row >> 1) * stride;
    const far =
      Math.min(Math.max((row >> 1) + (row % 2 === 0 ? -1 : 1), 0), frame.height - 1) * stride;
    let at = (row + 2 * margin) * width + 2 * margin;
    let before = 3 * (from[near] as number) + (from[far] as number);
    let here = before;
    for (let column = 0; column < stride; column++) {
      const next = Math.min(column + 1, stride - 1);
      const after = 3 * (from[near + next] as number) + (from[far + next] as number);
      data[at++] = (3 * here + before + 8) >> 4;
      data[at++] = (3 * here + after + 8) >> 4;
      before = here;
      here = after;
    }
  }
  return { data, width, height };
}

/** Each pixel the mean of the nine around it: what moire and noise lose, a code's modules keep. */
export function soften(frame: Frame): Frame {
  const { data: from, width, height } = frame;
  const sums = new Uint16Array(width * height);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const left = column === 0 ? at : at - 1;
      const right = column === width - 1 ? at : at + 1;
      sums[at] = (from[left] as number) + (from[at] as number) + (from[right] as number);
    }
  }
  const data = new Uint8Array(width * height);
  for (let row = 0, at = 0; row < height; row++) {
    const above = row === 0 ? 0 : -width;
    const below = row === height - 1 ? 0 : width;
    for (let column = 0; column < width; column++, at++) {
      const sum =
        (sums[at + above] as number) + (sums[at] as number) + (sums[at + below] as number);
      data[at] = (sum * 7_282 + 32_768) >> 16;
    }
  }
  return { data, width, height };
}

/**
 * The square in the middle, turned by 45° and standing on its corner in a white square.
 * `side` is the length of the square that is cut out.
 */
export function turned45(frame: Frame, side: number): Frame {
  const size = Math.ceil(side * Math.SQRT2);
  const data = new Uint8Array(size * size).fill(255);
  const { data: from, width: stride } = frame;
  const left = (frame.width - side) >> 1;
  const top = (frame.height - side) >> 1;
  // 16 fractional bits; a step of one pixel to the right is (cos 45°, sin 45°) in the source.
  const step = Math.round(Math.SQRT1_2 * 65536);
  const last = (side - 1) << 16;
  const centre = side / 2;
  for (let row = 0; row < size; row++) {
    const v = row - size / 2;
    const x0 = Math.round((centre + (-size / 2 - v) * Math.SQRT1_2) * 65536);
    const y0 = Math.round((centre + (-size / 2 + v) * Math.SQRT1_2) * 65536);
    const first = Math.max(0, Math.ceil(-Math.min(x0, y0) / step));
    const end = Math.min(size, Math.ceil((last - Math.max(x0, y0)) / step));
    let x = x0 + first * step;
    let y = y0 + first * step;
    for (let column = first; column < end; column++, x += step, y += step) {
      const at = ((y >> 16) + top) * stride + (x >> 16) + left;
      const fx = (x >> 8) & 255;
      const fy = (y >> 8) & 255;
      const above = (from[at] as number) * (256 - fx) + (from[at + 1] as number) * fx;
      const below =
        (from[at + stride] as number) * (256 - fx) + (from[at + stride + 1] as number) * fx;
      data[row * size + column] = (above * (256 - fy) + below * fy) >> 16;
    }
  }
  return { data, width: size, height: size };
}

/** The pixels that one smaller pixel covers, and how much of it each makes up. */
interface Share {
  first: number;
  weights: Float32Array;
}

function shares(from: number, to: number): Share[] {
  const size = from / to;
  return Array.from({ length: to }, (_, index) => {
    const start = index * size;
    const end = Math.min(from, start + size);
    const first = Math.floor(start);
    const weights = Float32Array.from({ length: Math.ceil(end - 1e-9) - first }, (_, part) => {
      const left = Math.max(start, first + part);
      return (Math.min(end, first + part + 1) - left) / size;
    });
    return { first, weights };
  });
}

function addRow(
  line: Float32Array,
  from: Uint8Array,
  start: number,
  across: readonly Share[],
  weight: number,
): void {
  for (let column = 0; column < line.length; column++) {
    const { first, weights } = across[column] as Share;
    let sum = 0;
    for (let part = 0; part < weights.length; part++) {
      sum += (from[start + first + part] as number) * (weights[part] as number);
    }
    line[column] = (line[column] as number) + sum * weight;
  }
}
