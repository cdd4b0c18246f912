/**
 * POST /card/update: writes the fields that may be changed, and nothing else: a key that is
 * unknown, foreign to the card's type, in the wrong place or in the wrong case is refused, so
 * that a till never believes to have changed what WeChat passes over.
 */
import { type Answer, type Json, ok, refuse } from '../answer';
import { DELETED } from '../card-book';
import type { Call } from '../routes';
import { baseFields, ownFields, type UpdateField } from '../update-fields';

export const cardUpdate: Call = {
  api: 'update',
  method: 'POST',
  fields: {
    card_id: { type: 'string', missing: 41012 },
    ...Object.fromEntries(
      Object.keys(ownFields).map((type) => [type, { type: 'object' as const }]),
    ),
  },
  handle: ({ world }, input) => {
    const { card_id, ...parts } = input;
    const cardId = String(card_id);
    const seed = world.cards.seed(cardId);
    const before = world.cards.base(cardId);
    if (!seed || !before) return refuse(40073);
    if (before['status'] === DELETED) return refuse(40078);
    const [part, ...more] = Object.entries(parts);
    if (!part) return refuse(41011);
    if (more.length > 0 || part[0] !== seed.type.toLowerCase()) return refuse(40071);
    const { base_info: base = {}, ...own } = part[1] as Json;
    if (!isObject(base)) return refuse(47001);
    const wrong =
      wrongAmong(base, baseFields, before) ?? wrongAmong(own, ownFields[part[0]] ?? {}, before);
    if (wrong) return wrong;
    if (Object.keys(base).length + Object.keys(own).length === 0) return refuse(41011);
    const review = [
      ...Object.keys(base).map((key) => baseFields[key]),
      ...Object.keys(own).map((key) => ownFields[part[0]]?.[key]),
    ].some((field) => field?.review);
    const status = review ? { status: 'CARD_STATUS_NOT_VERIFY' } : {};
    world.cards.change(cardId, { ...base, ...readBack(base), ...status }, own);
    return ok({ send_check: review });
  },
};

function wrongAmong(
  values: Json,
  fields: Readonly<Record<string, UpdateField>>,
  before: Json,
): Answer | null {
  for (const [key, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) return { kind: 'refusal', errcode: 40097, errmsg: `invalid args: unknown ${key}` };
    const errcode = field.check(value, before);
    if (errcode !== 0) return refuse(errcode);
  }
  return null;
}

/** What is written in one way and read in another. */
function readBack(base: Json): Json {
  return {
    ...(base['color'] === undefined ? {} : { color: colors[String(base['color'])] }),
    ...(base['location_id_list'] === '0' ? { location_id_list: [] } : {}),
  };
}

/** The hex values in which card/get tells the colours that were written by name. */
const colors: Readonly<Record<string, string>> = {
  Color010: '#63b359',
  Color020: '#2c9f67',
  Color030: '#509fc9',
  Color040: '#5885cf',
  Color050: '#9062c0',
  Color060: '#d09a45',
  Color070: '#e4b138',
  Color080: '#ee903c',
  Color081: '#f08500',
  Color082: '#a9d92d',
  Color090: '#dd6549',
  Color100: '#cc463d',
  Color101: '#cf3e36',
  Color102: '#5e6671',
};

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
