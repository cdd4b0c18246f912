/**
 * What `npm run ledger` does: verifies, exports, backs up and restores a ledger without the
 * window (contract: Commands; docs/ledger.md).
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { backUp, nameBackup } from '../main/ledger/backup';
import { checkNow } from '../main/ledger/check';
import { openToRead } from '../main/ledger/database';
import { exportTo, exportToFile } from '../main/ledger/export';
import { filesOf, type LedgerFiles } from '../main/ledger/files';
import { readHeadFile } from '../main/ledger/head-file';
import { heldBy } from '../main/ledger/held';
import type { LeftOut } from '../main/ledger/left-out';
import { restore } from '../main/ledger/restore';

const USAGE = `usage: npm run --silent ledger -- --profile=DIR [--practice] COMMAND

  verify                                   walks the whole chain
  export --format=jsonl|csv [--out=FILE]   writes every row, by default to stdout
  backup --out=FILE                        a consistent, verified copy
  restore [--yes] FILE                     puts a backup in the ledger's place, till closed;
                                           on a terminal it asks first, unless --yes
`;

interface Order {
  profile: string;
  practice: boolean;
  command: string;
  file: string | null;
  format: string | null;
  out: string | null;
  yes: boolean;
}

const reasons: Record<string, string> = {
  changed: 'its columns are not those that were hashed',
  'does-not-follow': 'it does not follow the row before it',
  'bad-seal': 'its seal is not one of ours',
  'sealed-head-missing': 'this row was sealed, and is not there',
};

/** Where the command prints: its results, and what people want to know besides. */
export interface Terminal {
  out: NodeJS.WritableStream;
  say(text: string): void;
  complain(text: string): void;
  /** A question to whoever sits there; null where nobody does, as in a script. */
  ask: ((question: string) => Promise<string>) | null;
}

/** Runs a command line; returns the exit code. */
export async function ledgerCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const order = readOrder(args);
  if (typeof order === 'string') {
    terminal.complain(`${order}\n\n${USAGE}`);
    return 2;
  }
  const folder = order.practice ? join(order.profile, 'practice') : order.profile;
  const files = filesOf(join(folder, 'ledger.sqlite'));
  if (order.command !== 'restore' && !existsSync(files.ledger)) {
    terminal.complain(`${files.ledger}: no ledger there`);
    return 1;
  }
  switch (order.command) {
    case 'verify':
      return verify(files, terminal);
    case 'export':
      return await exportRows(files, order, terminal);
    case 'backup':
      return await backupTo(files, order.out ?? '', terminal);
    default:
      return await restoreFrom(files, order, terminal);
  }
}

function verify({ ledger, head }: LedgerFiles, { say }: Terminal): number {
  const known = readHeadFile(head, null);
  const checked = checkNow({ path: ledger, immutable: false, key: null, head: known });
  switch (checked.kind) {
    case 'good':
      say(`ok ${checked.rows} rows`);
      return 0;
    case 'broken':
      say(`broken at row ${checked.seq}: ${reasons[checked.detail] ?? checked.detail}`);
      return 1;
    case 'projection':
      say(`broken at row ${checked.seq}: the table of intents says something else`);
      return 1;
    case 'corrupt':
      say(`the file is damaged: ${checked.detail}`);
      return 1;
    case 'unreadable':
      say(`the file cannot be read: ${checked.detail}`);
      return 1;
  }
}

async function exportRows(
  { ledger }: LedgerFiles,
  { format, out }: Order,
  terminal: Terminal,
): Promise<number> {
  const database = openToRead(ledger, { immutable: false });
  const options = {
    format: format === 'csv' ? ('csv' as const) : ('jsonl' as const),
    range: null,
    sealer: null,
    now: Date.now(),
  };
  const exported = out
    ? await exportToFile(database, out, options)
    : await exportTo(database, terminal.out, options);
  if (exported.ok) {
    if (out) terminal.complain(`${out}: ${exported.rows} rows, head ${exported.head}`);
    return 0;
  }
  terminal.complain(`${out ?? 'stdout'}: ${exported.detail}`);
  return 1;
}

