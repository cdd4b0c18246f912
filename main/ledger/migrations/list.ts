import { entriesAndIntents } from './001-entries-and-intents';
import { search } from './002-search';
import { unindexed } from './003-unindexed';

/** All migrations in order. Additive only: the release before must still open the file. */
export const migrations: readonly { version: number; sql: string }[] = [
  entriesAndIntents,
  search,
  unindexed,
];
