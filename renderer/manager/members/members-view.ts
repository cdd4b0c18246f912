/** What the console knows of a customer's coupons, and how news change it. Pure. */
import {
  groupOf,
  type MemberAnswer,
  type MemberCoupon,
  type MemberGroup,
  type MemberList,
  type MemberNews,
  memberGroups,
} from '../../../shared/members';
import type { Untold } from '../../../shared/told';

export type ShownCard = MemberNews['cards'][number];

export interface MembersView {
  list: MemberList | null;
  cards: Readonly<Record<string, ShownCard>>;
  /** News of a list whose answer is still on its way. */
  early: readonly MemberNews[];
  asking: boolean;
  /** Why there is no list. */
  untold: Untold | null;
  choose: Extract<MemberAnswer, { ok: 'choose' }> | null;
  /** The call itself failed, which says nothing about WeChat. */
  failed: boolean;
}

export const noMembers: MembersView = {
  list: null,
  cards: {},
  early: [],
  asking: false,
  untold: null,
  choose: null,
  failed: false,
};

/** Without a list: another customer's coupons under a question that failed would be redeemed. */
export function withoutList(view: MembersView): MembersView {
  return { ...view, list: null, asking: false, untold: null, choose: null, failed: false };
}

/** What one question for a list led to. */
export function withAnswer(view: MembersView, answer: MemberAnswer): MembersView {
  const asked = withoutList(view);
  switch (answer.ok) {
    case false:
      return { ...asked, untold: answer };
    case 'choose':
      return { ...asked, choose: answer };
    case true: {
      const begun = { ...asked, list: answer.value, early: [] };
      return view.early.reduce(withNews, begun);
    }
  }
}

/** News of the list on show; those of a newer one wait for its answer. */
export function withNews(view: MembersView, news: MemberNews): MembersView {
  const { list } = view;
  if (list === null || news.list > list.list) return { ...view, early: [...view.early, news] };
  if (news.list < list.list) return view;
  const { coupons, cards, ...progress } = news;
  const fresh = new Map(coupons.map((coupon) => [keyOf(coupon), coupon]));
  return {
    ...view,
    cards: { ...view.cards, ...Object.fromEntries(cards.map((card) => [card.cardId, card])) },
    list: {
      ...list,
      ...progress,
      coupons: list.coupons.map((coupon) => fresh.get(keyOf(coupon)) ?? coupon),
    },
  };
}

export function keyOf({ code, cardId }: MemberCoupon): string {
  return `${cardId} ${code}`;
}

export interface GroupedCoupon {
  coupon: MemberCoupon;
  group: MemberGroup;
}

/** Usable ones first, and of those the ones that end first. `now` in Unix seconds. */
export function grouped(coupons: readonly MemberCoupon[], now: number): GroupedCoupon[] {
  const end = ({ told }: MemberCoupon) => told?.endTime ?? Number.MAX_SAFE_INTEGER;
  return coupons
    .map((coupon) => ({ coupon, group: groupOf(coupon, now) }))
    .sort(
      (a, b) =>
        memberGroups.indexOf(a.group) - memberGroups.indexOf(b.group) ||
        end(a.coupon) - end(b.coupon),
    );
}
