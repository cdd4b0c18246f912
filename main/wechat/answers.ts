/**
 * What WeChat sends, read at the boundary: tolerant of every shape that was really seen
 * (wechat-card-api §0, §1.1, §1.2), and never guessing. A parser returns null for what it
 * cannot understand, and the caller makes that a fault.
 */
import * as v from 'valibot';
import { readAsCode } from '../../shared/code';
import { isObject, type Json } from './wire';

/** The frame round every answer of the card API. */
export interface Envelope {
  errcode: number;
  errmsg: string;
  /** WeChat's request id, from the tail of errmsg. */
  rid: string | null;
  /** The address WeChat saw us come from, where errmsg names it. */
  ip: string | null;
}

/** One claimed code, as code/get tells it. */
export interface CodeAnswer {
  /** `card.code`: the real code behind a dynamic one. */
  code: string | null;
  cardId: string;
  beginTime: number | null;
  endTime: number | null;
  openid: string | null;
  /** Null where WeChat sent none, or neither true nor false. */
  canConsume: boolean | null;
  status: string;
  /** Member cards carry a number, points or a balance (rules §3). */
  memberCard: boolean;
}

const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,19}$/), v.transform(Number))]),
  v.integer(),
);
const seconds = v.fallback(
  v.nullable(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,19}$/), v.transform(Number))]),
      v.finite(),
      v.minValue(0),
    ),
  ),
  null,
);
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const optionalText = v.fallback(v.nullable(text), null);
/** The 2015 shape sends "true" and "false"; any other string is no answer. */
const consumable = v.fallback(
  v.nullable(
    v.union([
      v.boolean(),
      v.pipe(
        v.picklist(['true', 'false']),
        v.transform((word) => word === 'true'),
      ),
    ]),
  ),
  null,
);

/** Absent or empty says nothing; anything else that is no code is not passed over (rules §1). */
const realCode = v.union([
  v.pipe(
    v.union([v.null(), v.literal('')]),
    v.transform(() => null),
  ),
  v.pipe(
    v.string(),
    v.check((code) => readAsCode(code).kind === 'code'),
  ),
]);

const codeAnswer = v.object({
  card: v.object({
    card_id: text,
    code: realCode,
    begin_time: seconds,
    end_time: seconds,
  }),
  openid: optionalText,
  can_consume: consumable,
  user_card_status: text,
});

const tokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,512}$/)),
  expires_in: v.pipe(wholeNumber, v.minValue(1)),
});
const decryptAnswer = v.object({ code: v.string() });

/** The frame of an answer; null where there is none (datacube's successes have none). */
export function readEnvelope(body: unknown): Envelope | null {
  if (!isObject(body)) return null;
  const errcode = v.safeParse(wholeNumber, body.errcode);
  if (!errcode.success) return null;
  const errmsg = typeof body.errmsg === 'string' ? body.errmsg.slice(0, 1000) : '';
  return {
    errcode: errcode.output,
    errmsg,
    rid: /\brid: ?([0-9a-z-]{4,64})/i.exec(errmsg)?.[1] ?? null,
    ip: /invalid ip ([0-9a-f.:]{7,45})/i.exec(errmsg)?.[1] ?? null,
  };
}

/** A success of code/get, of 2015 (nested, string booleans) as of today. */
export function readCodeAnswer(body: Json): CodeAnswer | null {
  const card = isObject(body.card) ? body.card : {};
  const parsed = v.safeParse(codeAnswer, {
    card: body.card && { begin_time: null, end_time: null, code: null, ...card },
    openid: body.openid ?? null,
    can_consume: body.can_consume ?? card.can_consume ?? null,
    user_card_status: body.user_card_status ?? card.user_card_status,
  });
  if (!parsed.success) return null;
  const { card: known, openid, can_consume, user_card_status } = parsed.output;
  return {
    code: known.code,
    cardId: known.card_id,
    beginTime: known.begin_time,
    endTime: known.end_time,
    openid,
    canConsume: can_consume,
    status: user_card_status,
    memberCard: ['membership_number', 'bonus', 'balance'].some((key) => key in card || key in body),
  };
}

/** A token and its life in seconds. */
export function readTokenAnswer(body: unknown): { token: string; expiresIn: number } | null {
  const parsed = v.safeParse(tokenAnswer, body);
  if (!parsed.success) return null;
  return { token: parsed.output.access_token, expiresIn: parsed.output.expires_in };
}

/** The code behind a card link, not yet checked to be one. */
export function readDecryptAnswer(body: Json): string | null {
  const parsed = v.safeParse(decryptAnswer, body);
  return parsed.success ? parsed.output.code : null;
}
