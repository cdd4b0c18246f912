/**
 * The ledger's code of the first release, frozen: what opens and writes a file of migration
 * 001 and knows of nothing newer. Never changed; the test beside it shows that this release
 * still opens and uses a file that the present one has worked on.
 */
import { createHash } from 'node:crypto';
import { DatabaseSync } from '@photostructure/sqlite';
import { type Hand, type IntentState, isOpen, mayBecome } from '../../../main/redemption/steps';
import type { CouponAddress } from '../../../main/wechat/client';

/** One row of the ledger, under the names of the export (contract: Files). */
export interface Entry {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  kind: 'scan' | 'intent' | 'send' | 'outcome' | 'settlement' | 'manager' | 'shift' | 'system';
  intent: number | null;
  code: string;
  card_id: string | null;
  status: string | null;
  outcome: string | null;
  verdict: string | null;
  reason: string | null;
  flags: string;
  errcode: number | null;
  rid: string | null;
  source: string | null;
  operator: string;
  device: string;
  receipt: string | null;
  latency_ms: number | null;
  prev_hash: string;
  hash: string;
}

/** The columns in the order of the export and of the canonical form. */
export const entryColumns = [
  'seq',
  'at',
  'kind',
  'intent',
  'code',
  'card_id',
  'status',
  'outcome',
  'verdict',
  'reason',
  'flags',
  'errcode',
  'rid',
  'source',
  'operator',
  'device',
  'receipt',
  'latency_ms',
  'prev_hash',
  'hash',
] as const satisfies readonly (keyof Entry)[];

/** What stands before the first row. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the canonical form: the JSON array of all columns but `hash`, in their order. */
export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const values = entryColumns.filter((column) => column !== 'hash').map((column) => entry[column]);
  return createHash('sha256').update(JSON.stringify(values), 'utf8').digest('hex');
}
export const entriesAndIntents = {
  version: 1,
  sql: `
    CREATE TABLE entries (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      intent INTEGER,
      code TEXT NOT NULL,
      card_id TEXT,
      status TEXT,
      outcome TEXT,
      verdict TEXT,
      reason TEXT,
      flags TEXT NOT NULL,
      errcode INTEGER,
      rid TEXT,
      source TEXT,
      operator TEXT NOT NULL,
      device TEXT NOT NULL,
      receipt TEXT,
      latency_ms INTEGER,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    CREATE TABLE intents (
      intent INTEGER PRIMARY KEY REFERENCES entries (seq),
      code TEXT NOT NULL,
      sent_card_id TEXT,
      card_id TEXT,
      title TEXT,
      state TEXT NOT NULL,
      operator TEXT NOT NULL,
      receipt TEXT,
      at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX intents_by_code ON intents (code);
    CREATE INDEX intents_open ON intents (state) WHERE state IN ('intended', 'unknown');
  `,
};
const migrations = [entriesAndIntents];

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens or makes the database and brings it up to date. Throws what SQLite throws:
 * the caller decides what a file that does not open means.
 */
export function openDatabase(path: string): Database {
  const database = new DatabaseSync(path, { timeout: 2_000 });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;');
  migrate(database);
  return database;
}

/** Applies the migrations that are missing. A newer file is left as it is: they only add. */
function migrate(database: Database): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  for (const migration of migrations) {
    if (migration.version <= row.user_version) continue;
    database.exec('BEGIN IMMEDIATE');
    database.exec(migration.sql);
    database.exec(`PRAGMA user_version = ${migration.version}`);
    database.exec('COMMIT');
  }
}

/** Runs `work` as one transaction: all of it is on the disk, or nothing. Rethrows. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Where one intent stands. Times are milliseconds since 1970. */
export interface IntentRecord {
  intent: number;
  address: CouponAddress;
  /** `card_id` of the answer at look-up. */
  cardId: string | null;
  title: string | null;
  state: IntentState;
  operator: string;
  receipt: string | null;
  at: number;
  endedAt: number | null;
}

export interface LedgerReader {
  /** Every intent of a code, newest first, whatever its card. */
  intentsOfCode(code: string): IntentRecord[];
  /** The intents whose outcome is not known, oldest first. */
  openIntents(): IntentRecord[];
}

/** A reader on an open database. */
export function createReader(database: Database): LedgerReader {
  const byCode = database.prepare('SELECT * FROM intents WHERE code = ? ORDER BY intent DESC');
  const open = database.prepare(
    `SELECT * FROM intents WHERE state IN ('intended', 'unknown') ORDER BY intent`,
  );
  return {
    intentsOfCode: (code) => (byCode.all(code) as StoredIntent[]).map(toRecord),
    openIntents: () => (open.all() as StoredIntent[]).map(toRecord).filter((i) => isOpen(i.state)),
  };
}

interface StoredIntent {
  intent: number;
  code: string;
  sent_card_id: string | null;
  card_id: string | null;
  title: string | null;
  state: IntentState;
  operator: string;
  receipt: string | null;
  at: number;
  ended_at: number | null;
}

function toRecord(row: StoredIntent): IntentRecord {
  return {
    intent: row.intent,
    address: { code: row.code, cardId: row.sent_card_id },
    cardId: row.card_id,
    title: row.title,
    state: row.state,
    operator: row.operator,
    receipt: row.receipt,
    at: row.at,
    endedAt: row.ended_at,
  };
}

