/**
 * What card/update lets change, type by type: the rule of each field, its current value, and
 * what is wrong with a new one. Pure; the form and the main process judge by the same rules.
 */
import { bytesOf } from './bytes';
import {
  type CardType,
  cardTypes,
  codeTypes,
  colorHexOf,
  colorNameOf,
  knownCardType,
} from './card-types';
import type { CardPage, WireValue } from './cards';

const base = [
  'base_info.logo_url',
  'base_info.notice',
  'base_info.description',
  'base_info.color',
  'base_info.service_phone',
  'base_info.location_id_list',
  'base_info.center_title',
  'base_info.center_sub_title',
  'base_info.center_url',
  'base_info.custom_url_name',
  'base_info.custom_url',
  'base_info.custom_url_sub_title',
  'base_info.promotion_url_name',
  'base_info.promotion_url',
  'base_info.promotion_url_sub_title',
  'base_info.code_type',
  'base_info.get_limit',
  'base_info.can_share',
  'base_info.can_give_friend',
  'base_info.date_info',
] as const;
const own = [
  'bonus_cleared',
  'bonus_rules',
  'balance_rules',
  'prerogative',
  'custom_field1',
  'custom_field2',
  'custom_field3',
  'custom_cell1',
  'detail',
  'departure_time',
  'landing_time',
  'boarding_time',
  'gate',
  'guide_url',
  'map_url',
] as const;
export type FieldName = (typeof base)[number] | (typeof own)[number];

export type FieldRule = {
  /** Sends the card back to review. */
  review: boolean;
} & (
  | { kind: 'text'; bytes: number; long: boolean }
  | { kind: 'color' }
  | { kind: 'code-type' }
  | { kind: 'shops' }
  | { kind: 'count' }
  | { kind: 'flag' }
  | { kind: 'range' }
  | { kind: 'moment' }
  | { kind: 'named-link' }
  | { kind: 'cell' }
);

/** A value as it is read and sent; null where WeChat sent none. */
export type FieldValue = WireValue | null;

/** One change; `after` is what is sent. */
export interface FieldChange {
  name: FieldName;
  after: WireValue;
}

/** Why a value cannot be sent. */
export type FieldProblem =
  | 'too-long'
  | 'not-a-number'
  | 'not-shops'
  | 'not-days'
  /** A validity may only grow. */
  | 'narrower'
  | 'not-changeable'
  | 'wrong-value';

const text = (bytes: number, review = false): FieldRule => ({
  kind: 'text',
  bytes,
  long: bytes > 1_000,
  review,
});
const plain = (kind: Exclude<FieldRule['kind'], 'text'>, review = false): FieldRule => ({
  kind,
  review,
});

export const fieldRules: Readonly<Record<FieldName, FieldRule>> = {
  'base_info.logo_url': text(128, true),
  'base_info.notice': text(48, true),
  'base_info.description': text(3072, true),
  'base_info.color': plain('color', true),
  'base_info.service_phone': text(24),
  'base_info.location_id_list': plain('shops'),
  'base_info.center_title': text(18),
  'base_info.center_sub_title': text(24),
  'base_info.center_url': text(128),
  'base_info.custom_url_name': text(16),
  'base_info.custom_url': text(128),
  'base_info.custom_url_sub_title': text(18),
  'base_info.promotion_url_name': text(16),
  'base_info.promotion_url': text(128),
  'base_info.promotion_url_sub_title': text(18),
  'base_info.code_type': plain('code-type'),
  'base_info.get_limit': plain('count'),
  'base_info.can_share': plain('flag'),
  'base_info.can_give_friend': plain('flag'),
  'base_info.date_info': plain('range'),
  bonus_cleared: text(3072, true),
  bonus_rules: text(3072, true),
  balance_rules: text(3072, true),
  prerogative: text(3072, true),
  custom_field1: plain('named-link'),
  custom_field2: plain('named-link'),
  custom_field3: plain('named-link'),
  custom_cell1: plain('cell'),
  detail: text(3072, true),
  departure_time: plain('moment'),
  landing_time: plain('moment'),
  boarding_time: plain('moment'),
  gate: text(12),
  guide_url: text(128),
  map_url: text(128),
};

const ownFields: Readonly<Record<CardType, readonly FieldName[]>> = {
  ...(Object.fromEntries(cardTypes.map((type) => [type, []])) as unknown as Record<
    CardType,
    readonly FieldName[]
  >),
  MEMBER_CARD: own.slice(0, 8),
  MOVIE_TICKET: ['detail'],
  BOARDING_PASS: ['departure_time', 'landing_time', 'boarding_time', 'gate'],
  SCENIC_TICKET: ['guide_url'],
  MEETING_TICKET: ['map_url'],
};

/** The six documented values of `name_type`; one is spelled so everywhere. */
export const nameTypes = [
  'FIELD_NAME_TYPE_LEVEL',
  'FIELD_NAME_TYPE_COUPON',
  'FIELD_NAME_TYPE_STAMP',
  'FIELD_NAME_TYPE_DISCOUNT',
  'FIELD_NAME_TYPE_ACHIEVEMEN',
  'FIELD_NAME_TYPE_MILEAGE',
] as const;
export type NameType = (typeof nameTypes)[number];