async function backupTo(
  { ledger }: LedgerFiles,
  out: string,
  { say, complain }: Terminal,
): Promise<number> {
  if (existsSync(out)) {
    complain(`${out}: is there already`);
    return 1;
  }
  const made = await backUp(ledger, out, null, () => breathe());
  if (made.ok) {
    nameBackup(out);
    say(`${out}: ${made.rows} rows, verified`);
    return 0;
  }
  complain(`${out}: ${made.detail}`);
  return 1;
}

async function restoreFrom(
  files: LedgerFiles,
  { profile, file, yes }: Order,
  { say, complain, ask }: Terminal,
): Promise<number> {
  const holder = heldBy(profile);
  if (holder) {
    complain(`${profile}: the till is open (${holder}). Quit it first.`);
    return 1;
  }
  const restored = await restore(files, file ?? '', {
    now: Date.now(),
    device: '',
    async agree(leftOut, setAside) {
      if (leftOut.rows === 0 && !leftOut.damaged) return true;
      complain(leftOutText(leftOut, setAside));
      if (yes || ask === null) return true;
      return (await ask('Restore it all the same? Type yes: ')).trim().toLowerCase() === 'yes';
    },
  });
  if (!restored.ok) {
    complain(`not restored: ${restored.detail}`);
    return 1;
  }
  const aside = restored.setAside ? `; the ledger before it is ${restored.setAside}` : '';
  say(`restored ${restored.rows} rows${aside}`);
  return 0;
}

function leftOutText({ rows, redemptions, span, damaged }: LeftOut, setAside: string | null) {
  const least = damaged ? 'at least ' : '';
  const moment = (at: number) => `${new Date(at + 28_800_000).toISOString().slice(0, -1)}+08:00`;
  return [
    ...(damaged ? ['The present ledger is damaged: only what can be read is counted.'] : []),
    `The backup does not have ${least}${rows} rows of the present ledger, ${least}${redemptions} redemptions among them.`,
    ...(span ? [`They are from ${moment(span.from)} to ${moment(span.to)}.`] : []),
    'None of them is carried over; coupons used in that time will show as "check here".',
    ...(setAside ? [`They are kept in ${setAside}, beside the ledger.`] : []),
  ].join('\n');
}

/** What is asked for, or what is wrong with it. */
function readOrder(args: readonly string[]): Order | string {
  const order: Order = {
    profile: '',
    practice: false,
    command: '',
    file: null,
    format: null,
    out: null,
    yes: false,
  };
  for (const arg of args) {
    const [name = '', value = ''] = arg.split(/=(.*)/s);
    if (name === '--profile') order.profile = value && resolve(value);
    else if (name === '--practice') order.practice = true;
    else if (arg === '--yes') order.yes = true;
    else if (name === '--format') order.format = value;
    else if (name === '--out') order.out = value && resolve(value);
    else if (name.startsWith('--')) return `${name}: unknown option`;
    else if (order.command === '') order.command = arg;
    else if (order.command === 'restore' && order.file === null) order.file = resolve(arg);
    else return `${arg}: not understood`;
  }
  if (order.profile === '') return '--profile=DIR is needed';
  if (order.yes && order.command !== 'restore') return '--yes is for restore';
  return wrongCommand(order) ?? order;
}

function wrongCommand({ command, file, format, out }: Order): string | null {
  switch (command) {
    case 'verify':
      return null;
    case 'export':
      return format === 'jsonl' || format === 'csv' ? null : '--format=jsonl or --format=csv';
    case 'backup':
      return out ? null : 'backup needs --out=FILE';
    case 'restore':
      return file ? null : 'restore needs a FILE';
    default:
      return command === '' ? 'which command?' : `${command}: no such command`;
  }
}
