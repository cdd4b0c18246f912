/** Inputs of the calls about cards. What may be changed is judged in `shared/card-fields.ts`. */
import * as v from 'valibot';
import { type FieldName, fieldRules } from '../../shared/card-fields';
import { cardStatuses } from '../../shared/card-types';
import type { CardsCallName, WireValue } from '../../shared/cards';
import type { Inputs } from './inputs';
import { nothing, whole } from './parts';

const cardId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const card = v.strictObject({ cardId });
const filter = v.union([
  v.literal('all'),
  v.pipe(v.array(v.picklist(cardStatuses)), v.minLength(1), v.maxLength(cardStatuses.length)),
]);
const text = v.pipe(v.string(), v.maxLength(4_096));
const value: v.GenericSchema<unknown, WireValue> = v.union([
  text,
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.pipe(v.array(whole), v.maxLength(5_000)),
  v.pipe(v.record(v.string(), v.unknown()), v.check(isSmall)),
]);
/** A part of a card that goes back as it was read, whatever WeChat has put into it. */
function isSmall(part: Record<string, unknown>): boolean {
  return JSON.stringify(part).length <= 16_384;
}

const name = v.picklist(Object.keys(fieldRules) as [FieldName, ...FieldName[]]);
const many = v.pipe(whole, v.minValue(1), v.maxValue(100_000_000));

export const cardsInputs: Inputs<CardsCallName> = {
  catalogue: v.strictObject({ filter, most: v.nullable(v.pipe(whole, v.minValue(1))) }),
  catalogueFetch: v.strictObject({ filter }),
  catalogueStop: nothing,
  catalogueView: v.strictObject({ cardIds: v.pipe(v.array(cardId), v.maxLength(200)) }),
  cardKept: card,
  cardGet: card,
  cardUpdate: v.strictObject({
    cardId,
    changes: v.pipe(
      v.array(v.strictObject({ name, after: value })),
      v.minLength(1),
      v.maxLength(64),
    ),
  }),
  cardModifyStock: v.strictObject({
    cardId,
    move: v.union([v.strictObject({ increase: many }), v.strictObject({ reduce: many })]),
  }),
  cardDelete: card,
};
