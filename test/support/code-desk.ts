/** The manager's desk for customers and codes on a whole till, without its window. */
import { type CodeDesk, openCodeDesk } from '../../main/manager/code-desk';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { firstSettings, type Settings } from '../../main/settings/table';
import type { MemberList, MemberNews } from '../../shared/members';
import type { Shop, TestTill } from './shop';

export interface TestDesk extends CodeDesk {
  news: MemberNews[];
  /** Waits until nothing is asked any more; what every code said, by its code. */
  asked(): Promise<Map<string, string>>;
  /** The list, or an error where there is none. */
  listed(openid: string, cardId?: string | null): Promise<MemberList>;
}

export function openTestDesk(
  shop: Shop,
  { till }: TestTill,
  change: Partial<Settings> = {},
): TestDesk {
  const { customCodeCardIds } = practiceProvisioning(shop.server);
  const settings = { ...firstSettings(), customCodeCardIds, ...change };
  const news: MemberNews[] = [];
  const desk = openCodeDesk(
    till,
    () => settings,
    (one) => news.push(one),
  );
  return {
    ...desk,
    news,
    async asked() {
      while (news.at(-1)?.running !== false) await new Promise((turn) => setTimeout(turn, 5));
      const coupons = news.flatMap((one) => one.coupons);
      return new Map(
        coupons.map((one) => [one.code, one.told?.status ?? String(one.untold?.reason)]),
      );
    },
    async listed(openid, cardId = null) {
      const answer = await desk.members.list({ openid }, cardId);
      if (answer.ok !== true) throw new Error(JSON.stringify(answer));
      return answer.value;
    },
  };
}
