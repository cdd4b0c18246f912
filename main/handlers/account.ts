/** What main does for the account's calls. No secret is in anything that they answer. */
import {
  type AccountCalls,
  type AccountDraft,
  type AccountSaved,
  PASSPHRASE_LEAST,
  type PickedCa,
  type Trial,
} from '../../shared/account';
import type { Handlers } from '../ipc';
import {
  type AccountKeep,
  caFacts,
  lineOptions,
  readDraft,
  readExtraCa,
  shownAccount,
  storeAccount,
} from '../settings/account';
import { tryLine } from '../wechat/trial';

export interface AccountDeskParts extends AccountKeep {
  /** `--api-base` is stronger than any stored address, in a test as well. */
  apiBase: string | null;
  note: (reason: string) => boolean;
  /** Asks a person for a certificate file; its text, or null where nobody chose one. */
  pickPem: () => Promise<string | null>;
  /** Somebody is being trained: the account's own till is closed meanwhile. */
  training: () => boolean;
  /** Redemptions of this account without an outcome. */
  openIntents: () => number;
  /** What was stored is in force once this is done. */
  accountChanged: () => Promise<void>;
}

export function accountHandlers(parts: AccountDeskParts): Pick<Handlers, keyof AccountCalls> {
  const { profile, settings, secrets } = parts;
  /** The certificate file that was picked last, until a draft with it is stored. */
  let picked: string | null = null;

  const read = (draft: AccountDraft) =>
    readDraft(draft, { settings: settings.all(), secrets: secrets.read() }, picked);

  async function trial(draft: AccountDraft): Promise<Trial> {
    const checked = read(draft);
    if (!checked.ok) return checked;
    const { change } = checked;
    const kept = readExtraCa(profile, settings.all());
    const extraCa = change.extraCa === 'keep' ? kept : (change.extraCa ?? undefined);
    const apiBase = parts.apiBase ?? draft.apiBase;
    const options = { ...settings.all(), ...change.settings, apiBase };
    return tryLine(lineOptions(options, checked.secrets, extraCa));
  }

  async function save(draft: AccountDraft): Promise<AccountSaved> {
    if (parts.training()) return { ok: false, trouble: { kind: 'training' } };
    const checked = read(draft);
    if (!checked.ok) return checked;
    const count = settings.get('appId') === checked.change.settings.appId ? 0 : parts.openIntents();
    if (count > 0) return { ok: false, trouble: { kind: 'open-intents', count } };
    if (!parts.note('account-changed')) return { ok: false, trouble: { kind: 'unwritable' } };
    try {
      storeAccount(checked.change, parts);
    } catch {
      return { ok: false, trouble: { kind: 'unwritable' } }; // A file edge: see storeAccount.
    }
    picked = null;
    await parts.accountChanged();
    return { ok: true };
  }

  async function pick(): Promise<PickedCa> {
    const pem = await parts.pickPem();
    if (pem === null) return { ok: false, why: 'none-chosen' };
    const ca = caFacts(pem);
    if (ca === null) return { ok: false, why: 'no-pem' };
    picked = pem;
    return { ok: true, ca };
  }

  return {
    account: () => shownAccount(parts),
    tryAccount: trial,
    saveAccount: save,
    pickExtraCa: pick,
    protectSecrets({ passphrase }) {
      if (passphrase !== null && [...passphrase].length < PASSPHRASE_LEAST) {
        return { ok: false, why: 'too-short' };
      }
      const reason = passphrase === null ? 'passphrase-removed' : 'passphrase-set';
      if (!parts.note(reason)) return { ok: false, why: 'unwritable' };
      try {
        secrets.protect(passphrase);
        return { ok: true, protection: secrets.protection };
      } catch {
        return { ok: false, why: 'unwritable' }; // A file edge: see openSecrets.
      }
    },
  };
}
