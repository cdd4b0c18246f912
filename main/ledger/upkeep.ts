/**
 * What the ledger does while nobody waits: the look through the whole file once the till is
 * working, a backup every day and at a shift's end, a seal every hour, and the log copied
 * into the file.
 */
import type { BackupMade } from './backup';
import { backupsIn, nameBackup, nextBackup, pruneBackups } from './backup';
import type { Checked, Steps } from './check';
import type { Core } from './core';
import { detailOf } from './database';
import type { LedgerFiles } from './files';
import { dayOf } from './flags';
import { readHeadFile } from './head-file';
import { indexLeftovers } from './intents';
import { makeLogRoom } from './log-room';
import { createSealer } from './seal';
import { type Elsewhere, runTask, type TaskEnd } from './tasks';

export interface UpkeepParts {
  core: () => Core;
  files: LedgerFiles;
  key: string | null;
  elsewhere: Elsewhere | null;
  now: () => number;
  onSteps: (task: 'check' | 'backup', steps: Steps) => void;
  onChecked: (checked: Checked) => void;
  onBackup: (made: BackupMade) => void;
}

export interface Upkeep {
  /** Begins; the first look comes a moment after the till is ready. */
  start(): void;
  /** The look through the whole file; null where the till is closing. */
  check(): Promise<Checked | null>;
  /** A backup now; null where the till is closing. */
  backUp(): Promise<BackupMade | null>;
  stop(): void;
}

const FIRST_LOOK_MS = 3_000;
const TICK_MS = 60_000;
const SEAL_EVERY_MS = 3_600_000;

/** Upkeep of a ledger. One long task at a time. */
export function createUpkeep(parts: UpkeepParts): Upkeep {
  const { files, key, elsewhere } = parts;
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let first: NodeJS.Timeout | undefined;
  let ticking: NodeJS.Timeout | undefined;

  /** After the task before it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  }

  function check(): Promise<Checked | null> {
    return inTurn(async () => {
      const head = readHeadFile(files.head, key === null ? null : createSealer(key));
      const order = { path: files.ledger, immutable: false, key, head };
      const end = await run({ task: 'check', order });
      if (end.task !== 'check') return null;
      parts.onChecked(end.checked);
      return end.checked;
    });
  }

  function backUp(): Promise<BackupMade | null> {
    return inTurn(async () => {
      const target = nextBackup(files.backups, parts.now());
      const end = await run({ task: 'backup', path: files.ledger, target, key });
      if (end.task !== 'backup') return null;
      const made = named(end.made, target);
      if (made.ok) pruneBackups(files.backups);
      parts.onBackup(made);
      return made;
    });
  }

  function run(order: Parameters<typeof runTask>[0]): Promise<TaskEnd> {
    const onSteps = (steps: Steps) => parts.onSteps(order.task, steps);
    return runTask(order, elsewhere, { onSteps, signal: stopping.signal });
  }

  function named(made: BackupMade, target: string): BackupMade {
    try {
      if (made.ok) nameBackup(target);
      return made;
    } catch (error) {
      return { ok: false, detail: detailOf(error), checked: null };
    }
  }

  function tick(): void {
    const { keeper, database } = parts.core();
    const sealedAt = keeper.lastSealAt();
    // A clock that was set back must not put the next seal off by a day.
    if (sealedAt === null || Math.abs(parts.now() - sealedAt) >= SEAL_EVERY_MS) keeper.seal();
    orLater(() => database.exec('PRAGMA wal_checkpoint(PASSIVE)'));
    if (backupIsDue()) void backUp();
  }

  function backupIsDue(): boolean {
    const [newest] = backupsIn(files.backups);
    const hasRows = parts.core().appender.head() !== null;
    return hasRows && (!newest || dayOf(newest.at) !== dayOf(parts.now()));
  }

  return {
    start() {
      first = setTimeout(() => {
        orLater(() => makeLogRoom(files.ledger));
        void check().then((checked) => {
          if (!checked || stopping.signal.aborted) return;
          orLater(() => indexLeftovers(parts.core().database));
          tick();
        });
      }, FIRST_LOOK_MS);
      ticking = setInterval(tick, TICK_MS);
      first.unref();
      ticking.unref();
    },
    check,
    backUp,
    stop() {
      clearTimeout(first);
      clearInterval(ticking);
      stopping.abort();
    },
  };
}

/** A file edge: a disk in trouble says so at the next write, and this is done another time. */
function orLater(work: () => void): void {
  try {
    work();
  } catch {
    // See above.
  }
}
