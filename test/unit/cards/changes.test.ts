/** What card/update sends: exactly the changed fields, whatever is typed into the form. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { cardsInputs } from '../../../main/ipc/cards-inputs';
import { updateBody } from '../../../main/wechat/calls/cards';
import { readCardPage } from '../../../main/wechat/card-page';
import type { Json } from '../../../main/wechat/wire';
import {
  type ChangeDraft,
  readDraft,
  type Typed,
  typedOf,
} from '../../../renderer/manager/cards/change-draft';
import { bytesOf } from '../../../shared/bytes';
import {
  changeableFields,
  currentOf,
  type FieldName,
  fieldRules,
  reviewAfter,
  seenOf,
} from '../../../shared/card-fields';
import { cardColors, cardTypes, codeTypes } from '../../../shared/card-types';
import type { CardPage } from '../../../shared/cards';

const base: Json = {
  id: 'pCARD',
  title: '券',
  notice: '出示此券',
  description: '第一行\n第二行',
  service_phone: '020-88888888',
  color: '#63b359',
  location_id_list: [3, 1],
  code_type: 'CODE_TYPE_QRCODE',
  get_limit: 3,
  can_share: true,
  date_info: {
    type: 'DATE_TYPE_FIX_TIME_RANGE',
    begin_timestamp: 1_577_808_000,
    end_timestamp: 1_609_430_399,
  },
};
const own: Json = {
  bonus_rules: '消费1元积1分',
  custom_field1: { name_type: 'FIELD_NAME_TYPE_ACHIEVEMENT', url: 'http://a', kept: 7 },
  detail: '电影',
  gate: 'A1',
  departure_time: 1_798_765_200,
  guide_url: 'http://g',
  map_url: 'http://m',
};

function pageOf(type: string, change: Json = {}): CardPage {
  const part = { base_info: { ...base, ...change }, ...own };
  const page = readCardPage({ card: { card_type: type, [type.toLowerCase()]: part } }, 1);
  if (page === null) throw new Error('no page');
  return page;
}

const texts = fc.oneof(
  fc.constantFrom('', '出示此券', '020-88888888', 'A1', '2026-12-31 18:30', '3, 1', '12', '0'),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('字', 'a', '\n', '😀'), maxLength: 60 }),
);
const days = fc.constantFrom(
  '2020-01-01',
  '2019-12-31',
  '2021-06-30',
  '2020-12-31',
  '2026-02-30',
  '',
);

/** Anything a person can leave in a field of this kind. */
function typing(name: FieldName): fc.Arbitrary<Typed> {
  switch (fieldRules[name].kind) {
    case 'flag':
      return fc.boolean();
    case 'color':
      return fc.constantFrom(...Object.keys(cardColors));
    case 'code-type':
      return fc.constantFrom(...codeTypes);
    case 'range':
      return fc.record({ begin: days, end: days });
    case 'named-link':
      return fc.record({ name_type: fc.constantFrom('', 'FIELD_NAME_TYPE_LEVEL'), url: texts });
    case 'cell':
      return fc.record({ name: texts, tips: texts, url: texts });
    default:
      return texts;
  }
}

const cases = fc.constantFrom(...cardTypes).chain((type) => {
  const names = changeableFields(type);
  const fields = Object.fromEntries(
    names.map((name) => [name, fc.option(typing(name), { nil: undefined })]),
  );
  return fc.record({ type: fc.constant(type), draft: fc.record(fields) });
});

/** The names below the type's key in a body: `base_info.notice`, `gate`. */
function sentNames(body: Json): string[] {
  return Object.entries(body).flatMap(([key, part]) =>
    key === 'card_id'
      ? []
      : Object.entries(part as Json).flatMap(([inner, value]) =>
          inner === 'base_info'
            ? Object.keys(value as Json).map((name) => `base_info.${name}`)
            : [inner],
        ),
  );
}

describe('what is sent', () => {
  test('is exactly the fields that differ from the card, each with its new value', () => {
    fc.assert(
      fc.property(cases, ({ type, draft }) => {
        const page = pageOf(type);
        const { changes } = readDraft(page, draft as ChangeDraft);
        const body = updateBody('pCARD', type, changes);
        expect(Object.keys(body)).toEqual(['card_id', type.toLowerCase()]);
        expect(sentNames(body).sort()).toEqual(changes.map(({ name }) => name).sort());
        for (const { name, after } of changes) {
          expect(draft[name]).toBeDefined();
          expect(currentOf(page, name) ?? '').not.toEqual(after);
          const part = body[type.toLowerCase()] as { base_info?: Json } & Json;
          const [first = '', inner] = name.split('.');
          expect(inner === undefined ? part[first] : part.base_info?.[inner]).toEqual(after);
        }
      }),
    );
  });

  test('is nothing for a form that nobody touched, or that was typed back', () => {
    for (const type of cardTypes) {
      const page = pageOf(type);
      const asShown = Object.fromEntries(
        changeableFields(type).map((name) => [name, typedOf(name, currentOf(page, name))]),
      );
      // A choice that stands on nothing is not typed by anybody.
      const typed = Object.entries(asShown).filter(
        ([name]) => page.values[name as never] !== undefined,
      );
      const { changes, problems } = readDraft(page, Object.fromEntries(typed) as ChangeDraft);
      expect([changes, problems]).toEqual([[], {}]);
    }
  });

  test('reads back as wanted, once WeChat has taken it', () => {
    fc.assert(
      fc.property(cases, ({ type, draft }) => {
        const page = pageOf(type);
        const { changes, problems } = readDraft(page, draft as ChangeDraft);
        for (const change of changes) {
          if (problems[change.name] !== undefined || !change.name.startsWith('base_info.'))
            continue;
          const key = change.name.slice('base_info.'.length);
          const shown = {
            color: cardColors[change.after as keyof typeof cardColors],
            location_id_list: change.after === '0' ? [] : change.after,
          };
          const after = pageOf(type, { [key]: shown[key as 'color'] ?? change.after });
          expect(seenOf(after, change)).toBe('as-wanted');
        }
      }),
    );
  });
});

