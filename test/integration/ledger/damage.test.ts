import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { newestGoodBackup } from '../../../main/ledger/backup';
import { carveEntries } from '../../../main/ledger/carve';
import { checkNow } from '../../../main/ledger/check';
import { fillLedger } from '../../../scripts/bench/ledger-rows';
import {
  codeOf,
  intended,
  newFolder,
  openTestLedger,
  orderOf,
  rowsOf,
  visit,
  visits,
} from './support';

const PAGE = 4_096;
const look = (path: string) => checkNow({ path, immutable: false, key: null, head: null });

/** A closed ledger with a backup in its middle: 20 visits, backup, 20 visits, an open intent. */
async function ledgerWithBackup(): Promise<{ path: string; open: number; backedUp: number }> {
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path);
  visits(ledger.writer, 20);
  expect(await ledger.backUp()).toMatchObject({ ok: true });
  const backedUp = 20 * 3;
  visits(ledger.writer, 20, 21);
  const open = intended(ledger.writer, '999999999999');
  ledger.writer.assumeSent(open);
  ledger.close();
  return { path, open, backedUp };
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** Where a leaf page begins that holds this row. */
function pageOfRow(path: string, code: string): number {
  const at = readFileSync(path).lastIndexOf(Buffer.from(code));
  return Math.floor(at / PAGE) * PAGE;
}

/** The page with rows (not of an index) that holds a code. */
function leafOf(path: string, code: string): number {
  const bytes = readFileSync(path);
  for (let page = PAGE; page < bytes.length; page += PAGE) {
    const here = bytes.subarray(page, page + PAGE);
    if (here[0] === 13 && here.includes(code) && here.includes('redeemable')) return page;
  }
  throw new Error(`no page holds ${code}`);
}

const damages: [string, (path: string) => void][] = [
  ['its beginning is overwritten', (path) => overwrite(path, 0, Buffer.alloc(2 * PAGE, 0x5a))],
  ['it is cut in half', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
  ['it is cut off within a page', (path) => truncateSync(path, 3 * PAGE + 1_000)],
  ['it is empty but for some text', (path) => writeFileSync(path, 'not a database at all')],
  ['it is gone', (path) => rmSync(path)],
  [
    'one byte of each page is flipped',
    (path) => {
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at += PAGE) bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 0xff;
      writeFileSync(path, bytes);
    },
  ],
];

describe.each(damages)('a ledger whose file is damaged: %s', (_what, damage) => {
  it('opens with the backup and every newer row that can be read; the file is kept', async () => {
    const { path, open, backedUp } = await ledgerWithBackup();
    const before = rowsOf(path);
    damage(path);
    const damaged = existsSync(path) ? readFileSync(path) : null;
    const readable = new Set([...carveEntries(path, backedUp)].map(([seq]) => seq));

    const ledger = openTestLedger(path);
    const { problem } = ledger;
    expect(problem).toMatchObject({
      kind: 'corrupt-restored',
      backup: expect.stringMatching(/^ledger-\d{8}-\d{6}\.sqlite$/),
      salvagedRows: readable.size,
    });
    if (problem?.kind !== 'corrupt-restored') throw new Error('no problem');
    if (damaged) {
      expect(readFileSync(join(dirname(path), problem.setAside ?? ''))).toEqual(damaged);
    }
    expect(readdirSync(dirname(path)).filter((name) => /building|ready/.test(name))).toEqual([]);
    const rows = rowsOf(path);
    const kept = before.filter(({ seq }) => seq <= backedUp || readable.has(seq));
    expect(rows.filter(({ reason }) => reason !== 'restored')).toEqual(kept);
    const last = rows.at(-1);
    expect(last).toMatchObject({ kind: 'system', reason: 'restored' });
    expect(look(path)).toMatchObject({ kind: 'good' });
    if (readable.has(open)) {
      expect(ledger.reader.openIntents()).toMatchObject([{ intent: open, state: 'unknown' }]);
    }
    expect(visit(ledger.writer, '888888888888')).toBe((last?.seq ?? 0) + 2);
    expect(look(path)).toMatchObject({ kind: 'good' });
  });
});

