/** Where a runtime is made ready before it is put in its place. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const WORK = '.kaquan-runtime-';
const STALE_MS = 60 * 60 * 1000;

/**
 * A folder to work in, beside `dist` so that the last step is a rename within one file system
 * (/tmp may be another one, and too small). Removes what killed runs have left.
 *
 * @param {string} home
 * @returns {Promise<string>}
 */
export async function workFolder(home) {
  for (const name of await readdir(home)) {
    if (name.startsWith(WORK) && (await abandoned(join(home, name)))) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
  const folder = join(home, WORK + process.pid);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} whether the run that made it is gone
 */
async function abandoned(folder) {
  const pid = Number(folder.slice(folder.lastIndexOf('-') + 1));
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  // The number may have been given to another process since.
  return Date.now() - (await stat(folder)).mtimeMs > STALE_MS;
}
