/** The customer's coupons on show, and asking for others. */
import { useContext } from 'react';
import { useStore } from 'zustand';
import type { MemberAnswer } from '../../../shared/members';
import { StoreContext } from '../manager-store';
import { type MembersView, withAnswer } from './members-view';

export type AskMembers = (ask: () => Promise<MemberAnswer | null>) => Promise<void>;

/** The view, and the deed that asks for another list; what was on show stays until it is there. */
export function useMembers(): [MembersView, AskMembers] {
  const store = useContext(StoreContext);
  const change = (next: (view: MembersView) => MembersView) =>
    store.setState(({ members }) => ({ members: next(members) }));
  const ask: AskMembers = async (question) => {
    change((view) => ({ ...view, asking: true }));
    try {
      const answer = await question();
      change((view) => (answer ? withAnswer(view, answer) : { ...view, asking: false }));
    } catch {
      change((view) => ({ ...view, asking: false, failed: true }));
    }
  };
  return [useStore(store, ({ members }) => members), ask];
}
