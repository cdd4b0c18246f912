/** The customer's coupons on show, and asking for others. */
import { useContext } from 'react';
import { useStore } from 'zustand';
import type { MemberAnswer } from '../../../shared/members';
import { StoreContext } from '../manager-store';
import { type MembersView, withAnswer, withoutList } from './members-view';

export type AskMembers = (ask: () => Promise<MemberAnswer | null>) => Promise<void>;

/**
 * The view, the deed that asks for another list (what was on show stays until its answer is
 * there), and the one that takes it away where nothing can be asked.
 */
export function useMembers(): [MembersView, AskMembers, () => void] {
  const store = useContext(StoreContext);
  const change = (next: (view: MembersView) => MembersView) =>
    store.setState(({ members }) => ({ members: next(members) }));
  const ask: AskMembers = async (question) => {
    change((view) => ({ ...view, asking: true }));
    try {
      const answer = await question();
      change((view) => (answer ? withAnswer(view, answer) : { ...view, asking: false }));
    } catch {
      change((view) => ({ ...withoutList(view), failed: true }));
    }
  };
  return [useStore(store, ({ members }) => members), ask, () => change(withoutList)];
}
