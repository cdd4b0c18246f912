/**
 * The Debian packages that Electron and the tests need (of windows, of the input method, of the
 * key store): finds what is missing, installs it as root, names it otherwise.
 *
 * Run: `node scripts/system-libraries.mjs [test] [ime] [keyring]`; exits with 1 if something
 * stays missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'test' | 'ime' | 'keyring'} Group */

/** `a|b`: Debian's name up to 12, and the one since the change to 64-bit time. */
const BASE = [
  'xvfb',
  'xauth', // only recommended by xvfb, but xvfb-run does nothing without it
  'libgtk-3-0|libgtk-3-0t64',
  'libnss3',
  'libasound2|libasound2t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'fonts-noto-cjk',
  'dbus',
];

/** @type {Record<Group, string[]>} */
const GROUPS = {
  test: ['xdotool', 'openbox'],
  ime: [
    'fcitx5',
    'fcitx5-chinese-addons',
    'fcitx5-frontend-gtk3',
    'dbus-x11',
    'openbox',
    'xdotool',
  ],
  keyring: ['gnome-keyring', 'libsecret-1-0'],
};

const APT = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];

/**
 * Makes sure that a window can be opened here. Silent if nothing is missing.
 *
 * On Debian and its relatives missing packages are installed if we are root; otherwise the exact
 * line to run is printed. Elsewhere on Linux it only warns, by what Electron's binary lacks. On
 * macOS and Windows nothing is needed.
 *
 * @param {readonly Group[]} [groups] beyond what every window needs
 * @param {object} [options]
 * @param {(line: string) => void} [options.say]
 * @param {boolean} [options.root] whether packages may be installed
 * @returns {boolean} false: something that is known to be needed stays missing, and it was said
 */
export function ensureSystemLibraries(groups = [], { say = print, root = isRoot() } = {}) {
  if (process.platform !== 'linux') return true;
  const needed = needs(groups);
  if (!has('dpkg-query') || !has('apt-get')) {
    warnElsewhere(say);
    return true;
  }
  const missing = lacking(needed, installedPackages(needed));
  if (missing.length === 0) return true;
  if (root) return install(missing, say);
  const names = missing.map(available).join(' ');
  say(`missing system libraries: sudo apt-get install -y --no-install-recommends ${names}`);
  return false;
}

/**
 * @param {readonly Group[]} groups
 * @returns {string[]} every package wanted, once
 */
export function needs(groups) {
  return [...new Set([...BASE, ...groups.flatMap((group) => GROUPS[group])])];
}

/**
 * @param {readonly string[]} needed
 * @param {ReadonlySet<string>} present
 * @returns {string[]} those of which no alternative is present
 */
export function lacking(needed, present) {
  return needed.filter((need) => !need.split('|').some((name) => present.has(name)));
}

/**
 * @param {readonly string[]} needed
 * @returns {Set<string>}
 */
function installedPackages(needed) {
  const names = needed.flatMap((need) => need.split('|'));
  // It fails if it knows nothing of one of them, and still lists the others.
  const { stdout } = run('dpkg-query', ['-W', `-f=\${Package} \${db:Status-Status}\n`, ...names]);
  const lines = stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.split(' ')[0] ?? ''));
}

/**
 * @param {string[]} missing
 * @param {(line: string) => void} say
 * @returns {boolean}
 */
function install(missing, say) {
  const start = Date.now();
  // An unreachable source among several is no reason to stop: the packages may come from another.
  const update = run('apt-get', ['update', '-qq']);
  const names = missing.map(available);
  const done = run('apt-get', ['install', ...APT, ...names]);
  const seconds = Math.round((Date.now() - start) / 1000);
  if (done.status === 0) {
    say(`installed ${names.join(' ')}, ${seconds} s`);
    return true;
  }
  const last = `${update.stderr}${done.stderr}`.trim().split('\n').slice(-3).join(' | ');
  say(`could not install ${names.join(' ')}: ${last}`);
  return false;
}

/**
 * @param {string} need
 * @returns {string} the alternative that this release has
 */
function available(need) {
  const names = need.split('|');
  const [first = need] = names;
  if (names.length === 1) return first;
  // A name that lives on only as a virtual package has no candidate.
  return (
    names.find((name) =>
      /Candidate: (?!\(none\))/.test(run('apt-cache', ['policy', name]).stdout),
    ) ?? first
  );
}

/** @param {(line: string) => void} say */
function warnElsewhere(say) {
  const electron = fileURLToPath(
    new URL('../node_modules/electron/dist/electron', import.meta.url),
  );
  if (existsSync(electron)) {
    const libraries = run('ldd', [electron])
      .stdout.split('\n')
      .filter((line) => line.includes('not found'))
      .map((line) => line.trim().split(' ')[0]);
    if (libraries.length > 0) say(`Electron lacks ${libraries.join(' ')}: install them`);
  }
  if (!has('Xvfb') && !process.env.DISPLAY) say('there is neither a display nor Xvfb');
}

/** @param {string} command */
function has(command) {
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/usr/sbin');
  return folders.some((folder) => existsSync(join(folder, command)));
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout: stdout ?? '', stderr: error ? error.message : stderr };
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`system-libraries: ${line}\n`);
}

const started = process.argv[1] ?? '';
if (existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const groups = process.argv.slice(2);
  const unknown = groups.find((group) => !Object.hasOwn(GROUPS, group));
  if (unknown) {
    print(`there is no group ${unknown}: ${Object.keys(GROUPS).join(', ')}`);
    process.exitCode = 1;
  } else if (!ensureSystemLibraries(/** @type {Group[]} */ (groups))) {
    process.exitCode = 1;
  }
}
