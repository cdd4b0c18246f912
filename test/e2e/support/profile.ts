/** Profile folders of tills: made empty, and removed whatever still writes into them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the helpers of a killed till may go on before its folder is given up. */
const PATIENCE_MS = 15_000;

/** A new empty profile folder. */
export function freshProfile(): string {
  return mkdtempSync(join(tmpdir(), 'kiosk-profile-'));
}

/**
 * Removes folders that a killed till's helper processes may still be writing to. A file that
 * appears meanwhile makes `rmSync` fail for good (its own retries do not look again), so the
 * whole removal is begun anew.
 */
export async function dropFolders(...folders: string[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (const folder of folders) {
    while (!removed(folder, until)) await pause(100);
  }
}

function removed(folder: string, until: number): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if (Date.now() > until) throw error;
    return false;
  }
}
