/**
 * What a camera makes of a code: a phone's screen (its pixels beat with the camera's: moire), held
 * at an angle, with glare, out of focus, moving, dimmed. Deterministic by seed; for tests and
 * benchmarks where there are no photographs.
 */
import type { Frame } from '../../renderer/camera/engine';
import type { Symbology } from '../../shared/contract';
import { drawCode, noisy, paste, plain, random } from './draw';

/** One simulated shot; every number is 0 where it does not apply. */
export interface Shot {
  text: string;
  symbology: Symbology;
  seed: number;
  /** How wide the code is in the camera's picture, in pixels. */
  codeWidth: number;
  /** Degrees in the picture's plane, and out of it (left-right, up-down). */
  turn: number;
  yaw: number;
  pitch: number;
  /** Strength of the screen's own pixels: 0 is paper, 1 a screen close by. */
  screen: number;
  /** Share of the code's width that one screen pixel takes; phones: 1/300 to 1/1000. */
  screenPixel: number;
  /** Radius of defocus and length of motion, in pixels. */
  blur: number;
  motion: number;
  /** Brightness of white, 0 to 255, and of the darkest black. */
  white: number;
  black: number;
  /** Strength of a lamp's reflection, 0 to 1. */
  glare: number;
  noise: number;
  /** Whether the screen is set in a dark bezel right beside the quiet zone. */
  bezel: boolean;
  /** Whether the code is bright on dark, as pages in dark mode show it. */
  inverted: boolean;
}

export const plainShot: Omit<Shot, 'text' | 'symbology' | 'seed'> = {
  codeWidth: 300,
  turn: 0,
  yaw: 0,
  pitch: 0,
  screen: 0,
  screenPixel: 1 / 500,
  blur: 0.6,
  motion: 0,
  white: 220,
  black: 25,
  glare: 0,
  noise: 6,
  bezel: true,
  inverted: false,
};

/** The camera's picture of a shot. */
export async function takeShot(shot: Shot, width = 1280, height = 720): Promise<Frame> {
  const drawn = await drawCode(shot.text, shot.symbology, 4);
  const code = shot.inverted ? negative(drawn) : drawn;
  const next = random(shot.seed);
  const card = shot.bezel ? inBezel(code, shot.inverted ? 8 : 250) : code;
  const centre = { x: width * (0.42 + 0.16 * next()), y: height * (0.42 + 0.16 * next()) };
  const background = scenery(width, height, next);
  const lit = project(shot, code, card, background, centre, next);
  const soft = shot.motion > 1 ? smear(lit, shot.motion, next() * Math.PI) : lit;
  return noisy(defocus(soft, shot.blur), shot.noise, shot.seed);
}

/** A counter with things on it, none of them a code. */
export function scenery(width: number, height: number, next: () => number): Frame {
  const picture = plain(width, height, 60 + next() * 120);
  for (let thing = 0; thing < 40; thing++) {
    const shade = next() * 255;
    const size = { w: 10 + next() ** 2 * width * 0.3, h: 10 + next() ** 2 * height * 0.3 };
    const block = plain(Math.round(size.w), Math.round(size.h), shade);
    paste(picture, block, Math.round(next() * width - 50), Math.round(next() * height - 50));
  }
  return picture;
}

function negative(frame: Frame): Frame {
  return { ...frame, data: frame.data.map((shade) => 255 - shade) };
}

function inBezel(code: Frame, page: number): Frame {
  const side = Math.round(code.width * 0.05);
  const ends = Math.round(code.width * 0.3);
  const framed = plain(code.width + 2 * side, code.height + 2 * ends, 8);
  paste(framed, plain(code.width, code.height + 2 * (ends - side), page), side, side);
  paste(framed, code, side, ends);
  return framed;
}

