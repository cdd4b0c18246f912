/**
 * What is typed into the form, and what of it is sent. A field that nobody touched has no draft;
 * one that was typed back to what it was is not sent either; an emptied one is sent as cleared.
 * Pure.
 */
import {
  changeableFields,
  currentOf,
  type FieldChange,
  type FieldName,
  type FieldProblem,
  type FieldValue,
  fieldRules,
  problemOf,
  readNameType,
  sameValue,
} from '../../../shared/card-fields';
import { colorNameOf } from '../../../shared/card-types';
import type { CardPage, WireValue } from '../../../shared/cards';
import { formatDay, formatMoment } from '../../../shared/format';

/** As it stands in the field: a text, a tick, or the texts of several inputs. */
export type Typed = string | boolean | Readonly<Record<string, string>>;
export type ChangeDraft = Partial<Record<FieldName, Typed>>;

export interface ReadDraft {
  changes: FieldChange[];
  problems: Partial<Record<FieldName, FieldProblem>>;
}

/** What of a draft would be sent, and what cannot be. */
export function readDraft(page: CardPage, draft: ChangeDraft): ReadDraft {
  const read: ReadDraft = { changes: [], problems: {} };
  for (const name of changeableFields(page.facts.cardType)) {
    const typed = draft[name];
    if (typed === undefined) continue;
    const before = currentOf(page, name);
    const after = readTyped(name, typed, before);
    if (after === null) read.problems[name] = unreadable(name);
    else if (!sameValue(name, before, after)) {
      const problem = problemOf(page, { name, after });
      if (problem !== null) read.problems[name] = problem;
      read.changes.push({ name, after });
    }
  }
  return read;
}

/** What a field shows before anybody touches it. */
export function typedOf(name: FieldName, value: FieldValue): Typed {
  const rule = fieldRules[name];
  switch (rule.kind) {
    case 'text':
    case 'code-type':
      return typeof value === 'string' ? value : '';
    case 'color':
      return typeof value === 'string' ? (colorNameOf(value) ?? '') : '';
    case 'count':
      return typeof value === 'number' ? String(value) : '';
    case 'flag':
      return value === true;
    case 'shops':
      return Array.isArray(value) ? value.join(', ') : '';
    case 'moment':
      return typeof value === 'number' ? formatMoment(value) : '';
    case 'range': {
      const range = recordOf(value);
      return { begin: dayOf(range['begin_timestamp']), end: dayOf(range['end_timestamp']) };
    }
    case 'named-link': {
      const { name_type, url } = recordOf(value);
      return { name_type: readNameType(name_type) ?? '', url: textOf(url) };
    }
    case 'cell': {
      const { name: title, tips, url } = recordOf(value);
      return { name: textOf(title), tips: textOf(tips), url: textOf(url) };
    }
  }
}

/** What is typed, as it is sent; null for what is no such value. */
function readTyped(name: FieldName, typed: Typed, before: FieldValue): WireValue | null {
  const text = typeof typed === 'string' ? typed : '';
  switch (fieldRules[name].kind) {
    case 'text':
      return text;
    case 'color':
    case 'code-type':
      return text === '' ? null : text;
    case 'flag':
      return typed === true;
    case 'count':
      return wholeOf(text);
    case 'moment':
      return secondsOf(text);
    case 'shops':
      return shopsOf(text);
    case 'range': {
      const { begin = '', end = '' } = partsOf(typed);
      const first = secondsOf(`${begin} 00:00`);
      const last = secondsOf(`${end} 23:59`);
      if (first === null || last === null) return null;
      const { type } = recordOf(before);
      return { type, begin_timestamp: first, end_timestamp: last + 59 };
    }
    case 'named-link':
    case 'cell':
      return edited(before, partsOf(typed), typedOf(name, before));
  }
}

/** Keys that were not edited go back as they were read; an empty one that was absent stays so. */
function edited(
  before: FieldValue,
  after: Readonly<Record<string, string>>,
  shown: Typed,
): WireValue {
  const was = partsOf(shown);
  const changed = Object.entries(after).filter(([key, value]) => value !== (was[key] ?? ''));
  if (changed.length === 0) return before ?? '';
  return { ...recordOf(before), ...Object.fromEntries(changed) };
}

function unreadable(name: FieldName): FieldProblem {
  switch (fieldRules[name].kind) {
    case 'shops':
      return 'not-shops';
    case 'count':
    case 'moment':
      return 'not-a-number';
    case 'range':
      return 'not-days';
    default:
      return 'wrong-value';
  }
}

/** Shops by their ids; `0` is how an emptied list is written. */
function shopsOf(text: string): WireValue | null {
  const ids = text.split(/[\s,，、;；]+/).filter(Boolean);
  if (ids.length === 0) return '0';
  const read = ids.map(wholeOf);
  return read.every((id) => id !== null) ? read : null;
}

/** A moment in Shanghai, Unix seconds. */
function secondsOf(text: string): number | null {
  const read = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text.trim());
  if (read === null) return null;
  const at = Date.parse(`${read[1]}T${read[2]}:00+08:00`);
  if (Number.isNaN(at) || formatDay(at / 1000) !== read[1]) return null;
  return at / 1000;
}

function dayOf(seconds: unknown): string {
  return typeof seconds === 'number' ? formatDay(seconds) : '';
}

function wholeOf(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function recordOf(value: FieldValue): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function partsOf(typed: Typed): Readonly<Record<string, string>> {
  return typeof typed === 'object' ? typed : {};
}
