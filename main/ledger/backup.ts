/**
 * Backups: whole copies of the ledger beside it, each looked through before it counts. The
 * newest fourteen are kept. A copy is taken page by page within one reading transaction, so
 * it is consistent while the till goes on writing.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup } from '@photostructure/sqlite';
import { type Checked, checkNow, checkSteps, type Steps } from './check';
import { beginOwnersFile, detailOf, openToRead } from './database';
import { moveFile, removeLedger, stamp, syncFile, syncFolder } from './files';

export const BACKUPS_KEPT = 14;

export interface Backup {
  path: string;
  name: string;
  /** When it was taken, by its name; milliseconds since 1970. */
  at: number;
}

export type BackupMade =
  | { ok: true; name: string; rows: number }
  | { ok: false; detail: string; checked: Checked | null };

const NAME = /^ledger-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.sqlite$/;

/** The finished backups of a folder, newest first. */
export function backupsIn(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
      if (second === undefined) return [];
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
      return [{ path: join(folder, name), name, at }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Where the next backup goes. */
export function nextBackup(folder: string, now: number): string {
  return join(folder, `ledger-${stamp(now)}.sqlite`);
}

/**
 * Copies a ledger beside `target` and looks the copy through; `nameBackup` gives it its name
 * then, once nobody reads it any more. `pause` runs between the steps of the look.
 */
export async function backUp(
  path: string,
  target: string,
  key: string | null,
  pause: (steps: Steps) => Promise<void>,
): Promise<BackupMade> {
  const part = `${target}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    removeLedger(part);
    const source = openToRead(path, { immutable: false });
    beginOwnersFile(part);
    // All pages in one step: one reading transaction, never begun anew by the till's writes.
    await backup(source, part, { rate: -1 }).finally(() => source.close());
    syncFile(part);
    const steps = checkSteps({ path: part, immutable: true, key, head: null });
    let step = steps.next();
    for (; !step.done; step = steps.next()) await pause(step.value);
    const checked = step.value;
    if (checked.kind !== 'good' && checked.kind !== 'projection') {
      removeLedger(part);
      return { ok: false, detail: `${checked.kind}: ${checked.detail}`, checked };
    }
    return { ok: true, name: basename(target), rows: checked.rows };
  } catch (error) {
    // A file edge: a full disk, a folder that went away. The till goes on without a backup.
    rmSync(part, { force: true });
    return { ok: false, detail: detailOf(error), checked: null };
  }
}

/** A copy that was looked through is a backup from now on. Throws where the disk refuses. */
export function nameBackup(target: string): void {
  moveFile(`${target}.part`, target);
  syncFolder(dirname(target));
}

/** Removes all but the newest backups, and what a backup that was cut off left behind. */
export function pruneBackups(folder: string): void {
  for (const { path } of backupsIn(folder).slice(BACKUPS_KEPT)) rmSync(path, { force: true });
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.sqlite.part')) rmSync(join(folder, name), { force: true });
  }
}

/** The newest backup that is good; null where none is. */
export function newestGoodBackup(folder: string, key: string | null): Backup | null {
  const good = ({ path }: Backup) => {
    const { kind } = checkNow({ path, immutable: true, key, head: null });
    return kind === 'good' || kind === 'projection';
  };
  return backupsIn(folder).find(good) ?? null;
}
