/**
 * The counter's calls of WeChat's card API, one function each. Answers come back as values:
 * understood, refused by an errcode, or failed.
 */
import type { CardFacts } from '../../shared/card';
import { type CodeAnswer, readCodeAnswer, readDecryptAnswer } from './answers';
import { type Answer, type Api, LOOK_UP_TIMEOUT_MS } from './api';
import { readCardAnswer } from './card-answer';
import type { Json } from './wire';

/** Which coupon: fixed at look-up, used unchanged by consume and read-back (rules §1). */
export interface CouponAddress {
  code: string;
  /** Sent for cards with custom codes only. */
  cardId: string | null;
}

export interface WechatClient {
  /** `code/get`. With `checkConsume` true alone it can make green; with false it only tells. */
  getCode(
    address: CouponAddress,
    checkConsume: boolean,
    signal?: AbortSignal,
  ): Promise<Answer<CodeAnswer>>;
  /**
   * `code/consume`, ended by its own time limit only. `beforeRepeat` runs before the one
   * repeat after a refused token; where it says false (not journalled), nothing more is sent.
   */
  consumeCode(address: CouponAddress, beforeRepeat: () => boolean): Promise<Answer<null>>;
  /** `code/decrypt`. What comes back is not yet known to be a code: WeChat sends garbage at times. */
  decryptCode(encryptCode: string, signal?: AbortSignal): Promise<Answer<string>>;
  /** `card/get`: what the counter needs of it, and the whole answer for the card's page. */
  getCard(cardId: string, signal?: AbortSignal): Promise<Answer<{ facts: CardFacts; raw: Json }>>;
  /** Fetches a token ahead of the first scan. */
  warmUp(): Promise<void>;
}

const CONSUME_TIMEOUT_MS = 10_000;

/** The counter's calls. */
export function createClient({ call, warmUp }: Api): WechatClient {
  return {
    getCode: (address, checkConsume, signal) =>
      call({
        path: '/card/code/get',
        json: { ...addressJson(address), check_consume: checkConsume },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readCodeAnswer,
        signal,
      }),
    async consumeCode(address, beforeRepeat) {
      const answer = await call({
        path: '/card/code/consume',
        json: addressJson(address),
        timeoutMs: CONSUME_TIMEOUT_MS,
        read: () => 'consumed' as const,
        beforeRepeat,
      });
      return answer.kind === 'ok' ? { ...answer, value: null } : answer;
    },
    decryptCode: (encryptCode, signal) =>
      call({
        path: '/card/code/decrypt',
        json: { encrypt_code: encryptCode },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: readDecryptAnswer,
        signal,
      }),
    getCard: (cardId, signal) =>
      call({
        path: '/card/get',
        json: { card_id: cardId },
        timeoutMs: LOOK_UP_TIMEOUT_MS,
        read: (raw) => {
          const facts = readCardAnswer(raw);
          return facts && { facts, raw };
        },
        signal,
      }),
    warmUp,
  };
}

function addressJson({ code, cardId }: CouponAddress): Json {
  return cardId === null ? { code } : { code, card_id: cardId };
}
