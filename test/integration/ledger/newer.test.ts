/** A till that went back to the version before finds a ledger that a newer one has added to. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../main/ledger/database';
import { migrations } from '../../../main/ledger/migrations/list';
import { createReader } from '../../../main/ledger/read';
import { createWriter } from '../../../main/ledger/write';
import { atEnd, desk, newFolder, orderOf, rowsOf } from './support';

it('reads it, writes on in it, and takes nothing of the newer version away', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const newer = openDatabase(path);
  const intended = createWriter(newer, desk).intend(orderOf('111111111111'));
  // What migrations may do: add.
  newer.exec('CREATE TABLE things_to_come (id INTEGER PRIMARY KEY, note TEXT) STRICT');
  newer.exec("INSERT INTO things_to_come (note) VALUES ('kept')");
  newer.exec("ALTER TABLE intents ADD COLUMN mood TEXT NOT NULL DEFAULT ''");
  const version = Math.max(...migrations.map((one) => one.version)) + 1;
  newer.exec(`PRAGMA user_version = ${version}`);
  newer.close();

  const older = openDatabase(path);
  atEnd(() => older.close());
  expect(createReader(older).openIntents()).toMatchObject([{ address: { code: '111111111111' } }]);
  const writer = createWriter(older, desk);
  if (!intended.ok) throw new Error(intended.detail);
  writer.conclude(intended.seq, 'redeemed', { kind: 'outcome', errcode: 0 }, 'till');
  expect(writer.intend(orderOf('222222222222')).ok).toBe(true);
  expect(rowsOf(path).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['111111111111', '222222222222']),
  );
  expect(older.prepare('PRAGMA user_version').get()).toEqual({ user_version: version });
  expect(older.prepare('SELECT note FROM things_to_come').all()).toEqual([{ note: 'kept' }]);
});
