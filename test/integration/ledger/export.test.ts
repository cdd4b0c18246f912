import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EntryValues, entryColumns } from '../../../main/ledger/chain';
import { csvRecord } from '../../../main/ledger/csv';
import { exportToFile } from '../../../main/ledger/export';
import { createSealer } from '../../../main/ledger/seal';
import { fillLedger } from '../../../scripts/bench/ledger-rows';
import { NOON, newFolder, openTestLedger, rowsOf, visits } from './support';

const KEY = 'ab'.repeat(32);
const COLUMNS =
  'seq,at,kind,intent,code,card_id,status,outcome,verdict,reason,flags,errcode,rid,source,operator,device,receipt,latency_ms,prev_hash,hash';

function newLedger(now: () => number = () => NOON + 7, filled = 0) {
  const folder = newFolder();
  if (filled > 0) fillLedger(join(folder, 'ledger.sqlite'), { rows: filled });
  const ledger = openTestLedger(join(folder, 'ledger.sqlite'), { key: KEY, now });
  return { ledger, folder, path: join(folder, 'ledger.sqlite') };
}

/** RFC 4180, read plainly. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      record.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      records.push([...record, cell]);
      record = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  expect([cell, record, quoted]).toEqual(['', [], false]);
  return records;
}

describe('JSON Lines', () => {
  it('hold every column of every row as it is, and a last line that proves the whole', async () => {
    const { ledger, folder, path } = newLedger();
    visits(ledger.writer, 3);
    ledger.writer.add({ kind: 'scan', code: '=1+1', verdict: 'invalid' });
    const file = join(folder, 'out.jsonl');
    expect(await ledger.exportTo(file, { format: 'jsonl', range: null })).toMatchObject({
      rows: 10,
    });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line));
    expect(objects.slice(0, -1)).toEqual(rowsOf(path));
    for (const object of objects) expect(Object.keys(object).join(',')).toBe(COLUMNS);
    const head = rowsOf(path).at(-1)?.hash ?? '';
    const status = 'rows=10 first=1 last=10';
    const signed = createSealer(KEY).seal(`${status} prev=${'0'.repeat(64)} hash=${head}`);
    expect(objects.at(-1)).toMatchObject({
      seq: null,
      kind: 'proof',
      status,
      prev_hash: '0'.repeat(64),
      hash: head,
      rid: `${signed.key}:${signed.mac}`,
    });
  });

  it('can be verified from the file alone', async () => {
    const { ledger, folder } = newLedger();
    visits(ledger.writer, 2);
    const file = join(folder, 'out.jsonl');
    await ledger.exportTo(file, { format: 'jsonl', range: null });
    let prev = '0'.repeat(64);
    for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
      const { hash, ...row } = JSON.parse(line);
      if (row.kind === 'proof') expect(hash).toBe(prev);
      else {
        const text = JSON.stringify(Object.values(row));
        expect([row.prev_hash, hash]).toEqual([
          prev,
          createHash('sha256').update(text).digest('hex'),
        ]);
        prev = hash;
      }
    }
  });
});

describe('CSV', () => {
  it('is what the contract says: BOM, order of columns, RFC 4180, harmless formulas', async () => {
    const { ledger, folder, path } = newLedger();
    const texts = ['=1+1', '+1', '-1', '@x', '\t=1', "'=1", 'plain', 'a,b', 'a"b', 'a\r\nb', '＝1'];
    for (const status of texts) ledger.writer.add({ kind: 'scan', code: '1', status, errcode: -1 });
    const file = join(folder, 'out.csv');
    await ledger.exportTo(file, { format: 'csv', range: null });
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith(`\ufeff${COLUMNS}\r\n`)).toBe(true);
    const [, ...records] = parseCsv(text.slice(1));
    const column = (name: (typeof entryColumns)[number]) => entryColumns.indexOf(name);
    const cells = records.map((record) => record[column('status')]);
    expect(cells.slice(0, -1)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\t=1",
      "''=1",
      'plain',
      'a,b',
      'a"b',
      'a\r\nb',
      "'＝1",
    ]);
    expect(records[0]?.[column('at')]).toBe('2026-11-23T12:00:00.007+08:00');
    expect(records[0]?.[column('errcode')]).toBe('-1');
    // The way back: one apostrophe less, the time as milliseconds, nothing for an empty cell.
    const rows = rowsOf(path);
    for (const [index, record] of records.slice(0, -1).entries()) {
      const values: EntryValues = record.map((cell, n) => {
        const name = entryColumns[n] ?? 'seq';
        if (name === 'at') return Date.parse(cell);
        if (['seq', 'intent', 'errcode', 'latency_ms'].includes(name))
          return cell === '' ? null : Number(cell);
        if (cell === '' && !['code', 'flags', 'operator', 'device'].includes(name)) return null;
        return cell.startsWith("'") ? cell.slice(1) : cell;
      });
      const hash = createHash('sha256')
        .update(JSON.stringify(values.slice(0, -1)))
        .digest('hex');
      expect(hash).toBe(rows[index]?.hash);
    }
    expect(records.at(-1)?.[column('kind')]).toBe('proof');
  });

  it('writes numbers as they are', () => {
    expect(csvRecord([-1, 0, null, '', '-1'])).toBe("-1,0,,,'-1\r\n");
  });
});

describe('an export', () => {
  it('of some days is an unbroken piece of the chain', async () => {
    let now = NOON;
    const { ledger, folder } = newLedger(() => now);
    for (let day = 0; day < 4; day += 1) {
      visits(ledger.writer, 2, day * 10);
      now += 86_400_000;
    }
    const file = join(folder, 'out.jsonl');
    const range = ledger.search.rangeOfDays('2026-11-24', '2026-11-25');
    await ledger.exportTo(file, { format: 'jsonl', range });
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ seq }) => seq)).toEqual([
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
      16,
      17,
      18,
      null,
    ]);
    expect(lines.at(-1)).toMatchObject({
      status: 'rows=12 first=7 last=18',
      prev_hash: lines[0].prev_hash,
    });
  });

  it('that is cancelled leaves no file', async () => {
    const { ledger, folder } = newLedger(Date.now, 1_200);
    const file = join(folder, 'out.csv');
    const cancel = new AbortController();
    const exported = await ledger.exportTo(file, {
      format: 'csv',
      range: null,
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    expect(exported).toMatchObject({ ok: false, why: 'cancelled' });
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  it('to where nothing can be written says so', async () => {
    const { ledger, folder } = newLedger();
    visits(ledger.writer, 1);
    const exported = await ledger.exportTo(join(folder, 'nowhere', 'out.csv'), {
      format: 'csv',
      range: null,
    });
    expect(exported).toMatchObject({
      ok: false,
      why: 'failed',
      detail: expect.stringContaining('ENOENT'),
    });
  });

  it('of an empty ledger is its proof alone', async () => {
    const { ledger, folder } = newLedger();
    const file = join(folder, 'out.jsonl');
    await exportToFile(ledger.core.database, file, {
      format: 'jsonl',
      range: null,
      sealer: null,
      now: 1,
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      kind: 'proof',
      status: 'rows=0 first=0 last=0',
      rid: null,
    });
  });

  it('tells how far it is', async () => {
    const { ledger, folder, path } = newLedger(Date.now, 900);
    const told: number[][] = [];
    await ledger.exportTo(join(folder, 'out.csv'), {
      format: 'csv',
      range: null,
      onProgress: (...progress) => told.push(progress),
    });
    const rows = rowsOf(path).length;
    expect(told[0]).toEqual([200, rows]);
    expect(told.at(-1)).toEqual([rows, rows]);
  });
});
