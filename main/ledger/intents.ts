/**
 * The intents' table: where each one stands now. It only repeats what the entries say, so
 * that what is open can be found at once; every change of it goes with a row of its own.
 */
import { type Hand, type IntentState, mayBecome } from '../redemption/steps';
import { type Appender, ForbiddenStep, type Row } from './append';
import type { Entry } from './chain';
import type { Database } from './database';
import { shownAs } from './shown';

/** An intent as it is stored. */
export interface StoredIntent {
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

/** All intents of a code; the open ones have an index of their own (migration 003). */
export const INTENTS_OF_CODE_SQL = `
  SELECT * FROM intents WHERE code = ?1 AND state NOT IN ('intended', 'unknown')
  UNION ALL
  SELECT * FROM intents WHERE code = ?1 AND state IN ('intended', 'unknown')`;

export interface IntentBook {
  find(intent: number): StoredIntent | null;
  /** Enters an intent beside its row, inside the caller's transaction. */
  enter(entry: Entry, sentCardId: string | null, title: string | null): void;
  /**
   * Moves an intent and says so in a row, inside the caller's transaction. The row gets the
   * verdict that the state means, unless it brings a reason of its own (a manager's).
   * Throws ForbiddenStep on a change that the rules do not know.
   */
  move(intent: number, state: IntentState, row: Row, by: Hand): Entry;
  setReceipt(intent: number, receipt: string): void;
  /** Other intents with this receipt, newest first. */
  withReceipt(receipt: string, except: number): StoredIntent[];
}

/**
 * Puts into the indexes what a release before concluded without knowing of them (migration 003):
 * after a rollback, an intent that this release left open. Throws what SQLite throws.
 */
export function indexLeftovers(database: Database): void {
  database.exec(`
    UPDATE entries SET unindexed = NULL
    WHERE seq > (SELECT max(seq) FROM entries) - 50000 AND unindexed IS NOT NULL
      AND seq NOT IN (SELECT intent FROM intents WHERE state IN ('intended', 'unknown'))`);
}

/** The book of an open database. */
export function createIntentBook(database: Database, { append }: Appender): IntentBook {
  const select = database.prepare('SELECT * FROM intents WHERE intent = ?');
  const insert = database.prepare(
    `INSERT INTO intents (intent, code, sent_card_id, card_id, title, state, operator, at)
     VALUES (?, ?, ?, ?, ?, 'intended', ?, ?)`,
  );
  const update = database.prepare('UPDATE intents SET state = ?, ended_at = ? WHERE intent = ?');
  const index = database.prepare(
    'UPDATE entries SET unindexed = NULL WHERE seq = ? AND unindexed IS NOT NULL',
  );
  const updateReceipt = database.prepare('UPDATE intents SET receipt = ? WHERE intent = ?');
  const sameReceipt = database.prepare(
    `SELECT * FROM intents WHERE receipt IS NOT NULL AND receipt = ? AND intent <> ?
     ORDER BY intent DESC LIMIT 20`,
  );

  const find = (intent: number) => (select.get(intent) as StoredIntent | undefined) ?? null;

  return {
    find,
    enter({ seq, code, card_id, operator, at }, sentCardId, title) {
      insert.run(seq, code, sentCardId, card_id, title, operator, at);
    },
    move(intent, state, row, by) {
      const stored = find(intent);
      // Not there at all: only in a ledger that was restored under a running redemption.
      if (!stored) throw new Error(`no intent ${intent}`);
      if (!mayBecome(stored.state, state, by)) {
        throw new ForbiddenStep(`intent ${intent}: ${stored.state} → ${state}`);
      }
      const { code, card_id } = stored;
      const told = { errcode: row.errcode ?? null, reason: row.reason ?? null };
      const shown = by === 'manager' ? {} : shownAs(state, told);
      const entry = append({ ...row, ...shown, intent, outcome: state, code, card_id });
      update.run(state, entry.at, intent);
      index.run(intent);
      return entry;
    },
    setReceipt: (receiptOf, receipt) => void updateReceipt.run(receipt, receiptOf),
    withReceipt: (receipt, except) => sameReceipt.all(receipt, except) as StoredIntent[],
  };
}
