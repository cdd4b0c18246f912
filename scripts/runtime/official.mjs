/**
 * Electron's own release, by Electron's own means: its downloader (mirrors, cache, checksums) and
 * its extractor, with what they lack here: a limit on how long an unreachable host may be waited
 * for, and a bar.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

/** For the first answer, redirections included. */
const ANSWER_MS = 6000;
/** Between two pieces of the file. */
const SILENCE_MS = 20_000;
/** After this long the speed says how long the whole will take. */
const JUDGE_AFTER_MS = 45_000;
const PATIENCE_MS = 30 * 60 * 1000;

/**
 * @param {string} home the `electron` package's folder
 * @param {string} work a folder to work in
 * @param {{ version: string, platform: string, arch: string }} wanted
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ patient: boolean }} options patient: however slow, as there is nothing else
 * @returns {Promise<{ folder: string, version: string }>} a complete runtime inside `work`
 * @throws {Error} if the host does not answer, refuses, falls silent, is hopelessly slow, or the
 *   file does not match the checksum in the `electron` package
 */
export async function fromOfficial(home, work, wanted, progress, { patient }) {
  const require = createRequire(join(home, 'package.json'));
  const load = (/** @type {string} */ name) => import(pathToFileURL(require.resolve(name)).href);
  const [{ downloadArtifact, initializeProxy }, { extract }] = await Promise.all([
    load('@electron/get'),
    load('@electron-internal/extract-zip'),
  ]);
  const { env } = process;
  if (behindProxy(env)) initializeProxy();

  const remote = env.electron_use_remote_checksums || env.npm_config_electron_use_remote_checksums;
  const zip = await downloadArtifact({
    ...wanted,
    artifactName: 'electron',
    force: env.force_no_cache === 'true',
    cacheRoot: env.electron_config_cache,
    checksums: remote ? undefined : require('./checksums.json'),
    tempDirectory: work,
    downloader: {
      download: (/** @type {string} */ url, /** @type {string} */ to) =>
        download(url, to, progress, patient),
    },
  });
  const folder = join(work, 'official');
  await extract(zip, { dir: folder });
  return {
    folder,
    version: (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, ''),
  };
}

/**
 * @param {number} elapsed milliseconds
 * @param {number} done bytes
 * @param {number} total bytes, 0 if unknown
 * @returns {boolean} whether at this speed nobody would wait for the end
 */
export function hopeless(elapsed, done, total) {
  if (elapsed < JUDGE_AFTER_MS || total === 0) return false;
  return (elapsed / Math.max(done, 1)) * total > PATIENCE_MS;
}

/**
 * npm goes through a proxy by itself, Node's fetch only if told. npm hands its own settings to
 * scripts as `npm_config_…`; they are taken where the usual variables are not set.
 *
 * @param {NodeJS.ProcessEnv} env changed
 * @returns {boolean} whether there is a proxy to go through
 */
function behindProxy(env) {
  const usual = env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy;
  if (usual) return true;
  const own = env.npm_config_https_proxy || env.npm_config_proxy;
  if (!own || own === 'null') return false;
  env.HTTPS_PROXY = own;
  env.HTTP_PROXY = env.npm_config_proxy || own;
  env.NO_PROXY ||= env.npm_config_noproxy || '';
  return true;
}

/**
 * @param {string} url
 * @param {string} to
 * @param {import('./progress.mjs').Progress} progress
 * @param {boolean} patient
 */
async function download(url, to, progress, patient) {
  const stop = new AbortController();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const within = (/** @type {number} */ ms, /** @type {string} */ reason) => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error(reason)), ms);
  };
  // undici has assertions that throw out of socket events (seen: a proxied server that closes the
  // connection early); that must end this way of getting Electron, not the installation.
  const thrown = (/** @type {unknown} */ error) => stop.abort(error);
  process.on('uncaughtException', thrown);
  try {
    within(ANSWER_MS, `no answer within ${ANSWER_MS / 1000} s`);
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const start = Date.now();
    let done = 0;
    await mkdir(dirname(to), { recursive: true });
    await pipeline(
      Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body)),
      async function* (/** @type {AsyncIterable<Uint8Array>} */ source) {
        for await (const chunk of source) {
          within(SILENCE_MS, `silent for ${SILENCE_MS / 1000} s`);
          done += chunk.length;
          progress.update(done, total);
          if (!patient && hopeless(Date.now() - start, done, total)) throw new Error('too slow');
          yield chunk;
        }
      },
      createWriteStream(to),
      { signal: stop.signal },
    );
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    process.off('uncaughtException', thrown);
    progress.end();
  }
}
