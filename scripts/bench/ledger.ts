/**
 * `npm run bench -- ledger`: what a ledger of 1,000,000 rows costs. Commits of an intent
 * beside bare commits of the same library, searches and pages, opening beside an empty one,
 * and an export with its memory.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { closeDatabase, type Database, openDatabase } from '../../main/ledger/database';
import { openLedger } from '../../main/ledger/ledger';
import { makeLogRoom } from '../../main/ledger/log-room';
import { createSearch } from '../../main/ledger/search';
import { createWriter } from '../../main/ledger/write';
import { entryKinds, flagNames, type LedgerFilter, outcomes } from '../../shared/ledger';
import { root } from '../build';
import type { ExportCost } from './ledger-export';
import { fillCards, fillLedger, mulberry } from './ledger-rows';
import { measureStarts } from './ledger-start';
import { publish, round, rowsOf, type Spread, spreadOf } from './stats';

const ROWS = 1_000_000;
const COMMITS = 2_000;
/** Far more than a counter has. */
const COMMITS_A_MINUTE = 60;
const SEARCHES = 600;
const OPENINGS = 15;

const desk = () => ({ operator: '01', device: 'bench' });

/** Measures everything, prints tables and leaves `out/bench/ledger.json`. */
export async function run(rows = ROWS): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-bench-'));
  try {
    const path = join(folder, 'ledger.sqlite');
    const filledAt = performance.now();
    fillLedger(path, { rows });
    const fillSeconds = Math.round((performance.now() - filledAt) / 1000);
    console.log(`${rows} rows, ${mb(statSync(path).size)} MB, written in ${fillSeconds} s`);

    const commits = measureCommits(folder, path);
    console.table(rowsOf(commits));
    const searches = measureSearches(path, rows);
    console.table(rowsOf(searches));
    const opening = measureOpening(folder, path);
    console.table(rowsOf(opening));
    const starts = await measureStarts(folder, path);
    console.table(rowsOf(starts));
    const exported = { jsonl: measureExport(path, 'jsonl'), csv: measureExport(path, 'csv') };
    console.table(exported);

    publish('ledger', {
      figures: {
        rows,
        fileMb: mb(statSync(path).size),
        commits,
        searches,
        opening,
        starts,
        exported,
      },
      targets: [
        {
          name: 'intent p95 in bare commits',
          value: round(commits.intent.p95 / commits.bare.p95),
          limit: 1.5,
          kind: 'most',
        },
        { name: 'any search p95 ms', value: slowest(searches), limit: 50, kind: 'most' },
        {
          name: 'opening, ms more than an empty one',
          value: round(opening.million.p50 - opening.empty.p50),
          limit: 100,
          kind: 'most',
        },
        {
          name: 'start of the app, ms more than with an empty one',
          value: round(starts.million.p50 - starts.empty.p50),
          limit: 100,
          kind: 'most',
        },
        {
          name: 'export MB above idle',
          value: Math.max(exported.jsonl.aboveIdleMb, exported.csv.aboveIdleMb),
          limit: 50,
          kind: 'most',
        },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Turn by turn on the same disk, so that both meet the same weather. */
function measureCommits(folder: string, path: string): Record<'bare' | 'intent', Spread> {
  const bareBase = new DatabaseSync(join(folder, 'bare.sqlite'));
  bareBase.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
  bareBase.exec('CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = bareBase.prepare('INSERT INTO one (text) VALUES (?)');
  // On a copy: thousands of open intents are no start that a till ever has.
  const copy = join(folder, 'commits.sqlite');
  copyFileSync(path, copy);
  const database = openDatabase(copy);
  const writer = createWriter(database, desk);
  makeLogRoom(copy);
  const random = mulberry(7);
  const times: Record<'bare' | 'intent', number[]> = { bare: [], intent: [] };
  for (let n = 0; n < COMMITS; n += 1) {
    times.bare.push(timed(() => insert.run('x'.repeat(64))));
    const code = String(100_000_000_000 + Math.floor(random() * 899_999_999_999));
    const order = {
      address: { code, cardId: null },
      cardId: fillCards[n % fillCards.length] ?? null,
      title: '9折券',
      status: 'NORMAL',
      source: 'wedge',
    };
    times.intent.push(timed(() => writer.intend(order)));
    // As on a till: the log is copied into the file while nobody waits (upkeep.ts).
    if (n % COMMITS_A_MINUTE === 0) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }
  closeDatabase(database);
  bareBase.close();
  rmSync(copy);
  return { bare: spreadOf(times.bare), intent: spreadOf(times.intent) };
}

function measureSearches(path: string, rows: number): Record<string, Spread> {
  const database = openDatabase(path);
  const { search } = createSearch(database);
  const random = mulberry(11);
  const times: Record<string, number[]> = {};
  for (let n = 0; n < SEARCHES; n += 1) {
    for (const [name, filter] of Object.entries(filtersFor(database, rows, random))) {
      let before: number | null = null;
      for (let page = 0; page < 3; page += 1) {
        const query = { filter, before, limit: 100 };
        const begun = performance.now();
        const found = search(query);
        const key = page === 0 ? name : 'further pages';
        times[key] = [...(times[key] ?? []), performance.now() - begun];
        before = found.next;
        if (before === null) break;
      }
      if (n >= SEARCHES / 20) break;
    }
  }
  closeDatabase(database);
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, spreadOf(list)]));
}

/** One filter of each kind, and a wild combination; the combination first. */
function filtersFor(
  database: Database,
  rows: number,
  random: () => number,
): Record<string, LedgerFilter> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[]) => (random() < 0.4 ? pick(list) : undefined);
  const { code } = database
    .prepare(`SELECT code FROM entries WHERE seq >= ? AND code <> '' ORDER BY seq LIMIT 1`)
    .get(Math.floor(random() * rows * 0.99)) as { code: string };
  const day = dayBefore(Math.floor(random() * 500));
  return {
    combined: {
      cardId: some(fillCards),
      kind: some(entryKinds),
      outcome: some(outcomes),
      verdict: some(['redeemable', 'redeemed', 'refused', 'fault', 'invalid', 'unknown']),
      flag: some(flagNames),
      fromDay: random() < 0.3 ? dayBefore(Math.floor(random() * 600)) : undefined,
      toDay: some([day]),
      code: random() < 0.1 ? code.slice(-4) : undefined,
    },
    everything: {},
    'whole code': { code },
    'last four': { code: code.slice(-4) },
    card: { cardId: pick(fillCards) },
    outcome: { outcome: pick(outcomes) },
    verdict: { verdict: pick(['redeemable', 'redeemed', 'refused', 'fault', 'unknown']) },
    kind: { kind: pick(entryKinds) },
    flag: { flag: pick(flagNames) },
    day: { fromDay: day, toDay: day },
  };
}

