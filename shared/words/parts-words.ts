/** The words of the console's common parts: tables, progress, the last question, trouble. */
import type { Fault } from '../reasons';
import type { ErrcodeWords } from './words';

export interface PartsWords {
  rows: (count: string) => string;
  stop: string;
  progress: (done: string, total: string) => string;
  bytes: (used: number, limit: number) => string;
  bytesOver: (over: number) => string;
  reason: string;
  reasonHint: string;
  typeToConfirm: (text: string) => string;
  irreversible: string;
  open: string;
  noMatch: string;
  yes: string;
  no: string;
  notSent: string;
  empty: string;
  /** What happened to a call where WeChat named no errcode, and what to do. */
  faults: Record<Fault, ErrcodeWords>;
  otherErrcode: (errcode: number) => string;
  otherErrcodeNext: string;
  nothingDone: string;
  perhapsDone: string;
}
