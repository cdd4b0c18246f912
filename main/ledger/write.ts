/**
 * Everything that is written to the ledger. Rows are only ever added. A write that did not
 * reach the disk comes back as a value, so that nothing is sent or shown on its strength.
 */
import { type Hand, type IntentState, mayBecome } from '../redemption/steps';
import type { CouponAddress } from '../wechat/client';
import { type Entry, entryColumns, GENESIS, hashOf } from './chain';
import { type Database, inTransaction } from './database';

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
