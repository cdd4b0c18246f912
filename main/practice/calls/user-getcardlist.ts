/** POST /card/user/getcardlist: the coupons of one customer that can still be used. */
import { ok, refuse } from '../answer';
import { customerOf } from '../customers';
import type { Call } from '../routes';

const MAX_OPENID_LENGTH = 64;

export const userGetCardList: Call = {
  api: 'getcardlist',
  method: 'POST',
  fields: {
    openid: { type: 'string', missing: 40003 },
    card_id: { type: 'string' },
  },
  handle: ({ world, now }, input) => {
    const openid = String(input.openid);
    const cardId = typeof input.card_id === 'string' ? input.card_id : '';
    const known = customerOf(openid);
    const coupons = openid.length > MAX_OPENID_LENGTH ? [] : world.couponsOf(openid);
    if (!known && coupons.length === 0) return refuse(40003);
    if (cardId !== '' && !world.card(cardId)) return refuse(40073);
    const share = known ? known.share : false;
    return ok({
      card_list: coupons
        .filter((coupon) => cardId === '' || coupon.cardId === cardId)
        .filter(({ status, endTime }) => status === 'NORMAL' && endTime >= now / 1000)
        .map((coupon) => ({ code: coupon.code, card_id: coupon.cardId })),
      ...(share === null ? {} : { has_share_card: share }),
    });
  },
};
