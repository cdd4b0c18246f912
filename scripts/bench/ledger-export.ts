/** Exports a whole ledger in this process and says what it cost: run by the ledger's bench. */
import { rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openToRead } from '../../main/ledger/database';
import { exportToFile } from '../../main/ledger/export';

export interface ExportCost {
  rows: number;
  seconds: number;
  fileMb: number;
  idleMb: number;
  peakMb: number;
  aboveIdleMb: number;
}

const [path = '', format = ''] = process.argv.slice(2);
if (path) console.log(JSON.stringify(await cost(path, format === 'csv' ? 'csv' : 'jsonl')));

async function cost(ledger: string, chosen: 'csv' | 'jsonl'): Promise<ExportCost> {
  const database = openToRead(ledger, { immutable: false });
  database.prepare('SELECT count(*) FROM entries WHERE seq < 1000').get();
  await sleep(500);
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const out = `${ledger}.${chosen}`;
  const begun = performance.now();
  const exported = await exportToFile(database, out, {
    format: chosen,
    range: null,
    sealer: null,
    now: Date.now(),
  });
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(sampling);
  if (!exported.ok) throw new Error(exported.detail);
  const fileMb = mb(statSync(out).size);
  rmSync(out);
  return {
    rows: exported.rows,
    seconds: Math.round(seconds * 10) / 10,
    fileMb,
    idleMb: mb(idle),
    peakMb: mb(peak),
    aboveIdleMb: mb(peak - idle),
  };
}

function mb(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}
