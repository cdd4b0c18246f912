/**
 * WeChat's four calls for statistics. Their successes carry no errcode, and more fields than
 * the document prints (wechat-card-api §1): what is understood is kept, the rest is left.
 */
import { isDay } from '../../shared/days';
import {
  type CondSource,
  type Figure,
  figureNames,
  type StatisticsApi,
  type StatisticsRow,
} from '../../shared/statistics';
import type { Answer, Api } from './api';
import { asNumber, asText, isObject, type Json } from './wire';

/** One question as WeChat takes it: at most 62 days, today not among them. */
export interface DatacubeQuestion {
  api: StatisticsApi;
  from: string;
  to: string;
  /** Null for the call that takes none. */
  source: CondSource | null;
  cardId: string | null;
}

export type AskDatacube = (
  question: DatacubeQuestion,
  signal?: AbortSignal,
) => Promise<Answer<StatisticsRow[]>>;

const TIMEOUT_MS = 20_000;
/** A line has some 400 bytes: 62 days of more than 300 cards. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_ID = 64;

/** The calls of datacube, on the way to WeChat. */
export function createDatacube({ call }: Api): AskDatacube {
  return (question, signal) =>
    call({
      path: `/datacube/${question.api}`,
      json: bodyOf(question),
      timeoutMs: TIMEOUT_MS,
      maxBodyBytes: MAX_BODY_BYTES,
      read: (body) => readDatacube(body, question.source),
      bare: true,
      signal,
    });
}

/** The days of an answer; null where one cannot be understood, because a lost day is no gap. */
export function readDatacube(body: Json, source: CondSource | null): StatisticsRow[] | null {
  if (!Array.isArray(body.list)) return null;
  const rows = body.list.map((item: unknown) => readRow(item, source));
  return rows.every((row) => row !== null) ? rows : null;
}

function bodyOf({ api, from, to, source, cardId }: DatacubeQuestion): Json {
  const days = { begin_date: from, end_date: to };
  switch (api) {
    case 'getcardbizuininfo':
    case 'getcardmembercardinfo':
      return { ...days, cond_source: source };
    case 'getcardcardinfo':
      return { ...days, cond_source: source, ...(cardId === null ? {} : { card_id: cardId }) };
    case 'getcardmembercarddetail':
      return { ...days, card_id: cardId };
  }
}

function readRow(item: unknown, source: CondSource | null): StatisticsRow | null {
  if (!isObject(item)) return null;
  // A time behind the day was seen in requests; nobody knows of answers.
  const day = asText(item.ref_date, 10);
  if (!isDay(day)) return null;
  const values: Partial<Record<Figure, number>> = {};
  for (const name of figureNames) {
    const value = asNumber(item[name]);
    if (value !== null) values[name] = value;
  }
  // One of the four calls writes `cardid`.
  const cardId = asText(item.card_id, MAX_ID) || asText(item.cardid, MAX_ID);
  return { day, source, cardId: cardId || null, cardType: asNumber(item.card_type), values };
}
