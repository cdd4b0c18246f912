/** POST /card/modifystock: adds to a card's stock or takes from it; every request counts anew. */
import { ok, refuse } from '../answer';
import { DELETED } from '../card-book';
import type { Call } from '../routes';

const MOST = 100_000_000;

export const cardModifyStock: Call = {
  api: 'modifystock',
  method: 'POST',
  fields: {
    card_id: { type: 'string', missing: 41012 },
    increase_stock_value: { type: 'integer' },
    reduce_stock_value: { type: 'integer' },
  },
  handle: ({ world }, input) => {
    const cardId = String(input.card_id);
    const base = world.cards.base(cardId);
    if (!base) return refuse(40073);
    if (base['status'] === DELETED) return refuse(40078);
    const more = Number(input.increase_stock_value ?? 0);
    const less = Number(input.reduce_stock_value ?? 0);
    // Both at once, or neither: WeChat's answer to it is not known, a till's mistake it is.
    if (more < 0 || less < 0 || more > 0 === less > 0) return refuse(40097);
    const sku = base['sku'] as { quantity: number; total_quantity: number };
    if (sku.total_quantity + more > MOST || less > sku.quantity) return refuse(45031);
    world.cards.moveStock(cardId, more - less);
    return ok();
  },
};
