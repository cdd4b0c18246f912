/** The till's side of the reconciliation: its own redemptions by day and card. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redeemedByDay } from '../../../main/ledger/redeemed-by-day';
import { codeOf, intended, newFolder, openTestLedger, visit } from './support';

const at = (text: string) => Date.parse(`${text}+08:00`);

test('counts by the day of sending, and tells apart how each was confirmed', () => {
  let now = at('2026-11-20T12:00:00');
  const path = join(newFolder(), 'ledger.sqlite');
  const ledger = openTestLedger(path, { now: () => now, quietForMs: () => 60_000 });
  const { writer, hand } = ledger;
  visit(writer, codeOf(1));
  visit(writer, codeOf(2));
  now = at('2026-11-20T23:59:59');
  const lost = intended(writer, codeOf(3));
  const byHand = intended(writer, codeOf(4));
  const never = intended(writer, codeOf(5));
  for (const intent of [lost, byHand, never])
    writer.conclude(intent, 'unknown', { kind: 'outcome' }, 'till');
  now = at('2026-11-21T00:00:40');
  writer.conclude(lost, 'settled-redeemed', { kind: 'settlement' }, 'till');
  writer.conclude(never, 'settled-not-redeemed', { kind: 'settlement' }, 'till');
  expect(hand.closeIntent(byHand, 'settled-redeemed', '顾客已取走')).toMatchObject({ ok: true });
  visit(writer, codeOf(6));

  const day = (name: string, more: object) => ({
    day: name,
    cardId: 'pCard',
    title: '9折券',
    redeemed: 0,
    readBack: 0,
    byHand: 0,
    ...more,
  });
  const both = { from: '2026-11-01', to: '2026-11-30' };
  const first = day('2026-11-20', { redeemed: 2, readBack: 1, byHand: 1 });
  const second = day('2026-11-21', { redeemed: 1 });
  expect(redeemedByDay(ledger, both)).toEqual([first, second]);
  expect(redeemedByDay(ledger, { from: '2026-11-21', to: '2026-11-21' })).toEqual([second]);
  expect(redeemedByDay(ledger, { from: '2026-11-20', to: '2026-11-20' })).toEqual([first]);
  expect(redeemedByDay(ledger, { from: '2026-10-01', to: '2026-10-31' })).toEqual([]);
});
