import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../main/ledger/database';
import { makeLogRoom } from '../../../main/ledger/log-room';
import { newFolder, openTestLedger, rowsOf, visits } from './support';

const MIB = 1 << 20;

function sizeOfLog(path: string): number {
  return statSync(`${path}-wal`).size;
}

it('keeps every row, before and behind the room, also where the till was killed', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path);
  visits(ledger.writer, 5);
  makeLogRoom(path);
  expect(sizeOfLog(path)).toBe(MIB);
  visits(ledger.writer, 5, 6);
  expect(sizeOfLog(path)).toBe(MIB);

  const copy = join(newFolder(), 'ledger.sqlite');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
  expect(rowsOf(copy)).toEqual(rowsOf(path));
  expect(rowsOf(copy)).toHaveLength(30);
});

it('makes it in a log that nothing was written to, which opens again', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  openTestLedger(path).close();
  const database = openDatabase(path);
  makeLogRoom(path);
  expect(sizeOfLog(path)).toBe(MIB);
  const copy = join(newFolder(), 'ledger.sqlite');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
  database.close();
  visits(openTestLedger(copy).writer, 1);
  expect(rowsOf(copy)).toHaveLength(3);
});

it('leaves a log alone that has it, and one that has grown beyond', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path);
  makeLogRoom(path);
  visits(ledger.writer, 200);
  const grown = sizeOfLog(path);
  expect(grown).toBeGreaterThan(MIB);
  makeLogRoom(path);
  expect(sizeOfLog(path)).toBe(grown);
  expect(rowsOf(path)).toHaveLength(600);
});
