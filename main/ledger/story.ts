/**
 * The whole story of one scan or one redemption. A scan's row is written before its intent
 * exists, so the two are found by what is always true of them: an intent follows the newest
 * green scan of its code.
 */
import type { LedgerIntent, LedgerStory } from '../../shared/ledger';
import type { Database } from './database';
import { INTENTS_OF_CODE_SQL, type StoredIntent } from './intents';
import { ROW_COLUMNS_SQL, rowOf, type StoredRow } from './rows';

/** Milliseconds until a manager may close an intent; null where nobody may. */
export type ClosableIn = (intent: StoredIntent) => number | null;

export interface StoryTeller {
  storyOf(seq: number): LedgerStory | null;
}

/** A teller on an open database. */
export function createStoryTeller(database: Database, closableIn: ClosableIn): StoryTeller {
  const one = database.prepare(`SELECT ${ROW_COLUMNS_SQL} FROM entries WHERE seq = ?`);
  const ofIntent = database.prepare(
    `SELECT ${ROW_COLUMNS_SQL} FROM indexed_entries WHERE intent = ? ORDER BY seq LIMIT 500`,
  );
  const intent = database.prepare('SELECT * FROM intents WHERE intent = ?');
  const intentsOfCode = database.prepare(`${INTENTS_OF_CODE_SQL} ORDER BY intent DESC LIMIT 50`);
  const scanBefore = database.prepare(
    `SELECT ${ROW_COLUMNS_SQL} FROM indexed_entries
     WHERE code <> '' AND code4 = substr(?1, -4) AND code = ?1 AND seq < ?2
       AND kind = 'scan' AND verdict = 'redeemable'
     ORDER BY seq DESC LIMIT 1`,
  );
  const intentAfter = database.prepare(
    `SELECT seq, kind FROM indexed_entries
     WHERE code <> '' AND code4 = substr(?1, -4) AND code = ?1 AND seq > ?2
       AND (kind = 'intent' OR (kind = 'scan' AND verdict = 'redeemable'))
     ORDER BY seq LIMIT 1`,
  );
  const openAfter = database.prepare(
    `SELECT intent FROM intents
     WHERE state IN ('intended', 'unknown') AND code = ? AND intent > ? ORDER BY intent LIMIT 1`,
  );

  function intentOf(row: StoredRow): number | null {
    if (row.kind === 'intent') return row.seq;
    if (row.intent !== null) return row.intent;
    if (row.kind !== 'scan' || row.verdict !== 'redeemable') return null;
    const next = intentAfter.get(row.code, row.seq) as { seq: number; kind: string } | undefined;
    if (next) return next.kind === 'intent' ? next.seq : null;
    return (openAfter.get(row.code, row.seq) as { intent: number } | undefined)?.intent ?? null;
  }

  function rowsOf(number: number, code: string): StoredRow[] {
    const own = ofIntent.all(number) as StoredRow[];
    // Not in the index yet; and a release before wrote no number into the intent's own row.
    const missing = own.some(({ seq }) => seq === number) ? [] : [one.get(number) as StoredRow];
    const scan = scanBefore.get(code, number) as StoredRow | undefined;
    return [...(scan ? [scan] : []), ...missing, ...own];
  }

  return {
    storyOf(seq) {
      const row = one.get(seq) as StoredRow | undefined;
      if (!row) return null;
      const number = intentOf(row);
      const found = number === null ? null : ((intent.get(number) as StoredIntent) ?? null);
      const all = row.code === '' ? [] : (intentsOfCode.all(row.code) as StoredIntent[]);
      const stored = found ? rowsOf(found.intent, found.code) : [];
      const rows = stored.some((other) => other.seq === seq) ? stored : [...stored, row];
      return {
        rows: rows.sort((a, b) => a.seq - b.seq).map(rowOf),
        card: cardOf(rows, found),
        intent: found ? intentForScreen(found, closableIn) : null,
        others: all
          .filter((other) => other.intent !== found?.intent)
          .map((other) => intentForScreen(other, closableIn)),
      };
    },
  };
}

function cardOf(rows: readonly StoredRow[], intent: StoredIntent | null): LedgerStory['card'] {
  const cardId = intent?.card_id ?? rows.find(({ card_id }) => card_id !== null)?.card_id ?? null;
  return cardId === null ? null : { cardId, title: intent?.title ?? null };
}

/** A stored intent for a screen. */
export function intentForScreen(stored: StoredIntent, closableIn: ClosableIn): LedgerIntent {
  return {
    intent: stored.intent,
    code: stored.code,
    cardId: stored.card_id,
    title: stored.title,
    state: stored.state,
    operator: stored.operator,
    receipt: stored.receipt,
    at: stored.at,
    endedAt: stored.ended_at,
    closableInMs: closableIn(stored),
  };
}
