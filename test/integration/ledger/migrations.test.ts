import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../main/ledger/database';
import { indexLeftovers } from '../../../main/ledger/intents';
import { createReader } from '../../../main/ledger/read';
import { createSearch } from '../../../main/ledger/search';
import { createWriter } from '../../../main/ledger/write';
import * as old from './release-001';
import { atEnd, desk, newFolder, orderOf, rowsOf } from './support';

function visit(
  writer: Pick<old.LedgerWriter, 'add' | 'intend' | 'conclude'>,
  code: string,
): number {
  writer.add({ kind: 'scan', code, verdict: 'redeemable', source: 'wedge' });
  const intended = writer.intend(orderOf(code));
  if (!intended.ok) throw new Error(intended.detail);
  writer.conclude(intended.seq, 'redeemed', { kind: 'outcome', errcode: 0 }, 'till');
  return intended.seq;
}

it('takes over a file of the first release, and the first release goes on using it', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const first = old.openDatabase(path);
  visit(old.createWriter(first, desk), '111111111111');
  first.close();

  const second = openDatabase(path);
  visit(createWriter(second, desk), '222222222222');
  const open = createWriter(second, desk).intend(orderOf('333333333333'));
  second.close();

  const again = old.openDatabase(path);
  visit(old.createWriter(again, desk), '444444444444');
  expect(old.createReader(again).openIntents()).toMatchObject([
    { address: { code: '333333333333' } },
  ]);
  old.createWriter(again, desk).assumeSent(open.ok ? open.seq : 0);
  again.close();

  const now = openDatabase(path);
  atEnd(() => now.close());
  const search = createSearch(now);
  const seqs = (code: string) =>
    search.search({ filter: { code }, before: null, limit: 10 }).rows.map(({ seq }) => seq);
  expect(['1111', '2222', '4444'].map(seqs)).toEqual([
    [3, 2, 1],
    [6, 5, 4],
    [10, 9, 8],
  ]);
  expect(seqs('333333333333')).toEqual([11, 7]);
  expect(createReader(now).intentsOfCode('333333333333')).toMatchObject([{ state: 'unknown' }]);
  expect(
    search.search({ filter: { outcome: 'unknown' }, before: null, limit: 10 }).rows,
  ).toMatchObject([{ seq: 11, intent: 7 }]);
  createWriter(now, desk).conclude(7, 'settled-redeemed', { kind: 'settlement' }, 'till');
  expect(seqs('333333333333')).toEqual([12, 11, 7]);
});

it('chains its rows just as the first release did', () => {
  const folder = newFolder();
  const now = () => Date.parse('2026-11-23T12:00:00+08:00');
  const [before, after] = ['old', 'new'].map((name) => join(folder, name)) as [string, string];
  const first = old.openDatabase(before);
  old.createWriter(first, desk, now).add({ kind: 'scan', code: '1', verdict: 'refused' });
  first.close();
  const second = openDatabase(after);
  createWriter(second, desk, now).add({ kind: 'scan', code: '1', verdict: 'refused' });
  second.close();
  expect(rowsOf(after)).toEqual(rowsOf(before));
});

it('finds an intent that this release left open and the one before concluded', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const second = openDatabase(path);
  const open = createWriter(second, desk).intend(orderOf('333333333333'));
  second.close();
  const back = old.openDatabase(path);
  const seq = open.ok ? open.seq : 0;
  old.createWriter(back, desk).conclude(seq, 'redeemed', { kind: 'outcome' }, 'till');
  back.close();

  const now = openDatabase(path);
  atEnd(() => now.close());
  const found = () =>
    createSearch(now)
      .search({ filter: { code: '3333' }, before: null, limit: 10 })
      .rows.map(({ kind }) => kind);
  expect(found()).toEqual(['outcome']);
  indexLeftovers(now);
  expect(found()).toEqual(['outcome', 'intent']);
});
