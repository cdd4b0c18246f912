/**
 * Looks at a whole ledger: does SQLite find its file sound, does the chain hold, are the
 * seals ours, and does the table of intents say what the entries say. Done in small steps,
 * so that it can run anywhere: in another process (check-process.ts), between other work, at once.
 */
import type { LedgerCheck } from '../../shared/ledger';
import { never } from '../../shared/never';
import { ENTRY_COLUMNS_SQL, type EntryValues } from './chain';
import { type Database, detailOf, openToRead, storageTrouble } from './database';
import { firstWrongIntent } from './projection';
import { createSealer } from './seal';
import { walkFrom } from './walk';

export interface CheckOrder {
  path: string;
  /** A finished copy that nobody writes, read without touching it. */
  immutable: boolean;
  /** To check the seals with; null only counts them. */
  key: string | null;
  /** A head that the chain must contain (head-file.ts). */
  head: { seq: number; hash: string } | null;
}

export type Checked =
  | { kind: 'good'; rows: number; seals: number; head: { seq: number; hash: string } }
  /** The file itself is damaged. */
  | { kind: 'corrupt'; rows: number; detail: string }
  /** It could not be looked at just now, which says nothing about it. */
  | { kind: 'unreadable'; rows: number; detail: string }
  /** The first row that does not fit. */
  | { kind: 'broken'; rows: number; seals: number; seq: number; detail: string }
  /** The chain holds, but the table of intents says something else about this one. */
  | { kind: 'projection'; rows: number; seals: number; seq: number; detail: string };

export interface Steps {
  done: number;
  total: number;
}

const ROWS_AT_ONCE = 2_000;

/** The check, a step at a time. Never throws. */
export function* checkSteps(order: CheckOrder): Generator<Steps, Checked> {
  let database: Database | null = null;
  try {
    database = openToRead(order.path, order);
    const unsound = database.prepare('PRAGMA quick_check(3)').all() as { quick_check: string }[];
    const detail = unsound.map((row) => row.quick_check).join('; ');
    if (detail !== 'ok') return { kind: 'corrupt', rows: 0, detail };
    return yield* walkThrough(database, order);
  } catch (error) {
    const kind = storageTrouble(error) === 'corrupt' ? 'corrupt' : 'unreadable';
    return { kind, rows: 0, detail: detailOf(error) };
  } finally {
    database?.close();
  }
}

/** A look as the screens get it. */
export function checkFor(checked: Checked, at: number): LedgerCheck {
  const { kind, rows } = checked;
  switch (kind) {
    case 'good':
      return { at, rows, ok: true, brokenSeq: null, detail: null, seals: checked.seals };
    case 'corrupt':
    case 'unreadable':
      return { at, rows, ok: false, brokenSeq: null, detail: checked.detail, seals: 0 };
    case 'broken':
    case 'projection': {
      const { seq: brokenSeq, detail, seals } = checked;
      return { at, rows, ok: false, brokenSeq, detail, seals };
    }
    default:
      return never(kind);
  }
}

/** The check at once. */
export function checkNow(order: CheckOrder): Checked {
  const steps = checkSteps(order);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function* walkThrough(database: Database, order: CheckOrder): Generator<Steps, Checked> {
  const page = database.prepare(
    `SELECT ${ENTRY_COLUMNS_SQL} FROM entries WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  page.setReturnArrays(true);
  const { total } = database.prepare('SELECT max(seq) AS total FROM entries').get() as {
    total: number | null;
  };
  const walk = walkFrom(null, order.key === null ? null : createSealer(order.key));
  let wrongIntent: number | null = null;
  let headSeen = order.head === null;
  for (;;) {
    const from = walk.last().seq;
    const rows = page.all(from, ROWS_AT_ONCE) as unknown as EntryValues[];
    for (const values of rows) {
      const broken = walk.step(values);
      const { rows: walked, seals } = walk.counts();
      if (broken)
        return { kind: 'broken', rows: walked, seals, seq: broken.seq, detail: broken.why };
      const { seq, hash } = walk.last();
      headSeen ||= seq === order.head?.seq && hash === order.head.hash;
    }
    if (rows.length === 0) break;
    wrongIntent ??= firstWrongIntent(database, from + 1, walk.last().seq);
    yield { done: walk.last().seq, total: total ?? 0 };
  }
  const { rows, seals } = walk.counts();
  if (!headSeen && order.head) {
    return { kind: 'broken', rows, seals, seq: order.head.seq, detail: 'sealed-head-missing' };
  }
  if (wrongIntent !== null) {
    return { kind: 'projection', rows, seals, seq: wrongIntent, detail: 'intents-differ' };
  }
  return { kind: 'good', rows, seals, head: walk.last() };
}
