/**
 * Codes that are nearly read, for the pictures of the camera's hints. The decoder reads dimmed,
 * small and blurred codes better than anybody holds them up, so the data of these are spoilt: only
 * their likeness is left.
 */
import type { Frame } from '../../renderer/camera/engine';
import type { NearMiss } from '../../renderer/camera/near-miss';
import { soften } from '../../renderer/camera/pixels';
import { drawCode, paste, plain, quarterTurn, random } from '../decode/draw';

/** What is held to the camera, and where; pixels of the camera's picture. */
export interface Held {
  picture: Frame;
  left: number;
  top: number;
}

interface Hardship {
  /** Pixels of a module. */
  scale: number;
  white: number;
  black: number;
  left: number;
  top: number;
  /** Passes of softening. */
  blur?: number;
  /** Two corner marks below, so that the edge takes the third. */
  upsideDown?: true;
  /** A lamp's reflection across the code. */
  lamp?: true;
}

const plainly = { scale: 7, white: 225, black: 25, left: 350, top: 110 };
const hardships: Record<NearMiss, Hardship> = {
  'too-dark': { ...plainly, white: 62, black: 24 },
  'too-small': { ...plainly, scale: 2, left: 450, top: 220 },
  'cut-off': { ...plainly, top: -100, upsideDown: true },
  glare: { ...plainly, lamp: true },
  blurred: { ...plainly, blur: 2 },
};

export const nearMisses = Object.keys(hardships) as NearMiss[];

export async function phoneOf(miss: NearMiss, text: string): Promise<Held> {
  const { scale, white, black, left, top, blur = 0, upsideDown, lamp } = hardships[miss];
  const code = enlarged(spoilt(await drawCode(text, 'QRCode', 1)), scale);
  const shown = shaded(code, black, white);
  if (lamp) reflect(shown);
  const bezel = 3 * scale;
  const picture = plain(shown.width + 2 * bezel, shown.height + 4 * bezel, black >> 1);
  paste(picture, shown, bezel, 2 * bezel);
  const held = upsideDown ? quarterTurn(quarterTurn(picture)) : picture;
  return { picture: times(blur, held), left, top };
}

/** Every module turned round by chance, but those of the three corner marks. */
function spoilt({ data, width, height }: Frame): Frame {
  const next = random(5);
  const isMark = (x: number, y: number) =>
    (x < MARK && y < MARK) || (x < MARK && y >= height - MARK) || (x >= width - MARK && y < MARK);
  const turned = data.map((shade, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const quiet = Math.min(x, y, width - 1 - x, height - 1 - y) < QUIET;
    return quiet || isMark(x, y) ? shade : next() < 0.5 ? 0 : 255;
  });
  return { data: turned, width, height };
}

/** Modules of the white round a code, and of a corner mark with its own and that. */
const QUIET = 4;
const MARK = QUIET + 8;

function enlarged(modules: Frame, scale: number): Frame {
  const picture = plain(modules.width * scale, modules.height * scale, 255);
  for (let at = 0; at < picture.data.length; at++) {
    const column = Math.floor((at % picture.width) / scale);
    const row = Math.floor(at / picture.width / scale);
    picture.data[at] = modules.data[row * modules.width + column] as number;
  }
  return picture;
}

function shaded(frame: Frame, black: number, white: number): Frame {
  return { ...frame, data: frame.data.map((shade) => black + (shade * (white - black)) / 255) };
}

/** A round lamp right of the middle, in place: blinding in its middle, less so to its edge. */
function reflect({ data, width, height }: Frame): void {
  for (let at = 0; at < data.length; at++) {
    const away = Math.hypot((at % width) - 0.6 * width, Math.floor(at / width) - 0.6 * height);
    const strength = Math.min(1, Math.max(0, 2 - away / (0.16 * width)));
    data[at] = (data[at] as number) * (1 - strength) + 255 * strength;
  }
}

function times(passes: number, frame: Frame): Frame {
  return passes === 0 ? frame : times(passes - 1, soften(frame));
}
