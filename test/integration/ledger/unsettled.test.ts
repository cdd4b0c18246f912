/** What a start may know of a ledger before any till is open. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../../main/ledger/ledger';
import { hasUnsettled } from '../../../main/ledger/unsettled';
import { desk, intended, newFolder, visit } from './support';

test('a redemption without an outcome is seen, a finished one is none', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  expect(hasUnsettled(path)).toBe(false);
  const ledger = openLedger(path, desk);
  visit(ledger.writer, '100000000001');
  ledger.close();
  expect(hasUnsettled(path)).toBe(false);
  const again = openLedger(path, desk);
  intended(again.writer, '100000000002');
  again.close();
  expect(hasUnsettled(path)).toBe(true);
});

test('a ledger that cannot be read may well have some', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  writeFileSync(path, 'no database at all, but long enough to be looked at as one');
  expect(hasUnsettled(path)).toBe(true);
});
