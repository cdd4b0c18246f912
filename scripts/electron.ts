/** Where the Electron of this checkout is, and how it must be started on this machine. */
import { statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Path of the Electron binary that `npm ci` put there. */
export function electronBinary(): string {
  return createRequire(import.meta.url)('electron') as unknown as string;
}

/** Chromium refuses its sandbox to root; an ordinary user gets the real one. */
export function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Several tills with their cameras; containers often have 64 MB in all. Bytes. */
const ROOMY = 1 << 30;

/**
 * Ahead of the app where Playwright starts it. Playwright has Chromium keep its shared memory in
 * files of /tmp: every picture of the camera then goes through a disk, and commits of the ledger
 * wait for it (p95 10 ms instead of 3). No till does that; neither do tests and benchmarks, where
 * /dev/shm is roomy.
 */
export function memoryInMemory(): string[] {
  if (process.platform !== 'linux') return [];
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < ROOMY) return [];
  } catch {
    return []; // No /dev/shm: Playwright's way is the only one.
  }
  return ['-r', fileURLToPath(new URL('dev-shm.cjs', import.meta.url))];
}