function measureOpening(folder: string, path: string): Record<'empty' | 'million', Spread> {
  const times: Record<'empty' | 'million', number[]> = { empty: [], million: [] };
  const paths = { empty: join(folder, 'empty', 'ledger.sqlite'), million: path };
  for (let n = 0; n <= OPENINGS; n += 1) {
    for (const name of ['empty', 'million'] as const) {
      const begun = performance.now();
      const ledger = openLedger(paths[name], desk);
      ledger.reader.openIntents();
      // The first of each makes the empty one and warms both.
      if (n > 0) times[name].push(performance.now() - begun);
      ledger.close();
    }
  }
  return { empty: spreadOf(times.empty), million: spreadOf(times.million) };
}

/** In a process of its own: nothing else has used its memory. */
function measureExport(path: string, format: 'csv' | 'jsonl'): ExportCost {
  const copy = `${path}.export`;
  copyFileSync(path, copy);
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const script = join(root, 'scripts', 'bench', 'ledger-export.ts');
  const child = spawnSync(process.execPath, [tsx, script, copy, format], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as ExportCost;
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function dayBefore(days: number): string {
  return new Date(Date.now() + 28_800_000 - days * 86_400_000).toISOString().slice(0, 10);
}

function slowest(spreads: Record<string, Spread>): number {
  return round(Math.max(...Object.values(spreads).map(({ p95 }) => p95)));
}

function mb(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
