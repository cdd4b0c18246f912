/**
 * Takes an update: verifies the list, copies and verifies the archive, unpacks it beside the
 * running version, and has the launcher start it the next time. Nothing that runs is touched,
 * and nothing is left of a try that failed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { decide, type Situation } from './decide';
import { failedVersions, type Install, putNext, waitingVersion } from './install';
import {
  isSigned,
  MAX_SUMS_BYTES,
  type Offer,
  offersIn,
  SIGNATURE_BYTES,
  SIGNATURE_FILE,
  SUMS_FILE,
} from './release';
import type { UpdateSource } from './source';

export type Taken =
  | { kind: 'taken'; version: string }
  | { kind: 'left'; why: 'nothing-newer' | 'waiting' | 'failed-before' | 'shift-open' }
  | {
      kind: 'refused';
      why: 'no-key' | 'unreachable' | 'not-signed' | 'damaged' | 'not-unpacked' | 'unwritable';
      detail: string;
    };

/** What a look alone brings: nothing is copied yet. */
export type Looked =
  | { kind: 'found'; offer: Offer }
  | Extract<Taken, { kind: 'left' } | { kind: 'refused' }>;

/** Several times what a release weighs. */
const MAX_ARCHIVE_BYTES = 800 * 1024 * 1024;
const UNPACK_MS = 10 * 60 * 1000;
const execute = promisify(execFile);
/** The takes of this process, one after another: all unpack in the same place. */
let last: Promise<unknown> = Promise.resolve();

/** Never rejects. `note` writes down what is about to be taken; false: then nothing is. */
export async function takeUpdate(
  install: Install,
  source: UpdateSource,
  now: Pick<Situation, 'shiftOpen' | 'byHand'>,
  note: (version: string) => boolean = () => true,
): Promise<Taken> {
  const taken = last.then(async () => {
    const looked = await lookForUpdate(install, source, now);
    if (looked.kind !== 'found') return looked;
    if (!note(looked.offer.version)) return refused('unwritable', 'the ledger takes no row');
    return await bringIn(install, source, looked.offer);
  });
  last = taken;
  return await taken;
}

/** Verifies the list and says what would be taken now. Never rejects. */
export async function lookForUpdate(
  install: Install,
  source: UpdateSource,
  now: Pick<Situation, 'shiftOpen' | 'byHand'>,
): Promise<Looked> {
  if (install.pinnedKey === null) return refused('no-key', 'this build pins no release key');
  let sums: Buffer;
  let signature: Buffer;
  try {
    sums = await readSmall(source, SUMS_FILE, MAX_SUMS_BYTES);
    signature = await readSmall(source, SIGNATURE_FILE, SIGNATURE_BYTES);
  } catch (error) {
    return refused('unreachable', reason(error));
  }
  if (!isSigned(sums, signature, install.pinnedKey)) {
    return refused('not-signed', `${SUMS_FILE} is not signed with the pinned key`);
  }
  const step = decide(offersIn(sums.toString('utf8'), process.platform, process.arch), {
    running: install.version,
    waiting: waitingVersion(install),
    failed: failedVersions(install),
    ...now,
  });
  if (step.kind === 'leave') return { kind: 'left', why: step.why };
  return { kind: 'found', offer: step.offer };
}

async function bringIn(install: Install, source: UpdateSource, offer: Offer): Promise<Taken> {
  const incoming = join(install.root, 'incoming');
  rmSync(incoming, { recursive: true, force: true });
  try {
    mkdirSync(incoming, { recursive: true });
    const archive = join(incoming, offer.file);
    const sha256 = await copy(source, offer.file, archive);
    if (sha256 !== offer.sha256) return refused('damaged', `${offer.file} has another sum`);
    return await unpack(install, incoming, archive, offer.version);
  } catch (error) {
    return refused('unreachable', reason(error));
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

async function unpack(
  install: Install,
  incoming: string,
  archive: string,
  version: string,
): Promise<Taken> {
  const inside = `kaquan-kiosk/versions/${version}`;
  try {
    // Windows 10 and later bring a tar that reads zip as well.
    await execute('tar', ['-xf', archive, '-C', incoming, inside], { timeout: UNPACK_MS });
    const place = join(install.root, 'versions', version);
    removeProgram(place);
    renameSync(join(incoming, inside), place);
    if (!existsSync(join(place, 'resources', 'app.asar'))) {
      return refused('not-unpacked', `${inside} holds no app`);
    }
    putNext(install, version);
    return { kind: 'taken', version };
  } catch (error) {
    return refused('not-unpacked', reason(error));
  }
}

/** Electron takes an archive for a folder, and a folder with an archive in it is never empty. */
function removeProgram(place: string): void {
  const electron: { noAsar?: boolean } = process;
  const { noAsar = false } = electron;
  electron.noAsar = true;
  try {
    rmSync(place, { recursive: true, force: true });
  } finally {
    electron.noAsar = noAsar;
  }
}

async function readSmall(source: UpdateSource, name: string, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of await source.open(name)) {
    bytes += (piece as Buffer).length;
    if (bytes > limit) throw new Error(`${name} is longer than ${limit} bytes`);
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** Copies a file and returns its SHA-256. */
async function copy(source: UpdateSource, name: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      hash.update(piece);
      done(bytes > MAX_ARCHIVE_BYTES ? new Error(`${name} has no end`) : null, piece);
    },
  });
  await pipeline(await source.open(name), watch, createWriteStream(to, { mode: 0o600 }));
  return hash.digest('hex');
}

function refused(
  why: Extract<Taken, { kind: 'refused' }>['why'],
  detail: string,
): Extract<Taken, { kind: 'refused' }> {
  return { kind: 'refused', why, detail };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
