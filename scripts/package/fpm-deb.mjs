#!/usr/bin/env node
/**
 * Stands in for fpm, which Debian 12 does not have: takes the arguments that electron-builder
 * gives to fpm for a .deb, and has dpkg-deb build it.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Order
 * @property {Record<string, string>} options by fpm's long names
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {[from: string, to: string][]} files
 */

/** fpm's options without a value, among those that electron-builder uses. */
const FLAGS = new Set(['--force', '--debug']);
const SHORT = /** @type {Record<string, string>} */ ({ '-s': 'source', '-t': 'type' });

/**
 * @param {readonly string[]} args as electron-builder gives them
 * @returns {Order}
 * @throws {Error} on an argument that is not understood: better no package than half of one
 */
export function understand(args) {
  /** @type {Order} */
  const order = { options: {}, depends: [], recommends: [], files: [] };
  const rest = args.values();
  for (const arg of rest) {
    if (FLAGS.has(arg)) continue;
    if (!arg.startsWith('-')) {
      const [from = '', to] = arg.split('=');
      if (to === undefined) throw new Error(`neither an option nor FROM=TO: ${arg}`);
      order.files.push([from, to]);
      continue;
    }
    const { value } = rest.next();
    if (value === undefined) throw new Error(`${arg} has no value`);
    if (arg === '-d') order.depends.push(value);
    else if (arg === '--deb-recommends') order.recommends.push(value);
    else order.options[SHORT[arg] ?? arg.replace(/^--/, '')] = value;
  }
  if (order.options['type'] !== 'deb') throw new Error('only .deb is built here');
  return order;
}

/**
 * @param {Order} order
 * @param {number} installedKb
 * @returns {string} the package's control file
 */
export function controlFile({ options, depends, recommends }, installedKb) {
  const [short = '', ...long] = (options['description'] ?? '').trim().split('\n');
  const lines = [
    `Package: ${options['name']}`,
    `Version: ${options['version']}`,
    `Architecture: ${options['architecture']}`,
    `Maintainer: ${options['maintainer']}`,
    `Homepage: ${options['url']}`,
    `Section: ${options['category'] ?? 'misc'}`,
    `Priority: ${options['deb-priority'] ?? 'optional'}`,
    `Installed-Size: ${installedKb}`,
    ...(depends.length > 0 ? [`Depends: ${depends.join(', ')}`] : []),
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    `Description: ${short.trim() || options['name']}`,
    ...long.map((line) => ` ${line.trim() || '.'}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** @param {Order} order */
function build(order) {
  const root = mkdtempSync(join(tmpdir(), 'kaquan-deb-'));
  try {
    // A temporary folder is for us alone; this one becomes the target's root.
    chmodSync(root, 0o755);
    for (const [from, to] of order.files) place(root, from, to);
    const control = join(root, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(join(control, 'control'), controlFile(order, Math.ceil(bytesIn(root) / 1024)));
    script(order.options['after-install'], join(control, 'postinst'));
    script(order.options['after-remove'], join(control, 'postrm'));
    const [kind, level] = (process.env['KAQUAN_DEB_COMPRESSION'] ?? 'xz:6').split(':');
    const args = ['--root-owner-group', `-Z${kind}`, `-z${level}`, '--build', root];
    const done = spawnSync('dpkg-deb', [...args, order.options['package'] ?? ''], {
      stdio: ['ignore', 2, 2],
    });
    if (done.status !== 0) throw new Error(`dpkg-deb ended with ${done.status ?? done.error}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * fpm's rule: a folder with `/` at its end gives its content.
 *
 * @param {string} root
 * @param {string} from
 * @param {string} to
 */
function place(root, from, to) {
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  const folder = statSync(from).isDirectory();
  cpSync(from, folder && !from.endsWith('/') ? join(target, basename(from)) : target, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
}

/**
 * @param {string | undefined} from
 * @param {string} to
 */
function script(from, to) {
  if (from !== undefined) writeFileSync(to, readFileSync(from), { mode: 0o755 });
}

/** @param {string} folder */
function bytesIn(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(understand(process.argv.slice(2)));
