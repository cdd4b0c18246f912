import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { checkNow } from '../../../main/ledger/check';
import type { LedgerProblem } from '../../../shared/counter-state';
import { intended, NOON, newFolder, openTestLedger, rowsOf, visit, visits } from './support';
import { openTestTill, type TestTill } from './till';

const DAY = 86_400_000;
const tills: TestTill[] = [];
const newTill = async (again?: TestTill) => {
  const till = await openTestTill(again);
  tills.push(till);
  return till;
};

afterEach(async () => {
  for (const till of tills.splice(0)) await till.close();
});

function fill(till: TestTill): { free: () => void } {
  const { database } = till.till.ledger.core;
  const pages = (database.prepare('PRAGMA page_count').get() as { page_count: number }).page_count;
  database.exec(`PRAGMA max_page_count = ${pages}`);
  // What is left in the last pages is used up by rows of some size.
  for (const size of [3_000, 500, 100, 0]) {
    const reason = `x: ${'x'.repeat(size)}`;
    while (till.till.ledger.writer.add({ kind: 'scan', code: '900000000001', reason }).ok) {}
  }
  return { free: () => database.exec('PRAGMA max_page_count = 1000000') };
}

describe('a disk that is full', () => {
  it('shows no green that could not be recorded, says so, and is well again by itself', async () => {
    const till = await newTill();
    expect(await till.ask('100000000001')).toMatchObject({ kind: 'redeemable' });
    const { free } = fill(till);
    expect(await till.ask('100000000003')).toMatchObject({
      kind: 'fault',
      reason: 'ledger-unwritable',
    });
    expect(till.view().ledgerProblem).toMatchObject({ kind: 'disk-full' });
    free();
    expect(await till.ask('100000000003')).toMatchObject({ kind: 'redeemable' });
    expect(till.view().ledgerProblem).toBe(null);
  });

  it('sends nothing without its intent on the disk', async () => {
    const till = await newTill();
    await till.ask('100000000001');
    const { free } = fill(till);
    till.till.counter.redeem(till.view().scanId);
    const { state } = await till.until((view) => view.state.kind === 'fault');
    expect(state).toMatchObject({ reason: 'ledger-unwritable' });
    expect(till.server.control.log().filter(({ api }) => api === 'consume')).toEqual([]);
    free();
  });

  it('loses no outcome: what could not be written is open, and settled once it can be', async () => {
    const till = await newTill();
    await till.ask('100000000001');
    till.server.control.addFault({ api: 'consume', do: { kind: 'latency', ms: 400 } });
    till.till.counter.redeem(till.view().scanId);
    const { free } = fill(till);
    await till.until(({ state }) => state.kind === 'unknown');
    expect(till.server.control.consumed()).toMatchObject([{ code: '100000000001' }]);
    free();
    const { state } = await till.until((view) => view.state.kind === 'redeemed');
    expect(state).toMatchObject({ reason: 'confirmed-afterwards' });
    const outcomes = rowsOf(till.ledgerPath).filter(({ outcome }) => outcome !== null);
    expect(outcomes).toMatchObject([
      { outcome: 'unknown', verdict: 'unknown', reason: 'answer-lost' },
      { outcome: 'settled-redeemed', verdict: 'redeemed', reason: 'confirmed-afterwards' },
    ]);
  });
});

