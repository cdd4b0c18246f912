/** The words of the sections about a customer's coupons and about codes. */
import type { MemberGroup } from '../members';

export interface MembersWords {
  hint: string;
  onlyUsable: string;
  byCode: string;
  byCodeHint: string;
  byOpenid: string;
  byOpenidHint: string;
  onlyCard: string;
  onlyCardHint: string;
  ask: string;
  asking: string;
  openidForm: string;
  customer: (masked: string) => string;
  shareCard: string;
  share: Record<'true' | 'false' | 'null', string>;
  unreadable: (lines: number) => string;
  none: string;
  noneOfCard: string;
  noneShown: string;
  statuses: string;
  stopped: (left: string) => string;
  goOn: string;
  groups: Record<MemberGroup, string>;
  all: string;
  show: string;
  list: string;
  coupon: string;
  code: string;
  status: string;
  validity: string;
  endsSoon: string;
  endsOn: (day: string) => string;
  from: (day: string) => string;
  memberCard: string;
  cannotUse: string;
  notAsked: string;
  redeem: string;
  redeemOf: (code: string) => string;
  export: string;
  exported: string;
  choose: string;
  offered: string;
  someFailed: (coupons: number) => string;
}

export interface CodesWords {
  /** A scan, looked up in this section. */
  offered: string;
  decryptTitle: string;
  code: string;
  codeHint: string;
  cardId: string;
  cardIdHint: string;
  /** The wire name itself, where a value stands and nothing is typed. */
  cardIdName: string;
  find: string;
  finding: string;
  several: string;
  card: string;
  kind: string;
  kinds: Record<'custom' | 'wechat', string>;
  status: string;
  validity: string;
  canConsume: string;
  customer: string;
  toCounter: string;
  update: string;
  updateHint: string;
  updateWarning: string;
  updateOnlyCustom: string;
  newCode: string;
  newCodeLong: (signs: number) => string;
  updateTitle: string;
  updateTells: (from: string, to: string) => string;
  void: string;
  voidHint: string;
  voidTitle: (code: string) => string;
  voidTells: string;
  voidRules: string;
  voidConsent: string;
  voidReasonGoes: Record<'ledger' | 'wechat', string>;
  sending: string;
  updateDone: string;
  voidDone: string;
  /** Why there is nothing to do any more. */
  voidAlready: string;
  byReadBack: string;
  unknown: string;
  unknownNext: string;
  lastRead: (status: string) => string;
  readBack: string;
  notDone: string;
  taken: string;
  unwritable: string;
  openBefore: string;
  refused: string;
  link: string;
  linkHint: string;
  decrypt: string;
  decrypted: string;
  lookUpThis: string;
  linkCard: string;
}
