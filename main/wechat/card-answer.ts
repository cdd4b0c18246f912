/** Reads what the counter needs of a card/get answer (wechat-card-api §1.2). */
import {
  type Benefit,
  type CardFacts,
  type TimeLimit,
  type Weekday,
  weekdays,
} from '../../shared/card';
import { asArray, asBoolean, asNumber, asText, isObject, type Json } from './wire';

const TITLE_LIMIT = 200;
const TEXT_LIMIT = 2_000;
const MAX_LIST = 1_000;
const MAX_ID = 64;

/** The facts of a card; null where the answer holds no card that can be understood. */
export function readCardAnswer(body: Json): CardFacts | null {
  const card = body.card;
  if (!isObject(card) || typeof card.card_type !== 'string') return null;
  const own = card[card.card_type.toLowerCase()];
  if (!isObject(own) || !isObject(own.base_info)) return null;
  const base = own.base_info;
  const advanced = isObject(own.advanced_info) ? own.advanced_info : {};
  const cardId = base.id;
  if (typeof cardId !== 'string' || cardId === '' || cardId.length > MAX_ID) return null;
  const useCondition = isObject(advanced.use_condition) ? advanced.use_condition : {};
  const color = asText(base.color, 32);
  return {
    cardId,
    cardType: card.card_type.slice(0, 64),
    title: asText(base.title, TITLE_LIMIT),
    brandName: asText(base.brand_name, TITLE_LIMIT),
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : null,
    notice: asText(base.notice, TITLE_LIMIT),
    benefit: benefitOf(card.card_type, own),
    timeLimits: asArray(advanced.time_limit).slice(0, MAX_LIST).flatMap(readTimeLimit),
    locationIds: locationsOf(base),
    leastFen: positive(useCondition.least_cost) ?? positive(own.least_cost),
    combinable: asBoolean(useCondition.can_use_with_other_discount),
    useCustomCode: asBoolean(base.use_custom_code) === true,
    fixedRange: fixedRangeOf(base.date_info),
  };
}

function benefitOf(cardType: string, own: Json): Benefit {
  switch (cardType) {
    case 'DISCOUNT': {
      const percentOff = asNumber(own.discount);
      if (percentOff !== null && percentOff > 0 && percentOff <= 100) {
        return { kind: 'discount', percentOff };
      }
      break;
    }
    case 'CASH': {
      const reduceFen = asNumber(own.reduce_cost);
      if (reduceFen !== null && reduceFen >= 0) {
        return { kind: 'cash', reduceFen, leastFen: Math.max(0, asNumber(own.least_cost) ?? 0) };
      }
      break;
    }
    case 'GIFT':
      return { kind: 'gift', text: asText(own.gift, TEXT_LIMIT) };
    case 'GROUPON':
      return { kind: 'deal', text: asText(own.deal_detail, TEXT_LIMIT) };
  }
  return { kind: 'other', text: asText(own.default_detail, TEXT_LIMIT) };
}

function readTimeLimit(value: unknown): TimeLimit[] {
  if (!isObject(value)) return [];
  const day = dayOf(value.type);
  if (day === null) return [];
  const begin = asNumber(value.begin_hour);
  const end = asNumber(value.end_hour);
  const wholeDay = begin === null && end === null;
  return [
    {
      day,
      fromMinute: wholeDay ? null : (begin ?? 0) * 60 + (asNumber(value.begin_minute) ?? 0),
      toMinute: wholeDay ? null : (end ?? 24) * 60 + (asNumber(value.end_minute) ?? 0),
    },
  ];
}

/** A kind that nobody knows is shown as sent; without any kind there is nothing to show. */
function dayOf(type: unknown): TimeLimit['day'] | null {
  if (type === 'HOLIDAY' || weekdays.includes(type as Weekday)) return type as Weekday | 'HOLIDAY';
  const asSent = asText(type, MAX_ID);
  return asSent === '' ? null : { asSent };
}

/** `use_all_locations` wins over any list; an empty list limits nothing. */
function locationsOf(base: Json): number[] | null {
  if (asBoolean(base.use_all_locations) === true) return null;
  const ids = asArray(base.location_id_list)
    .map(asNumber)
    .filter((id) => id !== null);
  return ids.length > 0 ? ids : null;
}

function fixedRangeOf(dateInfo: unknown): { begin: number; end: number } | null {
  if (!isObject(dateInfo) || dateInfo.type !== 'DATE_TYPE_FIX_TIME_RANGE') return null;
  const begin = asNumber(dateInfo.begin_timestamp);
  const end = asNumber(dateInfo.end_timestamp);
  return begin !== null && end !== null ? { begin, end } : null;
}

function positive(value: unknown): number | null {
  const number = asNumber(value);
  return number !== null && number > 0 ? number : null;
}
