/**
 * A customer's coupons: WeChat's list, then each code's own word, five at a time, told as it
 * comes in. One list at a time; it can be stopped and gone on with.
 */
import type { CardFacts } from '../../shared/card';
import type {
  MemberAnswer,
  MemberCoupon,
  MemberList,
  MemberNews,
  MemberProgress,
  MemberWish,
} from '../../shared/members';
import { maskOpenid } from '../../shared/openid';
import type { Reason } from '../../shared/reasons';
import type { Told } from '../../shared/told';
import type { CardSource } from '../counter/card-source';
import type { CodeAnswer } from '../wechat/answers';
import type { Answer } from '../wechat/api';
import type { CodeCalls } from '../wechat/calls/codes';
import type { WechatClient } from '../wechat/client';
import { told, untold } from '../wechat/told';
import { type Finder, type FoundCode, unreadable } from './find-code';

export interface MembersParts {
  client: Pick<WechatClient, 'getCode'>;
  codes: Pick<CodeCalls, 'getCardList'>;
  cards: CardSource;
  finder: Pick<Finder, 'find'>;
  /** Cards whose codes need their card_id (settings). */
  customCodeCardIds: () => readonly string[];
  tell: (news: MemberNews) => void;
}

export interface Members {
  /** Asks WeChat for a list, and begins to ask about its codes. Ends the list before. */
  list(wish: MemberWish, cardId: string | null): Promise<MemberAnswer>;
  stop(list?: number): void;
  goOn(list: number): void;
  /** The coupons of the list as they are known now, and their cards' titles; null: not this one. */
  known(list: number): { coupons: MemberCoupon[]; titles: ReadonlyMap<string, string> } | null;
}

/** How many codes are asked about at once, and how many cards. */
const CODES_AT_ONCE = 5;
const CARDS_AT_ONCE = 2;
const NO_SUCH_CODE = 40056;

/** After these the next code would fare no better: the rest is left unasked. */
const hopeless: ReadonlySet<Reason> = new Set<Reason>([
  'network',
  'quota',
  'rate-limited',
  'credentials',
  'ip-not-allowed',
  'account-limited',
]);

interface Current {
  number: number;
  coupons: MemberCoupon[];
  facts: Map<string, CardFacts>;
  /** Null while nothing is asked. */
  asking: AbortController | null;
}

/** What a code said, and whether it had to be asked with its card. */
interface Asked {
  answer: Answer<CodeAnswer>;
  custom: boolean;
}

