/**
 * The till that runs in this window: for the merchant's account, or practising. It changes from
 * one to the other without a restart; whoever holds on to its counter, its ledger or any other
 * part always has that of the present one.
 */
import type { Mode } from '../shared/counter-state';
import { type Account, ownAccount, practiceAccount } from './account';
import type { LineSecrets } from './settings/account';
import type { SecretStore } from './settings/secrets';
import type { SettingsStore } from './settings/settings';
import type { Settings } from './settings/table';
import { openTill, type Till, type TillOptions } from './till';

/** What a till gets from its account. */
type OfAccount = 'folder' | 'settings' | 'ledgerKey' | 'fetchPictures' | keyof LineSecrets;

export interface RunningOptions extends Omit<TillOptions, OfAccount> {
  settings: SettingsStore;
  secrets: SecretStore;
  /** `--practice`: never the network, whatever account is set up. */
  practiceOnly: boolean;
  /** `--api-base`. */
  apiBase: string | null;
  /** Another till runs from now on: its whole view is new. */
  onSwitched: () => void;
}

/** Every part of the present till, and what changes which till that is. */
export interface RunningTill extends Omit<Till, 'reconnect'> {
  mode(): Mode;
  /** The settings that hold now: practice has its own account and cards. */
  settings(): Settings;
  /** To practice, for training. False where it runs already. */
  practise(): Promise<boolean>;
  /** Back to the merchant's account. False where there is none, or it runs already. */
  work(): Promise<boolean>;
  /** The account was stored anew: work for it, or go on with its new addresses and secrets. */
  accountChanged(): Promise<void>;
}

interface Running {
  account: Account;
  till: Till;
}

/** Opens the till that the settings ask for. */
export async function openRunningTill(options: RunningOptions): Promise<RunningTill> {
  const { profile, settings, secrets, apiBase } = options;
  const hasAccount = () => !options.practiceOnly && settings.get('appId') !== '';
  const own = () => ownAccount(profile, settings, secrets, apiBase);
  /** Whose views are shown: a till that is left may still have something to say. */
  let shown: Till | null = null;
  let now = open(hasAccount() ? own() : await practiceAccount(profile, settings));
  /** The till before, while it ends its consume: its folder is not free until then. */
  let leaving: Promise<void> = Promise.resolve();
  let switching = false;

  function open(account: Account): Running {
    const till = openTill({
      ...options,
      ...account.secrets(),
      folder: account.folder,
      settings: account.settings,
      ledgerKey: secrets.ledgerKey(),
      // Practice never leaves this machine.
      fetchPictures: account.mode === 'live',
      onReached: (reached) => options.onReached?.(reached),
      onCatalogue: (news) => {
        if (shown === till) options.onCatalogue?.(news);
      },
      onMembers: (news) => {
        if (shown === till) options.onMembers?.(news);
      },
      push: (view) => {
        if (shown === null || shown === till) options.push(view);
      },
    });
    shown = till;
    return { account, till };
  }

  async function change(to: () => Account | Promise<Account>): Promise<boolean> {
    if (switching) return false;
    switching = true;
    try {
      await leaving;
      const before = now;
      now = open(await to());
      leaving = end(before);
      options.onSwitched();
      options.push(now.till.counter.view());
      return true;
    } finally {
      switching = false;
    }
  }

  async function work(): Promise<boolean> {
    return now.account.mode === 'practice' && hasAccount() && (await change(own));
  }

  return withParts(() => now.till, {
    mode: () => now.account.mode,
    settings: () => now.account.settings(),
    practise: async () =>
      now.account.mode !== 'practice' && (await change(() => practiceAccount(profile, settings))),
    work,
    async accountChanged() {
      if (now.account.mode === 'practice') await work();
      else now.till.reconnect(now.account.secrets());
    },
    async close() {
      await leaving;
      await end(now);
    },
  });
}

async function end({ till, account }: Running): Promise<void> {
  await till.close();
  await account.close();
}

/** An object with deeds of its own, and for everything else a stand-in for the present till's. */
function withParts<T extends object>(present: () => Till, deeds: T): T & Omit<Till, keyof T> {
  const parts = standFor(present);
  return new Proxy(deeds, {
    get: (target, name) => Reflect.get(Reflect.has(target, name) ? target : parts, name),
  }) as T & Omit<Till, keyof T>;
}

/** Stands for something that is replaced with the till, and so do its own parts that do things. */
function standFor(present: () => object): object {
  return new Proxy(
    {},
    {
      get(_target, name) {
        const part: unknown = Reflect.get(present(), name);
        if (typeof part === 'function') {
          return (...input: unknown[]) =>
            (Reflect.get(present(), name) as (...input: unknown[]) => unknown)(...input);
        }
        return isDesk(part) ? standFor(() => Reflect.get(present(), name) as object) : part;
      },
    },
  );
}

/** Something that does things, unlike a value, which is told as it is. */
function isDesk(part: unknown): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.values(part).some((each) => typeof each === 'function')
  );
}
