import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { backupsIn, pruneBackups } from '../../../main/ledger/backup';
import { entryColumns, GENESIS, hashOf } from '../../../main/ledger/chain';
import { checkNow } from '../../../main/ledger/check';
import { createSealer, readSeal } from '../../../main/ledger/seal';
import { intended, NOON, newFolder, openTestLedger, rowsOf, visit, visits } from './support';

const KEY = 'ab'.repeat(32);
const OTHER_KEY = 'cd'.repeat(32);
const newPath = () => join(newFolder(), 'ledger.sqlite');
const look = (path: string, key: string | null = KEY) =>
  checkNow({ path, immutable: false, key, head: null });

/** Changes the file behind the ledger's back, as somebody with a SQLite tool would. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Writes the hashes of all rows anew from `seq` on, as a thorough forger would. */
function rehash(path: string, from: number): void {
  const database = new DatabaseSync(path);
  let prev = rowsOf(path).find(({ seq }) => seq === from - 1)?.hash ?? GENESIS;
  for (const row of rowsOf(path).filter(({ seq }) => seq >= from)) {
    const hash = hashOf({ ...row, prev_hash: prev });
    database
      .prepare('UPDATE entries SET prev_hash = ?, hash = ? WHERE seq = ?')
      .run(prev, hash, row.seq);
    prev = hash;
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

describe('the chain', () => {
  it('can be verified by anybody with twenty lines and no secret', () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 3);
    ledger.writer.add({ kind: 'scan', code: '引号"和\\反斜杠', verdict: 'invalid' });
    let prev = '0'.repeat(64);
    for (const row of rowsOf(path)) {
      const values = entryColumns.slice(0, -1).map((name) => row[name]);
      const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex');
      expect([row.prev_hash, row.hash]).toEqual([prev, hash]);
      prev = hash;
    }
  });

  it.each([
    ['a changed code', "UPDATE entries SET code = '000000000000' WHERE seq = 7", 7, 'changed'],
    ['a changed time', 'UPDATE entries SET at = at + 1 WHERE seq = 1', 1, 'changed'],
    ['a row taken out', 'DELETE FROM entries WHERE seq = 10', 11, 'does-not-follow'],
    ['the first row taken out', 'DELETE FROM entries WHERE seq = 1', 2, 'does-not-follow'],
    [
      'a wrong hash',
      "UPDATE entries SET hash = iif(hash LIKE 'f%', '0', 'f') || substr(hash, 2) WHERE seq = 5",
      5,
      'changed',
    ],
  ])('names the first broken row: %s', (_what, sql, seq, detail) => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 6);
    ledger.close();
    tamper(path, `PRAGMA foreign_keys = OFF; ${sql}`);
    expect(look(path)).toMatchObject({ kind: 'broken', seq, detail });
  });

  it('keeps what it hashed: half characters, zero bytes and empty texts come back the same', () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    const odd = { code: 'a\ud800b\u0000c', rid: '', status: '\udfff', reason: 'x' };
    expect(ledger.writer.add({ kind: 'scan', ...odd })).toMatchObject({ ok: true });
    expect(rowsOf(path)).toMatchObject([{ code: 'a\ufffdb\ufffdc', rid: null, status: '\ufffd' }]);
    expect(look(path)).toMatchObject({ kind: 'good', rows: 1 });
  });

  it('never stores a payment code, whoever hands it one', () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    ledger.writer.add({
      kind: 'scan',
      code: '134567890123456789',
      verdict: 'wrong-thing',
      reason: 'payment-code',
    });
    expect(rowsOf(path)).toMatchObject([{ code: '', reason: 'payment-code' }]);
  });
});

