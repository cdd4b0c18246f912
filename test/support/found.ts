/** What a look-up found, as tests of the verdict write it down. */
import type { Found } from '../../main/counter/look-up';
import type { JudgeContext } from '../../main/counter/verdict';
import type { IntentRecord } from '../../main/ledger/read';
import type { IntentState } from '../../main/redemption/steps';
import type { CodeAnswer } from '../../main/wechat/answers';
import type { CardFacts } from '../../shared/card';

export type Answered = Extract<Found, { kind: 'answered' }>;
export type Refused = Extract<Found, { kind: 'refused' }>;

export const CODE = '100000000001';
export const CARD_ID = 'pCARD';
/** Thursday, 2026-11-26, 12:00:00 in Shanghai. */
export const NOON = Date.UTC(2026, 10, 26, 4, 0, 0);
const DAY = 86_400;
export const BEGIN = NOON / 1000 - 10 * DAY;
export const END = NOON / 1000 + 10 * DAY - 1;

/** A good coupon's answer. */
export function answer(change: Partial<CodeAnswer> = {}): CodeAnswer {
  return {
    code: null,
    cardId: CARD_ID,
    beginTime: BEGIN,
    endTime: END,
    openid: 'oKQ1234567890abcdefghijklmnop',
    canConsume: true,
    status: 'NORMAL',
    memberCard: false,
    ...change,
  };
}

/** A card without conditions. */
export function card(change: Partial<CardFacts> = {}): CardFacts {
  return {
    cardId: CARD_ID,
    cardType: 'DISCOUNT',
    title: '9折优惠券',
    brandName: '练习餐厅',
    color: null,
    notice: '',
    benefit: { kind: 'discount', percentOff: 10 },
    timeLimits: [],
    locationIds: null,
    leastFen: null,
    combinable: null,
    useCustomCode: false,
    fixedRange: null,
    ...change,
  };
}

/** A good coupon found by `check_consume: true`. */
export function answered(change: Partial<Answered> = {}, said: Partial<CodeAnswer> = {}): Answered {
  return {
    kind: 'answered',
    address: { code: CODE, cardId: null },
    answer: answer(said),
    card: card(),
    date: NOON,
    ...change,
  };
}

/** A refusal, explained by a second answer unless that is null. */
export function refusedBy(
  errcode: number,
  explained: Partial<CodeAnswer> | null,
  change: Partial<Refused> = {},
): Refused {
  return {
    kind: 'refused',
    address: { code: CODE, cardId: null },
    errcode,
    rid: 'a-b-c',
    explained: explained && answer({ canConsume: false, ...explained }),
    card: explained ? card() : null,
    date: NOON,
    ...change,
  };
}

/** An intent of this till for the coupon. */
export function intent(state: IntentState, change: Partial<IntentRecord> = {}): IntentRecord {
  return {
    intent: 7,
    address: { code: CODE, cardId: null },
    cardId: CARD_ID,
    title: '9折优惠券',
    state,
    operator: '01',
    receipt: null,
    at: NOON - 40_000,
    endedAt: NOON - 39_000,
    ...change,
  };
}

/** A till without any intents, in its shop, its clock right. */
export function context(change: Partial<JudgeContext> = {}): JudgeContext {
  return {
    intents: [],
    settings: { locationId: 1, outsideHours: 'warn' },
    localNow: NOON,
    mayLack: false,
    ...change,
  };
}
