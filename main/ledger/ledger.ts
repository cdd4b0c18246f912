/** The ledger of one profile: one file, one connection, one writer and one reader. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from './database';
import { createReader, type LedgerReader } from './read';
import { createWriter, type Desk, type LedgerWriter, type Written } from './write';

export interface Ledger {
  writer: LedgerWriter;
  reader: LedgerReader;
  /** Why the file could not be opened; null normally. Nothing can be redeemed then. */
  problem: string | null;
  close(): void;
}

/** Opens the ledger; one that does not open refuses every write instead of keeping the till shut. */
export function openLedger(path: string, desk: () => Desk): Ledger {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const database = openDatabase(path);
    return {
      writer: createWriter(database, desk),
      reader: createReader(database),
      problem: null,
      close: () => database.close(),
    };
  } catch (error) {
    return closedLedger(error instanceof Error ? error.message : String(error));
  }
}

function closedLedger(problem: string): Ledger {
  const refused = (): Written => ({ ok: false, detail: problem });
  return {
    writer: {
      add: refused,
      intend: refused,
      sendAgain: refused,
      assumeSent: refused,
      conclude: refused,
      explain: refused,
    },
    reader: { intentsOfCode: () => [], openIntents: () => [], inGap: () => false },
    problem,
    close: () => {},
  };
}
