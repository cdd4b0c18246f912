/**
 * What the manager's lock remembers: the PIN's hash among the sealed secrets, wrong tries in a
 * small file of their own, so that starting again is no way round the waiting.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStore } from '../settings/secrets';
import { openTries } from '../settings/tries';
import type { LockKeep } from './unlock';

const TRIES_FILE = 'manager-tries.json';
/** `npm run reset-pin` leaves it in the profile; the next start takes the PIN away. */
export const RESET_FILE = 'reset-manager-pin';

/** The hash of no PIN. */
const UNKNOWN_PIN = '-';

/** The keep of a profile folder. */
export function openKeep(
  profile: string,
  secrets: SecretStore,
  now: () => number = Date.now,
): LockKeep {
  return {
    // What cannot be opened held a PIN: nobody may choose a new one but by the documented reset.
    pinHash: () => (secrets.readable() ? secrets.read().managerPin : UNKNOWN_PIN),
    setPinHash: (managerPin) => secrets.write({ ...secrets.read(), managerPin }),
    ...openTries(join(profile, TRIES_FILE), now),
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
