/** Releases of the portable layout for tests, laid into a folder as a stick or a share has them. */
import { execFileSync } from 'node:child_process';
import { createHash, type generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Release {
  version: string;
  /** An Ed25519 pair. */
  key: ReturnType<typeof generateKeyPairSync>;
  /** The version that its folder is named after; the archive's own where absent. */
  within?: string;
  /** What stands for the program; a till's own process wants a real archive. */
  app?: Buffer;
}

/** An asar archive without files. */
export function emptyAsar(): Buffer {
  const header = Buffer.from('{"files":{}}');
  const sizes = [4, header.length + 8, header.length + 4, header.length];
  return Buffer.concat([Buffer.from(new Uint32Array(sizes).buffer), header]);
}

export const archiveOf = (version: string) => `kaquan-kiosk-${version}-linux-x64.tar.gz`;

export const pemOf = ({ publicKey }: Release['key']) =>
  String(publicKey.export({ type: 'spki', format: 'pem' }));

/** Lays archive, list and signature into a folder. */
export function layRelease(folder: string, release: Release): void {
  const {
    version,
    key,
    within = version,
    app: program = Buffer.from(`the app ${version}`),
  } = release;
  const work = mkdtempSync(join(tmpdir(), 'kiosk-release-'));
  const app = join(work, 'kaquan-kiosk', 'versions', within, 'resources');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'app.asar'), program);
  const archive = join(folder, archiveOf(version));
  execFileSync('tar', ['-czf', archive, '-C', work, 'kaquan-kiosk']);
  rmSync(work, { recursive: true });
  const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
  const sums = Buffer.from(`${sha256}  ${archiveOf(version)}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums);
  writeFileSync(join(folder, 'SHA256SUMS.sig'), sign(null, sums, key.privateKey));
}
