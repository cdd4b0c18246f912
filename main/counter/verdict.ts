/**
 * Judges what was found: pure, by the table of redemption rules §3, in its order.
 * `redeemable` is constructed in one place; the default branch is a fault.
 */
import { type CardFacts, type Coupon, PERMANENT_END } from '../../shared/card';
import { never } from '../../shared/never';
import { maskOpenid } from '../../shared/openid';
import type { Refusal } from '../../shared/reasons';
import { isKnownStatus, type KnownStatus } from '../../shared/statuses';
import type { RedeemedHere, Trouble, Verdict } from '../../shared/verdict';
import type { IntentRecord } from '../ledger/read';
import { isOpen } from '../redemption/steps';
import type { CodeAnswer } from '../wechat/answers';
import type { CouponAddress } from '../wechat/client';
import { errcodeRow } from '../wechat/errcodes';
import { conditionsOf } from './conditions';
import type { Found } from './look-up';

export interface JudgeSettings {
  locationId: number | null;
  /** What to do outside a card's own weekday or hour limits. */
  outsideHours: 'warn' | 'refuse';
}

export interface JudgeContext {
  /** This till's intents of the code, newest first, whatever their card. */
  intents: readonly IntentRecord[];
  settings: JudgeSettings;
  /** The local clock, milliseconds since 1970; counts only where WeChat sent no `Date`. */
  localNow: number;
  /** Whether this till may have redeemed it without a row that says so. */
  mayLack: boolean;
}

/** A verdict on what was found; a choice is no verdict, it is asked of the cashier first. */
export function judge(found: Exclude<Found, { kind: 'choose' }>, context: JudgeContext): Verdict {
  switch (found.kind) {
    case 'fault':
      return { kind: 'fault', reason: found.reason, trouble: found.trouble };
    case 'invalid':
      return invalid(found.errcode);
    case 'refused':
      return judgeRefused(found, context);
    case 'answered':
      return judgeAnswered(found, context);
    default:
      return never(found);
  }
}

function invalid(errcode: number): Verdict {
  const { meaning } = errcodeRow(errcode);
  if (meaning.kind !== 'invalid') return internal(`errcode ${errcode}`);
  return { kind: 'invalid', reason: meaning.reason, errcode };
}

/** A business refusal: its own reason, or what the explaining answer says (rules §2.2). */
function judgeRefused(found: Extract<Found, { kind: 'refused' }>, context: JudgeContext): Verdict {
  const { errcode, explained, date } = found;
  const now = date ?? context.localNow;
  const coupon = explained
    ? couponOf(found, explained, now, context)
    : bareCoupon(found, now, context);
  const own = ownIntents(context.intents, coupon.cardId);
  const open = own.find((intent) => isOpen(intent.state));
  if (open) return { kind: 'unknown', reason: 'open-intent', intent: open.intent, coupon };
  const refuse = (reason: Refusal): Verdict => refusal(reason, coupon, own, context, errcode);

  const row = errcodeRow(errcode);
  if (row.meaning.kind !== 'refused') return internal(`errcode ${errcode}`);
  if (row.ownReason) return refuse(row.meaning.reason);
  if (!explained) {
    return refuse(errcode === 40079 ? outOfRange(found.card?.fixedRange, now) : row.meaning.reason);
  }
  if (explained.status === 'CONSUMED' && maybeHere(own, context)) {
    return refuse('consumed-maybe-here');
  }
  if (isMemberCard(explained, found.card)) return refuse('member-card');
  if (!isKnownStatus(explained.status)) return refuse('unknown-status');
  const byStatus = refusalOf(explained.status);
  if (byStatus) return refuse(byStatus);
  const byDate = dateRefusal(explained, now);
  if (byDate && date === null && explained.canConsume === true) return wrongClock();
  return refuse(byDate ?? 'unavailable');
}

/** errcode 0 to `check_consume: true`, in the order of rules §3. */
function judgeAnswered(
  found: Extract<Found, { kind: 'answered' }>,
  context: JudgeContext,
): Verdict {
  const { answer, card, date } = found;
  const now = date ?? context.localNow;
  const coupon = couponOf(found, answer, now, context);
  const own = ownIntents(context.intents, answer.cardId);
  const open = own.find((intent) => isOpen(intent.state));
  if (open) return { kind: 'unknown', reason: 'open-intent', intent: open.intent, coupon };
  const refuse = (reason: Refusal): Verdict => refusal(reason, coupon, own, context, 0);

  if (answer.status === 'CONSUMED' && maybeHere(own, context)) return refuse('consumed-maybe-here');
  if (isMemberCard(answer, card)) return refuse('member-card');
  if (!isKnownStatus(answer.status)) return refuse('unknown-status');
  const byStatus = refusalOf(answer.status);
  if (byStatus) return refuse(byStatus);
  if (answer.beginTime === null || answer.endTime === null) return unreadable('no validity');
  const byDate = dateRefusal(answer, now);
  if (byDate && date === null && answer.canConsume === true) return wrongClock();
  if (byDate) return refuse(byDate);
  if (answer.canConsume !== true) return refuse('unavailable');
  const outside = coupon.conditions.some((one) => one.kind === 'hours' && !one.fits);
  if (outside && context.settings.outsideHours === 'refuse') return refuse('outside-hours');
  return redeemable(coupon, outside, card);
}

