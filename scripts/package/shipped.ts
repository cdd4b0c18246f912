/** What of npm's packages is in the installed app: bundled into our files, or as a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX expression, as its package.json has it. */
  licence: string;
  /** The licence files' texts; empty where the package brings none. */
  text: string;
  /** How it ships. */
  as: 'bundled' | 'folder';
  /** `sha512-…` of the lockfile. */
  integrity: string;
}

interface LockEntry {
  version?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
}

/** Builds only, and never in the app (see `files` in electron-builder.yml). */
const NOT_SHIPPED = new Set(['node-addon-api']);

/** Every package that ships, by name. `root` is the project, built. */
export function shippedPackages(root: string): ShippedPackage[] {
  const lock = readJson(join(root, 'package-lock.json'));
  const entries = lock['packages'] as Record<string, LockEntry>;
  const folders = Object.entries(entries).flatMap(([path, { dev, devOptional }]) =>
    path === '' || dev || devOptional ? [] : [path],
  );
  const listed = join(root, 'out', 'shipped');
  const bundled = readdirSync(listed).flatMap(
    (name) => JSON.parse(readFileSync(join(listed, name), 'utf8')) as string[],
  );
  const found = [
    ...folders.map((path) => describe(root, path, 'folder', entries)),
    ...[...new Set(bundled)].map((path) => describe(root, path, 'bundled', entries)),
  ];
  return found
    .filter(({ name }) => !NOT_SHIPPED.has(name))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function describe(
  root: string,
  path: string,
  as: ShippedPackage['as'],
  entries: Record<string, LockEntry>,
): ShippedPackage {
  const { name, version, license } = readJson(join(root, path, 'package.json'));
  return {
    name: String(name),
    version: String(version),
    licence: typeof license === 'string' ? license : 'see its text',
    text: licenceText(join(root, path)),
    as,
    integrity: entries[path]?.integrity ?? '',
  };
}

/** Every file that tells a licence, folders of them included. */
function licenceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return readdirSync(path).map((name) => join(path, name));
    })
    .map((path) => readFileSync(path, 'utf8').trim())
    .join('\n\n');
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