/** A `name_type` as it was read: also in the spelling that is right. */
export function readNameType(read: unknown): NameType | null {
  if (read === 'FIELD_NAME_TYPE_ACHIEVEMENT') return 'FIELD_NAME_TYPE_ACHIEVEMEN';
  return nameTypes.find((known) => known === read) ?? null;
}

/** The fields of a type that may be changed; a type that nobody knows has the common ones. */
export function changeableFields(cardType: string): readonly FieldName[] {
  const known = knownCardType(cardType);
  return known === null ? base : [...ownFields[known], ...base];
}

/** Longest text inside a category or a cell: its link's. */
export const LINK_BYTES = 128;

/** What a field holds now. */
export function currentOf(page: CardPage, name: FieldName): FieldValue {
  if (name !== 'base_info.date_info') return page.values[name] ?? null;
  const type = page.values['base_info.date_info.type'] ?? null;
  if (type !== 'DATE_TYPE_FIX_TIME_RANGE') return type === null ? null : { type };
  return {
    type,
    begin_timestamp: page.values['base_info.date_info.begin_timestamp'] ?? null,
    end_timestamp: page.values['base_info.date_info.end_timestamp'] ?? null,
  };
}

/** Whether a new value says the same as the one before: then nothing is sent. */
export function sameValue(name: FieldName, before: FieldValue, after: FieldValue): boolean {
  if (name === 'base_info.color') {
    const hex = (value: FieldValue) => colorHexOf(String(value ?? ''))?.toLowerCase();
    return hex(before) === hex(after);
  }
  if (name === 'base_info.location_id_list') {
    return JSON.stringify(shopsOf(before)) === JSON.stringify(shopsOf(after));
  }
  // Nothing sent and an empty text are the same to whoever looks at the card.
  return stable(before ?? '') === stable(after ?? '');
}

/** What is wrong with a value, or null. */
export function problemOf(page: CardPage, { name, after }: FieldChange): FieldProblem | null {
  if (!changeableFields(page.facts.cardType).includes(name)) return 'not-changeable';
  const rule = fieldRules[name];
  switch (rule.kind) {
    case 'text':
      if (typeof after !== 'string') return 'wrong-value';
      return bytesOf(after) > rule.bytes ? 'too-long' : null;
    case 'color':
      return typeof after === 'string' && colorNameOf(after) === after ? null : 'wrong-value';
    case 'code-type':
      return codeTypes.some((type) => type === after) ? null : 'wrong-value';
    case 'shops':
      if (after === '0') return null;
      return Array.isArray(after) && after.length > 0 && after.every(isWhole) ? null : 'not-shops';
    case 'count':
      return isWhole(after) && after > 0 ? null : 'not-a-number';
    case 'flag':
      return typeof after === 'boolean' ? null : 'wrong-value';
    case 'moment':
      return isWhole(after) ? null : 'not-a-number';
    case 'range':
      return rangeProblem(currentOf(page, name), after);
    case 'named-link':
    case 'cell':
      return objectProblem(rule.kind, after);
  }
}

/** Whether these changes send the card back to review, as the document has it. */
export function reviewAfter(changes: readonly FieldChange[]): boolean {
  return changes.some(({ name }) => fieldRules[name].review);
}

/** What came of a change, once the card was read again. */
export type Seen = 'as-wanted' | 'different' | 'not-comparable';

export function seenOf(page: CardPage, { name, after }: FieldChange): Seen {
  const now = currentOf(page, name);
  if (name === 'base_info.color' && colorNameOf(String(now ?? '')) === null)
    return 'not-comparable';
  return sameValue(name, now, after) ? 'as-wanted' : 'different';
}

function rangeProblem(before: FieldValue, after: WireValue): FieldProblem | null {
  if (!isRecord(before) || before['type'] !== 'DATE_TYPE_FIX_TIME_RANGE') return 'not-changeable';
  if (!isRecord(after) || after['type'] !== before['type']) return 'wrong-value';
  const { begin_timestamp: begin, end_timestamp: end } = after;
  if (!isWhole(begin) || !isWhole(end)) return 'not-days';
  if (begin > Number(before['begin_timestamp']) || end < Number(before['end_timestamp'])) {
    return 'narrower';
  }
  // Whole days in Shanghai, which is eight hours ahead and has no summer time.
  return (begin + 28_800) % 86_400 === 0 && (end + 1 + 28_800) % 86_400 === 0 ? null : 'not-days';
}

function objectProblem(kind: 'named-link' | 'cell', after: WireValue): FieldProblem | null {
  if (!isRecord(after)) return 'wrong-value';
  const { name_type: nameType, url } = after;
  if (kind === 'named-link' && nameType !== undefined && readNameType(nameType) !== nameType) {
    return 'wrong-value';
  }
  if (url !== undefined && typeof url !== 'string') return 'wrong-value';
  return bytesOf(url ?? '') > LINK_BYTES ? 'too-long' : null;
}

function shopsOf(value: FieldValue): number[] {
  return Array.isArray(value) ? value.filter(isWhole).sort((a, b) => a - b) : [];
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: FieldValue): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON with its keys in order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
