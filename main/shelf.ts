/**
 * A shelf: a small database in the profile of what could be asked again. Safe to lose, so one
 * that does not open is made anew, and where nothing can be written (a full disk, a read-only
 * folder) it remembers less and never stands in anybody's way.
 */
import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

export interface ShelfForm {
  /** What is on the shelf in another shape than this is asked again. */
  shape: number;
  table: string;
  /** Of the table; it is made where it is not there. */
  sql: string;
}

export type Shelf = InstanceType<typeof DatabaseSync>;

/** Opens a shelf, or a new one in its place, or one in memory. */
export function openShelf(path: string, form: ShelfForm): Shelf {
  return (
    orNull(() => open(path, form)) ?? orNull(() => replaced(path, form)) ?? open(':memory:', form)
  );
}

/** A file edge: what cannot be read or kept is asked again. */
export function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function replaced(path: string, form: ShelfForm): Shelf {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return open(path, form);
}

function open(path: string, { shape, table, sql }: ShelfForm): Shelf {
  const shelf = new DatabaseSync(path, { timeout: 2_000 });
  shelf.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;');
  const { user_version: found } = shelf.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (found !== shape) shelf.exec(`DROP TABLE IF EXISTS ${table};`);
  shelf.exec(`${sql}; PRAGMA user_version = ${shape};`);
  return shelf;
}
