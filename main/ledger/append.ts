/**
 * Adds rows to the chain: the one place that numbers, flags and hashes them. Rows are only
 * ever added; whatever else a change needs is done in the same transaction.
 */
import { ENTRY_COLUMNS_SQL, type Entry, entryColumns, GENESIS, hashOf } from './chain';
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
    `INSERT INTO entries (${ENTRY_COLUMNS_SQL}) VALUES (${entryColumns.map(() => '?').join(', ')})`,
  );
  const newest = database.prepare('SELECT seq, hash, at FROM entries ORDER BY seq DESC LIMIT 1');
  let recent = recentScans(database);

  const head = () => (newest.get() as Head | undefined) ?? null;

  function append(row: Row, operator?: string): Entry {
    const last = head();
    const at = row.at ?? now();
    const seq = (last?.seq ?? 0) + 1;
    const known = { ...blank, ...row, at };
    const setBack = isClockSetBack(at, last?.at ?? null);
    if (last && setBack) events.onClockSetBack(last.at, at);
    const flags = joinFlags(known.flags, ...flagsOf(known), setBack ? 'clock-set-back' : '');
    const body: Omit<Entry, 'hash'> = {
      ...storable(known),
      // Payment codes are counted, never stored, whoever hands one in (rules §6).
      ...(row.reason === 'payment-code' ? { code: '' } : {}),
      flags,
      seq,
      intent: row.kind === 'intent' ? seq : known.intent,
      operator: whole(operator ?? desk().operator),
      device: whole(desk().device),
      prev_hash: last?.hash ?? GENESIS,
    };
    const entry: Entry = { ...body, hash: hashOf(body) };
    insert.run(...entryColumns.map((column) => entry[column]));
    return entry;
  }

  function flagsOf(row: ScanSeen & { kind: Entry['kind'] }): string[] {
    if (row.kind !== 'scan') return [];
    recent = recent.filter(({ at }) => Math.abs(row.at - at) < LONGEST_MEMORY_MS);
    const flags = scanFlags(row, recent);
    recent.push({ at: row.at, code: row.code, verdict: row.verdict, reason: row.reason });
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
 * which SQLite's text does not keep, and nothing instead of an empty text, which are the same
 * in a CSV.
 */
function storable<T extends typeof blank>(row: T): T {
  const copy = { ...row, code: whole(row.code) };
  for (const column of nullableTexts) copy[column] = whole(copy[column] ?? '') || null;
  return copy;
}

function whole(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd');
}

const nullableTexts = [
  'card_id',
  'status',
  'outcome',
  'verdict',
  'reason',
  'rid',
  'source',
  'receipt',
] as const;

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