describe('a ledger whose file is damaged', () => {
  it('is told from its own rows alone where there is no backup', async () => {
    const path = join(newFolder(), 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 30);
    ledger.hand.noteReceipt(2, 'R-1182');
    ledger.close();
    const before = rowsOf(path);
    overwrite(path, 0, Buffer.alloc(PAGE, 0));
    const again = openTestLedger(path);
    expect(rowsOf(path).slice(0, -1)).toEqual(before);
    expect(again.problem).toMatchObject({
      kind: 'corrupt-restored',
      backup: null,
      salvagedRows: 91,
    });
    expect(again.reader.intentsOfCode(codeOf(1))).toMatchObject([
      { intent: 2, state: 'redeemed', receipt: 'R-1182' },
    ]);
  });

  it('reads rows that were only in the log when the process died', () => {
    const folder = newFolder();
    const path = join(folder, 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 5);
    const copy = join(folder, 'copy', 'ledger.sqlite');
    const empty = openTestLedger(copy);
    empty.close();
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    overwrite(copy, 0, Buffer.alloc(100, 1));
    const again = openTestLedger(copy);
    expect(again.problem).toMatchObject({ kind: 'corrupt-restored', salvagedRows: 15 });
    expect(rowsOf(copy).slice(0, -1)).toEqual(rowsOf(path));
  });

  it('puts a seam into a hole between readable rows, and the chain crosses it', async () => {
    const { path, backedUp } = await ledgerWithBackup();
    const before = rowsOf(path);
    overwrite(path, leafOf(path, codeOf(30)), Buffer.alloc(PAGE, 0xee));
    const ledger = openTestLedger(path);
    const rows = rowsOf(path);
    const seams = rows.filter(({ reason }) => reason === 'restored');
    expect(seams).toHaveLength(2);
    const [hole] = seams;
    const behind = rows.find(({ seq }) => seq > (hole?.seq ?? 0));
    const lastKept = before.find(({ seq }) => seq === (hole?.seq ?? 0) - 1);
    expect(hole?.seq).toBeGreaterThan(backedUp);
    expect(JSON.parse(hole?.status ?? '')).toMatchObject({
      kept: `${lastKept?.seq}:${lastKept?.hash}`,
      lost: `${(behind?.seq ?? 0) - 1}:${behind?.prev_hash}`,
    });
    expect(look(path)).toMatchObject({ kind: 'good' });
    expect(ledger.problem).toMatchObject({ doubtfulFrom: lastKept?.at });
  });

  it('counts its lost minutes as a gap for coupons that could be used then', async () => {
    const { path } = await ledgerWithBackup();
    truncateSync(path, 2 * PAGE);
    const { reader, problem } = openTestLedger(path);
    if (problem?.kind !== 'corrupt-restored') throw new Error('no problem');
    const from = Math.floor(problem.doubtfulFrom / 1000);
    const to = Math.ceil(problem.doubtfulTo / 1000);
    expect([
      reader.mayLack(from - 86_400, to + 86_400),
      reader.mayLack(null, null),
      reader.mayLack(to + 60, to + 86_400),
      reader.mayLack(from - 86_400, from - 60),
    ]).toEqual([true, true, false, false]);
  });

  it('passes over a backup that is damaged itself', async () => {
    const { path } = await ledgerWithBackup();
    const folder = join(dirname(path), 'backups');
    const [good] = readdirSync(folder);
    copyFileSync(join(folder, good ?? ''), join(folder, 'ledger-20991231-000000.sqlite'));
    overwrite(join(folder, 'ledger-20991231-000000.sqlite'), PAGE, Buffer.alloc(PAGE, 7));
    expect(newestGoodBackup(folder, null)?.name).toBe(good);
  });

  it('is replaced under the running till when the look through the whole file finds it', async () => {
    const path = join(newFolder(), 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 60);
    ledger.close();
    const again = openTestLedger(path);
    overwrite(path, pageOfRow(path, codeOf(3)), Buffer.alloc(PAGE, 0xee));
    expect(await again.check()).toMatchObject({ kind: 'corrupt' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(again.problem).toMatchObject({ kind: 'corrupt-restored' });
    const intent = visit(again.writer, '777777777777');
    expect(again.reader.intentsOfCode('777777777777')).toMatchObject([{ intent }]);
    expect(look(path)).toMatchObject({ kind: 'good' });
  });

  it('is replaced at once when somebody waits for what a damaged page held', () => {
    const path = join(newFolder(), 'ledger.sqlite');
    fillLedger(path, { rows: 6_000 });
    const ledger = openTestLedger(path);
    const size = readFileSync(path).length;
    overwrite(path, PAGE * 20, Buffer.alloc(size - PAGE * 20, 0xee));
    // More codes than pages are kept in memory.
    for (let n = 0; n < 200; n += 1) ledger.reader.intentsOfCode(String(n * 5_003_000_000));
    expect(ledger.problem).toMatchObject({ kind: 'corrupt-restored' });
    expect(visit(ledger.writer, '777777777777')).toBeGreaterThan(0);
    expect(look(path)).toMatchObject({ kind: 'good' });
  });

  it('takes no row that it could not keep, and takes them again once it is replaced', async () => {
    const path = join(newFolder(), 'ledger.sqlite');
    fillLedger(path, { rows: 6_000 });
    const replaced: string[] = [];
    const ledger = openTestLedger(path, { onReplaced: () => replaced.push('replaced') });
    overwrite(path, PAGE, Buffer.alloc(readFileSync(path).length - PAGE, 0xee));
    const refused = [1, 2, 3].map((n) => ledger.writer.intend(orderOf(codeOf(n))).ok);
    expect(refused).toContain(false);
    await vi.waitFor(() => expect(replaced).toEqual(['replaced']));
    expect(ledger.problem).toMatchObject({ kind: 'corrupt-restored' });
    expect(ledger.writer.intend(orderOf(codeOf(4)))).toMatchObject({ ok: true });
  });

  it('is not replaced because it could not be looked at for once', async () => {
    const path = join(newFolder(), 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 1);
    renameSync(path, `${path}.away`);
    expect(await ledger.check()).toMatchObject({ kind: 'unreadable' });
    renameSync(`${path}.away`, path);
    expect([ledger.problem, ledger.lastCheck?.ok]).toEqual([null, false]);
    expect(await ledger.check()).toMatchObject({ kind: 'good', rows: 3 });
  });

  it('keeps telling so after a restart until a manager has seen it', async () => {
    const { path } = await ledgerWithBackup();
    truncateSync(path, 2 * PAGE);
    openTestLedger(path).close();
    const second = openTestLedger(path);
    expect(second.problem).toMatchObject({ kind: 'corrupt-restored' });
    second.problemSeen();
    expect(second.problem).toBe(null);
    second.close();
    expect(openTestLedger(path).problem).toBe(null);
  });

  it('ends a change of files that was cut off', async () => {
    const { path } = await ledgerWithBackup();
    const ready = `${path}.ready`;
    copyFileSync(path, ready);
    rmSync(path);
    writeFileSync(`${path}-wal`, 'left behind');
    const ledger = openTestLedger(path);
    expect([ledger.problem, existsSync(ready)]).toEqual([null, false]);
    expect(rowsOf(path)).toHaveLength(122);
    const aside = readdirSync(dirname(path)).filter((name) => name.includes('set-aside'));
    expect(aside).toContainEqual(expect.stringMatching(/\.sqlite-wal$/));
  });
});

describe('a row that somebody changed', () => {
  it('is named, whether the start or the look through the whole file finds it', async () => {
    const path = join(newFolder(), 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 20);
    ledger.close();
    const bytes = readFileSync(path);
    const leaf = leafOf(path, codeOf(9));
    const at = bytes.indexOf(codeOf(9), leaf);
    overwrite(path, at + 11, Buffer.from('0'));
    const again = openTestLedger(path);
    const seq = rowsOf(path).find(({ code }) => code === '100000000000')?.seq;
    expect(again.problem).toEqual({ kind: 'broken-chain', seq });
    expect(await again.check()).toMatchObject({ kind: expect.stringMatching(/broken|corrupt/) });
  });
});
