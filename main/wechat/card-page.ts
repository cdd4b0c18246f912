/**
 * Reads a card/get answer of any of the eleven types for the card's page: what we know by its
 * kind, everything else as it came. Nothing is left out, and nothing makes it fail but an
 * answer without a card.
 */
import { knownCardType } from '../../shared/card-types';
import { kindOf, nests, type ValueKind, type WireName } from '../../shared/card-wire';
import type { CardPage, UnknownField, WireValue } from '../../shared/cards';
import { readCardAnswer } from './card-answer';
import { asBoolean, asNumber, isObject, type Json } from './wire';

const TEXT_LIMIT = 20_000;
const MOST_UNKNOWN = 500;

/** The page of a card; null where the answer holds no card that can be understood. */
export function readCardPage(body: Json, fetchedAt: number): CardPage | null {
  const facts = readCardAnswer(body);
  const card = body.card;
  if (facts === null || !isObject(card)) return null;
  const ownKey = facts.cardType.toLowerCase();
  const type = knownCardType(facts.cardType);
  const values: Partial<Record<WireName, WireValue>> = {};
  const unknown: UnknownField[] = [];
  const odd = (wire: string, value: unknown) => {
    if (unknown.length < MOST_UNKNOWN) unknown.push({ wire, json: jsonOf(value) });
  };

  function walk(part: Json, prefix: string): void {
    for (const [key, value] of Object.entries(part)) {
      const wire = prefix + key;
      if (nests.has(wire) && isObject(value)) {
        walk(value, `${wire}.`);
        continue;
      }
      const kind = kindOf(wire, type);
      const read = kind === null ? null : readAs(kind, value);
      if (read === null) odd(wire, value);
      else values[wire as WireName] = read;
    }
  }

  walk(card[ownKey] as Json, '');
  for (const [key, value] of Object.entries(card)) {
    if (key !== 'card_type' && key !== ownKey) odd(`card.${key}`, value);
  }
  return { facts, values, unknown, fetchedAt };
}

/** A value as its kind wants it; null for one that does not fit. */
function readAs(kind: ValueKind, value: unknown): WireValue | null {
  switch (kind) {
    case 'text':
    case 'color':
    case 'code-type':
    case 'status':
    case 'date-type':
      return typeof value === 'string' ? value.slice(0, TEXT_LIMIT) : null;
    case 'flag':
      return asBoolean(value);
    case 'count':
    case 'fen':
    case 'percent-off':
    case 'moment':
    case 'clock':
    case 'days':
      return asNumber(value);
    case 'shops':
      return isArrayOf(value, (one) => asNumber(one) !== null) ? value.map(Number) : null;
    case 'texts':
    case 'pictures':
      return isArrayOf(value, (one) => typeof one === 'string') ? value : null;
    case 'limits':
    case 'objects':
      return isArrayOf(value, isObject) ? value : null;
    case 'object':
      return isObject(value) ? value : null;
  }
}

function isArrayOf(value: unknown, fits: (one: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.length <= 1_000 && value.every(fits);
}

function jsonOf(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, TEXT_LIMIT);
}
