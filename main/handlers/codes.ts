/** What main does for the calls about a customer's coupons and about codes. */
import { writeFileSync } from 'node:fs';
import type { CodesCalls } from '../../shared/codes';
import type { MembersCalls } from '../../shared/members';
import type { Counter } from '../counter/counter';
import type { Handlers } from '../ipc';
import type { ManagerAccess } from '../manager/access';
import type { CodeDesk } from '../manager/code-desk';
import { memberFile } from '../manager/member-file';
import type { Offers } from '../manager/offers';

export interface CodeDeskParts {
  desk: CodeDesk;
  access: ManagerAccess;
  offers: Offers;
  counter: Pick<Counter, 'brought'>;
  /** Asks a person where a file goes; null where nobody chose. */
  askPath: (name: string, format: string) => Promise<string | null>;
}

export function codeHandlers(
  parts: CodeDeskParts,
): Pick<Handlers, keyof CodesCalls | keyof MembersCalls> {
  const { desk, offers } = parts;
  const { members, codes, finder } = desk;
  return {
    codeFind: ({ text, cardId }) => codes.find(text, cardId),
    codeDecrypt: ({ text }) => finder.decrypt(text),
    codeUpdate: ({ code, cardId, newCode }) => codes.update(code, cardId, newCode),
    codeVoid: ({ reason, ...address }) => codes.makeVoid(address, reason),
    codeReadBack: ({ change }) => codes.readBack(change),
    async codeOfOffered({ offer }) {
      const taken = offers.take(offer);
      return taken && codes.find(taken.text, null);
    },
    memberList: ({ wish, cardId }) => members.list(wish, cardId),
    memberStop: ({ list }) => members.stop(list),
    memberGoOn: ({ list }) => members.goOn(list),
    memberRedeem(address) {
      parts.access.goTo('counter');
      parts.counter.brought(address);
    },
    async memberExport({ list }) {
      const known = members.known(list);
      const path = known && (await parts.askPath('customer-cards', 'csv'));
      if (!known || path === null) return false;
      const { coupons, titles } = known;
      writeFileSync(path, memberFile(coupons, titles, Date.now() / 1000));
      return true;
    },
    async memberOfOffered({ offer }) {
      const taken = offers.take(offer);
      return taken && members.list({ text: taken.text, codeCardId: null }, null);
    },
  };
}
