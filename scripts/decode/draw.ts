/** Draws codes on grey pictures: for fake cameras, tests and benchmarks. */
import { toBuffer } from 'bwip-js/node';
import { PNG } from 'pngjs';
import type { Frame } from '../../renderer/camera/engine';
import { grey } from '../../renderer/camera/pixels';
import type { Symbology } from '../../shared/contract';

/** One code as black bars on white with its quiet zone, `scale` pixels per module. */
export async function drawCode(text: string, symbology: Symbology, scale: number): Promise<Frame> {
  const margin = symbology === 'QRCode' ? 4 : 10;
  const png = await toBuffer({
    bcid: writerNames[symbology],
    text,
    scale,
    backgroundcolor: 'FFFFFF',
    ...(symbology === 'QRCode' ? {} : { height: 20 }),
  });
  const { data, width, height } = PNG.sync.read(png);
  return framed(grey(data, width, height), margin * scale);
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
  const data = frame.data.map((value) =>
    Math.min(255, Math.max(0, value + (next() + next() + next() - 1.5) * strength)),
  );
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

const writerNames: Record<Symbology, string> = {
  QRCode: 'qrcode',
  Code128: 'code128',
  Code39: 'code39',
  EAN13: 'ean13',
};

function framed(frame: Frame, margin: number): Frame {
  const around = plain(frame.width + 2 * margin, frame.height + 2 * margin, 255);
  paste(around, frame, margin, margin);
  return around;
}
