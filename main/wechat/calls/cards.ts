/** WeChat's calls about kinds of coupon: listing, changing, stock, deleting. */
import type { FieldChange } from '../../../shared/card-fields';
import type { CardFilter, StockMove } from '../../../shared/cards';
import { type Answer, type Api, LOOK_UP_TIMEOUT_MS } from '../api';
import { asBoolean, asNumber, type Json } from '../wire';

/** A page of the catalogue. */
export interface BatchPage {
  cardIds: string[];
  /** `total_num`; null where WeChat did not say. */
  total: number | null;
}

export interface CardCalls {
  /** `card/batchget`; `offset` counts cards. At most `BATCH` come back. */
  batchGet(offset: number, filter: CardFilter, signal?: AbortSignal): Promise<Answer<BatchPage>>;
  /** `card/update` with exactly these changes. */
  update(
    cardId: string,
    cardType: string,
    changes: readonly FieldChange[],
  ): Promise<Answer<{ sendCheck: boolean | null }>>;
  /** `card/modifystock`. Not idempotent: never sent again after a lost answer. */
  modifyStock(cardId: string, move: StockMove): Promise<Answer<null>>;
  /** `card/delete`. */
  remove(cardId: string): Promise<Answer<null>>;
}

/** The most that WeChat lists a call. */
export const BATCH = 50;
const CHANGE_TIMEOUT_MS = 10_000;
const MAX_ID = 64;

export function createCardCalls({ call }: Api): CardCalls {
  async function done(path: string, json: Json): Promise<Answer<null>> {
    const read = () => 'done' as const;
    const answer = await call({ path, json, timeoutMs: CHANGE_TIMEOUT_MS, read });
    return answer.kind === 'ok' ? { ...answer, value: null } : answer;
  }

  return {
    batchGet: (offset, filter, signal) =>
      call({
        path: '/card/batchget',
        json: {
          offset,
          count: BATCH,
          ...(filter === 'all' ? {} : { status_list: [...filter] }),
        },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readBatch,
        signal,
      }),
    update: (cardId, cardType, changes) =>
      call({
        path: '/card/update',
        json: updateBody(cardId, cardType, changes),
        timeoutMs: CHANGE_TIMEOUT_MS,
        read: (body) => ({ sendCheck: asBoolean(body.send_check) }),
      }),
    modifyStock: (cardId, move) =>
      done('/card/modifystock', {
        card_id: cardId,
        ...('increase' in move
          ? { increase_stock_value: move.increase }
          : { reduce_stock_value: move.reduce }),
      }),
    remove: (cardId) => done('/card/delete', { card_id: cardId }),
  };
}

/** The body of card/update: only what changes, the type's key in lower case. */
export function updateBody(
  cardId: string,
  cardType: string,
  changes: readonly FieldChange[],
): Json {
  const base: Json = {};
  const own: Json = {};
  for (const { name, after } of changes) {
    const [first = '', inner] = name.split('.');
    if (inner === undefined) own[first] = after;
    else base[inner] = after;
  }
  const part = Object.keys(base).length > 0 ? { base_info: base, ...own } : own;
  return { card_id: cardId, [cardType.toLowerCase()]: part };
}

/** A page of ids; what is no id is passed over, an answer without a list is none. */
function readBatch(body: Json): BatchPage | null {
  const list = body.card_id_list;
  if (!Array.isArray(list)) return null;
  const cardIds = list.filter(
    (id): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID,
  );
  return { cardIds, total: asNumber(body.total_num) };
}
