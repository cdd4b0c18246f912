/** The account as it is being typed, its live test and storing it. */
import { useCallback, useState } from 'react';
import type { AccountDraft, AccountSaved, ShownAccount, Trial } from '../../../shared/account';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';

export type Told =
  | { kind: 'trying' }
  | { kind: 'tried'; trial: Trial }
  | { kind: 'saved'; answer: AccountSaved }
  | { kind: 'failed' }
  | null;

export interface AccountDesk {
  /** Null until main has answered. */
  account: ShownAccount | null;
  draft: AccountDraft;
  changed: boolean;
  told: Told;
  edit: (change: Partial<AccountDraft>) => void;
  discard: () => void;
  tryIt: () => Promise<void>;
  save: () => Promise<void>;
}

export function useAccount(): AccountDesk {
  const bridge = useBridge();
  const { value: account, again } = useAsk(useCallback(() => bridge.account(null), [bridge]));
  const [kept, keep] = useDraft<AccountDraft | null>('account', null);
  const [told, tell] = useState<Told>(null);
  const draft = kept ?? draftOf(account);

  async function tryIt(): Promise<void> {
    tell({ kind: 'trying' });
    try {
      tell({ kind: 'tried', trial: await bridge.tryAccount(draft) });
    } catch {
      tell({ kind: 'failed' });
    }
  }

  async function save(): Promise<void> {
    try {
      const answer = await bridge.saveAccount(draft);
      // What was typed of secrets is in main now, and no longer here.
      if (answer.ok) keep(null);
      tell({ kind: 'saved', answer });
      again();
    } catch {
      tell({ kind: 'failed' });
    }
  }

  return {
    account,
    draft,
    changed: kept !== null,
    told,
    edit(change) {
      tell(null);
      keep({ ...draft, ...change });
    },
    discard() {
      tell(null);
      keep(null);
    },
    tryIt,
    save,
  };
}

/** What is stored, as a draft that changes nothing. */
function draftOf(account: ShownAccount | null): AccountDraft {
  const {
    appId = '',
    apiBase = '',
    tokenMode = 'stable',
    serviceUrl = '',
    proxy = '',
  } = account ?? {};
  const kept = { appSecret: null, serviceKey: null, proxyLogin: null, extraCa: 'keep' } as const;
  return { appId, apiBase, tokenMode, serviceUrl, proxy, ...kept };
}
