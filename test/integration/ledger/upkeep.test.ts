import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backupsIn } from '../../../main/ledger/backup';
import { NOON, newFolder, openTestLedger, rowsOf, visit } from './support';

const HOUR = 3_600_000;
const KEY = 'ab'.repeat(32);

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
    }),
);
afterEach(() => void vi.useRealTimers());

it('looks through the file, seals every hour in which something happened, backs up every day', async () => {
  const path = join(newFolder(), 'ledger.sqlite');
  let now = NOON;
  const ledger = openTestLedger(path, { key: KEY, now: () => now });
  const seals = () => rowsOf(path).filter(({ reason }) => reason === 'sealed').length;
  const backups = () => backupsIn(ledger.files.backups).length;
  const pass = async (ms: number) => {
    now += ms;
    await vi.advanceTimersByTimeAsync(60_000);
  };

  visit(ledger.writer, '111111111111');
  ledger.startUpkeep();
  expect(ledger.lastCheck).toBe(null);
  await vi.advanceTimersByTimeAsync(3_000);
  await vi.waitFor(() => expect(ledger.lastCheck).toMatchObject({ ok: true, rows: 3 }));
  await vi.waitFor(() => expect([seals(), backups()]).toEqual([1, 1]));
  const kept = [path, `${path}-wal`, ...backupsIn(ledger.files.backups).map((one) => one.path)];
  expect(kept.map((file) => statSync(file).mode & 0o077)).toEqual([0, 0, 0]);

  await pass(HOUR / 2);
  visit(ledger.writer, '222222222222');
  await pass(60_000);
  expect(seals()).toBe(1);
  await pass(HOUR / 2);
  expect(seals()).toBe(2);
  await pass(HOUR);
  // Nothing has happened since: there is nothing to seal.
  expect(seals()).toBe(2);

  await pass(24 * HOUR);
  await vi.waitFor(() => expect(backups()).toBe(2));
  await ledger.check();
  expect(ledger.lastCheck).toMatchObject({ ok: true, seals: 2, brokenSeq: null });
});

it('ends with the till, in the middle of whatever it does', async () => {
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path);
  visit(ledger.writer, '111111111111');
  const looking = ledger.check();
  const taking = ledger.backUp();
  ledger.close();
  expect([await looking, await taking]).toEqual([null, null]);
});