describe('a folder in which nothing can be written', () => {
  const root = process.getuid?.() === 0;
  const nobody = 65_534;

  /** As an ordinary user, in a process of its own: root writes everywhere. */
  function asUser(path: string): { problem: LedgerProblem; written: unknown; open: number[] } {
    const script = fileURLToPath(new URL('./as-user.ts', import.meta.url));
    const tsx = fileURLToPath(new URL('../../../node_modules/tsx/dist/cli.mjs', import.meta.url));
    const run = spawnSync(process.execPath, [tsx, script, path], {
      encoding: 'utf8',
      env: { ...process.env, HOME: '/nonexistent', TMPDIR: '/tmp' },
      ...(root ? { uid: nobody, gid: nobody } : {}),
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
  }

  it('still blocks what is open there, and refuses to record anything', () => {
    const folder = newFolder();
    const path = join(folder, 'profile', 'ledger.sqlite');
    const ledger = openTestLedger(path);
    visits(ledger.writer, 3);
    const open = intended(ledger.writer, '999999999999');
    ledger.close();
    const profile = join(folder, 'profile');
    if (root) {
      chmodSync(folder, 0o755);
      for (const file of ['', '/ledger.sqlite', '/ledger.sqlite-wal', '/ledger.sqlite-shm']) {
        try {
          chownSync(profile + file, nobody, nobody);
        } catch {}
      }
    }
    chmodSync(profile, 0o555);
    chmodSync(path, 0o444);
    const seen = asUser(path);
    chmodSync(profile, 0o755);
    expect(seen).toMatchObject({
      problem: { kind: 'read-only', folder: profile },
      written: { ok: false },
      open: [open],
    });
  });

  it('opens empty and refuses where there is nothing to read either', () => {
    const folder = newFolder();
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    chmodSync(folder, 0o755);
    chmodSync(profile, 0o555);
    expect(asUser(join(profile, 'ledger.sqlite'))).toMatchObject({
      problem: { kind: 'read-only', folder: profile },
      written: { ok: false },
      open: [],
    });
    chmodSync(profile, 0o755);
  });
});

describe('a clock that is set back by a day', () => {
  it('goes on in the order of the rows, flags the first one, and says so until it is seen', () => {
    const path = join(newFolder(), 'ledger.sqlite');
    let now = NOON;
    const problems: (LedgerProblem | null)[] = [];
    const ledger = openTestLedger(path, { now: () => now, onProblem: (one) => problems.push(one) });
    visit(ledger.writer, '111111111111');
    now -= DAY;
    visit(ledger.writer, '222222222222');
    const rows = rowsOf(path);
    expect(rows.map(({ seq, flags }) => [seq, flags])).toEqual([
      [1, ''],
      [2, ''],
      [3, ''],
      [4, 'clock-set-back'],
      [5, ''],
      [6, ''],
    ]);
    expect(problems).toEqual([{ kind: 'clock-set-back', newest: NOON, now }]);
    expect(checkNow({ path, immutable: false, key: null, head: null })).toMatchObject({
      kind: 'good',
    });
    const day = (fromDay: string) =>
      ledger.search
        .search({ filter: { fromDay, toDay: fromDay }, before: null, limit: 10 })
        .rows.map(({ seq }) => seq);
    expect([day('2026-11-23'), day('2026-11-22')]).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
    ledger.problemSeen();
    expect(ledger.problem).toBe(null);
  });

  it('is noticed at the next start as well', () => {
    const path = join(newFolder(), 'ledger.sqlite');
    const ledger = openTestLedger(path, { now: () => NOON });
    visit(ledger.writer, '111111111111');
    ledger.close();
    expect(openTestLedger(path, { now: () => NOON - DAY }).problem).toEqual({
      kind: 'clock-set-back',
      newest: NOON,
      now: NOON - DAY,
    });
  });
});

describe('a restored ledger', () => {
  it('never calls a coupon plainly redeemed elsewhere that may have been redeemed here', async () => {
    const first = await newTill();
    await first.ask('100000000001');
    first.till.counter.redeem(first.view().scanId);
    await first.until(({ state }) => state.kind === 'redeemed');
    await first.till.close();
    tills.splice(tills.indexOf(first), 1);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(first.ledgerPath, 'damaged');
    for (const suffix of ['-wal', '-shm']) writeFileSync(first.ledgerPath + suffix, '');
    const again = await newTill(first);
    expect(again.view().ledgerProblem).toMatchObject({ kind: 'corrupt-restored', backup: null });
    expect(await again.ask('100000000001')).toMatchObject({
      kind: 'refused',
      reason: 'consumed-maybe-here',
    });
  });
});
