/**
 * The fields of a card/get answer that the till knows, by their wire names below the card's own
 * part, and how each is read. What is not here, or cannot be read so, is shown as it came.
 */
import type { CardType } from './card-types';

/** How a value is read: the page shows each kind in its own words. */
export type ValueKind =
  | 'text'
  | 'flag'
  | 'count'
  /** Money in fen. */
  | 'fen'
  | 'percent-off'
  /** Unix seconds. */
  | 'moment'
  /** Unix seconds of which only hours and minutes count. */
  | 'clock'
  | 'days'
  | 'color'
  | 'code-type'
  | 'status'
  | 'date-type'
  | 'shops'
  | 'limits'
  | 'texts'
  | 'pictures'
  /** An object whose inside the till does not judge. */
  | 'object'
  | 'objects';

const base = {
  'base_info.id': 'text',
  'base_info.brand_name': 'text',
  'base_info.source': 'text',
  'base_info.title': 'text',
  'base_info.notice': 'text',
  'base_info.description': 'text',
  'base_info.service_phone': 'text',
  'base_info.color': 'color',
  'base_info.logo_url': 'text',
  'base_info.status': 'status',
  'base_info.sku.quantity': 'count',
  'base_info.sku.total_quantity': 'count',
  'base_info.date_info.type': 'date-type',
  'base_info.date_info.begin_timestamp': 'moment',
  'base_info.date_info.end_timestamp': 'moment',
  'base_info.date_info.fixed_term': 'days',
  'base_info.date_info.fixed_begin_term': 'days',
  'base_info.code_type': 'code-type',
  'base_info.get_limit': 'count',
  'base_info.can_share': 'flag',
  'base_info.can_give_friend': 'flag',
  'base_info.bind_openid': 'flag',
  'base_info.use_custom_code': 'flag',
  'base_info.use_all_locations': 'flag',
  'base_info.location_id_list': 'shops',
  'base_info.area_code_list': 'texts',
  'base_info.custom_url_name': 'text',
  'base_info.custom_url': 'text',
  'base_info.custom_url_sub_title': 'text',
  'base_info.promotion_url_name': 'text',
  'base_info.promotion_url': 'text',
  'base_info.promotion_url_sub_title': 'text',
  'base_info.center_title': 'text',
  'base_info.center_sub_title': 'text',
  'base_info.center_url': 'text',
  'base_info.create_time': 'moment',
  'base_info.update_time': 'moment',
} as const satisfies Record<string, ValueKind>;

const advanced = {
  'advanced_info.time_limit': 'limits',
  'advanced_info.use_condition.least_cost': 'fen',
  'advanced_info.use_condition.object_use_for': 'text',
  'advanced_info.use_condition.accept_category': 'text',
  'advanced_info.use_condition.reject_category': 'text',
  'advanced_info.use_condition.can_use_with_other_discount': 'flag',
  'advanced_info.abstract.abstract': 'text',
  'advanced_info.abstract.icon_url_list': 'pictures',
  'advanced_info.text_image_list': 'objects',
  'advanced_info.business_service': 'texts',
  'advanced_info.consume_share_card_list': 'objects',
  'advanced_info.share_friends': 'flag',
} as const satisfies Record<string, ValueKind>;

const own = {
  deal_detail: 'text',
  gift: 'text',
  least_cost: 'fen',
  reduce_cost: 'fen',
  discount: 'percent-off',
  supply_bonus: 'flag',
  supply_balance: 'flag',
  bonus_cleared: 'text',
  bonus_rules: 'text',
  balance_rules: 'text',
  prerogative: 'text',
  bind_old_card_url: 'text',
  activate_url: 'text',
  need_push_on_view: 'flag',
  custom_field1: 'object',
  custom_field2: 'object',
  custom_field3: 'object',
  custom_cell1: 'object',
  from: 'text',
  to: 'text',
  flight: 'text',
  departure_time: 'moment',
  landing_time: 'moment',
  check_in_url: 'text',
  gate: 'text',
  boarding_time: 'clock',
  meeting_detail: 'text',
  map_url: 'text',
  detail: 'text',
  guide_url: 'text',
} as const satisfies Record<string, ValueKind>;

const kinds = { ...own, ...base, ...advanced };
export type WireName = keyof typeof kinds;
export type OwnName = keyof typeof own;

/** The fields that belong to each type alone. The document names none for the last two. */
export const ownNames: Readonly<Record<CardType, readonly OwnName[]>> = {
  GROUPON: ['deal_detail'],
  GIFT: ['gift'],
  CASH: ['least_cost', 'reduce_cost'],
  DISCOUNT: ['discount'],
  MEMBER_CARD: [
    'supply_bonus',
    'supply_balance',
    'bonus_cleared',
    'bonus_rules',
    'balance_rules',
    'prerogative',
    'bind_old_card_url',
    'activate_url',
    'need_push_on_view',
    'custom_field1',
    'custom_field2',
    'custom_field3',
    'custom_cell1',
  ],
  BOARDING_PASS: [
    'from',
    'to',
    'flight',
    'departure_time',
    'landing_time',
    'boarding_time',
    'gate',
    'check_in_url',
  ],
  MEETING_TICKET: ['meeting_detail', 'map_url'],
  MOVIE_TICKET: ['detail'],
  SCENIC_TICKET: ['guide_url'],
  BUS_TICKET: [],
  GENERAL_COUPON: [],
};

export const baseNames = Object.keys(base) as readonly (keyof typeof base)[];
export const advancedNames = Object.keys(advanced) as readonly (keyof typeof advanced)[];
/** Every object into which reading goes; all others are values. */
export const nests: ReadonlySet<string> = new Set([
  'base_info',
  'base_info.sku',
  'base_info.date_info',
  'advanced_info',
  'advanced_info.use_condition',
  'advanced_info.abstract',
]);

/** How a field of a card of this type is read; null for one that we do not know there. */
export function kindOf(name: string, cardType: CardType | null): ValueKind | null {
  if (!Object.hasOwn(kinds, name)) return null;
  if (!Object.hasOwn(own, name)) return kinds[name as WireName];
  if (cardType === null) return null;
  return ownNames[cardType].includes(name as OwnName) ? own[name as OwnName] : null;
}
