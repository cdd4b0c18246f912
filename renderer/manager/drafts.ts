/**
 * What is being typed in the console. It outlives errors, locks and a walk to the counter,
 * because it is kept here and not in the fields.
 */
import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Drafts = StoreApi<Record<string, unknown>>;

export function createDrafts(): Drafts {
  return createStore<Record<string, unknown>>(() => ({}));
}

export const DraftsContext = createContext<Drafts>(createDrafts());

/** A value kept under a name; `null` forgets it. */
export function useDraft<T>(name: string, first: T): [T, (next: T | null) => void] {
  const drafts = useContext(DraftsContext);
  const kept = useStore(drafts, (all) => all[name] as T | undefined);
  const keep = useCallback(
    (next: T | null) =>
      drafts.setState((all) => {
        const { [name]: _before, ...others } = all;
        return next === null ? others : { ...others, [name]: next };
      }, true),
    [drafts, name],
  );
  return [kept ?? first, keep];
}

/** Whether anything is kept. */
export function useHasDrafts(): boolean {
  return useStore(useContext(DraftsContext), (all) => Object.keys(all).length > 0);
}
