/**
 * The whole table of practice codes, in the order in which it is listed and printed: what
 * works first, what goes wrong on the way last.
 */

import type { Fault } from './faults';
import type { AfterRedeem, Outcome, PracticeCode } from './table/code';
import { customCodes, dynamicCodes, memberCodes } from './table/custom';
import { errcodeCodes, redeemErrcodeCodes } from './table/errcodes';
import { linkCodes } from './table/links';
import { plainCodes, plentyCodes } from './table/plain';
import { shapeCodes } from './table/shapes';
import { statusCodes } from './table/status';
import { lookUpTroubles, redeemTroubles } from './table/troubles';
import { wrongCodes } from './table/wrong';
import type { CouponSeed } from './world';

export interface PracticeGroup {
  name: string;
  zh: string;
  en: string;
  codes: readonly PracticeCode[];
}

/** One line of `GET /practice/codes`. */
export interface ListedCode extends Outcome {
  code: string;
  cardId: string | null;
  name: { zh: string; en: string };
  group: string;
  /** Null where the till cannot redeem it. */
  afterRedeem: AfterRedeem | null;
  afterAskAnyway: Outcome | null;
  /** The code that the till shows, where it is another than the scanned one. */
  resolvesTo: string | null;
  choices: readonly string[];
  neverAsked: boolean;
}

export const practiceGroups: readonly PracticeGroup[] = [
  { name: 'plain', zh: '可核销', en: 'Redeemable', codes: plainCodes },
  { name: 'plenty', zh: '可核销(很多张)', en: 'Redeemable, plenty of them', codes: plentyCodes },
  { name: 'status', zh: '不可核销', en: 'Not redeemable', codes: statusCodes },
  { name: 'member', zh: '会员卡', en: 'Member cards', codes: memberCodes },
  { name: 'dynamic', zh: '动态码', en: 'Dynamic codes', codes: dynamicCodes },
  { name: 'custom', zh: '自定义券码', en: 'Codes made by the shop', codes: customCodes },
  { name: 'link', zh: '卡券链接', en: 'Card links', codes: linkCodes },
  { name: 'wrong', zh: '不是卡券', en: 'Wrong things', codes: wrongCodes },
  { name: 'shape', zh: '应答的各种写法', en: 'Other ways to write an answer', codes: shapeCodes },
  { name: 'look-up-trouble', zh: '查询故障', en: 'Trouble at the look-up', codes: lookUpTroubles },
  { name: 'errcode', zh: '查询返回错误码', en: 'Errcodes at the look-up', codes: errcodeCodes },
  { name: 'redeem-trouble', zh: '核销故障', en: 'Trouble at redeeming', codes: redeemTroubles },
  {
    name: 'redeem-errcode',
    zh: '核销返回错误码',
    en: 'Errcodes at redeeming',
    codes: redeemErrcodeCodes,
  },
];

/** Every practice code, one after the other. */
export function allCodes(): PracticeCode[] {
  return practiceGroups.flatMap((group) => [...group.codes]);
}

/** What a till must show for each code, as `GET /practice/codes` lists it. */
export function listCodes(): ListedCode[] {
  return practiceGroups.flatMap((group) => group.codes.map((entry) => listed(group.name, entry)));
}

/** The claimed coupons behind the codes. */
export function couponSeeds(): CouponSeed[] {
  return allCodes().flatMap((entry) => [...(entry.coupons ?? [])]);
}

/** What goes wrong with which code. */
export function faultsOfCodes(): Fault[] {
  return allCodes().flatMap((entry) => [...(entry.faults ?? [])]);
}

/** encrypt_code → what decrypting it gives. */
export function cardLinks(): Map<string, string> {
  return new Map(
    allCodes().flatMap(({ link }) => (link ? [[link.encryptCode, link.decrypted] as const] : [])),
  );
}

function listed(group: string, entry: PracticeCode): ListedCode {
  return {
    code: entry.code,
    cardId: entry.cardId,
    verdict: entry.verdict,
    reason: entry.reason,
    name: { zh: entry.zh, en: entry.en },
    group,
    afterRedeem: entry.afterRedeem ?? null,
    afterAskAnyway: entry.afterAskAnyway ?? null,
    resolvesTo: entry.resolvesTo ?? null,
    choices: entry.choices ?? [],
    neverAsked: entry.neverAsked ?? false,
  };
}
