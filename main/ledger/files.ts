/**
 * The files of one ledger and how they change places. A ledger is never deleted: what is
 * replaced is set aside under another name. Every change can be cut off at any moment and is
 * finished at the next start.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const LOGS = ['-wal', '-shm'] as const;

export interface LedgerFiles {
  ledger: string;
  /** A ledger being put together; worth nothing yet. */
  building: string;
  /** A whole ledger that only has to take its place. */
  ready: string;
  /** The newest sealed head, beside the ledger: shows that rows were cut off its end. */
  head: string;
  backups: string;
  folder: string;
}

/** The files around a ledger. */
export function filesOf(ledger: string): LedgerFiles {
  const folder = dirname(ledger);
  return {
    ledger,
    building: `${ledger}.building`,
    ready: `${ledger}.ready`,
    head: join(folder, 'ledger.head'),
    backups: join(folder, 'backups'),
    folder,
  };
}

/** A free name under which the present ledger can be set aside; null where there is none. */
export function asideName({ ledger, folder }: LedgerFiles, now: number): string | null {
  return existsSync(ledger) ? freeName(folder, `ledger.set-aside-${stamp(now)}`) : null;
}

/** Puts the ready ledger in the place of the present one, which is set aside as `aside`. */
export function putInPlace(files: LedgerFiles, aside: string | null, now: number): void {
  // Its log goes with it: under the old name it would be read into the new ledger.
  const name = aside ?? freeName(files.folder, `ledger.set-aside-${stamp(now)}`);
  for (const suffix of ['', ...LOGS]) {
    if (!existsSync(files.ledger + suffix)) continue;
    moveFile(files.ledger + suffix, join(files.folder, name) + suffix);
  }
  rmSync(files.head, { force: true });
  renameSync(files.ready, files.ledger);
  syncFolder(files.folder);
}

/** A finished file is the ready ledger from now on, whatever happens to this process. */
export function makeReady({ building, ready, folder }: LedgerFiles): void {
  syncFile(building);
  moveFile(building, ready);
  // What was in its logs is in the file since it was closed.
  removeLedger(building);
  syncFolder(folder);
}

/** Ends a change of places that was cut off. */
export function finishPutting(files: LedgerFiles, now: number): void {
  removeLedger(files.building);
  if (existsSync(files.ready)) putInPlace(files, asideName(files, now), now);
}

/** Gives a file another name; where somebody still holds it open (Windows), by a copy. */
export function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw error;
    }
    copyFileSync(from, `${to}.part`);
    syncFile(`${to}.part`);
    renameSync(`${to}.part`, to);
    rmSync(from, { force: true });
  }
}

/** Removes a file that was never anybody's ledger, with its logs. */
export function removeLedger(path: string): void {
  for (const suffix of ['', ...LOGS]) rmSync(path + suffix, { force: true });
}

/** Makes sure a file's bytes are on the disk, not only in the system's memory. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** The same for the names in a folder; where a system does not know it, there is no need. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // A file edge: Windows opens no folders; it keeps names without being asked.
  }
}

/** `20261123-172005` in Shanghai: the names of backups and of what was set aside. */
export function stamp(now: number): string {
  const iso = new Date(now + 28_800_000).toISOString();
  return `${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`;
}

function freeName(folder: string, stem: string): string {
  const taken = new Set(readdirSync(folder));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? `${stem}.sqlite` : `${stem}-${n}.sqlite`;
    if (!taken.has(name)) return name;
  }
}
