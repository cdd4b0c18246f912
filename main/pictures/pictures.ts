/**
 * The pictures of cards: fetched by main, kept in the profile, served to the page by the app's
 * own protocol. The page names a card, never an address.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchPicture } from './fetch';
import { askedAddress, MOST_BYTES, type PictureName, type PictureType, typeOf } from './rules';

export interface Picture {
  bytes: Uint8Array;
  type: PictureType;
}

export interface PictureParts {
  /** Folder of the copies. */
  folder: string;
  /** Where WeChat keeps it; null where that is not known. */
  addressOf: (...name: PictureName) => string | null;
  /** Null in practice mode and on a test server: then nothing is ever fetched. */
  fetch: FetchPicture | null;
}

export type PictureOf = (...name: PictureName) => Promise<Picture | null>;

/** So many copies are kept; then all are thrown away, and fetched again as they are wanted. */
const MOST_COPIES = 3_000;

/** Pictures by card; one question per address at a time, and a failed one is not asked again. */
export function openPictures({ folder, addressOf, fetch }: PictureParts): PictureOf {
  const asking = new Map<string, Promise<Picture | null>>();

  async function ask(address: URL, path: string): Promise<Picture | null> {
    const bytes = fetch === null ? null : await fetch(address);
    const picture = bytes && pictureOf(bytes);
    if (picture) keep(path, picture.bytes);
    return picture;
  }

  function keep(path: string, bytes: Uint8Array): void {
    try {
      mkdirSync(folder, { recursive: true });
      if (readdirSync(folder).length >= MOST_COPIES) rmSync(folder, { recursive: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, bytes);
    } catch {
      // A file edge: what cannot be kept is fetched again after a restart.
    }
  }

  return async (...name) => {
    const address = askedAddress(addressOf(...name) ?? '');
    if (address === null) return null;
    const path = join(folder, createHash('sha256').update(address.href).digest('hex'));
    const kept = readKept(path);
    if (kept) return kept;
    const asked = asking.get(path) ?? ask(address, path);
    asking.set(path, asked);
    return asked;
  };
}

function readKept(path: string): Picture | null {
  try {
    return pictureOf(readFileSync(path));
  } catch {
    return null; // A file edge: not kept yet.
  }
}

function pictureOf(bytes: Uint8Array): Picture | null {
  const type = bytes.byteLength > MOST_BYTES ? null : typeOf(bytes);
  return type && { bytes, type };
}
