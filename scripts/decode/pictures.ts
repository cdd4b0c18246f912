/** Picture files as grey frames, and the files below the paths that somebody names. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Frame } from '../../renderer/camera/engine';
import { grey } from '../../renderer/camera/pixels';

export interface Picture {
  frame: Frame;
  /** What is wrong with the file, where a part of the picture can be looked at all the same. */
  damage: string | null;
}

/** A file as it is, a folder as the pictures in it and below it, in the order of their names. */
export async function picturesUnder(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const below = entries.map(async (entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return picturesUnder(inside);
    return /\.(png|jpe?g)$/i.test(entry.name) ? [inside] : [];
  });
  return (await Promise.all(below)).flat();
}

/**
 * The picture in a file, by what its first bytes say and not its name. An orientation noted beside
 * the pixels needs no care: the decoder finds codes in every quarter turn. Throws where there is no
 * picture to look at, and says why.
 */
export async function readPicture(file: string): Promise<Picture> {
  const bytes = await readFile(file);
  if (bytes.length === 0) throw new Error('an empty file');
  if (bytes[0] === 0x89 && bytes.toString('latin1', 1, 4) === 'PNG') {
    return { frame: greyOf(readPng(bytes)), damage: null };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  throw new Error('neither PNG nor JPEG');
}

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

function greyOf({ data, width, height }: Pixels): Frame {
  return grey(data, width, height);
}

function readPng(bytes: Buffer): Pixels {
  const [width, height] = bytes.length < PNG_SIZE_END ? [0, 0] : sizeOf(bytes);
  if (width * height > MOST_MEGAPIXELS * 1e6) {
    throw new Error(`too large: ${width}×${height}, at most ${MOST_MEGAPIXELS} megapixels`);
  }
  try {
    return PNG.sync.read(bytes);
  } catch (error) {
    throw new Error('damaged or cut off PNG', { cause: error });
  }
}

/** From the header, which stands first in every PNG. */
function sizeOf(bytes: Buffer): readonly [number, number] {
  return [bytes.readUInt32BE(PNG_SIZE_END - 8), bytes.readUInt32BE(PNG_SIZE_END - 4)];
}

const PNG_SIZE_END = 24;

function readJpeg(bytes: Buffer): Picture {
  try {
    return { frame: greyOf(decodeJpeg(bytes, generous)), damage: null };
  } catch (error) {
    const { message } = error as Error;
    if (/limit exceeded/.test(message)) {
      throw new Error(`too large: at most ${MOST_MEGAPIXELS} megapixels`, { cause: error });
    }
    if (/unsupported|only single frame|marker ffc[3-9a-f]/i.test(message)) {
      throw new Error('a JPEG of a kind that is not read: save it as a plain one', {
        cause: error,
      });
    }
    return readCutJpeg(bytes);
  }
}

/** A file that ends too early may still show the code: what is missing becomes grey. */
function readCutJpeg(bytes: Buffer): Picture {
  const damage = 'damaged or cut off JPEG';
  try {
    const filled = Buffer.concat([bytes, ending]);
    return { frame: greyOf(decodeJpeg(filled, generous)), damage };
  } catch (error) {
    throw new Error(damage, { cause: error });
  }
}

/** The largest photographs of phones are still pictures. */
const MOST_MEGAPIXELS = 250;
const generous = {
  useTArray: true,
  tolerantDecoding: true,
  maxMemoryUsageInMB: 4_096,
  maxResolutionInMP: MOST_MEGAPIXELS,
} as const;

/** More than the rest of a large photograph can take. */
const ending = Buffer.concat([Buffer.alloc(1 << 23), Buffer.from('ffd9', 'hex')]);
