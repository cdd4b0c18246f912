/**
 * What Electron runs when it is given an app by path: `electron [-r FILE]… [--app=PATH | PATH]`.
 * The registry's runtime comes without Electron's own, so this stands in for it.
 *
 * It is an ES module that awaits the import at top level on purpose: Electron holds `ready` back
 * until the main module has been evaluated, and so `ready` cannot fire before an ESM app has
 * loaded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/**
 * Two calls that are not in Electron's types, but in every Electron, for this very use.
 *
 * @typedef {object} Introduction
 * @property {(version: string) => void} setVersion
 * @property {(path: string) => void} setAppPath
 */
const self = /** @type {import('electron').App & Introduction} */ (app);

/**
 * @param {string[]} args
 * @returns {{ file: string, preload: string[], version: boolean }} file: '' if none is named
 */
function understand(args) {
  /** @type {string[]} */
  const preload = [];
  const rest = args.values();
  for (const arg of rest) {
    if (arg === '-v' || arg === '--version') return { file: '', preload, version: true };
    if (arg.startsWith('--app=')) return { file: arg.slice(6), preload, version: false };
    if (arg === '-r' || arg === '--require') preload.push(rest.next().value ?? '');
    else if (!arg.startsWith('-')) return { file: arg, preload, version: false };
  }
  return { file: '', preload, version: false };
}

/**
 * Gives the app its own path, name and version, as a packaged app would have.
 *
 * @param {string} folder
 * @returns {boolean} whether there is a package.json
 */
function introduce(folder) {
  let source;
  try {
    source = readFileSync(join(folder, 'package.json'), 'utf8');
  } catch {
    return false;
  }
  const { name, productName, version, desktopName } = JSON.parse(source);
  if (version) self.setVersion(version);
  if (productName || name) self.setName(productName || name);
  if (process.platform === 'linux') self.setDesktopName(desktopName || `${self.name}.desktop`);
  self.setAppPath(folder);
  return true;
}

const { file, preload, version } = understand(process.argv.slice(1));
if (version || file === '') {
  process.stdout.write(version ? `v${process.versions.electron}\n` : 'electron: no app given\n');
  process.exit(version ? 0 : 1);
}
Object.defineProperty(process, 'defaultApp', { value: true });
const path = resolve(file);
try {
  const require = createRequire(join(process.cwd(), 'noop.js'));
  for (const module of preload) require(module);
  const main = require.resolve(path);
  if (!introduce(path)) self.setAppPath(dirname(main));
  await import(pathToFileURL(main).href);
} catch (error) {
  // Electron's own shows a dialog, which nobody can close on a machine without a screen.
  const why = error instanceof Error ? error.stack : error;
  process.stderr.write(`electron: cannot run ${path}\n${why}\n`);
  process.exit(1);
}
