/** Updates of the program as the console knows them: where they come from, what was found. */

/**
 * How this program is brought up to date: `portable` takes updates itself, the others are
 * replaced by what installed them.
 */
export type Upkeep = 'portable' | 'sources' | 'deb' | 'appimage' | 'nsis' | 'dmg';

export interface UpdateState {
  upkeep: Upkeep;
  /** The version that runs. */
  version: string;
  /** Whether this build pins a release key; one without takes no updates. */
  signed: boolean;
  /** Can be gone back to; null where none is kept. */
  previous: string | null;
  /** Starts the next time; null where none waits. */
  waiting: string | null;
  /** Did not come up on this till, or was gone back from. */
  failed: string[];
  /** Where this till looks by itself, as its start line says; null where it does not. */
  bySelf: string | null;
}

/** What became of a look or of taking. After anything but `taken` nothing was changed. */
export type UpdateAnswer =
  | { kind: 'found'; version: string }
  | { kind: 'taken'; version: string }
  | { kind: 'left'; why: UpdateLeft }
  | { kind: 'refused'; why: UpdateRefusal };

export type UpdateLeft = 'nothing-newer' | 'waiting' | 'failed-before' | 'shift-open';
export type UpdateRefusal =
  /** This program does not update itself. */
  | 'not-here'
  /** Nobody has said where updates come from. */
  | 'no-place'
  /** This build pins no release key. */
  | 'no-key'
  | 'unreachable'
  | 'not-signed'
  | 'damaged'
  | 'not-unpacked'
  /** The ledger takes no row, so nothing was taken. */
  | 'unwritable';

export interface UpdateCalls {
  updateState: { input: null; output: UpdateState };
  /** Reads the signed list, and takes nothing. */
  lookForUpdate: { input: null; output: UpdateAnswer };
  /** Puts the newest version beside the one that runs; it starts the next time. */
  takeUpdate: { input: null; output: UpdateAnswer };
}

export const updateCallers = {
  updateState: 'manager',
  lookForUpdate: 'manager',
  takeUpdate: 'manager',
} as const satisfies Record<keyof UpdateCalls, 'manager'>;
