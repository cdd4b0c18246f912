/** What a till has for customers' coupons and for codes, made of its own parts. */
import type { MemberNews } from '../../shared/members';
import type { CardSource } from '../counter/card-source';
import type { Settings } from '../settings/table';
import type { Till } from '../till';
import { createCodeCalls } from '../wechat/calls/codes';
import { createClient } from '../wechat/client';
import { type Codes, createCodes } from './codes';
import { createFinder, type Finder } from './find-code';
import { createMembers, type Members } from './members';

export interface CodeDesk {
  members: Members;
  codes: Codes;
  finder: Finder;
}

export function openCodeDesk(
  { api, cards, ledger }: Pick<Till, 'api' | 'ledger'> & { cards: CardSource },
  settings: () => Settings,
  tell: (news: MemberNews) => void,
): CodeDesk {
  const client = createClient(api);
  const codes = createCodeCalls(api);
  const customCodeCardIds = () => settings().customCodeCardIds;
  const finder = createFinder({ client, customCodeCardIds });
  return {
    finder,
    members: createMembers({ client, codes, cards, finder, customCodeCardIds, tell }),
    codes: createCodes({
      ...{ client, codes, cards, finder },
      write: (row) => ledger.writer.add(row).ok,
      tellReason: () => settings().voidReason === 'wechat',
    }),
  };
}
