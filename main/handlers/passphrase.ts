/** What main does for the passphrase's screen, before there is a till. */
import { join } from 'node:path';
import type { PassphraseCalls } from '../../shared/passphrase';
import type { Language } from '../../shared/words/words';
import type { Handlers } from '../ipc';
import { waitAfter } from '../manager/unlock';
import type { SecretStore } from '../settings/secrets';
import { noTries, openTries } from '../settings/tries';

export interface PassphraseDeskParts {
  /** Folder of the profile: wrong ones are counted there, over restarts. */
  profile: string;
  secrets: SecretStore;
  language: Language;
  onOpen: () => void;
  now?: () => number;
}

const TRIES_FILE = 'passphrase-tries.json';

/** Wrong ones slow down; who has the file itself is slowed down by scrypt alone. */
export function passphraseHandlers(
  parts: PassphraseDeskParts,
): Pick<Handlers, keyof PassphraseCalls> {
  const { profile, secrets, language, onOpen, now = Date.now } = parts;
  const keep = openTries(join(profile, TRIES_FILE), now);
  const waitUntil = () => {
    const { wrong, lastAt } = keep.tries();
    const until = lastAt + waitAfter(wrong);
    return until > now() ? until : null;
  };
  return {
    passphraseState: () => ({ language, waitUntil: waitUntil() }),
    tryPassphrase({ passphrase }) {
      if (!secrets.isLocked()) return true;
      if (waitUntil() !== null) return false;
      if (secrets.unlock(passphrase)) {
        keep.setTries(noTries);
        onOpen();
        return true;
      }
      keep.setTries({ wrong: keep.tries().wrong + 1, lastAt: now() });
      return false;
    },
  };
}
