/** The portable archive: launcher and versioned folder, first installation and update in one. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build';

export interface Portable {
  /** The unpacked app; lies elsewhere while the archive is made, and again in its place after. */
  unpacked: string;
  folder: string;
  /** File name of the archive. */
  name: string;
  version: string;
  /** gzip's, 1 to 9. */
  level: number;
}

/** Packs it with the system's tar, which is there on Linux, macOS and Windows 10 and later. */
export function packPortable({ unpacked, folder, name, version, level }: Portable): void {
  const stage = join(folder, 'stage');
  rmSync(stage, { recursive: true, force: true });
  const top = join(stage, 'kaquan-kiosk');
  const place = join(top, 'versions', version);
  mkdirSync(join(top, 'versions'), { recursive: true });
  layLauncher(top);
  writeFileSync(join(top, 'current'), `${version}\n`);
  renameSync(unpacked, place);
  try {
    tar(join(folder, name), stage, level);
  } finally {
    renameSync(place, unpacked);
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Puts this platform's launcher into a folder. */
export function layLauncher(folder: string): void {
  const name = process.platform === 'win32' ? 'kaquan-kiosk.cmd' : 'kaquan-kiosk';
  cpSync(join(root, 'assets', 'launcher', name), join(folder, name));
}

function tar(archive: string, from: string, level: number): void {
  const how =
    process.platform === 'win32'
      ? ['-a']
      : ['--owner=0', '--group=0', `--use-compress-program=gzip -n -${level}`];
  const done = spawnSync('tar', [...how, '-cf', archive, '-C', from, 'kaquan-kiosk'], {
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error(`tar ended with ${done.status ?? done.error}`);
}
