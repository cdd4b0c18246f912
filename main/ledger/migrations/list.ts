import { entriesAndIntents } from './001-entries-and-intents';

/** All migrations in order. Additive only: the release before must still open the file. */
export const migrations: readonly { version: number; sql: string }[] = [entriesAndIntents];
