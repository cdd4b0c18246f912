/**
 * Reads a request's body as strictly as WeChat's document is written: a key it does not
 * know, a missing one or a wrong type is refused with WeChat's errcode for it, so that a
 * till with a typing error in a request never works here and fails in the shop.
 */
import { type Answer, type Json, refuse } from './answer';

/** What one key of a request may be. `missing` is the errcode where it is required. */
export interface Field {
  type: 'string' | 'boolean' | 'integer' | 'object' | 'array' | 'any';
  missing?: number;
}

export type Fields = Record<string, Field>;

export type BodyRead = { ok: true; json: Json } | { ok: false; answer: Answer };

/** Codes longer than this are refused with 45021. */
const MAX_CODE_LENGTH = 64;

/** Parses and checks a JSON body. */
export function readBody(raw: Buffer, fields: Fields): BodyRead {
  if (raw.byteLength === 0) return { ok: false, answer: refuse(44002) };
  const json = parseObject(raw);
  if (!json) return { ok: false, answer: badFormat(raw) };
  const answer = checkFields(json, fields);
  return answer ? { ok: false, answer } : { ok: true, json };
}

/** The JSON object in a body, or null: also where its bytes are no UTF-8. */
export function parseObject(raw: Buffer): Json | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Json)
      : null;
  } catch {
    return null; // Whatever is wrong with it: it is no JSON, and 47001 says so.
  }
}

function checkFields(json: Json, fields: Fields): Answer | null {
  for (const [name, field] of Object.entries(fields)) {
    const value = json[name];
    if (field.missing !== undefined && (value === undefined || value === '')) {
      return refuse(field.missing);
    }
  }
  for (const [name, value] of Object.entries(json)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) return { kind: 'refusal', errcode: 40097, errmsg: `invalid args: unknown ${name}` };
    if (!fits(value, field.type)) return refuse(47001);
  }
  return typeof json.code === 'string' ? codeTrouble(json.code) : null;
}

/** What is wrong with a code before anybody looks for it; null: nothing. */
export function codeTrouble(code: string): Answer | null {
  if ([...code].length > MAX_CODE_LENGTH) return refuse(45021);
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(code) ? refuse(40116) : null;
}

function fits(value: unknown, type: Field['type']): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'any':
      return true;
  }
}

/** WeChat echoes the text it could not read, so nobody may log errmsg unread. */
function badFormat(raw: Buffer): Answer {
  const echo = raw
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 60);
  const errmsg = `data format error hint: [kq47001ent1] Error before "${echo}"`;
  return { kind: 'refusal', errcode: 47001, errmsg };
}
