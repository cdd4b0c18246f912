/**
 * The ledger of one profile: one file, one connection, one owner. It opens whatever state
 * the file is in, and replaces a file that turns out to be damaged under the running till.
 */
import { statSync } from 'node:fs';
import type { LedgerProblem } from '../../shared/counter-state';
import type {
  ExportOrder,
  LedgerCheck,
  LedgerFacts,
  LedgerPage,
  LedgerProgress,
  LedgerQuery,
  LedgerStory,
} from '../../shared/ledger';
import { backupsIn } from './backup';
import type { ByHand } from './by-hand';
import { type Core, type CoreParts, createCore } from './core';
import { detailOf, type StorageTrouble, storageTrouble } from './database';
import { type Exported, exportLedger } from './export';
import { filesOf } from './files';
import { seamsOf } from './gaps';
import { openFile } from './open';
import { createProblemBook, problemOf, writingTroubles } from './problem';
import type { LedgerReader } from './read';
import { type Report, reportOf } from './report';
import type { LedgerSearch } from './search';
import type { ShiftBook } from './shift';
import { createUpkeep } from './upkeep';
import type { Desk, LedgerWriter } from './write';
