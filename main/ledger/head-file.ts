/**
 * The newest sealed head, in a small file beside the ledger: rows cut off the end of a chain
 * leave a chain that holds, but not one that contains this head.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readSeal, type Seal, type Sealer } from './seal';

export interface KnownHead {
  seq: number;
  hash: string;
}

/** The head, if there is one that was sealed with our key. */
export function readHeadFile(path: string, sealer: Sealer | null): KnownHead | null {
  if (!existsSync(path)) return null;
  const seal = readSeal(textOf(path));
  if (!seal || (sealer && sealer.check(seal, seal.sealed) !== 'good')) return null;
  const [seq = '', hash = ''] = seal.sealed.split(':');
  return { seq: Number(seq), hash };
}

/** Keeps a head. What cannot be written is written with the next one. */
export function writeHeadFile(path: string, seal: Seal): void {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(seal)}\n`, { flush: true });
    renameSync(`${path}.new`, path);
  } catch {
    // A file edge: the chain and its own seals are what counts.
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // A file edge: not readable is like not there.
  }
}
