/**
 * The set that decoders are measured on: simulated shots by kind, each with the text it must give.
 * The same shots for the same numbers, so that two engines and two versions see the same.
 */
import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js';
import type { Frame } from '../../renderer/camera/engine';
import { grey, shrink } from '../../renderer/camera/pixels';
import type { Symbology } from '../../shared/contract';
import { random } from './draw';
import { plainShot, type Shot, takeShot } from './simulate';

/** One kind of shot: what is shown, and what makes it hard. */
export interface Kind {
  name: string;
  /** Whether a phone's screen is photographed, not paper. */
  screen: boolean;
  symbology: Symbology;
  /** The hardship; `within` draws from a range, the same for the same shot. */
  hard: (within: Within) => Partial<Shot>;
  /** What happens to the picture after the camera took it. */
  after?: (frame: Frame, within: Within) => Frame;
}

export type Within = (from: number, to: number) => number;

/** The picture and the text of the shot with this number. */
export async function shotOf(kind: Kind, number: number): Promise<{ frame: Frame; text: string }> {
  const seed = number * 7_919 + hash(kind.name);
  const next = random(seed);
  const within: Within = (from, to) => from + (to - from) * next();
  const text = textFor(kind.symbology, next);
  const screen = kind.screen
    ? { screen: within(0.6, 1), screenPixel: 1 / within(280, 900), blur: within(0.4, 0.9) }
    : { bezel: false };
  const shot = { ...plainShot, ...screen, ...kind.hard(within), text, seed };
  const frame = await takeShot({ ...shot, symbology: kind.symbology });
  return { frame: kind.after?.(frame, within) ?? frame, text };
}

const either = (within: Within, ...values: number[]) =>
  values[Math.floor(within(0, values.length - 1e-9))] as number;

export const kinds: readonly Kind[] = [
  { name: 'screen', screen: true, symbology: 'QRCode', hard: (w) => ({ codeWidth: w(150, 420) }) },
  {
    name: 'screen, glare',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ glare: w(0.5, 0.9), codeWidth: w(220, 380) }),
  },
  {
    name: 'screen, tilted',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ yaw: w(-42, 42), pitch: w(-38, 38), turn: w(-20, 20), codeWidth: w(220, 380) }),
  },
  {
    name: 'screen, dimmed',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ white: w(45, 90), black: 20, codeWidth: w(200, 380) }),
  },
  {
    name: 'screen, small',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ codeWidth: w(80, 130), blur: w(0.3, 0.7) }),
  },
  {
    name: 'screen, out of focus',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ blur: w(1.5, 3), codeWidth: w(240, 400) }),
  },
  {
    name: 'screen, moving',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ motion: w(3, 7), codeWidth: w(240, 400) }),
  },
  {
    name: 'screen, turned',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ turn: w(0, 360), codeWidth: w(160, 360) }),
  },
  {
    name: 'screen, dark mode',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ inverted: true, white: w(150, 230), codeWidth: w(200, 380) }),
  },
  {
    name: 'screen, bars beside a dark bezel',
    screen: true,
    symbology: 'Code128',
    hard: (w) => ({ codeWidth: w(340, 600), turn: w(-8, 8) }),
  },
  {
    name: 'screen, bars upright',
    screen: true,
    symbology: 'Code128',
    hard: (w) => ({ codeWidth: w(340, 560), turn: either(w, 90, 270) + w(-6, 6) }),
  },
  {
    name: 'screen, bars tilted',
    screen: true,
    symbology: 'Code128',
    hard: (w) => ({ codeWidth: w(400, 600), yaw: w(-25, 25), pitch: w(-35, 35), turn: w(-12, 12) }),
  },
  {
    name: 'paper',
    screen: false,
    symbology: 'QRCode',
    hard: (w) => ({ codeWidth: w(120, 420), turn: w(-30, 30), blur: w(0.5, 1.2) }),
  },
  {
    name: 'paper, bars',
    screen: false,
    symbology: 'Code128',
    hard: (w) => ({ codeWidth: w(300, 600), turn: w(-10, 10), blur: w(0.5, 1) }),
  },
  {
    name: 'paper, bars upright',
    screen: false,
    symbology: 'Code128',
    hard: (w) => ({ codeWidth: w(300, 560), turn: either(w, 90, 270), blur: w(0.5, 1) }),
  },
  {
    name: 'paper, bars aslant',
    screen: false,
    symbology: 'Code128',
    hard: (w) => ({
      codeWidth: w(380, 560),
      turn: either(w, -1, 1) * w(25, 65),
      blur: w(0.4, 0.8),
    }),
  },
  {
    name: 'goods',
    screen: false,
    symbology: 'EAN13',
    hard: (w) => ({ codeWidth: w(240, 460), turn: w(-12, 12), blur: w(0.5, 1) }),
  },
  {
    name: 'dark shop',
    screen: false,
    symbology: 'QRCode',
    hard: (w) => ({ codeWidth: w(180, 380), white: w(70, 110), noise: w(20, 40) }),
  },
  {
    name: 'poor transmission',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ codeWidth: w(180, 380), turn: w(-20, 20) }),
    after: (frame, w) => throughJpeg(frame, w(12, 30)),
  },
  {
    name: 'camera of 640×480',
    screen: true,
    symbology: 'QRCode',
    hard: (w) => ({ codeWidth: w(180, 420), turn: w(-20, 20) }),
    after: (frame) => shrink(frame, 640),
  },
];

/** What JPEG of this quality, 0 to 100, leaves of a picture. */
export function throughJpeg({ data, width, height }: Frame, quality: number): Frame {
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let from = 0, to = 0; from < data.length; from++, to += 4) {
    rgba.fill(data[from] as number, to, to + 3);
  }
  const file = encodeJpeg({ data: rgba, width, height }, quality).data;
  return grey(decodeJpeg(file, { useTArray: true }).data, width, height);
}

/** Codes as WeChat gives them: 12 digits as QR, 18 where a code changes; goods by their check digit. */
function textFor(symbology: Symbology, next: () => number): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
  switch (symbology) {
    case 'QRCode':
      return next() < 0.5 ? digits(12) : digits(18);
    case 'Code128':
      return next() < 0.7 ? digits(12) : digits(18);
    case 'Code39':
      return `KQ${digits(8)}`;
    case 'EAN13': {
      const body = `69${digits(10)}`;
      const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
      return body + String((10 - (sum % 10)) % 10);
    }
    default:
      return symbology satisfies never;
  }
}

function hash(name: string): number {
  return [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7);
}
