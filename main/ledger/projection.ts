/**
 * The table `intents` told anew from the entries: to compare it with what is stored, and to
 * write it again after a restoration. Of a card's title and of a card_id that a release
 * before this one sent, only the stored table knows; they are kept where they are.
 */
import { type Database, inTransaction } from './database';

/** One line per intent row: `intents` as the entries tell it. */
function told(database: Database): string {
  const ofIntent = `FROM ${rowsByIntent(database)} x WHERE x.intent = e.seq`;
  return `
    SELECT e.seq AS intent, e.code, e.card_id, e.operator, e.at,
      CASE WHEN e.flags LIKE '%custom-code%' THEN e.card_id END AS sent_card_id,
      coalesce((SELECT x.outcome ${ofIntent} AND x.outcome IS NOT NULL
        ORDER BY x.seq DESC LIMIT 1), 'intended') AS state,
      (SELECT x.at ${ofIntent} AND x.outcome IS NOT NULL
        ORDER BY x.seq DESC LIMIT 1) AS ended_at,
      (SELECT x.receipt ${ofIntent} AND x.kind = 'system' AND x.reason = 'receipt'
        ORDER BY x.seq DESC LIMIT 1) AS receipt
    FROM entries e WHERE e.kind = 'intent'`;
}

/** A backup of a release before is looked at as it is, without the view of migration 003. */
function rowsByIntent(database: Database): string {
  const view = `SELECT 1 FROM sqlite_schema WHERE name = 'indexed_entries'`;
  return database.prepare(view).get() === undefined ? 'entries' : 'indexed_entries';
}

/** The first intent between two rows that is not stored as the entries tell it; null: none. */
export function firstWrongIntent(database: Database, from: number, to: number): number | null {
  const row = database
    .prepare(
      `SELECT t.intent AS intent FROM (${told(database)} AND e.seq >= ?1 AND e.seq <= ?2) t
       LEFT JOIN intents i ON i.intent = t.intent
       WHERE i.intent IS NULL OR i.state IS NOT t.state OR i.code IS NOT t.code
         OR i.card_id IS NOT t.card_id OR i.receipt IS NOT t.receipt
         OR (t.sent_card_id IS NOT NULL AND i.sent_card_id IS NOT t.sent_card_id)
       LIMIT 1`,
    )
    .get(from, to) as { intent: number } | undefined;
  if (row) return row.intent;
  const extra = database
    .prepare(
      `SELECT i.intent AS intent FROM intents i LEFT JOIN entries e ON e.seq = i.intent
       WHERE i.intent >= ?1 AND i.intent <= ?2 AND e.kind IS NOT 'intent' LIMIT 1`,
    )
    .get(from, to) as { intent: number } | undefined;
  return extra?.intent ?? null;
}

/** Writes the whole table again from the entries. Throws what SQLite throws. */
export function rebuildIntents(database: Database): void {
  inTransaction(database, () => {
    database.exec(`
      CREATE TEMP TABLE told_before AS SELECT intent, title, sent_card_id FROM intents;
      CREATE INDEX temp.told_before_intent ON told_before (intent);
      DELETE FROM intents;
      INSERT INTO intents
        (intent, code, sent_card_id, card_id, title, state, operator, receipt, at, ended_at)
      SELECT t.intent, t.code, coalesce(t.sent_card_id, b.sent_card_id), t.card_id, b.title,
        t.state, t.operator, t.receipt, t.at, t.ended_at
      FROM (${told(database)}) t LEFT JOIN told_before b ON b.intent = t.intent;
      DROP TABLE told_before;
    `);
  });
}
