/**
 * What the practice server answers: the values that handlers return, and the bodies made
 * of them. WeChat's errmsg ends in a variable tail (`hint: [xxx]` or `rid: a-b-c`), so
 * ours does too: a client that reads errmsg instead of errcode must fail here first.
 */
import { errmsgOf } from './errmsgs';

export type Json = Record<string, unknown>;

export type Answer =
  /** errcode 0 and what belongs to it. */
  | { kind: 'ok'; fields: Json }
  /** A success without a frame: tokens have no errcode, datacube neither. */
  | { kind: 'bare'; fields: Json }
  /** A refusal. `errmsg` only where the usual text would not do; `fields` stand beside it. */
  | { kind: 'refusal'; errcode: number; errmsg?: string; fields?: Json };

/** A success with the usual frame. */
export function ok(fields: Json = {}): Answer {
  return { kind: 'ok', fields };
}

/** A refusal with WeChat's usual text for this errcode. */
export function refuse(errcode: number, fields: Json = {}): Answer {
  return { kind: 'refusal', errcode, fields };
}

/** The JSON of an answer. `serial` is the request's number: it makes the tail. */
export function bodyOf(answer: Answer, serial: number): Json {
  switch (answer.kind) {
    case 'ok':
      return { errcode: 0, errmsg: 'ok', ...answer.fields };
    case 'bare':
      return answer.fields;
    case 'refusal':
      return {
        errcode: answer.errcode,
        errmsg: answer.errmsg ?? `${errmsgOf(answer.errcode)}${tailOf(answer.errcode, serial)}`,
        ...answer.fields,
      };
  }
}

/** Errcodes that were seen with a hint; the others carry a rid. */
const hinted: ReadonlySet<number> = new Set([
  40003, 40056, 40071, 40073, 40075, 40099, 40127, 41001, 43008, 43017, 47001, 61501,
]);
/** Errcodes whose rid was seen behind a comma. */
const commas: ReadonlySet<number> = new Set([40125, 40013]);

function tailOf(errcode: number, serial: number): string {
  const mark = (serial * 2_654_435_761) >>> 0;
  const hex = mark.toString(16).padStart(8, '0');
  if (hinted.has(errcode))
    return ` hint: [kq${hex.slice(0, 5)}${String(serial % 10_000).padStart(4, '0')}ent1]`;
  const rid = `${hex}-${(mark ^ 0x5c34_5f67).toString(16).replace('-', '')}-${serial.toString(16)}`;
  return `${commas.has(errcode) ? ',' : ''} rid: ${rid}`;
}
