/**
 * The till that runs in this window: for the merchant's account, or practising. It changes from
 * one to the other without a restart; whoever holds on to its counter and ledger always has
 * those of the present one.
 */
import type { CatalogueNews } from '../shared/cards';
import type { CounterView, Mode } from '../shared/counter-state';
import { type Account, ownAccount, practiceAccount } from './account';
import type { CardDesk } from './cards/desk';
import type { Counter } from './counter/counter';
import type { Ledger } from './ledger/ledger';
import { live } from './ledger/live';
import type { PictureOf } from './pictures/pictures';
import type { SlipDesk } from './printer/desk';
import type { SecretStore } from './settings/secrets';
import type { SettingsStore } from './settings/settings';
import type { Settings } from './settings/table';
import { openTill, type Till, type TillOptions } from './till';

export interface RunningOptions extends Pick<TillOptions, 'ledgerElsewhere' | 'onLedgerSteps'> {
  profile: string;
  settings: SettingsStore;
  secrets: SecretStore;
  /** `--practice`: never the network, whatever account is set up. */
  practiceOnly: boolean;
  /** `--api-base`. */
  apiBase: string | null;
  push: (view: CounterView) => void;
  onCatalogue?: (news: CatalogueNews) => void;
  /** How every call to WeChat went. */
  onReached?: TillOptions['onReached'];
  /** Another till runs from now on: its whole view is new. */
  onSwitched: () => void;
}

export interface RunningTill {
  counter: Counter;
  ledger: Ledger;
  cardDesk: CardDesk;
  pictureOf: PictureOf;
  slips: SlipDesk;
  mode(): Mode;
  /** The settings that hold now: practice has its own account and cards. */
  settings(): Settings;
  /** To practice, for training. False where it runs already. */
  practise(): Promise<boolean>;
  /** Back to the merchant's account. False where there is none, or it runs already. */
  work(): Promise<boolean>;
  /** The account was stored anew: work for it, or go on with its new addresses and secrets. */
  accountChanged(): Promise<void>;
  /** After sleep or a change of network. */
  refreshConnections(): void;
  tokenAgeMs(): number | null;
  /** Waits for a consume in flight, then closes everything. */
  close(): Promise<void>;
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
      ...account.secrets(),
      profile,
      folder: account.folder,
      settings: account.settings,
      ledgerKey: secrets.ledgerKey(),
      ledgerElsewhere: options.ledgerElsewhere ?? null,
      ...(options.onLedgerSteps ? { onLedgerSteps: options.onLedgerSteps } : {}),
      fetchPictures: account.mode === 'live',
      onReached: (reached) => options.onReached?.(reached),
      onCatalogue: (news) => {
        if (shown === till) options.onCatalogue?.(news);
      },
      push: (view) => {
        if (shown === null || shown === till) options.push(view);
      },
    });
    shown = till;
    return { account, till };
  }

  async function work(): Promise<boolean> {
    return now.account.mode === 'practice' && hasAccount() && (await change(own));
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

  const present = <T extends object>(part: () => T): T => live(part, (call) => call());
  return {
    counter: present(() => now.till.counter),
    ledger: present(() => now.till.ledger),
    cardDesk: {
      catalogue: present(() => now.till.cardDesk.catalogue),
      changer: present(() => now.till.cardDesk.changer),
      pageOf: (cardId) => now.till.cardDesk.pageOf(cardId),
    },
    pictureOf: (cardId) => now.till.pictureOf(cardId),
    slips: present(() => now.till.slips),
    mode: () => now.account.mode,
    settings: () => now.account.settings(),
    async practise() {
      return now.account.mode !== 'practice' && change(() => practiceAccount(profile, settings));
    },
    work,
    async accountChanged() {
      if (now.account.mode === 'practice') await work();
      else now.till.reconnect(now.account.secrets());
    },
    refreshConnections: () => now.till.refreshConnections(),
    tokenAgeMs: () => now.till.tokenAgeMs(),
    async close() {
      await leaving;
      await end(now);
    },
  };
}

async function end({ till, account }: Running): Promise<void> {
  await till.close();
  await account.close();
}
