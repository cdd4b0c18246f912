/** Where our dependencies come from: pinned by hash, from no named host, with no script of theirs run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/build';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  inBundle?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const entries = Object.entries(read('package-lock.json').packages as Record<string, Entry>).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

test('every package is pinned by its SHA-512', () => {
  expect(entries.length).toBeGreaterThan(300);
  const loose = entries.filter(
    ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('no registry is named, no package comes from an address or a folder', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain(
    'omit-lockfile-registry-resolved=true',
  );
  const { dependencies, devDependencies } = read('package.json');
  const ranges = Object.entries({ ...dependencies, ...devDependencies }) as [string, string][];
  expect(ranges.filter(([, range]) => !/^[\^~]?\d+(\.\d+){0,2}$/.test(range))).toEqual([]);
});

test('the packages that would like to run a script are exactly those it is forbidden to', () => {
  const wish = entries
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => nameOf(path));
  const allowScripts = read('package.json').allowScripts as Record<string, boolean>;
  // fsevents installs on macOS only, and brings its binary with it.
  const listed = Object.keys(allowScripts).concat('fsevents');
  expect(wish.filter((name) => !listed.includes(name))).toEqual([]);
  expect(Object.keys(allowScripts).filter((name) => !wish.includes(name))).toEqual([]);
  expect(Object.values(allowScripts)).not.toContain(true);
});

test('native packages that ship bring a ready file for every platform we build for', () => {
  const folders = {
    '@photostructure/sqlite': ['linux-x64', 'win32-x64', 'darwin-x64', 'darwin-arm64'],
    '@serialport/bindings-cpp': ['linux-x64', 'win32-x64', 'darwin-x64+arm64'],
    'node-hid': ['HID-linux-x64', 'HID-win32-x64', 'HID-darwin-x64', 'HID-darwin-arm64'],
  };
  for (const [name, wanted] of Object.entries(folders)) {
    const prebuilds = join(root, 'node_modules', name, 'prebuilds');
    for (const folder of wanted) {
      expect(existsSync(join(prebuilds, folder)), `${name} ${folder}`).toBe(true);
      expect(readdirSync(join(prebuilds, folder)).some((file) => file.endsWith('.node'))).toBe(
        true,
      );
    }
  }
});
