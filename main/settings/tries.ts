/**
 * Wrong tries of a PIN or a passphrase, in a small file of the profile, so that starting again
 * is no way round the waiting. A file that is damaged or gone counts as no tries: a till must
 * never lock its own people out for good.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** Milliseconds since 1970. */
export interface Tries {
  wrong: number;
  lastAt: number;
}

export interface TriesKeep {
  tries(): Tries;
  setTries(tries: Tries): void;
}

export const noTries: Tries = { wrong: 0, lastAt: 0 };
const triesSchema = v.strictObject({
  wrong: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lastAt: v.pipe(v.number(), v.minValue(0)),
});

/** The tries that the file at `path` holds. */
export function openTries(path: string, now: () => number = Date.now): TriesKeep {
  let tries = readTries(path);

  function setTries(next: Tries): void {
    tries = next;
    try {
      if (next.wrong === 0) rmSync(path, { force: true });
      else replaceFile(path, JSON.stringify(next));
    } catch {
      // A file edge: a profile that cannot be written still slows down until the next start.
    }
  }

  return {
    tries() {
      // A clock set back: the wait starts anew, and does not last until that day has come.
      if (tries.lastAt > now()) setTries({ ...tries, lastAt: now() });
      return tries;
    },
    setTries,
  };
}

function readTries(path: string): Tries {
  if (!existsSync(path)) return noTries;
  try {
    const parsed = v.safeParse(triesSchema, JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.output : noTries;
  } catch {
    return noTries; // A file edge: damaged or not readable.
  }
}

function replaceFile(path: string, content: string): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
