/** Draws codes on grey pictures: for fake cameras, tests and benchmarks. */
import { toBuffer } from 'bwip-js/node';
import { PNG } from 'pngjs';
import type { Frame } from '../../renderer/camera/engine';
import { grey } from '../../renderer/camera/pixels';
import type { Symbology } from '../../shared/contract';

/** One code as black bars on white with its quiet zone, `scale` pixels per module. */
export async function drawCode(text: string, symbology: Symbology, scale: number): Promise<Frame> {
  const { bcid, pitch, height, margin } = drawing[symbology];
  const png = await toBuffer({ bcid, text, scale: 1, backgroundcolor: 'FFFFFF', ...height });
  const drawn = PNG.sync.read(png);
  const modules = grey(drawn.data, drawn.width, drawn.height);
  const picture = plain((modules.width / pitch) * scale, (modules.height / pitch) * scale, 255);
  for (let at = 0; at < picture.data.length; at++) {
    const column = Math.floor((at % picture.width) / scale) * pitch;
    const row = Math.floor(at / picture.width / scale) * pitch;
    picture.data[at] = modules.data[row * modules.width + column] as number;
  }
  return framed(picture, margin * scale);
}

/** A picture of one grey. */
export function plain(width: number, height: number, shade: number): Frame {
  return { data: new Uint8Array(width * height).fill(shade), width, height };
}

/** Puts a small picture into a large one, in place; what does not fit is cut off. */
export function paste(onto: Frame, what: Frame, left: number, top: number): void {
  for (let row = 0; row < what.height; row++) {
    for (let column = 0; column < what.width; column++) {
      const x = left + column;
      const y = top + row;
      if (x < 0 || y < 0 || x >= onto.width || y >= onto.height) continue;
      onto.data[y * onto.width + x] = what.data[row * what.width + column] as number;
    }
  }
}

/** A picture turned clockwise by a right angle. */
export function quarterTurn(frame: Frame): Frame {
  const { width, height } = frame;
  const turned = plain(height, width, 0);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      turned.data[column * height + height - 1 - row] = frame.data[row * width + column] as number;
    }
  }
  return turned;
}

/** Sensor noise: the same for the same seed. */
export function noisy(frame: Frame, strength: number, seed: number): Frame {
  const next = random(seed);
  // A few thousand grains in random order: drawing three numbers per pixel costs more than decoding.
  const grains = Float32Array.from(
    { length: 4_096 },
    () => (next() + next() + next() - 1.5) * strength,
  );
  let state = seed | 1;
  const data = frame.data.map((value) => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return Math.min(255, Math.max(0, value + (grains[state >>> 20] as number)));
  });
  return { ...frame, data };
}

/** Numbers from 0 to 1, the same sequence for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How the writer is asked for each; `pitch` is its smallest module in pixels, margins are modules. */
const drawing: Record<
  Symbology,
  { bcid: string; pitch: number; height: { height?: number }; margin: number }
> = {
  QRCode: { bcid: 'qrcode', pitch: 2, height: {}, margin: 4 },
  Code128: { bcid: 'code128', pitch: 1, height: { height: 20 }, margin: 10 },
  Code39: { bcid: 'code39', pitch: 1, height: { height: 20 }, margin: 10 },
  EAN13: { bcid: 'ean13', pitch: 1, height: { height: 20 }, margin: 11 },
};

function framed(frame: Frame, margin: number): Frame {
  const around = plain(frame.width + 2 * margin, frame.height + 2 * margin, 255);
  paste(around, frame, margin, margin);
  return around;
}
