/**
 * Makes a film for Chromium's fake camera, for tests, the demo and benchmarks:
 * `--use-fake-device-for-media-stream --use-fake-ui-for-media-stream
 * --use-file-for-fake-video-capture=FILE`. The file is JPEGs back to back, always played at 30 a
 * second, from its start when the device is opened, and over again at its end.
 *
 * By hand: `tsx scripts/fake-camera.ts FILE TEXT[@SYMBOLOGY][:SECONDS]…`, `-` for an empty counter.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { encode } from 'jpeg-js';
import type { Frame } from '../renderer/camera/engine';
import { guideBox } from '../renderer/camera/passes';
import type { Symbology } from '../shared/contract';
import { drawCode, noisy, paste, plain } from './decode/draw';

/** What a customer shows, and for how long. */
export type FakeScene =
  | {
      text: string;
      symbology: Symbology;
      seconds: number;
      /** How far right of the middle, as a share of the picture's width. */
      off?: number;
      /** A second code beside the first. */
      beside?: { text: string; symbology: Symbology };
    }
  | { blank: true; seconds: number };

export interface FakeCamera {
  file: string;
  scenes: readonly FakeScene[];
  /** Different pictures a second; 30 is every frame. Without noise all pictures of a scene are one. */
  fps?: number;
  width?: number;
  height?: number;
  /** Steps of grey that each pixel trembles by; 0 by default, real cameras have 5 to 20. */
  noise?: number;
  /** A corner of 32×32 pixels, white while a code is shown, black otherwise: tells benchmarks when. */
  marker?: boolean;
}

/** Writes the film; answers how long it is and how large it became. */
export async function makeFakeCamera(
  wish: FakeCamera,
): Promise<{ frames: number; bytes: number; seconds: number }> {
  const { width = 1280, height = 720, noise = 0, fps = DEVICE_FPS } = wish;
  const file = openSync(wish.file, 'w');
  let frames = 0;
  let bytes = 0;
  try {
    for (const scene of wish.scenes) {
      const picture = await drawScene(scene, width, height);
      if (wish.marker) paste(picture, plain(32, 32, 'blank' in scene ? 0 : 255), 0, 0);
      const pictures = jpegs(picture, noise);
      const count = Math.round(scene.seconds * DEVICE_FPS);
      const hold = Math.max(1, Math.round(DEVICE_FPS / fps));
      for (let index = 0; index < count; index++) {
        const jpeg = pictures[Math.floor(index / hold) % pictures.length] as Buffer;
        bytes += writeSync(file, jpeg);
      }
      frames += count;
    }
    // Later the disk would be busy with it, just when a till is measured.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { frames, bytes, seconds: frames / DEVICE_FPS };
}

/** Chromium plays every .mjpeg at this rate, whatever was meant. */
const DEVICE_FPS = 30;
/** Encoding one frame takes some 50 ms: a few noisy ones over and over look alive enough. */
const NOISY_PICTURES = 5;

async function drawScene(scene: FakeScene, width: number, height: number): Promise<Frame> {
  const picture = plain(width, height, 105);
  if ('blank' in scene) return picture;
  const codes = [scene, ...(scene.beside === undefined ? [] : [scene.beside])];
  const room = guideBox(picture);
  for (const [index, { text, symbology }] of codes.entries()) {
    const wide = codes.length === 1 ? room.width : width * 0.4;
    const code = await largest(text, symbology, wide, room.height * 0.8);
    const middle = width * ((index + 0.5) / codes.length + (scene.off ?? 0));
    showPhone(picture, code, Math.round(middle), height >> 1);
  }
  return picture;
}

/** The code at the largest whole scale that fits. */
async function largest(
  text: string,
  symbology: Symbology,
  width: number,
  height: number,
): Promise<Frame> {
  const unit = await drawCode(text, symbology, 1);
  const scale = Math.floor(Math.min(width / unit.width, height / unit.height, 12));
  return scale > 1 ? drawCode(text, symbology, scale) : unit;
}

/** A dark phone with a white screen that shows the code. */
function showPhone(picture: Frame, code: Frame, middle: number, centre: number): void {
  const bezel = 24;
  const width = code.width + 2 * bezel;
  const height = code.height + 6 * bezel;
  paste(picture, plain(width, height, 12), middle - (width >> 1), centre - (height >> 1));
  const screen = plain(code.width, height - 2 * bezel, 240);
  paste(picture, screen, middle - (code.width >> 1), centre - (screen.height >> 1));
  paste(picture, code, middle - (code.width >> 1), centre - (code.height >> 1));
}

function jpegs(picture: Frame, noise: number): Buffer[] {
  if (noise === 0) return [jpeg(picture)];
  return Array.from({ length: NOISY_PICTURES }, (_, seed) => jpeg(noisy(picture, noise, seed)));
}

function jpeg(picture: Frame): Buffer {
  const { width, height } = picture;
  const data = Buffer.alloc(width * height * 4, 255);
  for (let from = 0, to = 0; from < picture.data.length; from++, to += 4) {
    const shade = picture.data[from] as number;
    data[to] = shade;
    data[to + 1] = shade;
    data[to + 2] = shade;
  }
  return encode({ data, width, height }, 85).data;
}

/** `409632457895@Code128:2.5` → a scene. */
export function readScene(argument: string): FakeScene {
  const [, what = '-', symbology = 'QRCode', seconds = '3'] =
    /^(.*?)(?:@(QRCode|Code128|Code39|EAN13))?(?::(\d+(?:\.\d+)?))?$/.exec(argument) ?? [];
  if (what === '-') return { blank: true, seconds: Number(seconds) };
  return { text: what, symbology: symbology as Symbology, seconds: Number(seconds) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, ...scenes] = process.argv.slice(2);
  if (file === undefined || scenes.length === 0) {
    console.error('fake-camera FILE TEXT[@SYMBOLOGY][:SECONDS]…   (- is an empty counter)');
    process.exitCode = 2;
  } else {
    console.log(JSON.stringify(await makeFakeCamera({ file, scenes: scenes.map(readScene) })));
  }
}
