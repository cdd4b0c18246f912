import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCore } from '../../../main/ledger/core';
import { type Database, openDatabase } from '../../../main/ledger/database';
import { fillLedger } from '../../../scripts/bench/ledger-rows';
import { atEnd, desk, NOON, newFolder } from './support';

/** A database that notes how SQLite would run what is prepared on it. */
function noting(database: Database, plans: string[]): Database {
  return new Proxy(database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'prepare') return typeof value === 'function' ? value.bind(target) : value;
      return (sql: string) => {
        const steps = target.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
        plans.push(...steps.map(({ detail }) => `${detail}\n${sql}`));
        return target.prepare(sql);
      };
    },
  });
}

/** From an end, so far and no further, is no look at all rows. */
const walksItAll = (plan: string) =>
  /^SCAN (?:entries|intents|[a-z]\b)/.test(plan) && !/ORDER BY seq DESC LIMIT \d+$/.test(plan);

it('asks everything the counter and the console ask by an index, never by a look at all rows', () => {
  const path = join(newFolder(), 'ledger.sqlite');
  fillLedger(path, { rows: 2_000, until: NOON });
  const database = openDatabase(path);
  atEnd(() => database.close());
  const plans: string[] = [];
  createCore(
    noting(database, plans),
    {
      desk,
      now: () => NOON,
      events: { onWritten() {}, onTrouble() {}, onClockSetBack() {} },
      quietForMs: () => 0,
      onClosed() {},
      doubted: () => false,
      key: null,
      headFile: join(newFolder(), 'head'),
    },
    null,
  );
  expect(plans.length).toBeGreaterThan(30);
  expect(plans.filter(walksItAll)).toEqual([]);
});
