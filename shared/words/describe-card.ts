/** Values of a card in words. Pure; texts of cards stay as they are. */
import { colorNameOf, knownCardStatus, knownCardType } from '../card-types';
import { kindOf, type WireName } from '../card-wire';
import type { CardPage, WireValue } from '../cards';
import {
  formatBegin,
  formatClock,
  formatCount,
  formatEnd,
  formatMoment,
  formatYuan,
} from '../format';
import { describeBenefit, describeLimits } from './describe';
import type { Words } from './words';

/** A field's value as a person reads it; null where WeChat sent none. */
export function describeValue(page: CardPage, name: WireName, words: Words): string | null {
  const value = page.values[name];
  if (value === undefined) return null;
  const { language, benefit, cards } = words;
  switch (kindOf(name, knownCardType(page.facts.cardType))) {
    case 'flag':
      return value === true ? words.parts.yes : words.parts.no;
    case 'count':
      return formatCount(Number(value), language);
    case 'fen':
      return formatYuan(Number(value), language);
    case 'percent-off':
      return Number(value) >= 100 ? benefit.free : benefit.discount(Number(value));
    case 'moment':
      return formatMoment(Number(value));
    case 'clock':
      return formatClock(Number(value) * 1000);
    case 'days':
      return cards.days(Number(value));
    case 'status':
      return statusWord(String(value), words);
    case 'code-type':
      return cards.codeTypes[value as keyof typeof cards.codeTypes] ?? String(value);
    case 'color':
      return colorNameOf(String(value)) ?? `${String(value)} (${cards.outsideMap})`;
    case 'shops':
      return shopsInWords(page, words);
    case 'limits':
      return describeLimits(page.facts.timeLimits, words) || null;
    case 'texts':
    case 'pictures':
      return (
        (value as readonly unknown[])
          .map((one) => cards.services[String(one)] ?? String(one))
          .join('\n') || null
      );
    case 'objects':
      return (value as readonly unknown[]).length === 0
        ? null
        : cards.items((value as readonly unknown[]).length);
    case 'object':
      return objectInWords(value);
    case 'text':
    case 'date-type':
    case null:
      return String(value);
  }
}

/** What a card gives; where its type has no field for that, the type itself. */
export function benefitInWords({ facts }: CardPage, words: Words): string {
  const { benefit, cardType } = facts;
  const untold = benefit.kind === 'other' && benefit.text.trim() === '';
  return untold ? typeWord(cardType, words) : describeBenefit(benefit, words);
}

/** The three kinds of validity, or the type that nobody knows. */
export function validityInWords({ values }: CardPage, words: Words): string | null {
  const { validity } = words.cards;
  const number = (value: WireValue | undefined) => (typeof value === 'number' ? value : 0);
  const type = values['base_info.date_info.type'];
  switch (type) {
    case undefined:
      return null;
    case 'DATE_TYPE_FIX_TIME_RANGE':
      return validity.fixed(
        formatBegin(number(values['base_info.date_info.begin_timestamp'])),
        formatEnd(number(values['base_info.date_info.end_timestamp'])),
      );
    case 'DATE_TYPE_FIX_TERM':
      return validity.term(
        number(values['base_info.date_info.fixed_term']),
        number(values['base_info.date_info.fixed_begin_term']),
      );
    case 'DATE_TYPE_PERMANENT':
      return validity.permanent;
    default:
      return validity.other(String(type));
  }
}

/** Where it can be used: `use_all_locations` wins over whatever the list holds. */
export function shopsInWords({ values }: CardPage, { cards }: Words): string {
  if (values['base_info.use_all_locations'] === true) return cards.allShops;
  const ids = values['base_info.location_id_list'];
  return Array.isArray(ids) && ids.length > 0 ? cards.shops(ids.join(', ')) : cards.noShops;
}

/** A type's word, or its own name where nobody knows it. */
export function typeWord(cardType: string, { cards }: Words): string {
  const known = knownCardType(cardType);
  return known === null ? cardType : cards.types[known];
}

/** A status's word, or its own name where nobody knows it. */
export function statusWord(status: string, { cards }: Words): string {
  const known = knownCardStatus(status);
  return known === null ? status : cards.statuses[known];
}

function objectInWords(value: WireValue): string {
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${typeof inner === 'string' ? inner : JSON.stringify(inner)}`)
    .join('\n');
}
