/** Where the Electron of this checkout is, and how it must be started on this machine. */
import { createRequire } from 'node:module';

/** Path of the Electron binary that `npm ci` put there. */
export function electronBinary(): string {
  return createRequire(import.meta.url)('electron') as unknown as string;
}

/** Chromium refuses its sandbox to root; an ordinary user gets the real one. */
export function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