export function createMembers(parts: MembersParts): Members {
  const { client, cards } = parts;
  let current: Current | null = null;
  let count = 0;
  /** How often somebody said stop: a list that was asked before begins nothing after it. */
  let stops = 0;

  async function list(wish: MemberWish, cardId: string | null): Promise<MemberAnswer> {
    end();
    const before = stops;
    if ('openid' in wish) return listOf(wish.openid, cardId, before);
    const found = await parts.finder.find(wish.text, wish.codeCardId);
    if (!found.ok) return found;
    const holders = new Set(found.value.map(({ answer }) => answer.openid));
    const [openid = null] = holders;
    if (holders.size > 1) {
      const choices = await Promise.all(found.value.map(choiceOf));
      return { ok: 'choose', text: wish.text, choices };
    }
    return openid === null ? unreadable('openid') : listOf(openid, cardId, before);
  }

  async function listOf(
    openid: string,
    cardId: string | null,
    before: number,
  ): Promise<Told<MemberList>> {
    const answer = told(await parts.codes.getCardList(openid, cardId), (value) => value);
    if (!answer.ok) return answer;
    const { coupons, unreadable: skipped, hasShareCard } = answer.value;
    end();
    count += 1;
    const begun: Current = {
      number: count,
      coupons: coupons.map((coupon) => ({ ...coupon, told: null, untold: null })),
      facts: new Map(),
      asking: null,
    };
    current = begun;
    if (stops === before) begin(begun);
    return {
      ok: true,
      value: {
        ...progressOf(begun),
        openidMasked: maskOpenid(openid),
        cardId,
        coupons: [...begun.coupons],
        unreadable: skipped,
        hasShareCard,
      },
    };
  }

  async function choiceOf({ answer: { cardId } }: FoundCode) {
    return { cardId, title: (await cards.factsOf(cardId))?.title ?? null };
  }

  function begin(mine: Current): void {
    const abort = new AbortController();
    const { signal } = abort;
    mine.asking = abort;
    const codes = mine.coupons.flatMap((coupon, index) => (coupon.told === null ? [index] : []));
    const cardIds = [...new Set(mine.coupons.map(({ cardId }) => cardId))].filter(
      (cardId) => !mine.facts.has(cardId),
    );
    const lanes = [
      ...Array.from({ length: CODES_AT_ONCE }, () => lane(codes, (at) => askCode(mine, at, abort))),
      ...Array.from({ length: CARDS_AT_ONCE }, () =>
        lane(cardIds, (cardId) => askCard(mine, cardId, signal)),
      ),
    ];
    void Promise.all(lanes).then(() => {
      if (mine.asking !== abort) return;
      mine.asking = null;
      tell(mine, [], []);
    });

    /** Takes one after another until none is left or somebody stops. */
    async function lane<T>(waiting: T[], ask: (one: T) => Promise<void>): Promise<void> {
      for (;;) {
        const next = signal.aborted ? undefined : waiting.shift();
        if (next === undefined) return;
        await ask(next);
      }
    }
  }

  async function askCode(mine: Current, at: number, abort: AbortController): Promise<void> {
    const before = mine.coupons[at];
    if (!before) return;
    const asked = await askAbout(before, abort.signal);
    if (abort.signal.aborted) return;
    const after = ofCard({ ...before, ...learnt(asked) }, mine.facts.get(before.cardId));
    mine.coupons[at] = after;
    tell(mine, [after], []);
    if (after.untold !== null && hopeless.has(after.untold.reason)) stop();
  }

  /** WeChat's own codes are asked without a card, the merchant's with it (rules §1). */
  async function askAbout({ code, cardId }: MemberCoupon, signal: AbortSignal): Promise<Asked> {
    if (!parts.customCodeCardIds().includes(cardId)) {
      const plain = await client.getCode({ code, cardId: null }, false, signal);
      const other = plain.kind === 'ok' && plain.value.cardId !== cardId;
      const none = plain.kind === 'refusal' && plain.errcode === NO_SUCH_CODE;
      if (!other && !none) return { answer: plain, custom: false };
    }
    return { answer: await client.getCode({ code, cardId }, false, signal), custom: true };
  }

  async function askCard(mine: Current, cardId: string, signal: AbortSignal): Promise<void> {
    const facts = await cards.factsOf(cardId, signal);
    if (facts === null || signal.aborted) return;
    mine.facts.set(cardId, facts);
    const before = mine.coupons;
    mine.coupons = before.map((coupon) => ofCard(coupon, mine.facts.get(coupon.cardId)));
    const changed = mine.coupons.filter((coupon, at) => coupon !== before[at]);
    tell(mine, changed, [facts]);
  }

  function tell(mine: Current, coupons: MemberCoupon[], facts: CardFacts[]): void {
    if (mine !== current) return;
    const shown = facts.map(({ cardId, title, color, cardType }) => ({
      cardId,
      title,
      color,
      cardType,
    }));
    parts.tell({ ...progressOf(mine), coupons, cards: shown });
  }

  function stop(list?: number): void {
    if (list !== undefined && list !== current?.number) return;
    stops += 1;
    end();
  }

  function end(): void {
    if (current?.asking == null) return;
    current.asking.abort();
    current.asking = null;
    tell(current, [], []);
  }

  return {
    list,
    stop,
    goOn(list) {
      if (current?.number !== list || current.asking !== null) return;
      begin(current);
      tell(current, [], []);
    },
    known(list) {
      if (current?.number !== list) return null;
      const titles = [...current.facts].map(([cardId, { title }]) => [cardId, title] as const);
      return { coupons: current.coupons, titles: new Map(titles) };
    },
  };
}

/** A member card may look like any coupon in code/get; what kind of card it is says more. */
function ofCard(coupon: MemberCoupon, card: CardFacts | undefined): MemberCoupon {
  if (coupon.told === null || card?.cardType !== 'MEMBER_CARD') return coupon;
  return { ...coupon, told: { ...coupon.told, memberCard: true } };
}

function learnt({ answer, custom }: Asked): Pick<MemberCoupon, 'told' | 'untold'> {
  if (answer.kind !== 'ok') return { told: null, untold: untold(answer) };
  const { status, canConsume, beginTime, endTime, memberCard } = answer.value;
  return { told: { status, canConsume, beginTime, endTime, memberCard, custom }, untold: null };
}

function progressOf({ number, coupons, asking }: Current): MemberProgress {
  const done = coupons.filter((coupon) => coupon.told !== null || coupon.untold !== null).length;
  return { list: number, done, total: coupons.length, running: asking !== null };
}
