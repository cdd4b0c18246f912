/** The pieces of `npm run package` that decide: what may be packaged, what ships, by what papers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { controlFile, understand } from '../../../scripts/package/fpm-deb.mjs';
import { billOfMaterials, thirdPartyText } from '../../../scripts/package/legal';
import { packagesOf } from '../../../scripts/package/note-shipped';
import { markOf, objectionTo, readOptions } from '../../../scripts/package/options';
import { type ShippedPackage, shippedPackages } from '../../../scripts/package/shipped';

test('the runtime of the registry is refused unless it is asked for, and then marked', () => {
  expect(objectionTo('registry', { testRuntime: false })).toContain('never for a shop');
  expect(objectionTo('registry', { testRuntime: true })).toBeNull();
  expect(markOf('registry')).toBe('-TEST-RUNTIME');
  expect(objectionTo('official', { testRuntime: false })).toBeNull();
  expect(markOf('official')).toBe('');
  expect(objectionTo('none', { testRuntime: true })).toContain('npm ci');
});

test('an unknown word on the command line is refused by name', () => {
  expect(readOptions(['--dir', '--test-runtime', '--out=/tmp/x'], '/dist')).toEqual({
    ok: true,
    value: {
      ...{ dirOnly: true, testRuntime: true, appImage: false, out: '/tmp/x' },
      ...{ maintainer: null, homepage: null },
    },
  });
  expect(readOptions(['--test-runtme'], '/dist')).toMatchObject({
    problem: expect.stringContaining('--test-runtme'),
  });
});

test('a distributor puts their own name and page into the packages', () => {
  const own = ['--maintainer=Till Team <till@shop.example>', '--homepage=https://shop.example/a=b'];
  expect(readOptions(own, '/dist')).toMatchObject({
    value: {
      maintainer: 'Till Team <till@shop.example>',
      homepage: 'https://shop.example/a=b',
    },
  });
  for (const bad of ['--maintainer=Till Team', '--homepage=shop']) {
    expect(readOptions([bad], '/dist')).toMatchObject({ ok: false });
  }
});

test('bundled code is traced to its packages, nested ones too', () => {
  const modules = [
    '/work/a/node_modules/react/index.js',
    '/work/a/node_modules/conf/node_modules/env-paths/index.js',
    'C:\\a\\node_modules\\@zxing\\library\\x.js?commonjs',
    '/work/a/renderer/main.tsx',
    '\u0000vite/preload-helper',
  ];
  expect(packagesOf(modules)).toEqual([
    'node_modules/@zxing/library',
    'node_modules/conf/node_modules/env-paths',
    'node_modules/react',
  ]);
});

const one = (change: Partial<ShippedPackage> = {}): ShippedPackage => ({
  name: '@scope/part',
  version: '1.2.3',
  licence: 'MIT',
  text: 'the text',
  as: 'bundled',
  integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}`,
  ...change,
});

test('the bill of materials is CycloneDX with a hash and a licence for each part', () => {
  const product = { name: 'kaquan-kiosk', version: '0.1.0', electron: '45.0.0' };
  const bill = billOfMaterials(product, [one(), one({ name: 'dual', licence: '(MIT OR X11)' })]);
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    components: [
      { name: 'electron', version: '45.0.0' },
      {
        purl: 'pkg:npm/%40scope/part@1.2.3',
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
      },
      { name: 'dual', licenses: [{ expression: '(MIT OR X11)' }] },
    ],
  });
  expect(billOfMaterials(product, [one()])).toEqual(billOfMaterials(product, [one()]));
});

test('the licences name every part, with its text', () => {
  const text = thirdPartyText([one(), one({ name: 'bare', text: '' })]);
  expect(text).toContain('@scope/part 1.2.3 (MIT)\n\nthe text');
  expect(text).toContain('bare 1.2.3: MIT');
  expect(text).toContain('brings no licence text');
});

test('what ships is what is bundled and what package.json calls a dependency, and no more', () => {
  const project = mkdtempSync(join(tmpdir(), 'shipped-'));
  const lay = (path: string, json: object) => {
    mkdirSync(join(project, path), { recursive: true });
    writeFileSync(join(project, path, 'package.json'), JSON.stringify(json));
  };
  try {
    lay('node_modules/native', { name: 'native', version: '1.0.0', license: 'MIT' });
    lay('node_modules/inside', { name: 'inside', version: '2.0.0', license: 'ISC' });
    lay('node_modules/tool', { name: 'tool', version: '3.0.0', license: 'MIT' });
    const packages = {
      '': {},
      'node_modules/native': { integrity: 'sha512-x' },
      'node_modules/inside': { dev: true },
      'node_modules/tool': { dev: true },
    };
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }));
    writeFileSync(join(project, 'node_modules', 'native', 'LICENSE'), 'words');
    mkdirSync(join(project, 'out', 'shipped'), { recursive: true });
    writeFileSync(join(project, 'out', 'shipped', 'main.json'), '["node_modules/inside"]');
    expect(shippedPackages(project)).toMatchObject([
      { name: 'inside', as: 'bundled', licence: 'ISC', text: '' },
      { name: 'native', as: 'folder', text: 'words' },
    ]);
  } finally {
    rmSync(project, { recursive: true });
  }
});

test('the arguments for fpm become a Debian package, and what is not understood is refused', () => {
  const order = understand([
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3'],
    ...['--deb-recommends', 'fonts-noto-cjk', '--name', 'kaquan-kiosk', '--version', '0.1.0'],
    ...['--architecture', 'amd64', '--maintainer', 'K <k@x>', '--url', 'https://x'],
    ...['--description', 'short\n longer\n\n words', '--package', '/out/x.deb'],
    '/built/=/opt/Kaquan Kiosk',
  ]);
  expect(order.files).toEqual([['/built/', '/opt/Kaquan Kiosk']]);
  expect(controlFile(order, 42).split('\n')).toEqual([
    'Package: kaquan-kiosk',
    'Version: 0.1.0',
    'Architecture: amd64',
    'Maintainer: K <k@x>',
    'Homepage: https://x',
    'Section: misc',
    'Priority: optional',
    'Installed-Size: 42',
    'Depends: libgtk-3-0, libnss3',
    'Recommends: fonts-noto-cjk',
    'Description: short',
    ' longer',
    ' .',
    ' words',
    '',
  ]);
  expect(() => understand(['-t', 'deb', 'stray'])).toThrow('stray');
  expect(() => understand(['-t', 'rpm'])).toThrow('only .deb');
});
