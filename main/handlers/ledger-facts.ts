/** State of the record itself, for the ledger page and the health page. */
import { existsSync, statSync } from 'node:fs';
import type { LedgerFacts } from '../../shared/ledger';
import { backupsIn } from '../ledger/backup';
import { GENESIS } from '../ledger/chain';
import type { Database } from '../ledger/database';
import type { Ledger } from '../ledger/ledger';

export function factsOf(ledger: Ledger): LedgerFacts {
  const { core, files, lastBackup } = ledger;
  const head = core.appender.head();
  const [newest] = backupsIn(files.backups);
  return {
    rows: rowsOf(ledger),
    headSeq: head?.seq ?? 0,
    headHash: head?.hash ?? GENESIS,
    fileBytes: existsSync(files.ledger) ? statSync(files.ledger).size : 0,
    openIntents: ledger.reader.openIntents().length,
    shift: ledger.shifts.current(),
    problem: ledger.problem,
    doubted: ledger.doubted,
    folder: files.folder,
    lastSealAt: core.keeper.lastSealAt(),
    lastBackup: newest ? { name: newest.name, at: newest.at } : null,
    backupTrouble: lastBackup && !lastBackup.ok ? lastBackup.detail : null,
    lastCheck: ledger.lastCheck,
  };
}

/** Counted once for each file, then only what is new: a million rows take a while to count. */
const counted = new WeakMap<Database, { seq: number; rows: number }>();

function rowsOf({ core: { database, appender } }: Ledger): number {
  const before = counted.get(database) ?? { seq: 0, rows: 0 };
  const added = database
    .prepare('SELECT count(*) AS rows FROM entries WHERE seq > ?')
    .get(before.seq) as { rows: number };
  const now = { seq: appender.head()?.seq ?? 0, rows: before.rows + added.rows };
  counted.set(database, now);
  return now.rows;
}
