/**
 * Room for commits. A log that grows with every commit makes the file system write its own
 * records as well each time: half as long again and more (`npm run bench -- ledger`). So the
 * log gets its size once, while nobody waits; SQLite writes from its beginning after every copy
 * into the file, and keeps the length.
 */
import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A minute of a busy till: the log is copied once a minute (upkeep.ts). Bytes. */
const ROOM = 1 << 20;

/**
 * Brings the log of an open ledger to its size with zeros, which SQLite takes for the end of
 * what is valid (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). In one go without
 * any wait: a commit in between would lie where the zeros go. Throws what the disk throws.
 */
export function makeLogRoom(ledger: string): void {
  const log = openSync(`${ledger}-wal`, 'r+');
  try {
    const { size } = fstatSync(log);
    if (size >= ROOM) return;
    writeSync(log, Buffer.alloc(ROOM - size), 0, ROOM - size, size);
    fsyncSync(log);
  } finally {
    closeSync(log);
  }
}
