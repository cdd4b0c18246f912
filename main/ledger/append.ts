/**
 * Adds rows to the chain: the one place that numbers, flags and hashes them. Rows are only
 * ever added; whatever else a change needs is done in the same transaction.
 */
import {
  ENTRY_COLUMNS_SQL,
  type Entry,
  entryColumns,
  GENESIS,
  hashedValuesOf,
  hashOfValues,
} from './chain';
import {
  type Database,
  detailOf,
  inTransaction,
  type StorageTrouble,
  storageTrouble,
} from './database';
import { isClockSetBack, joinFlags, LONGEST_MEMORY_MS, type ScanSeen, scanFlags } from './flags';

/** What a row says; numbers, hashes, operator and device are filled in here. */
export type Row = Pick<Entry, 'kind'> &
  Partial<Omit<Entry, 'seq' | 'prev_hash' | 'hash' | 'kind' | 'operator' | 'device'>>;

/** Who stands at the till, for every row. */
export interface Desk {
  operator: string;
  device: string;
}

/** Told after every attempt to write. */
export interface WriteEvents {
  onWritten(): void;
  onTrouble(trouble: StorageTrouble, detail: string): void;
  /** A row's time lies before the row in front of it. */
  onClockSetBack(newest: number, now: number): void;
}

export interface Appender {
  /** Adds a row inside the caller's `commit`. `operator` where it is not who stands there. */
  append(row: Row, operator?: string): Entry;
  /** One transaction; what did not reach the disk comes back as a value. */
  commit<T>(work: () => T): Committed<T>;
  /** Number and hash of the last row; null where there is none. */
  head(): Head | null;
  now(): number;
}

export interface Head {
  seq: number;
  hash: string;
  at: number;
}

export type Committed<T> =
  | { ok: true; value: T }
  | { ok: false; trouble: StorageTrouble; detail: string };

/** A change that the rules do not know: a bug, thrown through `commit`. */
export class ForbiddenStep extends Error {}

/** An appender on an open database. `now` is the wall clock in milliseconds. */
export function createAppender(
  database: Database,
  desk: () => Desk,
  now: () => number = Date.now,
  events: WriteEvents = silent,
): Appender {
  const insert = database.prepare(
    `INSERT INTO entries (${ENTRY_COLUMNS_SQL}, unindexed)
     VALUES (${entryColumns.map(() => '?').join(', ')}, ?)`,
  );
  const newest = database.prepare('SELECT seq, hash, at FROM entries ORDER BY seq DESC LIMIT 1');
  let recent = recentScans(database);

  const head = () => (newest.get() as Head | undefined) ?? null;

  function append(row: Row, operator?: string): Entry {
    const last = head();
    const at = row.at ?? now();
    const seq = (last?.seq ?? 0) + 1;
    const code = row.code ?? '';
    const setBack = isClockSetBack(at, last?.at ?? null);
    if (last && setBack) events.onClockSetBack(last.at, at);
    const seen = { at, code, verdict: row.verdict ?? null, reason: row.reason ?? null };
    const own = row.kind === 'scan' ? flagsOf(seen) : [];
    const flags = joinFlags(row.flags ?? '', ...own, setBack ? 'clock-set-back' : '');
    const body: Omit<Entry, 'hash'> = {
      seq,
      at,
      kind: row.kind,
      intent: row.kind === 'intent' ? seq : (row.intent ?? null),
      // Payment codes are counted, never stored, whoever hands one in (rules §6).
      code: row.reason === 'payment-code' ? '' : whole(code),
      card_id: textOrNull(row.card_id),
      status: textOrNull(row.status),
      outcome: textOrNull(row.outcome),
      verdict: textOrNull(row.verdict),
      reason: textOrNull(row.reason),
      flags,
      errcode: row.errcode ?? null,
      rid: textOrNull(row.rid),
      source: textOrNull(row.source),
      operator: whole(operator ?? desk().operator),
      device: whole(desk().device),
      receipt: textOrNull(row.receipt),
      latency_ms: row.latency_ms ?? null,
      prev_hash: last?.hash ?? GENESIS,
    };
    const values = hashedValuesOf(body);
    const hash = hashOfValues(values);
    // An intent joins the indexes with its outcome (migration 003).
    insert.run(...values, hash, row.kind === 'intent' ? 1 : null);
    return { ...body, hash };
  }

  function flagsOf(scan: ScanSeen): string[] {
    recent = recent.filter(({ at }) => Math.abs(scan.at - at) < LONGEST_MEMORY_MS);
    const flags = scanFlags(scan, recent);
    recent.push(scan);
    return flags;
  }

  return {
    append,
    commit(work) {
      try {
        const value = inTransaction(database, work);
        events.onWritten();
        return { ok: true, value };
      } catch (error) {
        if (error instanceof ForbiddenStep) throw error;
        const trouble = storageTrouble(error);
        events.onTrouble(trouble, detailOf(error));
        return { ok: false, trouble, detail: detailOf(error) };
      }
    },
    head,
    now,
  };
}

/**
 * What is hashed must come back from the disk unchanged: no half surrogate pairs and no NUL,
 * which SQLite's text does not keep.
 */
function whole(text: string): string {
  return text.replace(unstorable, '\ufffd');
}

/** An empty text is stored as nothing, because they are the same in a CSV. */
function textOrNull(text: string | null | undefined): string | null {
  return whole(text ?? '') || null;
}

const unstorable = /[\0\p{Surrogate}]/gu;

/** Bounded: the newest few hundred rows hold all scans that can still count. */
function recentScans(database: Database): ScanSeen[] {
  const rows = database
    .prepare('SELECT kind, at, code, verdict, reason FROM entries ORDER BY seq DESC LIMIT 400')
    .all() as (ScanSeen & { kind: string })[];
  return rows
    .filter(({ kind }) => kind === 'scan')
    .map(({ at, code, verdict, reason }) => ({ at, code, verdict, reason }));
}

const silent: WriteEvents = { onWritten() {}, onTrouble() {}, onClockSetBack() {} };
