/**
 * The ledger of one profile: one file, one connection, one owner. It opens whatever state
 * the file is in, and replaces a file that turns out to be damaged under the running till.
 */
import type { LedgerProblem } from '../../shared/counter-state';
import type { LedgerCheck, ShiftStep } from '../../shared/ledger';
import type { BackupMade } from './backup';
import type { ByHand, OnClosed } from './by-hand';
import { type Checked, checkFor, type Steps } from './check';
import { type Core, type CoreParts, createCore, endCore } from './core';
import { storageTrouble } from './database';
import { type Exported, type ExportOptions, exportToFile } from './export';
import { filesOf, type LedgerFiles } from './files';
import { live } from './live';
import { openFile } from './open';
import { broken, noteBroken, pastProblems, problemSeen, wasBroken } from './past-problems';
import { createProblemBook, isWritingTrouble, problemOf } from './problem';
import { rebuildIntents } from './projection';
import type { LedgerReader } from './read';
import { createSealer } from './seal';
import type { LedgerSearch } from './search';
import type { ShiftBook } from './shift';
import type { StoryTeller } from './story';
import type { Elsewhere } from './tasks';
import { createUpkeep } from './upkeep';
import type { Desk, LedgerWriter } from './write';

export interface LedgerOptions {
  /** Key of the seals, in hexadecimal; null: rows are chained but not sealed. */
  key?: string | null;
  /** The wall clock, milliseconds since 1970. */
  now?: () => number;
  /** Where long looks run; null: between other work in this thread. */
  elsewhere?: Elsewhere | null;
  /** Of send-watch.ts: milliseconds since a consume of a code can have left. */
  quietForMs?: (code: string) => number;
  onProblem?: (problem: LedgerProblem | null) => void;
  onSteps?: (task: 'check' | 'backup', steps: Steps) => void;
  onClosedByHand?: OnClosed;
  /** Another file is open from now on: other intents may be open. */
  onReplaced?: () => void;
}

export interface Ledger {
  writer: LedgerWriter;
  reader: LedgerReader;
  search: LedgerSearch;
  stories: StoryTeller;
  shifts: ShiftBook;
  hand: ByHand;
  files: LedgerFiles;
  /** What is wrong with it now; null normally. Nothing can be redeemed while it is not writable. */
  readonly problem: LedgerProblem | null;
  /** Rows may be missing or changed: what it does not say may have happened all the same. */
  readonly doubted: boolean;
  readonly lastCheck: LedgerCheck | null;
  readonly lastBackup: BackupMade | null;
  /** A manager has seen what the screen says; what is over is taken down. */
  problemSeen(): void;
  noteReachability(reachable: boolean): void;
  /** Ends the shift: its row, a seal, and a backup in the background. */
  endShift(): ShiftStep;
  /** The look through the whole file; null where the till is closing. */
  check(): Promise<Checked | null>;
  backUp(): Promise<BackupMade | null>;
  exportTo(path: string, options: Omit<ExportOptions, 'sealer' | 'now'>): Promise<Exported>;
  /** For reports and the command line: reads only. */
  readonly core: Core;
  /** Begins the looks, seals and backups that nobody waits for. */
  startUpkeep(): void;
  close(): void;
}

/** A ledger that was not writable at start is tried again this often. */
const REOPEN_MS = 15_000;
/** A damaged file is not replaced under a redemption in flight, as long as that can take. */
const REPLACE_RETRY_MS = 1_000;
const REPLACE_AT_LATEST_MS = 15_000;

/** Whether a consume may be on its way for the first time. A page of that may be damaged too. */
function isSending({ reader }: Core): boolean {
  try {
    return reader.openIntents().some(({ state }) => state === 'intended');
  } catch {
    return false; // A file edge: what cannot be read is replaced at once.
  }
}