describe('a seal', () => {
  it('vouches for the row before it, with the key and without its being told', () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: KEY });
    visits(ledger.writer, 2);
    ledger.core.keeper.seal();
    const [last] = rowsOf(path).slice(-1);
    expect(last).toMatchObject({ kind: 'system', reason: 'sealed' });
    expect(readSeal(last?.status ?? null)?.sealed).toBe(`6:${last?.prev_hash}`);
    expect(last?.status).not.toContain(KEY);
    expect(look(path)).toMatchObject({ kind: 'good', seals: 1 });
    expect(look(path, OTHER_KEY)).toMatchObject({ kind: 'good', seals: 1 });
    expect(look(path, null)).toMatchObject({ kind: 'good', seals: 1 });
  });

  it('is not written twice over the same head, nor without a key', () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: KEY });
    ledger.core.keeper.seal();
    visit(ledger.writer, '111111111111');
    ledger.core.keeper.seal();
    ledger.core.keeper.seal();
    ledger.close();
    const unsealed = openTestLedger(path);
    unsealed.core.keeper.seal();
    expect(
      rowsOf(path)
        .map(({ reason }) => reason)
        .filter((one) => one === 'sealed'),
    ).toHaveLength(1);
  });

  it('gives a forger away who writes every hash anew', () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: KEY });
    visits(ledger.writer, 4);
    ledger.core.keeper.seal();
    visits(ledger.writer, 1, 50);
    ledger.close();
    tamper(path, "UPDATE entries SET code = '000000000000' WHERE seq IN (1, 2, 3)");
    rehash(path, 1);
    expect(look(path, null)).toMatchObject({ kind: expect.stringMatching(/good|projection/) });
    expect(look(path)).toMatchObject({ kind: 'broken', seq: 13, detail: 'bad-seal' });
    const again = openTestLedger(path, { key: KEY });
    expect(again.problem).toEqual({ kind: 'broken-chain', seq: 13 });
  });

  it('gives away who cuts rows off the end', () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: KEY });
    visits(ledger.writer, 4);
    ledger.core.keeper.seal();
    ledger.close();
    tamper(
      path,
      'PRAGMA foreign_keys = OFF; DELETE FROM entries WHERE seq > 9; DELETE FROM intents WHERE intent > 9',
    );
    expect(look(path)).toMatchObject({ kind: 'good' });
    expect(openTestLedger(path, { key: KEY }).problem).toEqual({ kind: 'broken-chain', seq: 13 });
  });

  it('with another key is no forgery: the secrets of a profile may be lost', () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: OTHER_KEY });
    visits(ledger.writer, 1);
    ledger.core.keeper.seal();
    ledger.close();
    const again = openTestLedger(path, { key: KEY });
    expect(again.problem).toBe(null);
    visits(again.writer, 1, 9);
    again.core.keeper.seal();
    expect(look(path)).toMatchObject({ kind: 'good', seals: 2 });
  });

  it('cannot be read for another head', () => {
    const sealer = createSealer(KEY);
    const seal = sealer.seal('5:aa');
    expect([
      sealer.check(seal, '5:aa'),
      sealer.check(seal, '5:ab'),
      sealer.check({ ...seal, mac: seal.mac.replace(/./, '0') }, '5:aa'),
      sealer.check({ ...seal, mac: '' }, '5:aa'),
      createSealer(OTHER_KEY).check(seal, '5:aa'),
    ]).toEqual(['good', 'bad', expect.stringMatching(/good|bad/), 'bad', 'other-key']);
  });
});

describe('a problem that a manager has seen', () => {
  it('stays down for this row, and comes back for another', async () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 6);
    ledger.close();
    tamper(path, "UPDATE entries SET code = '0' WHERE seq = 7");
    const second = openTestLedger(path);
    expect(second.problem).toEqual({ kind: 'broken-chain', seq: 7 });
    second.problemSeen();
    await second.check();
    expect(second.problem).toBe(null);
    second.close();
    tamper(path, "UPDATE entries SET code = '0' WHERE seq = 4");
    expect(openTestLedger(path).problem).toEqual({ kind: 'broken-chain', seq: 4 });
  });
});

