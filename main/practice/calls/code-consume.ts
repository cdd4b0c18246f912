/**
 * POST /card/code/consume: redeems a coupon, once. Like the real one it has no key for
 * repeated requests, no time and no undo: the second answer is 40099, whoever asks.
 */
import { ok, refuse } from '../answer';
import type { Call } from '../routes';
import { consumedFields, isWithinDates } from './code-get';

export const codeConsume: Call = {
  api: 'consume',
  method: 'POST',
  fields: {
    code: { type: 'string', missing: 41013 },
    card_id: { type: 'string' },
  },
  handle: ({ world, now }, input) => {
    const cardId = typeof input.card_id === 'string' ? input.card_id || null : null;
    // A dynamic code is not looked up here: consume wants the real one that code/get told.
    const coupon = world.find(String(input.code), cardId);
    if (!coupon) return refuse(40056);
    if (world.card(coupon.cardId)?.type === 'MEMBER_CARD') return refuse(40071);
    if (coupon.status === 'CONSUMED') return refuse(40099, consumedFields(coupon));
    if (coupon.status !== 'NORMAL') return refuse(40127);
    if (!isWithinDates(coupon, now)) return refuse(40079);
    world.consume(coupon, now);
    return ok({ card: { card_id: coupon.cardId }, openid: coupon.openid });
  },
};
