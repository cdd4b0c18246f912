/** POST /card/get: what a kind of coupon is. */
import { type Json, ok, refuse } from '../answer';
import type { CardSeed } from '../cards';
import type { Call } from '../routes';

export const cardGet: Call = {
  api: 'card',
  method: 'POST',
  fields: { card_id: { type: 'string', missing: 41012 } },
  handle: ({ world, now }, { card_id }) => {
    const seed = world.card(String(card_id));
    return seed ? ok({ card: cardPart(seed, now) }) : refuse(40073);
  },
};

/** The `card` part of a card/get answer. */
function cardPart(seed: CardSeed, now: number): Json {
  const own = {
    base_info: {
      id: seed.cardId,
      logo_url: 'http://mmbiz.qpic.cn/mmbiz/practice/0?wx_fmt=png',
      code_type: 'CODE_TYPE_QRCODE',
      brand_name: '练习餐厅',
      title: seed.title,
      date_info: { type: 'DATE_TYPE_FIX_TERM', fixed_term: 90, fixed_begin_term: 0 },
      color: '#63b359',
      notice: '使用时向服务员出示此券',
      service_phone: '020-88888888',
      description: '不可与其他优惠同享\n如需发票，请在消费时提出',
      location_id_list: [],
      get_limit: 3,
      can_share: true,
      can_give_friend: true,
      use_custom_code: false,
      bind_openid: false,
      status: 'CARD_STATUS_VERIFY_OK',
      sku: { quantity: 100_096, total_quantity: 100_100 },
      create_time: 1_457_525_546,
      update_time: 1_457_526_240,
      area_code_list: [],
      ...seed.base,
    },
    ...seed.own,
    advanced_info: {
      time_limit: seed.limits?.(now) ?? [],
      text_image_list: [],
      business_service: [],
      consume_share_card_list: [],
      share_friends: false,
      ...seed.advanced,
    },
  };
  return { card_type: seed.type, [seed.type.toLowerCase()]: own };
}
