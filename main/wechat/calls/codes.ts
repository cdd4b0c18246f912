/**
 * The manager's calls about codes: the list of a customer's coupons, another code, no code any
 * more. The last two change something; a lost answer to them says nothing.
 */
import { readAsCode } from '../../../shared/code';
import { type Answer, type Api, LOOK_UP_TIMEOUT_MS } from '../api';
import type { CouponAddress } from '../client';
import { asBoolean, isObject, type Json } from '../wire';

/** A customer's coupons, as WeChat lists them: those that can still be used, and no others. */
export interface CardList {
  coupons: { code: string; cardId: string }[];
  /** Lines that name no code or no card. */
  unreadable: number;
  /** `has_share_card`; null where WeChat sent neither true nor false. */
  hasShareCard: boolean | null;
}

export interface CodeCalls {
  /** `user/getcardlist`; with `cardId` the coupons of that card only. */
  getCardList(
    openid: string,
    cardId: string | null,
    signal?: AbortSignal,
  ): Promise<Answer<CardList>>;
  /** `code/update`: for codes that the merchant made, so never without the card. */
  updateCode(code: string, cardId: string, newCode: string): Promise<Answer<null>>;
  /** `code/unavailable`. `reason` goes to WeChat; null sends none. Nobody can undo it. */
  voidCode(address: CouponAddress, reason: string | null): Promise<Answer<null>>;
}

const CHANGE_TIMEOUT_MS = 10_000;
const MAX_CARD_ID_LENGTH = 64;

export function createCodeCalls({ call }: Api): CodeCalls {
  async function change(path: string, json: Json): Promise<Answer<null>> {
    const done = () => 'done' as const;
    const answer = await call({ path, json, timeoutMs: CHANGE_TIMEOUT_MS, read: done });
    return answer.kind === 'ok' ? { ...answer, value: null } : answer;
  }

  return {
    getCardList: (openid, cardId, signal) =>
      call({
        path: '/card/user/getcardlist',
        json: { openid, ...(cardId === null ? {} : { card_id: cardId }) },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readCardList,
        signal,
      }),
    updateCode: (code, cardId, newCode) =>
      change('/card/code/update', { code, card_id: cardId, new_code: newCode }),
    voidCode: ({ code, cardId }, reason) =>
      change('/card/code/unavailable', {
        code,
        ...(cardId === null ? {} : { card_id: cardId }),
        ...(reason === null ? {} : { reason }),
      }),
  };
}

/** A list is no list without its array; a line of it that says nothing is counted, not guessed. */
export function readCardList(body: Json): CardList | null {
  if (!Array.isArray(body.card_list)) return null;
  const coupons = body.card_list.flatMap(readLine);
  return {
    coupons,
    unreadable: body.card_list.length - coupons.length,
    hasShareCard: asBoolean(body.has_share_card),
  };
}

function readLine(line: unknown): CardList['coupons'] {
  if (!isObject(line)) return [];
  const { code, card_id: cardId } = line;
  if (typeof code !== 'string' || typeof cardId !== 'string') return [];
  if (cardId === '' || cardId.length > MAX_CARD_ID_LENGTH) return [];
  return readAsCode(code).kind === 'code' ? [{ code, cardId }] : [];
}
