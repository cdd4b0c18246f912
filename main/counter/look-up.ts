/**
 * Asks WeChat about one code, as redemption rules §2 say: `check_consume: true` first and
 * alone able to make green, a second call that only explains, custom-code cards by turns.
 * Decides nothing: what it found is judged in `verdict.ts`.
 */
import type { CardFacts } from '../../shared/card';
import { readCode } from '../../shared/code';
import type { Choice } from '../../shared/counter-state';
import type { Fault } from '../../shared/reasons';
import type { Trouble } from '../../shared/verdict';
import type { CodeAnswer } from '../wechat/answers';
import type { Answer, Meta } from '../wechat/api';
import type { CouponAddress, WechatClient } from '../wechat/client';
import { errcodeRow } from '../wechat/errcodes';
import { faultOf, troubleOf } from '../wechat/trouble';
import type { CardSource } from './card-source';

export type Found =
  /** errcode 0 to `check_consume: true`. */
  | {
      kind: 'answered';
      address: CouponAddress;
      answer: CodeAnswer;
      card: CardFacts | null;
      date: number | null;
    }
  /** A business refusal, with what the explaining call told, where it told anything. */
  | {
      kind: 'refused';
      address: CouponAddress;
      errcode: number;
      rid: string | null;
      explained: CodeAnswer | null;
      card: CardFacts | null;
      date: number | null;
    }
  | { kind: 'invalid'; errcode: number; rid: string | null }
  | { kind: 'fault'; reason: Fault; trouble: Trouble }
  /** The code exists on several custom-code cards; the cashier knows which. */
  | { kind: 'choose'; choices: Choice[] };

/** What to ask for. */
export type Question =
  | { kind: 'code'; code: string; cardId: string | null }
  | { kind: 'card-link'; encryptCode: string; cardId: string };

export interface LookUpParts {
  client: WechatClient;
  cards: CardSource;
  /** Cards whose codes need their card_id (settings). */
  customCodeCardIds: () => readonly string[];
  /** Every answer's `Date` header, for the clock check. */
  onDate: (date: number) => void;
}

export interface LookUp {
  /** Asks; an aborted one comes back as a fault that nobody shows. */
  ask(question: Question, signal: AbortSignal): Promise<Found>;
  /** Explains a refusal that a consume brought, like one at look-up. */
  explain(address: CouponAddress, errcode: number): Promise<Exclude<Found, { kind: 'choose' }>>;
}

const CUSTOM_CALLS_AT_ONCE = 5;

