/**
 * What cards are: asked once per card, kept in the profile, refreshed behind. At the first
 * sight of a card the verdict waits for it 800 ms at most (redemption rules §2.4).
 */
import type { CardFacts } from '../../shared/card';
import type { Answer } from '../wechat/api';
import type { WechatClient } from '../wechat/client';
import type { Json } from '../wechat/wire';

/** A card/get answer: what the counter needs of it, and all of it. */
export interface FetchedCard {
  facts: CardFacts;
  raw: Json;
}

export interface CardSource {
  /** The card's facts; null where they did not come in time or could not be understood. */
  factsOf(cardId: string, signal?: AbortSignal): Promise<CardFacts | null>;
}

/** The same, for whoever wants the answer itself. */
export interface CardAsker extends CardSource {
  /** Asks WeChat now; an answer goes to the shelf. */
  ask(cardId: string): Promise<Answer<FetchedCard>>;
}

/** Where facts outlive the process. */
export interface CardShelf {
  get(cardId: string): { facts: CardFacts; fetchedAt: number } | null;
  put(cardId: string, card: FetchedCard, fetchedAt: number): void;
}

const FIRST_SIGHT_MS = 800;
const FRESH_MS = 10 * 60_000;

/** A source on a client and a shelf; one call per card at a time. */
export function createCardSource(client: WechatClient, shelf: CardShelf): CardAsker {
  const asking = new Map<string, Promise<CardFacts | null>>();

  function fetch(cardId: string): Promise<CardFacts | null> {
    const running = asking.get(cardId);
    if (running) return running;
    // Not the scan's own signal: the next scan of this card profits from an answer that is late.
    const asked = ask(cardId).then((answer) => {
      asking.delete(cardId);
      return answer.kind === 'ok' && isOf(answer.value, cardId) ? answer.value.facts : null;
    });
    asking.set(cardId, asked);
    return asked;
  }

  async function ask(cardId: string): Promise<Answer<FetchedCard>> {
    const answer = await client.getCard(cardId);
    if (answer.kind === 'ok' && isOf(answer.value, cardId)) {
      shelf.put(cardId, answer.value, Date.now());
    }
    return answer;
  }

  return {
    ask,
    async factsOf(cardId, signal) {
      const kept = shelf.get(cardId);
      if (kept) {
        if (Date.now() - kept.fetchedAt > FRESH_MS) void fetch(cardId);
        return kept.facts;
      }
      return withinTime(fetch(cardId), FIRST_SIGHT_MS, signal);
    },
  };
}

function isOf({ facts }: FetchedCard, cardId: string): boolean {
  return facts.cardId === cardId;
}

function withinTime<T>(wanted: Promise<T>, ms: number, signal?: AbortSignal): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    const end = () => {
      clearTimeout(timer);
      resolve(null);
    };
    signal?.addEventListener('abort', end, { once: true });
    void wanted.then((value) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve(value);
    });
  });
}
