/** Whether a till is running on a profile: Chromium's own lock says so. */
import { closeSync, lstatSync, openSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who holds the profile, in words; null where nobody does. */
export function heldBy(profile: string): string | null {
  return heldByLink(join(profile, 'SingletonLock')) ?? heldByFile(join(profile, 'lockfile'));
}

/** Linux and macOS: a link to `host-pid`, left behind where a till was killed. */
function heldByLink(path: string): string | null {
  try {
    lstatSync(path);
    const target = readlinkSync(path);
    const [, host = '', pid = ''] = /^(.*)-(\d+)$/.exec(target) ?? [];
    if (host !== hostname()) return `another machine (${target})`;
    return isRunning(Number(pid)) ? `process ${pid}` : null;
  } catch {
    return null; // A file edge: no link, no lock.
  }
}

/** Windows: a file that a running till keeps open for itself. */
function heldByFile(path: string): string | null {
  try {
    closeSync(openSync(path, 'r+'));
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'a running till';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