/** The look-up on a client. */
export function createLookUp(parts: LookUpParts): LookUp {
  const { client, cards } = parts;

  async function ask(question: Question, signal: AbortSignal): Promise<Found> {
    if (question.kind === 'card-link') return askLink(question, signal);
    const { code, cardId } = question;
    const found = await askAddress({ code, cardId }, signal);
    const unknownCode = found.kind === 'invalid' && found.errcode === 40056;
    if (!unknownCode || cardId !== null) return found;
    return askCustomCards(code, found, signal);
  }

  /** One coupon address: the call that can make green, and the one that explains a refusal. */
  async function askAddress(address: CouponAddress, signal?: AbortSignal): Promise<Found> {
    const answer = noting(await client.getCode(address, true, signal));
    if (answer.kind === 'ok') {
      const real = { ...address, code: answer.value.code ?? address.code };
      const card = await cards.factsOf(answer.value.cardId, signal);
      return {
        kind: 'answered',
        address: real,
        answer: answer.value,
        card,
        date: answer.meta.date,
      };
    }
    if (answer.kind !== 'refusal') return fault(answer);
    const { errcode, rid } = answer;
    const { meaning } = errcodeRow(errcode);
    if (meaning.kind === 'fault') return fault(answer);
    if (meaning.kind === 'invalid') return { kind: 'invalid', errcode, rid };
    return explainWith(address, answer, signal);
  }

  async function explainWith(
    address: CouponAddress,
    refusal: { errcode: number; rid: string | null; meta: Pick<Meta, 'date'> },
    signal?: AbortSignal,
  ): Promise<Extract<Found, { kind: 'refused' }>> {
    const { errcode, rid, meta } = refusal;
    const second = noting(await client.getCode(address, false, signal));
    const explained = second.kind === 'ok' ? second.value : null;
    const real = { ...address, code: explained?.code ?? address.code };
    const cardId = explained?.cardId ?? address.cardId;
    const card = cardId === null ? null : await cards.factsOf(cardId, signal);
    const date = second.meta.date ?? meta.date;
    return { kind: 'refused', address: real, errcode, rid, explained, card, date };
  }

  /** Asks each custom-code card, a few at a time. `none` is what a plain 40056 found. */
  async function askCustomCards(code: string, none: Found, signal: AbortSignal): Promise<Found> {
    const hits: { cardId: string; found: Found }[] = [];
    const others: Found[] = [];
    const cardIds = [...new Set(parts.customCodeCardIds())];
    for (let from = 0; from < cardIds.length; from += CUSTOM_CALLS_AT_ONCE) {
      const group = cardIds.slice(from, from + CUSTOM_CALLS_AT_ONCE);
      const founds = await Promise.all(
        group.map(async (cardId) => ({
          cardId,
          found: await askAddress({ code, cardId }, signal),
        })),
      );
      const failed = founds.find(({ found }) => found.kind === 'fault');
      if (failed) return failed.found;
      for (const one of founds) {
        if (one.found.kind !== 'invalid') hits.push(one);
        else if (one.found.errcode !== 40056) others.push(one.found);
      }
    }
    const [first, second] = hits;
    // "No such code" only if every one of them said so.
    if (!first) return others[0] ?? none;
    if (!second) return first.found;
    const choices = await Promise.all(
      hits.map(async ({ cardId }) => {
        const facts = await cards.factsOf(cardId, signal);
        return { code, cardId, title: facts?.title ?? null };
      }),
    );
    return { kind: 'choose', choices };
  }

  /** A card link is decrypted first; what comes back is checked like a scanned text (rules §1). */
  async function askLink(
    { encryptCode, cardId }: { encryptCode: string; cardId: string },
    signal: AbortSignal,
  ): Promise<Found> {
    const answer = noting(await client.decryptCode(encryptCode, signal));
    if (answer.kind === 'refusal' && errcodeRow(answer.errcode).meaning.kind === 'invalid') {
      return { kind: 'invalid', errcode: answer.errcode, rid: answer.rid };
    }
    if (answer.kind !== 'ok') return fault(answer);
    const understood = readCode(answer.value);
    if (understood.kind !== 'code') return unreadable('decrypted code');
    const { code } = understood;
    const configured = parts.customCodeCardIds().includes(cardId);
    let found = await askAddress({ code, cardId: configured ? cardId : null }, signal);
    const unknownCode = found.kind === 'invalid' && found.errcode === 40056;
    if (unknownCode && !configured && (await hasCustomCodes(cardId, signal))) {
      found = await askAddress({ code, cardId }, signal);
    }
    const reported = reportedCardId(found);
    return reported !== null && reported !== cardId ? unreadable('card of the link') : found;
  }

  async function hasCustomCodes(cardId: string, signal: AbortSignal): Promise<boolean> {
    return (await cards.factsOf(cardId, signal))?.useCustomCode === true;
  }

  function noting<T>(answer: Answer<T>): Answer<T> {
    if (answer.meta.date !== null) parts.onDate(answer.meta.date);
    return answer;
  }

  async function explain(
    address: CouponAddress,
    errcode: number,
  ): Promise<Extract<Found, { kind: 'refused' | 'invalid' }>> {
    // The rid of a consume is in its outcome's row.
    const rid = null;
    if (errcodeRow(errcode).meaning.kind === 'invalid') return { kind: 'invalid', errcode, rid };
    const found = await explainWith(address, { errcode, rid, meta: { date: null } });
    // 40099 to a consume is somebody else's redemption, whatever a later answer says (rules §4).
    const belied = errcode === 40099 && found.explained?.status !== 'CONSUMED';
    return belied ? { ...found, explained: null } : found;
  }

  return { ask, explain };
}

function reportedCardId(found: Found): string | null {
  if (found.kind === 'answered') return found.answer.cardId;
  return found.kind === 'refused' ? (found.explained?.cardId ?? null) : null;
}

function fault(answer: Answer<unknown>): Found {
  return { kind: 'fault', reason: faultOf(answer) ?? 'internal', trouble: troubleOf(answer) };
}

function unreadable(detail: string): Found {
  const trouble = { errcode: null, rid: null, ip: null, detail };
  return { kind: 'fault', reason: 'unreadable-answer', trouble };
}
