/**
 * Pictures without a code, to be sure that nothing is read from them: counters with things on
 * them, cloth, print, shelves, screens, bars that are no bar code. The same for the same number.
 */
import type { Frame } from '../../renderer/camera/engine';
import { turned45 } from '../../renderer/camera/pixels';
import { noisy, paste, plain, random } from './draw';
import { scenery } from './simulate';

/** One code-free camera frame. */
export function emptyFrame(number: number): Frame {
  return frameOf([...ordinary, nestedSquares], number);
}

/** One that no decoder finds especially hard. */
export function ordinaryFrame(number: number): Frame {
  return frameOf(ordinary, number);
}

/** One full of what looks like corner marks: it makes any search for QR codes dear. */
export function nestedFrame(number: number): Frame {
  return frameOf([nestedSquares], number);
}

function frameOf(scenes: readonly Scene[], number: number): Frame {
  const next = random(number * 104_729 + 1);
  const draw = scenes[number % scenes.length] as Scene;
  const picture = draw(plain(1280, 720, 60 + next() * 150), next);
  return noisy(picture, next() ** 2 * 40, number + 1);
}

type Scene = (picture: Frame, next: () => number) => Frame;

const ordinary: readonly Scene[] = [
  (_, next) => scenery(1280, 720, next),
  print,
  (_, next) => print(scenery(1280, 720, next), next),
  cloth,
  stripes,
  tiles,
  keyboard,
  (_, next) => slanted(stripes(plain(1280, 1280, 200), next)),
  (picture) => picture,
  circles,
];

/** Lines of words: small dark marks in rows, as on receipts and phones. */
function print(picture: Frame, next: () => number): Frame {
  const size = Math.round(4 + next() * 20);
  const [left, top] = [next() * 400, next() * 200];
  for (let y = top; y < 700; y += size * 1.8) {
    for (let x = left; x < left + 700; x += size * (next() < 0.15 ? 1.3 : 0.6)) {
      const [wide, high] = [1 + next() * size * 0.4, 1 + next() * size];
      const mark = plain(Math.ceil(wide), Math.ceil(high), 20 + next() * 60);
      paste(picture, mark, Math.round(x), Math.round(y + (next() * size) / 2));
    }
  }
  return picture;
}

/** Even stripes across even stripes. */
function cloth(picture: Frame, next: () => number): Frame {
  const [across, down] = [3 + next() * 30, 3 + next() * 30];
  const { data, width } = picture;
  const phase = next() * 10;
  for (let at = 0; at < data.length; at++) {
    const x = at % width;
    const y = Math.floor(at / width);
    data[at] = 128 + 60 * Math.sin((x / across) * 6.28 + phase) * Math.sign(Math.sin(y / down));
  }
  return picture;
}

/** Uneven bars from top to bottom: fences, book spines, packages. */
function stripes(picture: Frame, next: () => number): Frame {
  const most = 4 + next() ** 2 * 60;
  for (let x = 0; x < picture.width; ) {
    const wide = Math.ceil(1 + next() * most);
    paste(picture, plain(wide, picture.height, next() * 255), x, 0);
    x += wide;
  }
  return picture;
}

/** A board of squares in two shades. */
function tiles(picture: Frame, next: () => number): Frame {
  const side = Math.round(5 + next() * 60);
  const chance = next();
  for (let y = 0; y < picture.height; y += side) {
    for (let x = 0; x < picture.width; x += side) {
      const even = (x / side + y / side) % 2 === 0;
      const dark = chance < 0.5 ? even : next() < 0.5;
      paste(picture, plain(side, side, dark ? 30 : 220), x, y);
    }
  }
  return picture;
}

/** Dark keys in rows, each with a light sign of a few strokes. */
function keyboard(picture: Frame, next: () => number): Frame {
  const side = Math.round(24 + next() * 50);
  for (let y = 40; y < picture.height; y += side + 6) {
    for (let x = 30 + next() * side; x < picture.width; x += side + 6) {
      paste(picture, plain(side, side, 35 + next() * 10), Math.round(x), y);
      for (let stroke = 0; stroke < 3; stroke++) {
        const [wide, high] = next() < 0.5 ? [2, side / 4] : [side / 4, 2];
        const sign = plain(Math.ceil(wide), Math.ceil(high), 220);
        const off = { x: side * (0.2 + 0.3 * next()), y: side * (0.2 + 0.3 * next()) };
        paste(picture, sign, Math.round(x + off.x), Math.round(y + off.y));
      }
    }
  }
  return picture;
}

/** Squares within squares in rows: what a finder of corner marks is most easily taken in by. */
function nestedSquares(picture: Frame, next: () => number): Frame {
  const side = Math.round(18 + next() * 50);
  for (let y = 40; y < picture.height; y += side + 6) {
    for (let x = 30; x < picture.width; x += side + 6) {
      paste(picture, plain(side, side, 230), x, y);
      paste(picture, plain(side - 6, side - 6, 40), x + 3, y + 3);
      const mark = Math.ceil(side * (0.2 + 0.3 * next()));
      paste(picture, plain(mark, mark, 235), x + 8, y + 8);
    }
  }
  return picture;
}

/** The stripes of a larger picture, at 45°. */
function slanted(picture: Frame): Frame {
  const turned = turned45(picture, 1280);
  const cut = plain(1280, 720, 0);
  paste(cut, turned, -((turned.width - 1280) >> 1), -((turned.height - 720) >> 1));
  return cut;
}

/** Cups and coins: rings within rings. */
function circles(picture: Frame, next: () => number): Frame {
  const { data, width } = picture;
  for (let ring = 0; ring < 12; ring++) {
    const [x0, y0] = [next() * width, next() * 720];
    const size = 10 + next() * 120;
    const pitch = 3 + next() * 20;
    for (let y = Math.max(0, Math.floor(y0 - size)); y < Math.min(720, y0 + size); y++) {
      for (let x = Math.max(0, Math.floor(x0 - size)); x < Math.min(width, x0 + size); x++) {
        const away = Math.hypot(x - x0, y - y0);
        if (away < size) data[y * width + x] = Math.floor(away / pitch) % 2 === 0 ? 40 : 210;
      }
    }
  }
  return picture;
}
