/**
 * The place where the `electron` package looks for its binary (`dist` and `path.txt`), what lies
 * there, and how something new is put there whole or not at all.
 */
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** @typedef {'official' | 'registry'} Source */

/**
 * Left in `dist` so that a later run, and packaging, know what it is and that all of it is there.
 *
 * @typedef {object} Marker
 * @property {Source} source
 * @property {string} version of Electron
 * @property {string} wantedBy version of the `electron` package it was installed for
 * @property {Record<string, number>} files size by path
 */

/**
 * @typedef {object} Runtime
 * @property {Source} source
 * @property {string} version
 */

const MARKER = 'kaquan-runtime.json';

/**
 * What Electron's own installer leaves has no marker; without one of these it would not start.
 * (macOS keeps them elsewhere and is judged by its version and binary alone.)
 */
const ESSENTIAL = ['icudtl.dat', 'resources.pak', 'v8_context_snapshot.bin', 'locales/en-US.pak'];

/**
 * @param {string} home the `electron` package's folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ version: string, platform: string, arch: string, executable: string }} the version
 *   the package wants, and for which platform (Electron's installer honours the same variables)
 */
export function wanted(home, env = process.env) {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const platform = env.ELECTRON_INSTALL_PLATFORM || env.npm_config_platform || process.platform;
  const arch = env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || process.arch;
  return { version, platform, arch, executable: executableOf(platform) };
}

/**
 * What lies in `dist`, if all of it is there.
 *
 * @param {string} home
 * @param {string} executable
 * @returns {Runtime | null} null: nothing, half of something, or of another `electron` version
 */
export function installed(home, executable) {
  const dist = join(home, 'dist');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const marker = /** @type {Marker | null} */ (json(text(join(dist, MARKER))));
  const found = marker ? marked(dist, marker, version) : unmarked(dist, executable, version);
  return found && size(join(dist, executable)) > 0 ? found : null;
}

/**
 * Writes `path.txt` again if only that is missing: a run was killed at the very end of `publish`.
 *
 * @param {string} home
 * @param {string} executable
 */
export function point(home, executable) {
  if (text(join(home, 'path.txt')) === executable) return;
  writeFileSync(join(home, 'path.txt'), executable);
}

/**
 * Makes `ready` the runtime: marker, then renames, so that at no moment half a runtime lies there.
 *
 * @param {string} home
 * @param {string} work from work.mjs; may be removed afterwards
 * @param {string} ready the complete runtime, inside `work`
 * @param {{ source: Source, version: string, executable: string }} what
 */
export async function publish(home, work, ready, { source, version, executable }) {
  const { version: wantedBy } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  /** @type {Marker} */
  const marker = { source, version, wantedBy, files: await sizes(ready) };
  await writeFile(join(ready, MARKER), `${JSON.stringify(marker)}\n`);
  await rm(join(home, 'path.txt'), { force: true });
  await rename(join(home, 'dist'), join(work, 'replaced')).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(ready, join(home, 'dist'));
  await writeFile(join(home, 'path.txt'), executable);
}

/**
 * @param {string} dist
 * @param {Marker} marker
 * @param {string} version
 * @returns {Runtime | null}
 */
function marked(dist, marker, version) {
  if (marker.wantedBy !== version) return null;
  for (const [name, bytes] of Object.entries(marker.files ?? {})) {
    if (size(join(dist, name)) !== bytes) return null;
  }
  return { source: marker.source, version: marker.version };
}

/**
 * @param {string} dist
 * @param {string} executable
 * @param {string} version
 * @returns {Runtime | null}
 */
function unmarked(dist, executable, version) {
  if (text(join(dist, 'version'))?.trim().replace(/^v/, '') !== version) return null;
  const bundle = executable.includes('.app/');
  if (!bundle && ESSENTIAL.some((name) => size(join(dist, name)) <= 0)) return null;
  return { source: 'official', version };
}

/**
 * @param {string} folder
 * @returns {Promise<Record<string, number>>}
 */
async function sizes(folder) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[relative(folder, path)] = size(path);
  }
  return found;
}

/** @param {string} platform */
function executableOf(platform) {
  if (platform === 'darwin' || platform === 'mas') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {string} path
 * @returns {number} -1 if there is no such file
 */
function size(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? -1;
}

/**
 * @param {string} path
 * @returns {string | null}
 */
function text(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string | null} source
 * @returns {unknown} null if it is not JSON: a marker cut off counts as none
 */
function json(source) {
  try {
    return source === null ? null : JSON.parse(source);
  } catch {
    return null;
  }
}
