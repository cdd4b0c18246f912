/** What main told of the console: screen and lock, a scan that is offered, long tasks. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskBridge } from '../../shared/contract';
import type { LedgerProgress, LedgerTask } from '../../shared/ledger';
import type { ManagerState, OfferedScan } from '../../shared/manager';
import { type MembersView, noMembers, withNews } from './members/members-view';

export interface ManagerData {
  state: ManagerState | null;
  offered: OfferedScan | null;
  /** The newest word of each long task of the ledger; null where none ran. */
  progress: Record<LedgerTask, LedgerProgress | null>;
  /** The customer whose coupons are on show. */
  members: MembersView;
}

export type ManagerStore = StoreApi<ManagerData>;
export type ManagerBridge = Pick<KioskBridge, 'managerState' | 'on'>;

export function createManagerStore(): ManagerStore {
  return createStore<ManagerData>(() => ({
    state: null,
    offered: null,
    progress: { check: null, backup: null, export: null },
    members: noMembers,
  }));
}

/** Subscribes, then asks once for the state now. Returns the function that ends it. */
export function connectManager(store: ManagerStore, bridge: ManagerBridge): () => void {
  let pushed = false;
  const ends = [
    bridge.on('manager', (state) => {
      pushed = true;
      store.setState({ state });
    }),
    bridge.on('scanOffered', (offered) => store.setState({ offered })),
    bridge.on('memberNews', (news) =>
      store.setState(({ members }) => ({ members: withNews(members, news) })),
    ),
    bridge.on('ledgerProgress', (news) =>
      store.setState(({ progress }) => ({ progress: { ...progress, [news.task]: news } })),
    ),
  ];
  bridge.managerState(null).then(
    (state) => {
      if (!pushed) store.setState({ state });
    },
    () => {}, // Without an answer the counter stays on show.
  );
  return () => {
    for (const end of ends) end();
  };
}

export const StoreContext = createContext<ManagerStore>(createManagerStore());

/** The newest word of a long task, and the deed that forgets what was said of an earlier one. */
export function useProgress(task: LedgerTask): [LedgerProgress | null, () => void] {
  const store = useContext(StoreContext);
  const forget = () =>
    store.setState(({ progress }) => ({ progress: { ...progress, [task]: null } }));
  return [useStore(store, ({ progress }) => progress[task]), forget];
}
