/**
 * What the manager's lock remembers: the PIN's hash among the sealed secrets, wrong tries in a
 * small file of their own, so that starting again is no way round the waiting.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { SecretStore } from '../settings/secrets';
import type { LockKeep, Tries } from './unlock';

const TRIES_FILE = 'manager-tries.json';
/** `npm run reset-pin` leaves it in the profile; the next start takes the PIN away. */
export const RESET_FILE = 'reset-manager-pin';

/** The hash of no PIN. */
const UNKNOWN_PIN = '-';

const none: Tries = { wrong: 0, lastAt: 0 };
const triesSchema = v.strictObject({
  wrong: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lastAt: v.pipe(v.number(), v.minValue(0)),
});

/** The keep of a profile folder. */
export function openKeep(
  profile: string,
  secrets: SecretStore,
  now: () => number = Date.now,
): LockKeep {
  const path = join(profile, TRIES_FILE);
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
    // What cannot be opened held a PIN: nobody may choose a new one but by the documented reset.
    pinHash: () => (secrets.readable() ? secrets.read().managerPin : UNKNOWN_PIN),
    setPinHash: (managerPin) => secrets.write({ ...secrets.read(), managerPin }),
    tries() {
      // A clock set back: the wait starts anew, and does not last until that day has come.
      if (tries.lastAt > now()) setTries({ ...tries, lastAt: now() });
      return tries;
    },
    setTries,
  };
}

/**
 * Takes a forgotten PIN away where `npm run reset-pin` asked for it (docs/manager.md). Only
 * after its ledger row is written: nobody gets in unseen.
 */
export function resetForgottenPin(
  profile: string,
  secrets: SecretStore,
  note: (reason: string) => boolean,
): void {
  const marker = join(profile, RESET_FILE);
  if (!existsSync(marker) || !note('pin-reset')) return;
  secrets.write({ ...secrets.read(), managerPin: '' });
  rmSync(join(profile, TRIES_FILE), { force: true });
  rmSync(marker, { force: true });
}

function readTries(path: string): Tries {
  if (!existsSync(path)) return none;
  try {
    const parsed = v.safeParse(triesSchema, JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.output : none;
  } catch {
    return none; // A file edge: damaged or not readable.
  }
}

function replaceFile(path: string, content: string): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
