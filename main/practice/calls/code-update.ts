/** POST /card/code/update: another code for a coupon whose code the merchant made. */
import { ok, refuse } from '../answer';
import { codeTrouble } from '../body';
import { customCardIds } from '../card-ids';
import type { Call } from '../routes';

export const codeUpdate: Call = {
  api: 'code-update',
  method: 'POST',
  fields: {
    code: { type: 'string', missing: 41013 },
    card_id: { type: 'string', missing: 41012 },
    new_code: { type: 'string', missing: 40101 },
  },
  handle: ({ world }, input) => {
    const cardId = String(input.card_id);
    const newCode = String(input.new_code);
    const trouble = codeTrouble(newCode);
    if (trouble) return trouble;
    const coupon = customCardIds.includes(cardId) ? world.find(String(input.code), cardId) : null;
    if (!coupon) return refuse(40056);
    if (coupon.status !== 'NORMAL') return refuse(40127);
    if (world.find(newCode, cardId)) return refuse(40116);
    world.rename(coupon, newCode);
    return ok();
  },
};
