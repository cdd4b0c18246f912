/**
 * `npm run package [-- --dir] [--test-runtime] [--appimage] [--out=DIR]`: installers for this
 * platform under `dist/`, with sums, a bill of materials and the licences. See docs/packaging.md.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as pack } from 'electron-builder';
import { ensureBuilt, root } from './build';
import { runtimeKind } from './electron-runtime.mjs';
import { afterPack } from './package/after-pack';
import { billOfMaterials, thirdPartyText } from './package/legal';
import { markOf, objectionTo, type PackageOptions, readOptions } from './package/options';
import { packPortable } from './package/portable';
import { shippedPackages } from './package/shipped';
import { LIMIT_BYTES, sizeOf } from './package/size-report';
import { type Signer, signerFrom, writeSums } from './package/sums';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};
const platform = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as string];
const runtime = runtimeKind();

const read = readOptions(process.argv.slice(2), join(root, 'dist'));
const objection = read.ok ? objectionTo(runtime, read.value) : read.problem;
if (!read.ok || objection !== null || platform === undefined) {
  console.error(`package: ${objection ?? `no installers for ${process.platform}`}`);
  process.exit(1);
}
await makePackages(read.value, platform);

async function makePackages(options: PackageOptions, os: string): Promise<void> {
  const signer = signerFrom(process.env);
  ensureBuilt();
  writePapers(signer);
  const { out: dist } = options;
  rmSync(dist, { recursive: true, force: true });
  const mark = markOf(runtime);
  await makeInstallers(options, mark);
  const unpacked = unpackedFolder(dist);
  const small = reportSize(unpacked);
  // There is no launcher for macOS: its programs are bundles, and the .dmg replaces them.
  if (!options.dirOnly && os !== 'mac') {
    const archive = `${name}${mark}-${version}-${os}-${process.arch}`;
    packPortable({
      unpacked,
      folder: dist,
      name: `${archive}.${os === 'win' ? 'zip' : 'tar.gz'}`,
      version,
      level: mark === '' ? 9 : 1,
    });
  }
  if (!options.dirOnly) await finish(dist, signer);
  if (!small) process.exit(1);
}

/** Into `out/legal` and the release key beside main's bundle, before the archive is made. */
function writePapers(signer: Signer | null): void {
  const folder = join(root, 'out', 'legal');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packages = shippedPackages(root);
  const product = { name, version, electron: electronVersion() };
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyText(packages));
  const bill = billOfMaterials(product, packages);
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  const keyFile = join(root, 'out', 'main', 'release-key.pem');
  rmSync(keyFile, { force: true });
  if (signer) writeFileSync(keyFile, signer.publicKey);
}

async function makeInstallers(options: PackageOptions, mark: string): Promise<void> {
  const onLinux = process.platform === 'linux';
  if (onLinux) {
    process.env['CUSTOM_FPM_PATH'] ??= join(root, 'scripts', 'package', 'fpm-deb.mjs');
    // A test artefact is made quickly, a release small.
    process.env['KAQUAN_DEB_COMPRESSION'] ??= mark === '' ? 'xz:6' : 'gzip:1';
    if (!options.appImage && !options.dirOnly) {
      console.log('AppImage left out: its runtime is downloaded. --appimage makes it.');
    }
  }
  const noDeb =
    onLinux && !process.env['PATH']?.split(':').some((one) => existsSync(join(one, 'dpkg-deb')));
  if (noDeb) console.log('.deb left out: there is no dpkg-deb here (package dpkg).');
  const linux = [...(noDeb ? [] : ['deb']), ...(options.appImage ? ['AppImage'] : [])];
  await pack({
    projectDir: root,
    dir: options.dirOnly || (onLinux && linux.length === 0),
    ...(onLinux ? { linux: options.dirOnly ? [] : linux } : {}),
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      afterPack,
      directories: { output: options.out },
      electronVersion: electronVersion(),
      electronDist: join(root, 'node_modules', 'electron', 'dist'),
      artifactName: `\${name}${mark}-\${version}-\${os}-\${arch}.\${ext}`,
      // Integrity is read by Windows and macOS only: Linux must not look as if it were.
      ...(options.homepage ? { extraMetadata: { homepage: options.homepage } } : {}),
      ...(options.maintainer ? { linux: { maintainer: options.maintainer } } : {}),
      ...(onLinux ? { electronFuses: { enableEmbeddedAsarIntegrityValidation: false } } : {}),
    },
  });
}

function electronVersion(): string {
  const home = join(root, 'node_modules', 'electron');
  return readFileSync(join(home, 'dist', 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
}

function unpackedFolder(dist: string): string {
  const found = readdirSync(dist).find((entry) => /-unpacked$|^mac/.test(entry));
  if (found === undefined) throw new Error('electron-builder left no unpacked app');
  return join(dist, found);
}

function reportSize(unpacked: string): boolean {
  const inside = process.platform === 'darwin' ? join('Kaquan Kiosk.app', 'Contents') : '';
  const resources = process.platform === 'darwin' ? 'Resources' : 'resources';
  const { bytes, parts } = sizeOf(
    join(unpacked, inside, resources),
    join(unpacked, inside, 'legal'),
  );
  const megabytes = (value: number) => Math.round((value / 1024 / 1024) * 100) / 100;
  console.table(Object.fromEntries(parts.map(([part, size]) => [part, { MB: megabytes(size) }])));
  const limit = megabytes(LIMIT_BYTES);
  console.log(`the app without Electron: ${megabytes(bytes)} MB (limit ${limit} MB)`);
  if (bytes > LIMIT_BYTES) console.error(`package: the app itself weighs more than ${limit} MB`);
  return bytes <= LIMIT_BYTES;
}

async function finish(dist: string, signer: Signer | null): Promise<void> {
  for (const entry of readdirSync(dist)) {
    if (/^builder-|\.blockmap$|^\.icon/.test(entry)) rmSync(join(dist, entry), { recursive: true });
  }
  const artefacts = readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  await writeSums(dist, artefacts, signer);
  if (signer === null) console.log('unsigned: KAQUAN_SIGNING_KEY names no key (docs/packaging.md)');
  for (const artefact of artefacts) console.log(join(dist, artefact));
}