test('whatever the form would send passes the door to main', () => {
  fc.assert(
    fc.property(cases, ({ type, draft }) => {
      const { changes, problems } = readDraft(pageOf(type), draft as ChangeDraft);
      if (changes.length === 0 || Object.keys(problems).length > 0) return;
      expect(v.is(cardsInputs.cardUpdate, { cardId: 'pCARD', changes })).toBe(true);
    }),
  );
  const odd = { name: 'custom_field1', after: { url: 'x', more: { inside: [1, null] } } };
  expect(v.is(cardsInputs.cardUpdate, { cardId: 'pCARD', changes: [odd] })).toBe(true);
  const foreign = { name: 'base_info.title', after: 'x' };
  expect(v.is(cardsInputs.cardUpdate, { cardId: 'pCARD', changes: [foreign] })).toBe(false);
});

describe('untouched, cleared and changed are three things', () => {
  const page = pageOf('GIFT');
  const read = (draft: ChangeDraft) => readDraft(page, draft).changes;

  test('untouched is not there', () => {
    expect(read({})).toEqual([]);
  });

  test('cleared is an empty text, also of a field that goes to review', () => {
    expect(read({ 'base_info.notice': '' })).toEqual([{ name: 'base_info.notice', after: '' }]);
    expect(reviewAfter(read({ 'base_info.notice': '' }))).toBe(true);
  });

  test('an empty field that WeChat never sent is untouched', () => {
    expect(read({ 'base_info.center_title': '' })).toEqual([]);
  });

  test('all shops cleared is written as the document prints it', () => {
    expect(read({ 'base_info.location_id_list': ' ' })).toEqual([
      { name: 'base_info.location_id_list', after: '0' },
    ]);
    expect(read({ 'base_info.location_id_list': '1，3' })).toEqual([]);
  });

  test('keys of a category that were not edited go back as they were read', () => {
    const member = pageOf('MEMBER_CARD');
    const typed = { name_type: 'FIELD_NAME_TYPE_ACHIEVEMEN', url: 'http://b' };
    expect(readDraft(member, { custom_field1: typed }).changes).toEqual([
      {
        name: 'custom_field1',
        after: { name_type: 'FIELD_NAME_TYPE_ACHIEVEMENT', url: 'http://b', kept: 7 },
      },
    ]);
  });
});

describe('what cannot be sent', () => {
  const problem = (name: FieldName, typed: Typed, type = 'GIFT') =>
    readDraft(pageOf(type), { [name]: typed }).problems[name];

  test('limits count bytes: 16 characters of Chinese, or 48 letters', () => {
    expect(problem('base_info.notice', '字'.repeat(16))).toBeUndefined();
    expect(problem('base_info.notice', `${'字'.repeat(16)}x`)).toBe('too-long');
    expect(bytesOf('字'.repeat(16))).toBe(48);
  });

  test.each([
    ['base_info.get_limit', '0', 'not-a-number'],
    ['base_info.get_limit', 'x', 'not-a-number'],
    ['base_info.location_id_list', '1, x', 'not-shops'],
    ['base_info.date_info', { begin: '2020-01-02', end: '2020-12-31' }, 'narrower'],
    ['base_info.date_info', { begin: '2020-01-01', end: '2020-12-30' }, 'narrower'],
    ['base_info.date_info', { begin: '2020-01-01', end: '2026-02-30' }, 'not-days'],
  ] as const)('%s %j is %s', (name, typed, why) => {
    expect(problem(name, typed)).toBe(why);
  });

  test('a wider validity is sent whole, whole days in Shanghai', () => {
    const wide = { begin: '2019-12-31', end: '2026-12-31' };
    const { changes, problems } = readDraft(pageOf('GIFT'), { 'base_info.date_info': wide });
    expect(problems).toEqual({});
    expect(changes[0]?.after).toEqual({
      type: 'DATE_TYPE_FIX_TIME_RANGE',
      begin_timestamp: 1_577_721_600,
      end_timestamp: 1_798_732_799,
    });
  });

  test('another kind of validity is read-only', () => {
    const page = pageOf('GIFT', { date_info: { type: 'DATE_TYPE_FIX_TERM', fixed_term: 3 } });
    const typed = { begin: '2026-01-01', end: '2026-12-31' };
    expect(readDraft(page, { 'base_info.date_info': typed }).problems).toEqual({
      'base_info.date_info': 'not-changeable',
    });
  });
});

test('a colour outside the map is not comparable, never a difference', () => {
  const change = { name: 'base_info.color', after: 'Color010' } as const;
  expect(seenOf(pageOf('GIFT', { color: '#63B359' }), change)).toBe('as-wanted');
  expect(seenOf(pageOf('GIFT', { color: '#cf3e36' }), change)).toBe('different');
  expect(seenOf(pageOf('GIFT', { color: '#123456' }), change)).toBe('not-comparable');
});
