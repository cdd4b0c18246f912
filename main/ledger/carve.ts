/**
 * Reads the rows of a damaged ledger straight from the bytes of its file and of its log,
 * without SQLite: pages that still hold rows are found wherever they lie. Nothing has to be
 * believed, because every row proves itself by its hash.
 * The format: https://www.sqlite.org/fileformat2.html §1.5, §2.1, §4.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { type EntryValues, entryColumns, hashOfValues } from './chain';

const PAGE = 4_096;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const TABLE_LEAF = 13;
const PAGES_AT_ONCE = 256;

/** Every row numbered above `after` that can be read and whose hash is right, in no order. */
export function* carveEntries(path: string, after: number): Generator<EntryValues> {
  if (existsSync(path)) {
    for (const { page, offset } of pagesOf(path)) yield* rowsOf(page, offset, after);
  }
  const log = `${path}-wal`;
  if (existsSync(log)) for (const page of framesOf(log)) yield* rowsOf(page, 0, after);
}

function* pagesOf(path: string): Generator<{ page: Buffer; offset: number }> {
  let first = true;
  for (const block of blocksOf(path, 0, PAGE * PAGES_AT_ONCE)) {
    for (let at = 0; at < block.length; at += PAGE) {
      // The first page begins with the file's own header.
      yield { page: block.subarray(at, at + PAGE), offset: first ? 100 : 0 };
      first = false;
    }
  }
}

/** The pages of the log up to its last commit; all of them where its header is damaged. */
function* framesOf(path: string): Generator<Buffer> {
  const [header] = blocksOf(path, 0, WAL_HEADER);
  const salts = header?.subarray(16, 24);
  const frames: { page: Buffer; ours: boolean; commits: boolean }[] = [];
  for (const frame of blocksOf(path, WAL_HEADER, FRAME_HEADER + PAGE)) {
    if (frame.length < FRAME_HEADER + PAGE) break;
    const page = Buffer.from(frame.subarray(FRAME_HEADER));
    // Frames of an earlier turn of the log have other salts, and are in the file already.
    const ours = salts?.equals(frame.subarray(8, 16)) ?? false;
    frames.push({ page, ours, commits: frame.readUInt32BE(4) !== 0 });
  }
  const ours = frames.filter((frame) => frame.ours);
  const kept = ours.slice(0, ours.findLastIndex((frame) => frame.commits) + 1);
  for (const { page } of ours.length > 0 ? kept : frames) yield page;
}

function* blocksOf(path: string, from: number, size: number): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(size);
    let position = from;
    for (;;) {
      const read = readSync(file, block, 0, size, position);
      if (read === 0) return;
      position += read;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The rows of one page, if it is one that holds rows. What does not parse is passed over. */
function* rowsOf(page: Buffer, offset: number, after: number): Generator<EntryValues> {
  if (page[offset] !== TABLE_LEAF || page.length < offset + 8) return;
  const cells = page.readUInt16BE(offset + 3);
  for (let cell = 0; cell < cells; cell += 1) {
    const pointer = offset + 8 + cell * 2;
    if (pointer + 2 > page.length) return;
    const values = rowAt(page, page.readUInt16BE(pointer), after);
    if (values && hashOfValues(values) === values.at(-1)) yield values;
  }
}

function rowAt(page: Buffer, start: number, after: number): EntryValues | null {
  const reader = new Reader(page, start);
  const length = reader.varint();
  const seq = reader.varint();
  // A row that does not fit into its page is none of ours: texts are bounded.
  if (seq <= after || reader.at + length > page.length) return null;
  const headerEnd = reader.at + reader.varint();
  const types: number[] = [];
  while (reader.at < headerEnd && types.length < entryColumns.length) types.push(reader.varint());
  // What stands behind our columns is no part of the row (migration 003).
  if (types.length < entryColumns.length || types[0] !== 0) return null;
  reader.at = headerEnd;
  const values = types.map((type) => reader.value(type));
  values[0] = seq;
  return reader.failed ? null : (values as EntryValues);
}

/** Reads SQLite's numbers and texts; notes when it runs over the page's end. */
class Reader {
  failed = false;
  private readonly page: Buffer;
  at: number;

  constructor(page: Buffer, at: number) {
    this.page = page;
    this.at = at;
  }

  varint(): number {
    let value = 0n;
    for (let n = 0; n < 9; n += 1) {
      const byte = this.byte();
      if (n === 8) return Number((value << 8n) | BigInt(byte));
      value = (value << 7n) | BigInt(byte & 0x7f);
      if ((byte & 0x80) === 0) break;
    }
    return Number(value);
  }

  value(type: number): string | number | null {
    if (type === 0) return null;
    if (type <= 6) return this.integer([0, 1, 2, 3, 4, 6, 8][type] ?? 0);
    if (type === 8 || type === 9) return type - 8;
    if (type < 13 || type % 2 === 0) {
      this.failed = true; // A fraction or a blob: no column of ours.
      return null;
    }
    const length = (type - 13) / 2;
    const text = this.page.toString('utf8', this.at, this.at + length);
    this.at += length;
    this.failed ||= this.at > this.page.length;
    return text;
  }

  private integer(bytes: number): number {
    let value = 0n;
    for (let n = 0; n < bytes; n += 1) value = (value << 8n) | BigInt(this.byte());
    return Number(BigInt.asIntN(bytes * 8, value));
  }

  private byte(): number {
    const byte = this.page[this.at];
    this.at += 1;
    this.failed ||= byte === undefined;
    return byte ?? 0;
  }
}