/** Opens the ledger; one that does not open refuses every write instead of keeping the till shut. */
export function openLedger(path: string, desk: () => Desk, options: LedgerOptions = {}): Ledger {
  const { key = null, now = Date.now, quietForMs = () => performance.now() } = options;
  const files = filesOf(path);
  const problems = createProblemBook((problem) => options.onProblem?.(problem));
  let lastCheck: LedgerCheck | null = null;
  let lastBackup: BackupMade | null = null;
  let closed = false;
  /** Rows of the open file may be missing or changed: it vouches for nothing that it lacks. */
  let doubted = false;
  let again: NodeJS.Timeout | undefined;

  const parts: CoreParts = {
    desk,
    now,
    quietForMs,
    onClosed: (intent, state) => options.onClosedByHand?.(intent, state),
    key,
    doubted: () => doubted,
    headFile: files.head,
    events: {
      onWritten: () => problems.clear('unwritable', 'disk-full', 'read-only'),
      onTrouble(trouble, detail) {
        if (trouble === 'corrupt') later(() => replace(performance.now()), 0);
        else problems.raise(problemOf(trouble, detail, files.folder));
      },
      onClockSetBack: (newest, at) => problems.raise({ kind: 'clock-set-back', newest, now: at }),
    },
  };
  let core = open(false);

  function open(damaged: boolean): Core {
    const about = { now: now(), device: desk().device, key };
    const made = openFile(files, about, damaged, (database, why) =>
      createCore(database, parts, why),
    );
    const { core: opened, refuse, brokenSeq, standsIn } = made;
    if (brokenSeq !== null) noteBroken(opened, brokenSeq);
    doubted = standsIn || brokenSeq !== null || wasBroken(opened, now());
    if (refuse) {
      problems.raise(problemOf(refuse.trouble, refuse.detail, files.folder));
      // What cannot be written now may be writable by then.
      later(() => adopt(false), REOPEN_MS);
    } else problems.clear('unwritable', 'disk-full', 'read-only');
    for (const problem of pastProblems(opened, brokenSeq, now())) problems.raise(problem);
    return opened;
  }

  function later(work: () => void, ms: number): void {
    clearTimeout(again);
    again = setTimeout(() => {
      if (!closed) work();
    }, ms);
    again.unref();
  }

  /** The damaged file is set aside and a good one opened, while the till goes on. */
  function replace(since: number): void {
    const waits = performance.now() - since < REPLACE_AT_LATEST_MS;
    if (waits && isSending(core)) later(() => replace(since), REPLACE_RETRY_MS);
    else adopt(true);
  }

  function adopt(damaged: boolean): void {
    endCore(core, damaged);
    core = open(damaged);
    options.onReplaced?.();
  }

  /** Reading a damaged page: it is replaced at once, because somebody waits for the answer. */
  function guarded(call: () => unknown): unknown {
    try {
      return call();
    } catch (error) {
      if (closed || storageTrouble(error) !== 'corrupt') throw error;
      adopt(true);
      return call();
    }
  }

  function onChecked(checked: Checked): void {
    lastCheck = checkFor(checked, now());
    switch (checked.kind) {
      case 'good':
      case 'unreadable':
        return;
      case 'corrupt':
        doubted = true;
        return later(() => replace(performance.now()), 0);
      case 'broken':
        doubted = true;
        noteBroken(core, checked.seq);
        break;
      case 'projection': {
        rebuildIntents(core.database);
        const row = { kind: 'system' as const, reason: 'intents-rebuilt', intent: checked.seq };
        core.appender.commit(() => core.appender.append(row));
      }
    }
    const problem = broken(core, checked.seq);
    if (problem) problems.raise(problem);
  }

  const upkeep = createUpkeep({
    core: () => core,
    files,
    key,
    elsewhere: options.elsewhere ?? null,
    now,
    onSteps: (task, steps) => options.onSteps?.(task, steps),
    onChecked,
    onBackup(made) {
      lastBackup = made;
    },
  });

  return {
    writer: live(() => core.writer, guarded),
    reader: live(() => core.reader, guarded),
    search: live(() => core.search, guarded),
    stories: live(() => core.stories, guarded),
    shifts: live(() => core.shifts, guarded),
    hand: live(() => core.hand, guarded),
    files,
    get problem() {
      return problems.current();
    },
    get doubted() {
      return doubted;
    },
    get lastCheck() {
      return lastCheck;
    },
    get lastBackup() {
      return lastBackup;
    },
    get core() {
      return core;
    },
    problemSeen() {
      const problem = problems.current();
      if (!problem || isWritingTrouble(problem)) return;
      if (problemSeen(core, problem)) problems.clear(problem.kind);
    },
    noteReachability: (reachable) => core.keeper.noteReachability(reachable),
    endShift() {
      const ended = core.shifts.close();
      if (ended.ok) {
        core.keeper.seal();
        void upkeep.backUp();
      }
      return ended;
    },
    check: upkeep.check,
    backUp: upkeep.backUp,
    exportTo: (to, order) =>
      exportToFile(core.database, to, {
        ...order,
        now: now(),
        sealer: key === null ? null : createSealer(key),
      }),
    startUpkeep: upkeep.start,
    close() {
      closed = true;
      clearTimeout(again);
      upkeep.stop();
      endCore(core, false);
    },
  };
}
