/**
 * What a release offers: its signed list of sums, read strictly. Pure. The signature covers the
 * names, and the names carry version and platform, so that no old or foreign archive passes for
 * this platform's new one.
 */
import { createPublicKey, verify } from 'node:crypto';

export const SUMS_FILE = 'SHA256SUMS';
export const SIGNATURE_FILE = 'SHA256SUMS.sig';
/** A list of a few files is short; what is longer is none. */
export const MAX_SUMS_BYTES = 64 * 1024;
export const SIGNATURE_BYTES = 64;

/** One archive of the portable layout. */
export interface Offer {
  version: string;
  file: string;
  /** In hexadecimal. */
  sha256: string;
}

/** Whether these very bytes were signed with the pinned key (Ed25519, PEM). Never throws. */
export function isSigned(sums: Buffer, signature: Buffer, pinnedKey: string): boolean {
  try {
    const key = createPublicKey(pinnedKey);
    return key.asymmetricKeyType === 'ed25519' && verify(null, sums, key, signature);
  } catch {
    return false; // A file edge: what is no key or no signature proves nothing.
  }
}

/** The archives for this platform in a list of sums, the newest first. */
export function offersIn(sums: string, platform: NodeJS.Platform, arch: string): Offer[] {
  const name = archiveName(platform, arch);
  return sums
    .split('\n')
    .flatMap((line) => {
      const [, sha256, file] = /^([0-9a-f]{64}) [ *]([\w.+-]+)$/.exec(line) ?? [];
      const version = file === undefined ? undefined : name.exec(file)?.[1];
      if (sha256 === undefined || file === undefined || version === undefined) return [];
      return [{ version, file, sha256 }];
    })
    .sort((a, b) => compareVersions(b.version, a.version));
}

/** Below zero where `a` is older. Both are `1.2.3`; another form is older than all. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => {
    const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text);
    return parts ? parts.slice(1).map(Number) : [-1, -1, -1];
  }) as [number[], number[]];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

const systems: Partial<Record<NodeJS.Platform, [os: string, ending: string]>> = {
  linux: ['linux', 'tar\\.gz'],
  win32: ['win', 'zip'],
};

function archiveName(platform: NodeJS.Platform, arch: string): RegExp {
  const [os, ending] = systems[platform] ?? ['none', 'none'];
  return new RegExp(
    `^kaquan-kiosk(?:-TEST-RUNTIME)?-(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6})-${os}-${arch}\\.${ending}$`,
  );
}
