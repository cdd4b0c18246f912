/**
 * Prints slips, one after the other. A printer's failure is named and that is all: it never
 * touches a verdict, and nobody waits for it.
 */
import type { Printed } from '../../shared/printer';
import type { OpenLink, PrinterLink } from './link';
import { ASK_PAPER, ASK_STATE, readPaper, readState } from './status';

export interface Printer {
  /** Its promise always fulfils. */
  print(bytes: Buffer): Promise<Printed>;
}

export interface PrinterTimes {
  connectMs: number;
  /** For the whole slip. */
  totalMs: number;
  /** Until a printer that says nothing about itself is taken for one that never does. */
  statusMs: number;
}

const usual: PrinterTimes = { connectMs: 3_000, totalMs: 10_000, statusMs: 600 };

/** A printer behind a link that is opened anew for each slip: others may print there too. */
export function createPrinter(open: OpenLink, times: Partial<PrinterTimes> = {}): Printer {
  const limits = { ...usual, ...times };
  let last: Promise<unknown> = Promise.resolve();
  return {
    print(bytes) {
      const printed = last.then(() => printOne(open, bytes, limits));
      last = printed;
      return printed;
    },
  };
}

async function printOne(open: OpenLink, bytes: Buffer, limits: PrinterTimes): Promise<Printed> {
  const ending = new AbortController();
  const connecting = setTimeout(() => ending.abort(), limits.connectMs);
  let link: PrinterLink;
  try {
    link = await open(ending.signal);
  } catch (error) {
    return { ok: false, why: 'offline', detail: (error as Error).message };
  } finally {
    clearTimeout(connecting);
  }
  const timer = setTimeout(() => ending.abort(), limits.totalMs);
  try {
    return await talk(link, bytes, limits);
  } catch (error) {
    // A device edge: the line broke off in the middle.
    const why = ending.signal.aborted ? 'timeout' : 'offline';
    return { ok: false, why, detail: (error as Error).message };
  } finally {
    clearTimeout(timer);
    link.close();
  }
}

async function talk(link: PrinterLink, bytes: Buffer, limits: PrinterTimes): Promise<Printed> {
  const before = await statusOf(link, limits);
  if (before.trouble) return before.trouble;
  await link.write(bytes);
  if (!before.answers) return { ok: true };
  // The paper may have ended in the middle; a printer that answered will answer again.
  const after = await statusOf(link, limits);
  if (after.trouble) return after.trouble;
  return after.answers
    ? { ok: true }
    : { ok: false, why: 'timeout', detail: 'no answer after printing' };
}

interface Status {
  /** Some printers, and most boxes between network and printer, say nothing of themselves. */
  answers: boolean;
  trouble: Extract<Printed, { ok: false }> | null;
}

async function statusOf(link: PrinterLink, { statusMs }: PrinterTimes): Promise<Status> {
  await link.write(ASK_PAPER);
  const paper = readPaper(await link.read(statusMs));
  if (paper === null) return { answers: false, trouble: null };
  if (paper === 'out-of-paper') {
    return { answers: true, trouble: { ok: false, why: 'out-of-paper', detail: 'DLE EOT 4' } };
  }
  await link.write(ASK_STATE);
  const state = readState(await link.read(statusMs));
  const offline = { ok: false, why: 'offline', detail: 'DLE EOT 1' } as const;
  return { answers: true, trouble: state === 'offline' ? offline : null };
}
