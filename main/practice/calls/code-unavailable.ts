/**
 * POST /card/code/unavailable: a coupon is void from now on, for ever. WeChat's own codes are
 * named without a card_id, those that the merchant made with theirs; nothing else is taken.
 */
import { ok, refuse } from '../answer';
import { customCardIds } from '../card-ids';
import type { Call } from '../routes';

export const codeUnavailable: Call = {
  api: 'unavailable',
  method: 'POST',
  fields: {
    code: { type: 'string', missing: 41013 },
    card_id: { type: 'string' },
    reason: { type: 'string' },
  },
  handle: ({ world }, input) => {
    const cardId = typeof input.card_id === 'string' ? input.card_id : null;
    if (cardId !== null && !customCardIds.includes(cardId)) return refuse(40097);
    const coupon = world.find(String(input.code), cardId);
    if (!coupon) return refuse(40056);
    if (coupon.status !== 'NORMAL' && coupon.status !== 'UNAVAILABLE') return refuse(40127);
    world.setStatus(coupon, 'UNAVAILABLE');
    return ok();
  },
};
