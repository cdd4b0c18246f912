/**
 * The till's log: JSON lines in the profile, one file a day, 14 days. A log that cannot be
 * written is no reason to stop a till: nothing here throws.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, fileName, inOrder, MAX_BYTES, newestPart, outdated } from './files';
import { type Fact, redact, redactFacts } from './redact';

export type LogLevel = 'info' | 'warning' | 'error';

export interface LogLine {
  /** ISO, in UTC. */
  at: string;
  level: LogLevel;
  /** The room of the house that speaks: `window`, `update`, `ipc`. */
  room: string;
  text: string;
  facts?: Record<string, Fact>;
}

export interface Log {
  write(level: LogLevel, room: string, text: string, facts?: Readonly<Record<string, Fact>>): void;
  /** The same for what whoever started the app is told in plain words: into the file alone. */
  keep: Log['write'];
  /** The newest lines, oldest first: for the support report, which may be sent to anyone. */
  last(count: number): LogLine[];
}

export interface LogOptions {
  now?: () => number;
  /** Told warnings and errors as well; the app's stderr. */
  echo?: (line: string) => void;
}

/** Opens the log in a folder of its own and removes what is too old. */
export function openLog(folder: string, { now = Date.now, echo }: LogOptions = {}): Log {
  let tidiedOn = '';

  function add(
    tell: ((line: string) => void) | undefined,
    level: LogLevel,
    room: string,
    text: string,
    facts?: Readonly<Record<string, Fact>>,
  ): void {
    const at = now();
    const line: LogLine = {
      at: new Date(at).toISOString(),
      level,
      room,
      text: redact(text),
      ...(facts ? { facts: redactFacts(facts) } : {}),
    };
    const written = JSON.stringify(line);
    if (level !== 'info') tell?.(written);
    try {
      const day = dayOf(at);
      if (tidiedOn !== day) tidy(folder, at);
      tidiedOn = day;
      appendFileSync(join(folder, placeFor(folder, day, at)), `${written}\n`, { mode: 0o600 });
    } catch {
      // A full or broken disk: the ledger says so on the screen, and echo has the line.
    }
  }

  return {
    write: (...line) => add(echo, ...line),
    keep: (...line) => add(undefined, ...line),
    last: (count) => lastLines(folder, count),
  };
}

/** The newest lines of a log folder, oldest first. A line that cannot be read is left out. */
export function lastLines(folder: string, count: number): LogLine[] {
  const found: LogLine[] = [];
  try {
    for (const name of inOrder(readdirSync(folder)).reverse()) {
      if (found.length >= count) break;
      const lines = readFileSync(join(folder, name), 'utf8').split('\n').flatMap(readLine);
      found.unshift(...lines);
    }
  } catch {
    // No folder yet, or not readable: there is nothing to report.
  }
  return count <= 0 ? [] : found.slice(-count);
}

function readLine(line: string): LogLine[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as LogLine];
  } catch {
    return []; // Cut off by a power failure.
  }
}

/** The day's newest file, or the next one where that is full. */
function placeFor(folder: string, day: string, at: number): string {
  const part = newestPart(readdirSync(folder), day) ?? 0;
  const size = statSync(join(folder, fileName(day, part)), { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) return fileName(day, part);
  for (const old of outdated([...readdirSync(folder), fileName(day, part + 1)], at)) {
    rmSync(join(folder, old), { force: true });
  }
  return fileName(day, part + 1);
}

function tidy(folder: string, at: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of outdated(readdirSync(folder), at)) rmSync(join(folder, name), { force: true });
}
