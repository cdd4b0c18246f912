import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { ENTRY_COLUMNS_SQL, type Entry } from '../../../main/ledger/chain';
import { type Database, openDatabase } from '../../../main/ledger/database';
import { createSearch } from '../../../main/ledger/search';
import { createWriter } from '../../../main/ledger/write';
import { fillCards, fillLedger } from '../../../scripts/bench/ledger-rows';
import { dayNumber } from '../../../shared/days';
import { entryKinds, flagNames, type LedgerFilter, outcomes } from '../../../shared/ledger';
import { desk, NOON, orderOf } from './support';

const ROWS = 3_000;
let rows: Entry[] = [];
let database: Database;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  const path = join(folder, 'ledger.sqlite');
  fillLedger(path, { rows: ROWS, until: NOON, rowsPerDay: 300 });
  database = openDatabase(path);
  // The clock was a day wrong for a while.
  const writer = createWriter(database, desk, () => NOON - 86_400_000);
  for (let n = 0; n < 5; n += 1)
    writer.add({ kind: 'scan', code: `88880000000${n}`, verdict: 'refused' });
  // What is open is in no index yet; what has an outcome is, and is found once.
  const today = createWriter(database, desk, () => NOON);
  for (const code of ['888811110000', '888811110001', '888811110002', '888811110003']) {
    const card = fillCards[0] ?? null;
    const intent = today.intend({
      ...orderOf(code, card),
      address: { code, cardId: code.endsWith('3') ? card : null },
    });
    if (!intent.ok) throw new Error(intent.detail);
    if (code.endsWith('1')) {
      today.conclude(intent.seq, 'unknown', { kind: 'outcome', reason: 'answer-lost' }, 'till');
    }
    if (code.endsWith('2')) today.conclude(intent.seq, 'redeemed', { kind: 'outcome' }, 'till');
  }
  const all = database.prepare(`SELECT ${ENTRY_COLUMNS_SQL} FROM entries ORDER BY seq DESC`).all();
  rows = all as Entry[];
  return () => {
    database.close();
    rmSync(folder, { recursive: true });
  };
});

/** The same, by looking at every row. */
function plainly(filter: LedgerFilter, before: number | null): number[] {
  const day = ({ at }: Entry) => Math.floor((at + 28_800_000) / 86_400_000);
  return rows
    .filter(
      (row) =>
        row.seq < (before ?? Number.POSITIVE_INFINITY) &&
        (filter.code === undefined ||
          row.code === filter.code ||
          (filter.code.length === 4 && row.code.endsWith(filter.code))) &&
        (filter.cardId === undefined || row.card_id === filter.cardId) &&
        (filter.kind === undefined || row.kind === filter.kind) &&
        (filter.outcome === undefined || row.outcome === filter.outcome) &&
        (filter.verdict === undefined || row.verdict === filter.verdict) &&
        (filter.reason === undefined || row.reason === filter.reason) &&
        (filter.flag === undefined || row.flags.split(' ').includes(filter.flag)) &&
        (filter.fromDay === undefined || day(row) >= dayNumber(filter.fromDay)) &&
        (filter.toDay === undefined || day(row) <= dayNumber(filter.toDay)),
    )
    .map(({ seq }) => seq);
}

/** One of the values in so many of a hundred cases. */
const maybe = <T>(values: readonly T[], weight: number) =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary: fc.constantFrom(...values) },
  );
const days = ['2026-11-13', '2026-11-15', '2026-11-20', '2026-11-22', '2026-11-23', '2026-12-01'];
const filters = fc.nat({ max: ROWS - 1 }).chain((n) =>
  fc.record({
    code: maybe(
      [
        rows[n]?.code ?? '',
        rows[n]?.code.slice(-4) ?? '',
        '8888',
        '888811110000',
        '0001',
        '0003',
      ].filter((c) => c !== ''),
      30,
    ),
    cardId: maybe([...fillCards.slice(0, 3), fillCards.at(-1) ?? '', 'pNone'], 50),
    kind: maybe(entryKinds, 50),
    outcome: maybe(outcomes, 40),
    verdict: maybe(['redeemable', 'refused', 'fault', 'redeemed', 'unknown'], 50),
    reason: maybe(['consumed', 'network', 'answer-lost'], 20),
    flag: maybe(flagNames, 40),
    fromDay: maybe(days, 40),
    toDay: maybe(days, 40),
  }),
);

it('finds the same rows in the same order as looking at each of them, page by page', () => {
  const { search } = createSearch(database);
  fc.assert(
    fc.property(
      filters,
      fc.option(fc.nat({ max: ROWS + 20 })),
      fc.integer({ min: 1, max: 60 }),
      (filter, before, limit) => {
        const found: number[] = [];
        let next = before;
        for (let page = 0; page < 4; page += 1) {
          const result = search({ filter, before: next, limit });
          found.push(...result.rows.map(({ seq }) => seq));
          next = result.next;
          if (next === null) break;
        }
        expect(found).toEqual(plainly(filter, before).slice(0, limit * 4));
        if (next === null) expect(found).toEqual(plainly(filter, before));
      },
    ),
    { numRuns: 300 },
  );
});

it('tells the cards that occur, the last redeemed first', () => {
  const cards = createSearch(database).cards();
  // An open one counts once it has an outcome.
  const newest = rows.find(({ kind, code }) => kind === 'intent' && code === '888811110002');
  expect(cards[0]).toMatchObject({ cardId: newest?.card_id, lastAt: newest?.at });
  expect(cards.map(({ cardId }) => cardId).sort()).toEqual(
    [...new Set(rows.map(({ card_id }) => card_id))].filter((id) => id !== null).sort(),
  );
});
