/** What main does for the passphrase's screen, before there is a till. */
import type { PassphraseCalls } from '../../shared/passphrase';
import type { Language } from '../../shared/words/words';
import type { Handlers } from '../ipc';
import { waitAfter } from '../manager/unlock';
import type { SecretStore } from '../settings/secrets';

export interface PassphraseDeskParts {
  secrets: SecretStore;
  language: Language;
  onOpen: () => void;
  now?: () => number;
}

/** Wrong ones slow down; who has the file itself is slowed down by scrypt alone. */
export function passphraseHandlers(
  parts: PassphraseDeskParts,
): Pick<Handlers, keyof PassphraseCalls> {
  const { secrets, language, onOpen, now = Date.now } = parts;
  let wrong = 0;
  let waitUntil = 0;
  return {
    passphraseState: () => ({ language, waitUntil: waitUntil > now() ? waitUntil : null }),
    tryPassphrase({ passphrase }) {
      if (!secrets.isLocked()) return true;
      if (waitUntil > now()) return false;
      if (secrets.unlock(passphrase)) {
        onOpen();
        return true;
      }
      wrong += 1;
      waitUntil = now() + waitAfter(wrong);
      return false;
    },
  };
}
