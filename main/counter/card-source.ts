/**
 * What cards are: asked once per card, kept in the profile, refreshed behind. At the first
 * sight of a card the verdict waits for it 800 ms at most (redemption rules §2.4).
 */
import type { CardFacts } from '../../shared/card';
import type { WechatClient } from '../wechat/client';

export interface CardSource {
  /** The card's facts; null where they did not come in time or could not be understood. */
  factsOf(cardId: string, signal?: AbortSignal): Promise<CardFacts | null>;
}

/** Where facts outlive the process. */
export interface CardShelf {
  get(cardId: string): { facts: CardFacts; fetchedAt: number } | null;
  put(cardId: string, facts: CardFacts, fetchedAt: number): void;
}

const FIRST_SIGHT_MS = 800;
const FRESH_MS = 10 * 60_000;

/**
 * A source on a client and a shelf; one call per card at a time. `firstSightMs`: how long to wait
 * for a card that was never seen; the counter does not wait longer than its rule says.
 */
export function createCardSource(
  client: Pick<WechatClient, 'getCard'>,
  shelf: CardShelf,
  firstSightMs = FIRST_SIGHT_MS,
): CardSource {
  const asking = new Map<string, Promise<CardFacts | null>>();

  function fetch(cardId: string): Promise<CardFacts | null> {
    const running = asking.get(cardId);
    if (running) return running;
    // Not the scan's own signal: the next scan of this card profits from an answer that is late.
    const asked = client.getCard(cardId).then((answer) => {
      asking.delete(cardId);
      if (answer.kind !== 'ok' || answer.value.facts.cardId !== cardId) return null;
      shelf.put(cardId, answer.value.facts, Date.now());
      return answer.value.facts;
    });
    asking.set(cardId, asked);
    return asked;
  }

  return {
    async factsOf(cardId, signal) {
      const kept = shelf.get(cardId);
      if (kept) {
        if (Date.now() - kept.fetchedAt > FRESH_MS) void fetch(cardId);
        return kept.facts;
      }
      return withinTime(fetch(cardId), firstSightMs, signal);
    },
  };
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
