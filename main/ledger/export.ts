/**
 * Writes the ledger out as CSV or JSON Lines (contract: Files; docs/ledger.md): row by row
 * with a bounded number of rows in memory, while the till goes on. Rows are only ever added,
 * so what was there when it began is a whole without any lock.
 */
import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync, type WriteStream } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportOrder } from '../../shared/ledger';
import { ENTRY_COLUMNS_SQL, type EntryValues, entryColumns, GENESIS } from './chain';
import { BOM, csvRecord } from './csv';
import { type Database, detailOf } from './database';
import { syncFile } from './files';
import type { Sealer } from './seal';
import type { SeqRange } from './search';

export type Exported =
  | { ok: true; rows: number; head: string }
  | { ok: false; why: 'cancelled' | 'failed'; detail: string };

export interface ExportOptions {
  format: ExportOrder['format'];
  /** Null for the whole ledger. */
  range: SeqRange | null;
  /** To sign the proof line with; null leaves it unsigned. */
  sealer: Sealer | null;
  now: number;
  signal?: AbortSignal;
  /** A few times a second at most; `total` as far as it is known. */
  onProgress?: (done: number, total: number) => void;
}

/** Rows read at once: few enough that a scan in between does not wait for them. */
const ROWS_AT_ONCE = 200;
const TELL_EVERY_MS = 200;

/** Exports to a file; what is cut off or fails leaves none. Its promise always fulfils. */
export async function exportToFile(
  database: Database,
  path: string,
  options: ExportOptions,
): Promise<Exported> {
  const part = `${path}.part`;
  const stream = createWriteStream(part);
  try {
    const exported = await exportTo(database, stream, options);
    stream.end();
    await once(stream, 'close');
    if (exported.ok) {
      syncFile(part);
      renameSync(part, path);
    }
    return exported;
  } catch (error) {
    stream.destroy();
    return { ok: false, why: 'failed', detail: detailOf(error) };
  } finally {
    rmSync(part, { force: true });
  }
}

/** Exports to a stream, as fast as it takes it. Throws what the stream throws. */
export async function exportTo(
  database: Database,
  stream: NodeJS.WritableStream,
  { format, range, sealer, now, signal, onProgress }: ExportOptions,
): Promise<Exported> {
  const page = database.prepare(
    `SELECT ${ENTRY_COLUMNS_SQL} FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  );
  page.setReturnArrays(true);
  const newest = database.prepare('SELECT max(seq) AS seq FROM entries').get() as {
    seq: number | null;
  };
  const end = Math.min(range?.last ?? Number.MAX_SAFE_INTEGER, newest.seq ?? 0);
  const begin = (range?.first ?? 1) - 1;
  const line = format === 'csv' ? csvLine : jsonLine;
  const proof: Proof = { rows: 0, first: null, last: null, prev: GENESIS, hash: GENESIS };
  let toldAt = 0;
  if (format === 'csv') await write(stream, BOM + csvRecord(entryColumns));
  for (let after = begin; ; ) {
    if (signal?.aborted) return { ok: false, why: 'cancelled', detail: 'cancelled' };
    const rows = page.all(after, end, ROWS_AT_ONCE) as unknown as EntryValues[];
    if (rows.length === 0) break;
    for (const values of rows) note(proof, values);
    after = proof.last ?? end;
    await write(stream, rows.map(line).join(''));
    if (performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now();
      onProgress?.(proof.rows, end - begin);
    }
    await breathe();
  }
  await write(stream, line(proofValues(proof, sealer, now)));
  onProgress?.(proof.rows, proof.rows);
  return { ok: true, rows: proof.rows, head: proof.hash };
}

/** JSON Lines: the columns as they are, so that each line can be hashed anew. */
function jsonLine(values: EntryValues): string {
  const members = JSON_KEYS.map((key, index) => key + JSON.stringify(values[index] ?? null));
  return `{${members.join(',')}}\n`;
}

/** No object is made of a row: a million of them would fill the memory that the till works in. */
const JSON_KEYS = entryColumns.map((name) => `${JSON.stringify(name)}:`);

/** CSV: the time as people read it, exact to the millisecond; else the columns as they are. */
function csvLine(values: EntryValues): string {
  const cells = [...values];
  cells[AT] = isoInShanghai(Number(values[AT]));
  return csvRecord(cells);
}

interface Proof {
  rows: number;
  first: number | null;
  last: number | null;
  /** The hash before the first row. */
  prev: string;
  /** The last row's hash. */
  hash: string;
}

function note(proof: Proof, values: EntryValues): void {
  if (proof.first === null) {
    proof.first = Number(values[SEQ]);
    proof.prev = String(values[PREV]);
  }
  proof.rows += 1;
  proof.last = Number(values[SEQ]);
  proof.hash = String(values[HASH]);
}

/** The last line: how many rows there must be, between which hashes; signed where we can. */
function proofValues(proof: Proof, sealer: Sealer | null, now: number): EntryValues {
  const { rows, first, last, prev, hash } = proof;
  const text = `rows=${rows} first=${first ?? 0} last=${last ?? 0}`;
  const seal = sealer?.seal(`${text} prev=${prev} hash=${hash}`);
  const named: Partial<Record<(typeof entryColumns)[number], string | number>> = {
    at: now,
    kind: 'proof',
    status: text,
    rid: seal ? `${seal.key}:${seal.mac}` : '',
    prev_hash: prev,
    hash,
  };
  return entryColumns.map((name) => named[name] || null);
}

/** `2026-12-31T23:59:59.999+08:00`. */
export function isoInShanghai(at: number): string {
  return new Date(at + 28_800_000).toISOString().replace('Z', '+08:00');
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream as WriteStream, 'drain');
}

const [SEQ, AT, PREV, HASH] = (['seq', 'at', 'prev_hash', 'hash'] as const).map((name) =>
  entryColumns.indexOf(name),
) as [number, number, number, number];
