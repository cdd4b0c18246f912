/**
 * The portable layout as the app sees it: where it lies, what waits, what failed, and the mark
 * that the app is up. `assets/launcher/` reads and writes the same files (docs/updating.md).
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';

export interface Install {
  /** Folder of the launcher. */
  root: string;
  /** The version that runs. */
  version: string;
  /** PEM of the key that updates must be signed with; null: this build takes none. */
  pinnedKey: string | null;
}

/** Null where the app was not started by a launcher: a deb or an installer updates it then. */
export function findInstall(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
  keyFile: string,
): Install | null {
  const root = env['KAQUAN_INSTALL'];
  if (!root || !isAbsolute(root) || !existsSync(join(root, 'versions'))) return null;
  const pinnedKey = existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : null;
  return { root, version, pinnedKey };
}

/** Tells the launcher that this version is up. Throws where the folder cannot be written. */
export function markReady({ root, version }: Install): void {
  writeWhole(join(root, 'ready'), version);
}

/** Has the launcher start a version the next time. */
export function putNext({ root }: Install, version: string): void {
  writeWhole(join(root, 'next'), version);
}

export function waitingVersion({ root }: Install): string | null {
  return linesOf(join(root, 'next'))[0] ?? null;
}

/** The version that `--rollback` goes back to; null where none is kept. */
export function previousVersion({ root }: Install): string | null {
  const version = linesOf(join(root, 'previous'))[0] ?? null;
  return version !== null && existsSync(join(root, 'versions', version)) ? version : null;
}

export function failedVersions({ root }: Install): string[] {
  return linesOf(join(root, 'failed'));
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** Whole or not at all, and on the disk: a till may lose its power at any moment. */
function writeWhole(file: string, text: string): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w');
  try {
    writeSync(descriptor, `${text}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
}
