/**
 * Finds a code in the manager's hands: a text as it was typed, pasted or scanned, a card link
 * among them. Reads only (`check_consume: false`); nothing found here makes anything green.
 */
import { readAsCode, readCode } from '../../shared/code';
import type { Invalid, WrongThing } from '../../shared/reasons';
import type { Told, Untold } from '../../shared/told';
import type { CodeAnswer } from '../wechat/answers';
import type { Answer } from '../wechat/api';
import type { CouponAddress, WechatClient } from '../wechat/client';
import { told, untold } from '../wechat/told';

export interface FoundCode {
  /** As WeChat wants to be asked about it: with the card for codes that the merchant made. */
  address: CouponAddress;
  answer: CodeAnswer;
}

export interface FindParts {
  client: Pick<WechatClient, 'getCode' | 'decryptCode'>;
  /** Cards whose codes need their card_id (settings). */
  customCodeCardIds: () => readonly string[];
}

export interface Finder {
  /** Every coupon that a text can mean; `cardId` where it is known. Never an empty list. */
  find(text: string, cardId: string | null): Promise<Told<FoundCode[]>>;
  /** The code behind a card link, or behind its `encrypt_code` alone. */
  decrypt(text: string): Promise<Told<{ code: string; cardId: string | null }>>;
}

const CALLS_AT_ONCE = 5;
const NO_SUCH_CODE = 40056;

export function createFinder({ client, customCodeCardIds }: FindParts): Finder {
  async function find(text: string, cardId: string | null): Promise<Told<FoundCode[]>> {
    const read = readCode(text);
    switch (read.kind) {
      case 'malformed':
        return useless(read.reason);
      case 'wrong-thing': {
        // A manager who types a code that looks like goods means the code.
        const meant = read.thing === 'goods' ? readAsCode(text) : read;
        return meant.kind === 'code' ? findCode(meant.code, cardId) : useless(read.thing);
      }
      case 'card-link': {
        const decrypted = await decryptCode(read.encryptCode);
        return decrypted.ok
          ? ofLink(await findCode(decrypted.value, read.cardId), read)
          : decrypted;
      }
      case 'code':
        return findCode(read.code, cardId);
    }
  }

  async function findCode(code: string, cardId: string | null): Promise<Told<FoundCode[]>> {
    const custom = customCodeCardIds();
    if (cardId !== null && custom.includes(cardId)) return ask({ code, cardId });
    const plain = await ask({ code, cardId: null });
    if (plain.ok || plain.trouble.errcode !== NO_SUCH_CODE) return plain;
    return askCards(code, cardId === null ? custom : [cardId], plain);
  }

  async function ask(address: CouponAddress): Promise<Told<FoundCode[]>> {
    return told(await client.getCode(address, false), (answer) => [found(address, answer)]);
  }

  /** Each card of the merchant's own codes. One that cannot be asked leaves it open. */
  async function askCards(
    code: string,
    cardIds: readonly string[],
    none: Untold,
  ): Promise<Told<FoundCode[]>> {
    const hits: FoundCode[] = [];
    for (let from = 0; from < cardIds.length; from += CALLS_AT_ONCE) {
      const answers = await Promise.all(
        cardIds.slice(from, from + CALLS_AT_ONCE).map((cardId) => ask({ code, cardId })),
      );
      for (const answer of answers) {
        if (answer.ok) hits.push(...answer.value);
        else if (answer.trouble.errcode !== NO_SUCH_CODE) return answer;
      }
    }
    return hits.length > 0 ? { ok: true, value: hits } : none;
  }

  async function decryptCode(encryptCode: string): Promise<Told<string>> {
    return codeOf(await client.decryptCode(encryptCode));
  }

  return {
    find,
    async decrypt(text) {
      const trimmed = text.trim();
      const read = readCode(trimmed);
      if (read.kind === 'malformed' && read.reason === 'bad-link') return useless('bad-link');
      const link = read.kind === 'card-link' ? read : { encryptCode: trimmed, cardId: null };
      if (!/^[\x21-\x7e]{1,512}$/.test(link.encryptCode)) return useless('bad-link');
      const decrypted = await decryptCode(link.encryptCode);
      if (!decrypted.ok) return decrypted;
      return { ok: true, value: { code: decrypted.value, cardId: link.cardId } };
    },
  };
}

function found(address: CouponAddress, answer: CodeAnswer): FoundCode {
  return { address: { ...address, code: answer.code ?? address.code }, answer };
}

/** What code/get reports must be the card that the link names (rules §1). */
function ofLink(found: Told<FoundCode[]>, { cardId }: { cardId: string }): Told<FoundCode[]> {
  const belied = found.ok && found.value.some(({ answer }) => answer.cardId !== cardId);
  return belied ? unreadable('card of the link') : found;
}

/** WeChat answers garbage with errcode 0 at times: what is no code is no answer. */
function codeOf(answer: Answer<string>): Told<string> {
  if (answer.kind !== 'ok') return untold(answer);
  const read = readAsCode(answer.value);
  if (read.kind === 'code') return { ok: true, value: read.code };
  return unreadable('decrypted code');
}

const nothing = { errcode: null, rid: null, ip: null, detail: '' };

/** The text is no code, so nobody was asked. */
function useless(reason: Invalid | WrongThing): Untold {
  return { ok: false, reason, sent: 'no', trouble: nothing };
}

/** Nothing was changed by asking, so nothing can have been done. */
export function unreadable(detail: string): Untold {
  return { ok: false, reason: 'unreadable-answer', sent: 'no', trouble: { ...nothing, detail } };
}
