/**
 * What card/update lets change, field by field (manage-cards-notes, "Changing a card"): limits
 * in bytes of UTF-8, what is checked by value, what sends the card back to review. Written on
 * its own, not taken from the till's form: a mistake in one is to be found by the other.
 */
import type { Json } from './answer';
import { dayAndHour } from './time';

export interface UpdateField {
  review?: true;
  /** The errcode that a value meets; 0 is welcome. */
  check: (value: unknown, before: Json) => number;
}

const TOO_LONG = 45021;
const WRONG_TYPE = 47001;
const WRONG_VALUE = 40097;
const WRONG_DATES = 40100;

const text = (bytes: number, more: { review?: true } = {}): UpdateField => ({
  ...more,
  check(value) {
    if (typeof value !== 'string') return WRONG_TYPE;
    return Buffer.byteLength(value) > bytes ? TOO_LONG : 0;
  },
});
const oneOf = (allowed: ReadonlySet<unknown>, more: { review?: true } = {}): UpdateField => ({
  ...more,
  check: (value) => (allowed.has(value) ? 0 : WRONG_VALUE),
});
const flag: UpdateField = { check: (value) => (typeof value === 'boolean' ? 0 : WRONG_TYPE) };
const seconds: UpdateField = {
  check: (value) => (isWhole(value) && value < 4_294_967_296 ? 0 : WRONG_TYPE),
};
const review = { review: true } as const;

export const colorNames: ReadonlySet<unknown> = new Set([
  ...['Color010', 'Color020', 'Color030', 'Color040', 'Color050', 'Color060', 'Color070'],
  ...['Color080', 'Color081', 'Color082', 'Color090', 'Color100', 'Color101', 'Color102'],
]);

export const baseFields: Readonly<Record<string, UpdateField>> = {
  logo_url: text(128, review),
  notice: text(48, review),
  description: text(3072, review),
  service_phone: text(24),
  color: oneOf(colorNames, review),
  location_id_list: {
    check: (value) =>
      value === '0' || (Array.isArray(value) && value.length > 0 && value.every(isWhole))
        ? 0
        : WRONG_TYPE,
  },
  center_title: text(18),
  center_sub_title: text(24),
  center_url: text(128),
  custom_url_name: text(16),
  custom_url: text(128),
  custom_url_sub_title: text(18),
  promotion_url_name: text(16),
  promotion_url: text(128),
  promotion_url_sub_title: text(18),
  code_type: oneOf(
    new Set([
      'CODE_TYPE_TEXT',
      'CODE_TYPE_BARCODE',
      'CODE_TYPE_QRCODE',
      'CODE_TYPE_ONLY_QRCODE',
      'CODE_TYPE_ONLY_BARCODE',
    ]),
  ),
  get_limit: { check: (value) => (isWhole(value) && value > 0 ? 0 : WRONG_VALUE) },
  can_share: flag,
  can_give_friend: flag,
  date_info: { check: checkDates },
};

const names: ReadonlySet<unknown> = new Set([
  'FIELD_NAME_TYPE_LEVEL',
  'FIELD_NAME_TYPE_COUPON',
  'FIELD_NAME_TYPE_STAMP',
  'FIELD_NAME_TYPE_DISCOUNT',
  'FIELD_NAME_TYPE_ACHIEVEMEN',
  'FIELD_NAME_TYPE_MILEAGE',
]);
const customField: UpdateField = {
  check(value) {
    if (!isObject(value)) return WRONG_TYPE;
    if (value['name_type'] !== undefined && !names.has(value['name_type'])) return 40124;
    return checkUrl(value['url']);
  },
};
const customCell: UpdateField = {
  check: (value) => (isObject(value) ? checkUrl(value['url']) : WRONG_TYPE),
};

/** By the type's key; the types without fields of their own take `base_info` alone. */
export const ownFields: Readonly<Record<string, Readonly<Record<string, UpdateField>>>> = {
  groupon: {},
  discount: {},
  gift: {},
  cash: {},
  general_coupon: {},
  bus_ticket: {},
  member_card: {
    bonus_cleared: text(3072, review),
    bonus_rules: text(3072, review),
    balance_rules: text(3072, review),
    prerogative: text(3072, review),
    custom_field1: customField,
    custom_field2: customField,
    custom_field3: customField,
    custom_cell1: customCell,
  },
  movie_ticket: { detail: text(3072, review) },
  boarding_pass: {
    departure_time: seconds,
    landing_time: seconds,
    gate: text(12),
    boarding_time: seconds,
  },
  scenic_ticket: { guide_url: text(128) },
  meeting_ticket: { map_url: text(128) },
};

/** A range may only grow, whole days in Shanghai. */
function checkDates(value: unknown, before: Json): number {
  const old = before['date_info'] as Json;
  if (!isObject(value)) return WRONG_TYPE;
  const { type, begin_timestamp: begin, end_timestamp: end, ...more } = value;
  if (Object.keys(more).length > 0) return WRONG_VALUE;
  if (type !== 'DATE_TYPE_FIX_TIME_RANGE' || old['type'] !== type) return WRONG_DATES;
  if (!isWhole(begin) || !isWhole(end)) return WRONG_TYPE;
  if (begin > Number(old['begin_timestamp']) || end < Number(old['end_timestamp'])) {
    return WRONG_DATES;
  }
  return isMidnight(begin) && isMidnight(end + 1) ? 0 : WRONG_DATES;
}

function isMidnight(at: number): boolean {
  return at % 3_600 === 0 && dayAndHour(at * 1000).hour === 0;
}

function checkUrl(value: unknown): number {
  if (value === undefined) return 0;
  return text(128).check(value, {});
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
