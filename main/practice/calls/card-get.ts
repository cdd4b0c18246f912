/** POST /card/get: what a kind of coupon is. */
import { ok, refuse } from '../answer';
import type { Call } from '../routes';

export const cardGet: Call = {
  api: 'card',
  method: 'POST',
  fields: { card_id: { type: 'string', missing: 41012 } },
  handle: ({ world, now }, { card_id }) => {
    const card = world.cards.answer(String(card_id), now);
    return card ? ok({ card }) : refuse(40073);
  },
};
