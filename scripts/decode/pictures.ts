/** Picture files as grey frames, and the files below the paths that somebody names. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Frame } from '../../renderer/camera/engine';
import { grey } from '../../renderer/camera/pixels';

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
 * the pixels needs no care: the decoder finds codes in every quarter turn.
 */
export async function readPicture(file: string): Promise<Frame> {
  const bytes = await readFile(file);
  if (bytes[0] === 0x89 && bytes.toString('latin1', 1, 4) === 'PNG') {
    const { data, width, height } = readPng(bytes);
    return grey(data, width, height);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const { data, width, height } = readJpeg(bytes);
    return grey(data, width, height);
  }
  throw new Error('neither PNG nor JPEG');
}

function readPng(bytes: Buffer): { data: Uint8Array; width: number; height: number } {
  const [width, height] = bytes.length < PNG_SIZE_END ? [0, 0] : sizeOf(bytes);
  if (width * height > MOST_MEGAPIXELS * 1e6) {
    throw new Error(`too large: ${width}×${height}, at most ${MOST_MEGAPIXELS} megapixels`);
  }
  try {
    return PNG.sync.read(bytes);
  } catch (error) {
    throw new Error('damaged or incomplete PNG', { cause: error });
  }
}

/** From the header, which stands first in every PNG. */
function sizeOf(bytes: Buffer): readonly [number, number] {
  return [bytes.readUInt32BE(PNG_SIZE_END - 8), bytes.readUInt32BE(PNG_SIZE_END - 4)];
}

const PNG_SIZE_END = 24;

function readJpeg(bytes: Buffer): { data: Uint8Array; width: number; height: number } {
  try {
    return decodeJpeg(bytes, generous);
  } catch (error) {
    // A file that ends too early may still show the code: the missing rows become grey.
    if (bytes.includes('ffd9', bytes.length - 64, 'hex')) throw error;
    return decodeJpeg(Buffer.concat([bytes, ending]), generous);
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

const ending = Buffer.concat([Buffer.alloc(1 << 16), Buffer.from('ffd9', 'hex')]);