/** The one place where green is made. */
function redeemable(coupon: Coupon, outsideHours: boolean, card: CardFacts | null): Verdict {
  const reason = outsideHours ? 'outside-hours' : card ? null : 'conditions-unchecked';
  return { kind: 'redeemable', reason, coupon };
}

function refusal(
  reason: Refusal,
  coupon: Coupon,
  own: readonly IntentRecord[],
  context: JudgeContext,
  errcode: number,
): Verdict {
  const shown = reason === 'consumed' && maybeHere(own, context) ? 'consumed-maybe-here' : reason;
  const here = reason === 'consumed' ? redeemedHere(own) : null;
  return { kind: 'refused', reason: shown, coupon, here, errcode: errcode === 0 ? null : errcode };
}

/** CONSUMED, and this till cannot rule out that it was here (rules §5). */
function maybeHere(own: readonly IntentRecord[], { mayLack }: JudgeContext): boolean {
  const doubtful = own.some((intent) => intent.state === 'settled-not-redeemed') || mayLack;
  return doubtful && redeemedHere(own) === null;
}

function redeemedHere(own: readonly IntentRecord[]): RedeemedHere | null {
  const mine = own.find(({ state }) => state === 'redeemed' || state === 'settled-redeemed');
  if (!mine) return null;
  const { intent, operator, receipt, at, state } = mine;
  return { at, intent, operator, receipt, confirmedLate: state === 'settled-redeemed' };
}

/** The key is code and card_id of the answer; where that is not known, the code alone decides. */
function ownIntents(intents: readonly IntentRecord[], cardId: string | null): IntentRecord[] {
  if (cardId === null) return [...intents];
  return intents.filter((intent) => intent.cardId === null || intent.cardId === cardId);
}

function refusalOf(status: KnownStatus): Refusal | null {
  switch (status) {
    case 'NORMAL':
      return null;
    case 'CONSUMED':
      return 'consumed';
    case 'EXPIRE':
      return 'expired';
    case 'GIFTING':
      return 'gifting';
    case 'GIFT_TIMEOUT':
      return 'gift-timeout';
    case 'GIFT_SUCC':
      return 'given-away';
    case 'DELETE':
      return 'deleted';
    case 'UNAVAILABLE':
      return 'unavailable';
    default:
      return never(status);
  }
}

function dateRefusal(
  { beginTime, endTime }: CodeAnswer,
  now: number,
): 'not-yet-valid' | 'expired' | null {
  const seconds = now / 1000;
  if (beginTime !== null && seconds < beginTime) return 'not-yet-valid';
  // The last second of a validity is whole: it ends at …:59, not before.
  if (endTime !== null && endTime !== PERMANENT_END && seconds >= endTime + 1) return 'expired';
  return null;
}

function outOfRange(
  range: { begin: number } | null | undefined,
  now: number,
): 'not-yet-valid' | 'expired' {
  return range && now / 1000 < range.begin ? 'not-yet-valid' : 'expired';
}

function isMemberCard(answer: CodeAnswer, card: CardFacts | null): boolean {
  return answer.memberCard || card?.cardType === 'MEMBER_CARD';
}

interface Known {
  address: CouponAddress;
  card: CardFacts | null;
}

function couponOf(found: Known, answer: CodeAnswer, now: number, context: JudgeContext): Coupon {
  return {
    code: found.address.code,
    cardId: answer.cardId,
    status: answer.status,
    canConsume: answer.canConsume,
    beginTime: answer.beginTime,
    endTime: answer.endTime,
    openidMasked: answer.openid === null ? null : maskOpenid(answer.openid),
    card: found.card,
    conditions: conditionsOf(found.card, now, context.settings.locationId),
  };
}

/** What is known of a coupon that only an errcode spoke of. */
function bareCoupon(found: Known, now: number, context: JudgeContext): Coupon {
  return {
    code: found.address.code,
    cardId: found.address.cardId,
    status: null,
    canConsume: null,
    beginTime: null,
    endTime: null,
    openidMasked: null,
    card: found.card,
    conditions: conditionsOf(found.card, now, context.settings.locationId),
  };
}

function trouble(detail: string): Trouble {
  return { errcode: null, rid: null, ip: null, detail };
}

function wrongClock(): Verdict {
  return { kind: 'fault', reason: 'wrong-clock', trouble: trouble('no Date header') };
}

function unreadable(detail: string): Verdict {
  return { kind: 'fault', reason: 'unreadable-answer', trouble: trouble(detail) };
}

function internal(detail: string): Verdict {
  return { kind: 'fault', reason: 'internal', trouble: trouble(detail) };
}
