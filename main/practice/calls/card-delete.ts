/** POST /card/delete: nobody can claim it any more; claimed coupons stay as they are. */
import { ok, refuse } from '../answer';
import { DELETED } from '../card-book';
import type { Call } from '../routes';

export const cardDelete: Call = {
  api: 'delete',
  method: 'POST',
  fields: { card_id: { type: 'string', missing: 41012 } },
  handle: ({ world }, { card_id }) => {
    const cardId = String(card_id);
    const base = world.cards.base(cardId);
    if (!base || base['status'] === DELETED) return refuse(40073);
    world.cards.remove(cardId);
    return ok();
  },
};
