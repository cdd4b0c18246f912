/** A ledger whose rows do not match their fingerprint vouches for nothing that it does not say. */
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { withShop } from '../../support/shop';
import { newFolder, openTestLedger, rowsOf, visits } from './support';

const KEY = 'ab'.repeat(32);
const CONSUMED = '200000000001';

function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** A closed ledger with twelve rows and a seal. */
function sealed(): string {
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path, { key: KEY });
  visits(ledger.writer, 4);
  ledger.core.keeper.seal();
  ledger.close();
  return path;
}

describe('a coupon that WeChat calls consumed', () => {
  it('may have been redeemed here while a row does not fit, seen by a manager or not', () =>
    withShop(async (shop) => {
      const folder = newFolder();
      const first = shop.till({}, folder);
      expect(await first.verdictOn(CONSUMED)).toBe('refused/consumed');
      await first.close();
      tamper(join(folder, 'ledger.sqlite'), "UPDATE entries SET code = '0' WHERE seq = 1");
      const second = shop.till({}, folder);
      expect(await second.verdictOn(CONSUMED)).toBe('refused/consumed-maybe-here');
      second.till.ledger.problemSeen();
      expect(second.view().ledgerProblem).toBe(null);
      expect(await second.verdictOn(CONSUMED)).toBe('refused/consumed-maybe-here');
    }));

  it('may have been redeemed here from the moment the look through the file finds a break', () =>
    withShop(async (shop) => {
      const folder = newFolder();
      const till = shop.till({}, folder);
      expect(await till.verdictOn(CONSUMED)).toBe('refused/consumed');
      tamper(join(folder, 'ledger.sqlite'), "UPDATE entries SET code = '0' WHERE seq = 1");
      await till.till.ledger.check();
      expect(await till.verdictOn('500000000999')).toBe('redeemable/');
      expect(await till.verdictOn(CONSUMED)).toBe('refused/consumed-maybe-here');
    }));
});

describe('a break', () => {
  it('is not forgotten when a new head is sealed over rows that were cut off', () => {
    const path = sealed();
    tamper(path, 'DELETE FROM entries WHERE seq > 9; DELETE FROM intents WHERE intent > 9');
    const second = openTestLedger(path, { key: KEY });
    expect([second.doubted, second.reader.mayLack(null, null)]).toEqual([true, true]);
    visits(second.writer, 2, 50);
    second.core.keeper.seal();
    second.close();
    const third = openTestLedger(path, { key: KEY });
    expect(third.problem).toEqual({ kind: 'broken-chain', seq: 13 });
    expect(third.reader.mayLack(null, null)).toBe(true);
    third.close();
    const notes = rowsOf(path).filter(({ reason }) => reason === 'chain-broken');
    expect(notes.map(({ status }) => status)).toEqual(['{"seq":13}']);
  });

  it('leaves a whole ledger beyond doubt', async () => {
    const ledger = openTestLedger(sealed(), { key: KEY });
    expect(await ledger.check()).toMatchObject({ kind: 'good' });
    expect([ledger.doubted, ledger.reader.mayLack(null, null)]).toEqual([false, false]);
  });
});
