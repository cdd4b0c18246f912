/** POST /card/code/get: the state of one claimed coupon. */
import { type Answer, type Json, ok, refuse } from '../answer';
import type { Call } from '../routes';
import type { Coupon } from '../world';

export const codeGet: Call = {
  api: 'get',
  method: 'POST',
  fields: {
    code: { type: 'string', missing: 41013 },
    card_id: { type: 'string' },
    check_consume: { type: 'boolean' },
    is_expire_dynamic_code: { type: 'boolean' },
  },
  handle: ({ world, now }, input) => {
    const code = String(input.code);
    const cardId = typeof input.card_id === 'string' ? input.card_id || null : null;
    const coupon = world.find(code, cardId) ?? world.findDynamic(code);
    if (!coupon) return refuse(40056);
    const check = input.check_consume !== false;
    return (check ? refusalOf(coupon, now) : null) ?? stateOf(coupon, now);
  },
};

/** Whether a moment lies within the coupon's dates. */
export function isWithinDates(coupon: Coupon, now: number): boolean {
  return now / 1000 >= coupon.beginTime && Math.floor(now / 1000) <= coupon.endTime;
}

/** The two fields, printed nowhere, that come with "this code has consumed". */
export function consumedFields(coupon: Coupon): Json {
  return { _card: coupon.cardId, _code: coupon.code };
}

function refusalOf(coupon: Coupon, now: number): Answer | null {
  if (coupon.seed.lenient && coupon.status === (coupon.seed.status ?? 'NORMAL')) return null;
  if (coupon.status === 'CONSUMED') return refuse(40099, consumedFields(coupon));
  const normal = coupon.status === 'NORMAL' && isWithinDates(coupon, now);
  return normal ? null : refuse(40127);
}

function stateOf(coupon: Coupon, now: number): Answer {
  const { seed } = coupon;
  const unchanged = coupon.status === (seed.status ?? 'NORMAL');
  const dates =
    seed.validity === 'none' ? {} : { begin_time: coupon.beginTime, end_time: coupon.endTime };
  const canConsume =
    seed.says && unchanged
      ? seed.says.can_consume
      : coupon.status === 'NORMAL' && isWithinDates(coupon, now);
  return ok({
    card: {
      card_id: coupon.cardId,
      ...dates,
      ...(seed.dynamic === undefined ? {} : { code: coupon.code }),
      ...seed.card,
    },
    openid: coupon.openid,
    ...(canConsume === undefined ? {} : { can_consume: canConsume }),
    user_card_status: coupon.status,
    ...seed.top,
  });
}
