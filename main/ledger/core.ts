/**
 * Everything that works on one open database, put together. When a damaged file is replaced
 * under a running till, a new core takes the old one's place (ledger.ts).
 */
import { type Appender, createAppender, type Desk, type WriteEvents } from './append';
import { type ByHand, createByHand, type OnClosed } from './by-hand';
import { closeDatabase, type Database, type StorageTrouble } from './database';
import { createKeeper, type Keeper } from './keep';
import { createReader, type LedgerReader } from './read';
import { createSearch, type LedgerSearch } from './search';
import { createShiftBook, type ShiftBook } from './shift';
import { createStoryTeller, type StoryTeller } from './story';
import { createWriter, type LedgerWriter } from './write';

export interface Core {
  database: Database;
  appender: Appender;
  writer: LedgerWriter;
  reader: LedgerReader;
  search: LedgerSearch;
  stories: StoryTeller;
  shifts: ShiftBook;
  hand: ByHand;
  keeper: Keeper;
}

export interface CoreParts {
  desk: () => Desk;
  now: () => number;
  events: WriteEvents;
  quietForMs: (code: string) => number;
  onClosed: OnClosed;
  /** Whether rows may be missing or changed. */
  doubted: () => boolean;
  key: string | null;
  headFile: string;
}

/** A core. `refuse`: why nothing can be written to this database; null normally. */
export function createCore(
  database: Database,
  parts: CoreParts,
  refuse: { trouble: StorageTrouble; detail: string } | null,
): Core {
  let operator: string | null = null;
  const desk = () => ({ ...parts.desk(), ...(operator === null ? {} : { operator }) });
  const open = createAppender(database, desk, parts.now, parts.events);
  const appender: Appender = refuse ? { ...open, commit: () => ({ ok: false, ...refuse }) } : open;
  const hand = createByHand(database, appender, parts.quietForMs, parts.onClosed);
  return {
    database,
    appender,
    writer: createWriter(database, desk, parts.now, appender),
    reader: createReader(database, parts.now, parts.doubted),
    search: createSearch(database),
    stories: createStoryTeller(database, hand.closableInMs),
    shifts: createShiftBook(database, appender, (name) => {
      operator = name;
    }),
    hand,
    keeper: createKeeper(database, appender, parts.key, parts.headFile),
  };
}

/** Ends a core. A damaged file is left as it is, to be read as bytes. */
export function endCore({ database }: Core, damaged: boolean): void {
  try {
    if (damaged) database.close();
    else closeDatabase(database);
  } catch {
    // A file edge: a disk in trouble. What was committed is in the log.
    if (database.isOpen) database.close();
  }
}
