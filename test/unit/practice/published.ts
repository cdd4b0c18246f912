/** Keys of answers that WeChat really sent or printed; values are nobody's business here. */

const card = ['card.card_id', 'card.begin_time', 'card.end_time'];
const frame = ['errcode', 'errmsg', 'openid'];
const state = ['can_consume', 'user_card_status'];

/** POST /card/code/get, by the year and kind of its source. */
export const publishedCodeGet = {
  today: [...frame, ...card, ...state],
  real2016: [...frame, ...card, 'card.code', ...state],
  doc2017: [...frame, ...card, ...state, 'outer_str'],
  nested2015: [...frame, ...card, 'card.user_card_status', 'card.can_consume'],
  minimal2014: [...frame, ...card],
} as const;

/** POST /card/get of a real groupon (2016), sorted. */
export const publishedGroupon = {
  own: ['advanced_info', 'base_info', 'deal_detail'],
  advanced: [
    'business_service',
    'consume_share_card_list',
    'share_friends',
    'text_image_list',
    'time_limit',
  ],
  base: [
    'area_code_list',
    'bind_openid',
    'brand_name',
    'can_give_friend',
    'can_share',
    'center_sub_title',
    'center_title',
    'center_url',
    'code_type',
    'color',
    'create_time',
    'custom_url',
    'custom_url_name',
    'custom_url_sub_title',
    'date_info',
    'description',
    'get_limit',
    'id',
    'location_id_list',
    'logo_url',
    'notice',
    'promotion_url',
    'promotion_url_name',
    'service_phone',
    'sku',
    'source',
    'status',
    'sub_title',
    'title',
    'update_time',
    'use_custom_code',
  ],
} as const;