describe('the table of intents', () => {
  it('is compared with the entries, and told anew from them where it differs', async () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 2);
    const open = intended(ledger.writer, '999999999999');
    ledger.writer.assumeSent(open);
    ledger.hand.noteReceipt(2, 'R1');
    ledger.close();
    const before = intentsOf(path);
    tamper(
      path,
      "UPDATE intents SET state = 'refused' WHERE intent = 2; DELETE FROM intents WHERE intent = 5",
    );
    expect(look(path)).toMatchObject({ kind: 'projection', seq: 2 });
    const again = openTestLedger(path);
    await again.check();
    expect(again.problem).toEqual({ kind: 'broken-chain', seq: 2 });
    expect(look(path)).toMatchObject({ kind: 'good' });
    const untitled = before.map((row) => ({
      ...row,
      title: row['intent'] === 5 ? null : row['title'],
    }));
    expect(intentsOf(path)).toEqual(untitled);
  });

  function intentsOf(path: string): Record<string, unknown>[] {
    const database = new DatabaseSync(path);
    const rows = database.prepare('SELECT * FROM intents ORDER BY intent').all();
    database.close();
    return (rows as Record<string, unknown>[]).map((row) => ({ ...row }));
  }
});

describe('backups', () => {
  it('are whole, looked through, and the newest fourteen are kept', async () => {
    const path = newPath();
    let now = NOON;
    const ledger = openTestLedger(path, { key: KEY, now: () => now });
    for (let day = 0; day < 17; day += 1) {
      visit(ledger.writer, `${100_000_000_000 + day}`);
      expect(await ledger.backUp()).toMatchObject({ ok: true, rows: (day + 1) * 3 });
      now += 86_400_000;
    }
    const kept = backupsIn(join(dirname(path), 'backups'));
    expect(kept).toHaveLength(14);
    expect(kept[0]?.name).toBe('ledger-20261209-120000.sqlite');
    for (const { path: copy } of kept) {
      expect(checkNow({ path: copy, immutable: true, key: KEY, head: null }).kind).toBe('good');
    }
    expect(
      readdirSync(dirname(kept[0]?.path ?? '')).filter((name) => !name.endsWith('.sqlite')),
    ).toEqual([]);
  });

  it('keep the till writing while they are taken', async () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 50);
    const taking = ledger.backUp();
    visits(ledger.writer, 5, 100);
    expect(await taking).toMatchObject({ ok: true });
    visits(ledger.writer, 5, 200);
    expect(look(path)).toMatchObject({ kind: 'good', rows: 180 });
  });

  it('of a broken ledger do not count, and push no good one out', async () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    visits(ledger.writer, 5);
    await ledger.backUp();
    ledger.close();
    tamper(path, "UPDATE entries SET code = '0' WHERE seq = 2");
    const again = openTestLedger(path);
    expect(await again.backUp()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('broken'),
    });
    expect(backupsIn(again.files.backups)).toHaveLength(1);
  });

  it('that were cut off leave nothing behind', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ledger-20261123-120000.sqlite.part'), 'half');
    pruneBackups(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are taken at the end of a shift, behind its seal', async () => {
    const path = newPath();
    const ledger = openTestLedger(path, { key: KEY });
    ledger.shifts.open('小王');
    visits(ledger.writer, 1);
    expect(ledger.endShift()).toMatchObject({ ok: true, shift: null });
    await ledger.backUp();
    expect(
      rowsOf(path)
        .map(({ kind, reason }) => [kind, reason])
        .slice(-2),
    ).toEqual([
      ['shift', 'closed'],
      ['system', 'sealed'],
    ]);
    expect(existsSync(ledger.files.head)).toBe(true);
    expect(readFileSync(ledger.files.head, 'utf8')).toContain(`"sealed":"6:`);
    expect(backupsIn(ledger.files.backups).length).toBeGreaterThan(0);
  });
});
