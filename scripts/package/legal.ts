/** The papers that go with an app: licences of what ships, and its bill of materials. */
import { createHash } from 'node:crypto';
import type { ShippedPackage } from './shipped';

/** What ships inside a package that has a licence of its own. */
const INSIDE: Record<string, string> = {
  '@photostructure/sqlite': 'Contains SQLite, which is in the public domain.',
  'node-hid': 'Contains hidapi, used under its BSD-style licence.',
  'zxing-wasm': 'Contains zxing-cpp and zint, compiled to WebAssembly: Apache-2.0, BSD-3-Clause.',
};

/** `THIRD-PARTY.txt`. Electron's and Chromium's own licences lie beside the program. */
export function thirdPartyText(packages: readonly ShippedPackage[]): string {
  const lines = packages.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
  const texts = packages.map(({ name, version, licence, text }) =>
    [
      '-'.repeat(78),
      `${name} ${version} (${licence})`,
      ...(INSIDE[name] === undefined ? [] : [INSIDE[name]]),
      '',
      text || `The package brings no licence text; its package.json says ${licence}.`,
      '',
    ].join('\n'),
  );
  return [
    'Software of others in Kaquan Kiosk (卡券核销台所含的第三方软件)',
    '',
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    '',
    ...lines,
    '',
    ...texts,
  ].join('\n');
}

interface Product {
  name: string;
  version: string;
  electron: string;
}

/**
 * The bill of materials, CycloneDX 1.6: what is in the app, bundled code included, which
 * `npm sbom` would not know.
 */
export function billOfMaterials(
  { name, version, electron }: Product,
  packages: readonly ShippedPackage[],
): object {
  const components = [
    component('electron', electron, 'MIT', 'framework', ''),
    ...packages.map((one) =>
      component(one.name, one.version, one.licence, 'library', one.integrity, one.as),
    ),
  ];
  const serial = createHash('sha256').update(JSON.stringify(components)).digest('hex');
  const uuid = `${serial.slice(0, 8)}-${serial.slice(8, 12)}-5${serial.slice(13, 16)}-a${serial.slice(17, 20)}-${serial.slice(20, 32)}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version } },
    components,
    dependencies: [{ ref: name, dependsOn: [...new Set(components.map((one) => one['bom-ref']))] }],
  };
}

function component(
  name: string,
  version: string,
  licence: string,
  type: string,
  integrity: string,
  as?: ShippedPackage['as'],
) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const simple = /^[\w.+-]+$/.test(licence);
  return {
    type,
    'bom-ref': as === undefined ? purl : `${purl}?as=${as}`,
    name,
    version,
    purl,
    licenses: [simple ? { license: { id: licence } } : { expression: licence }],
    ...(integrity === '' ? {} : { hashes: [hashOf(integrity)] }),
    ...(as === undefined ? {} : { properties: [{ name: 'kaquan:ships', value: as }] }),
  };
}

/** From the lockfile's `sha512-BASE64` to the form of a bill of materials. */
function hashOf(integrity: string): { alg: string; content: string } {
  const [kind = '', base64 = ''] = integrity.split('-');
  const content = Buffer.from(base64, 'base64').toString('hex');
  return { alg: kind.replace(/^sha/, 'SHA-'), content };
}