/** Draws the card into the scenery in perspective, sample by sample. */
function project(
  shot: Shot,
  code: Frame,
  card: Frame,
  background: Frame,
  centre: { x: number; y: number },
  next: () => number,
): Frame {
  const { width, height } = background;
  const data = Uint8Array.from(background.data);
  const look = viewer(shot, code.width);
  const glow = { x: centre.x + (next() - 0.5) * 300, y: centre.y + (next() - 0.5) * 200 };
  const pitch = shot.screenPixel * code.width;
  const steps = shot.screen > 0 ? 4 : 3;
  const beside = (6 * code.width) / shot.codeWidth;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const middle = look(x - centre.x, y - centre.y);
      if (Math.abs(middle.u) > card.width / 2 + beside) continue;
      if (Math.abs(middle.v) > card.height / 2 + beside) continue;
      let sum = 0;
      let inside = 0;
      for (let part = 0; part < steps * steps; part++) {
        const sx = x + ((part % steps) + 0.5) / steps - centre.x;
        const sy = y + (Math.floor(part / steps) + 0.5) / steps - centre.y;
        const { u, v } = look(sx, sy);
        const column = Math.floor(u + card.width / 2);
        const row = Math.floor(v + card.height / 2);
        if (column < 0 || row < 0 || column >= card.width || row >= card.height) continue;
        inside++;
        const ink = (card.data[row * card.width + column] as number) / 255;
        sum += ink * (shot.screen > 0 ? dot(u / pitch, v / pitch, shot.screen) : 1);
      }
      if (inside === 0) continue;
      const mean = sum / inside;
      const shade = shot.black + (shot.white - shot.black) * mean;
      const away = Math.hypot(x - glow.x, y - glow.y) / 160;
      const lamp = shot.glare * 230 * Math.exp(-away * away);
      const part = inside / (steps * steps);
      const seen = Math.min(255, shade + lamp);
      data[y * width + x] = seen * part + (data[y * width + x] as number) * (1 - part);
    }
  }
  return { data, width, height };
}

/** From the camera's picture (relative to the code's middle) to the card's own pixels. */
function viewer(shot: Shot, codeWidth: number) {
  const scale = codeWidth / shot.codeWidth;
  const rad = Math.PI / 180;
  const [sinT, cosT] = [Math.sin(shot.turn * rad), Math.cos(shot.turn * rad)];
  const [tanY, cosY] = [Math.tan(shot.yaw * rad), Math.cos(shot.yaw * rad)];
  const [tanP, cosP] = [Math.tan(shot.pitch * rad), Math.cos(shot.pitch * rad)];
  const distance = shot.codeWidth * 3;
  return (x: number, y: number) => {
    const a = (x * cosT + y * sinT) / distance;
    const b = (-x * sinT + y * cosT) / distance;
    const depth = 1 / (1 - a * tanY - b * tanP);
    return {
      u: (a * distance * depth * scale) / cosY,
      v: (b * distance * depth * scale) / cosP,
    };
  };
}

/** The light of a screen at a place, in screen pixels: three stripes, dark gaps between them. */
function dot(u: number, v: number, strength: number): number {
  const x = u - Math.floor(u);
  const y = v - Math.floor(v);
  const stripe = x < 0.33 ? 0.9 : x < 0.66 ? 1.77 : 0.33;
  const gap = y < 0.18 || x % 0.33 < 0.06 ? 0 : 1.45;
  return 1 - strength + strength * stripe * gap;
}

/** Motion of the hand while the shutter was open. */
function smear(frame: Frame, length: number, angle: number): Frame {
  const { width, height, data: from } = frame;
  const data = new Uint8Array(from.length);
  const steps = Math.max(2, Math.round(length));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const along = (step / (steps - 1) - 0.5) * length;
        const sx = Math.min(width - 1, Math.max(0, Math.round(x + along * Math.cos(angle))));
        const sy = Math.min(height - 1, Math.max(0, Math.round(y + along * Math.sin(angle))));
        sum += from[sy * width + sx] as number;
      }
      data[y * width + x] = sum / steps;
    }
  }
  return { data, width, height };
}

/** A Gauss blur of the given radius, first across, then down. */
function defocus(frame: Frame, radius: number): Frame {
  if (radius <= 0) return frame;
  const reach = Math.ceil(radius * 2.5);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * radius * radius)),
  );
  const total = bell.reduce((sum, part) => sum + part, 0);
  const { width, height } = frame;
  const across = new Float32Array(frame.data.length);
  const data = new Uint8Array(frame.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = -reach; at <= reach; at++) {
        const sx = Math.min(width - 1, Math.max(0, x + at));
        sum += (frame.data[y * width + sx] as number) * (bell[at + reach] as number);
      }
      across[y * width + x] = sum / total;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = -reach; at <= reach; at++) {
        const sy = Math.min(height - 1, Math.max(0, y + at));
        sum += (across[sy * width + x] as number) * (bell[at + reach] as number);
      }
      data[y * width + x] = sum / total + 0.5;
    }
  }
  return { data, width, height };
}