/** A row's number, or why there is none. */
export type Written = { ok: true; seq: number } | { ok: false; detail: string };

/** What a row says; numbers, hashes, operator and device are filled in here. */
export type Row = Pick<Entry, 'kind'> &
  Partial<Omit<Entry, 'seq' | 'prev_hash' | 'hash' | 'kind' | 'operator' | 'device'>>;

/** Who stands at the till, for every row. */
export interface Desk {
  operator: string;
  device: string;
}

export interface IntentOrder {
  address: CouponAddress;
  /** `card_id` of the answer: with the code, what blocks a second redemption (rules §1). */
  cardId: string | null;
  title: string | null;
  /** The status seen just before. */
  status: string | null;
  source: string;
}

export interface LedgerWriter {
  /** Adds one row. */
  add(row: Row): Written;
  /** Commits an intent; only then may anything be sent. Its number is the intent's name. */
  intend(order: IntentOrder): Written;
  /** Commits a further send of an intent, before it leaves. */
  sendAgain(intent: number): Written;
  /**
   * An intent without an outcome counts as sent and unknown (rules §5): after a restart, or
   * where its outcome could not be written. Does nothing to any other intent.
   */
  assumeSent(intent: number): Written;
  /** Writes what became of an intent. Throws on a change that the rules forbid: a bug. */
  conclude(intent: number, state: IntentState, row: Row, by: Hand): Written;
}

/** A writer on an open database. `now` is the wall clock in milliseconds. */
export function createWriter(
  database: Database,
  desk: () => Desk,
  now: () => number = Date.now,
): LedgerWriter {
  const insert = database.prepare(
    `INSERT INTO entries (${entryColumns.join(', ')}) VALUES (${entryColumns.map(() => '?').join(', ')})`,
  );
  const newest = database.prepare('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
  const newIntent = database.prepare(
    `INSERT INTO intents (intent, code, sent_card_id, card_id, title, state, operator, at)
     VALUES (?, ?, ?, ?, ?, 'intended', ?, ?)`,
  );
  const readIntent = database.prepare('SELECT * FROM intents WHERE intent = ?');
  const moveIntent = database.prepare(
    'UPDATE intents SET state = ?, ended_at = ? WHERE intent = ?',
  );

  /** Adds a row inside the caller's transaction. */
  function append(row: Row): number {
    const last = newest.get() as { seq: number; hash: string } | undefined;
    const body: Omit<Entry, 'hash'> = {
      ...blank,
      at: now(),
      ...row,
      seq: (last?.seq ?? 0) + 1,
      ...desk(),
      prev_hash: last?.hash ?? GENESIS,
    };
    const entry: Entry = { ...body, hash: hashOf(body) };
    insert.run(...entryColumns.map((column) => entry[column]));
    return entry.seq;
  }

  /** Moves an intent and says so in a row, inside the caller's transaction. */
  function move(intent: number, state: IntentState, row: Row, by: Hand): number {
    const stored = readIntent.get(intent) as StoredIntent | undefined;
    if (!stored || !mayBecome(stored.state, state, by)) {
      throw new ForbiddenStep(`intent ${intent}: ${stored?.state ?? 'none'} → ${state}`);
    }
    moveIntent.run(state, now(), intent);
    return append({ ...row, intent, outcome: state, ...couponOf(stored) });
  }

  function commit(work: () => number): Written {
    try {
      return { ok: true, seq: inTransaction(database, work) };
    } catch (error) {
      if (error instanceof ForbiddenStep) throw error;
      return { ok: false, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    add: (row) => commit(() => append(row)),
    intend: (order) =>
      commit(() => {
        const seq = append({
          kind: 'intent',
          code: order.address.code,
          card_id: order.cardId,
          status: order.status,
          source: order.source,
        });
        const { code, cardId: sent } = order.address;
        newIntent.run(seq, code, sent, order.cardId, order.title, desk().operator, now());
        return seq;
      }),
    sendAgain: (intent) =>
      commit(() => append({ kind: 'send', intent, ...couponOf(readIntent.get(intent)) })),
    assumeSent: (intent) =>
      commit(() => {
        const stored = readIntent.get(intent) as StoredIntent;
        if (stored.state !== 'intended') return intent;
        return move(intent, 'unknown', { kind: 'outcome', reason: 'answer-lost' }, 'till');
      }),
    conclude: (intent, state, row, by) => commit(() => move(intent, state, row, by)),
  };
}

interface StoredIntent {
  code: string;
  card_id: string | null;
  state: IntentState;
}

/** A change of state that the rules do not know. */
export class ForbiddenStep extends Error {}

function couponOf(stored: unknown): Pick<Entry, 'code' | 'card_id'> {
  const { code, card_id } = stored as StoredIntent;
  return { code, card_id };
}

const blank: Omit<Entry, 'seq' | 'at' | 'kind' | 'operator' | 'device' | 'prev_hash' | 'hash'> = {
  intent: null,
  code: '',
  card_id: null,
  status: null,
  outcome: null,
  verdict: null,
  reason: null,
  flags: '',
  errcode: null,
  rid: null,
  source: null,
  receipt: null,
  latency_ms: null,
};
