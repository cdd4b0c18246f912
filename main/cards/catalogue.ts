/**
 * Fetches a list of cards: first all ids, page by page, then what each card is, one at a time
 * and paced. It can be stopped and goes on where it was, also after a restart; a page that fails
 * leaves what is there. One list at a time; telling the window is bundled.
 */
import type {
  CardFilter,
  CardPage,
  CatalogueList,
  CatalogueNews,
  CatalogueRow,
  CatalogueState,
} from '../../shared/cards';
import type { Reason } from '../../shared/reasons';
import type { CardAsker } from '../counter/card-source';
import { BATCH, type CardCalls } from '../wechat/calls/cards';
import { untold } from '../wechat/told';
import type { Listing } from './listing';
import { createPace, pause } from './pace';
import { bareRow, rowOf } from './row';

export interface CatalogueParts {
  calls: Pick<CardCalls, 'batchGet'>;
  cards: Pick<CardAsker, 'ask'>;
  /** Calls the listener with every card that anybody fetched. */
  onCard: (listener: (page: CardPage) => void) => void;
  pageOf: (cardId: string) => CardPage | null;
  listing: Listing;
  callsPerMinute: () => number;
  tell: (news: CatalogueNews) => void;
}

export interface Catalogue {
  /** The list, or its first rows. */
  list(filter: CardFilter, most?: number | null): CatalogueList;
  fetch(filter: CardFilter): void;
  stop(): void;
  /** Somebody looks at these: they come first, and again where they are old. */
  look(cardIds: readonly string[]): void;
  close(): void;
}

/** Cards in view that were fetched longer ago are asked again. */
const OLD_MS = 10 * 60_000;
const TELL_EVERY_MS = 200;
/** A minute's quota comes back by itself (45011). */
const RATE_PAUSE_MS = 61_000;

/** What may be the trouble of one card alone: it is passed over until the list is asked anew. */
const mayBeItsOwn: ReadonlySet<Reason> = new Set<Reason>([
  'card-status',
  'unreadable-answer',
  'busy',
  'timeout',
  'internal',
]);
const MOST_IN_A_ROW = 3;

type Ended = Extract<CatalogueState, { kind: 'idle' | 'stopped' | 'failed' | 'paused' }>;

export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { calls, cards, listing, pageOf, tell } = parts;
  const pace = createPace(parts.callsPerMinute);
  let filter: CardFilter = 'all';
  let key = '';
  let state: CatalogueState = { kind: 'idle', listedAt: null };
  let running: AbortController | null = null;
  /** Nothing is asked of the database any more. */
  let closed = false;
  let wanted: string[] = [];
  let rows = new Map<string, CatalogueRow>();
  let gone: string[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;

  function note(next: CatalogueState): void {
    if (closed) return;
    state = next;
    telling ??= setTimeout(flush, TELL_EVERY_MS);
  }

  function flush(): void {
    clearTimeout(telling);
    telling = undefined;
    tell({ filter, rows: [...rows.values()], gone, state });
    rows = new Map();
    gone = [];
  }

  function select(next: CardFilter): void {
    if (keyOf(next) === key) return;
    if (telling) flush();
    filter = next;
    key = keyOf(next);
    wanted = [];
    state = { kind: 'idle', listedAt: listing.listedAt(key) };
  }

  function start(withIds: boolean): void {
    const run = new AbortController();
    running = run;
    void work(withIds, run.signal).then((ended) => {
      if (running !== run) return;
      running = null;
      note(ended);
    });
  }

  async function work(withIds: boolean, signal: AbortSignal): Promise<Ended> {
    for (;;) {
      const ended = (withIds ? await fetchIds(signal) : null) ?? (await fetchDetails(signal));
      if (ended.kind !== 'paused' || ended.until === null) return ended;
      note(ended);
      await pause(Math.max(0, ended.until - Date.now()), signal);
      if (signal.aborted) return stopped();
    }
  }

  /** Null once the whole list is there. */
  async function fetchIds(signal: AbortSignal): Promise<Ended | null> {
    const begun = listing.begin(key);
    let { offset, total } = begun;
    for (;;) {
      note({ kind: 'listing', done: offset, total });
      await pace.turn(signal);
      if (signal.aborted) return stopped();
      const answer = await calls.batchGet(offset, filter, signal);
      if (signal.aborted) return stopped();
      if (answer.kind !== 'ok') return failed(untold(answer), offset, total);
      const { cardIds } = answer.value;
      total = answer.value.total ?? total;
      const page = { round: begun.round, offset, total, cardIds };
      for (const cardId of listing.add(key, page)) {
        const known = pageOf(cardId);
        rows.set(cardId, known ? rowOf(known) : bareRow(cardId, 'waiting'));
      }
      offset += cardIds.length;
      // An empty or short page is the end; total_num alone is not to be trusted.
      if (cardIds.length < BATCH) break;
    }
    gone.push(...listing.end(key, begun.round, Date.now()));
    return null;
  }

  async function fetchDetails(signal: AbortSignal): Promise<Ended> {
    let inARow = 0;
    for (;;) {
      const cardId = nextCard();
      if (cardId === null) return { kind: 'idle', listedAt: listing.listedAt(key) };
      const { listed, missing } = listing.counts(key);
      note({ kind: 'details', done: listed - missing, total: listed });
      await pace.turn(signal);
      if (signal.aborted) return stopped();
      const answer = await cards.ask(cardId);
      if (signal.aborted) return stopped();
      if (answer.kind === 'ok') {
        inARow = 0;
        if (answer.value.facts.cardId !== cardId) markOdd(cardId);
        continue;
      }
      const why = untold(answer);
      // What is wrong with one card keeps none of the others back.
      inARow += 1;
      if (!mayBeItsOwn.has(why.reason) || inARow >= MOST_IN_A_ROW) {
        return failed(why, listed - missing, listed);
      }
      markOdd(cardId);
    }
  }

  function markOdd(cardId: string): void {
    listing.markOdd(key, cardId);
    if (pageOf(cardId) === null) rows.set(cardId, bareRow(cardId, 'odd'));
  }

  function nextCard(): string | null {
    for (;;) {
      const cardId = wanted.shift();
      if (cardId === undefined) break;
      const kept = pageOf(cardId);
      if (kept === null || Date.now() - kept.fetchedAt > OLD_MS) return cardId;
    }
    return listing.missing(key, 1)[0] ?? null;
  }

  function stopped(): Ended {
    if (closed) return { kind: 'stopped', done: 0, total: 0 };
    const { listed, missing } = listing.counts(key);
    return { kind: 'stopped', done: listed - missing, total: listed };
  }

  parts.onCard((page) => {
    rows.set(page.facts.cardId, rowOf(page));
    note(state);
  });

  return {
    list(wish, most = null) {
      if (running === null) select(wish);
      const same = keyOf(wish) === key;
      const idle: CatalogueState = { kind: 'idle', listedAt: listing.listedAt(keyOf(wish)) };
      return { filter: wish, rows: listing.rows(keyOf(wish), most), state: same ? state : idle };
    },
    fetch(wish) {
      if (running !== null && keyOf(wish) === key) return;
      running?.abort();
      running = null;
      select(wish);
      start(true);
    },
    stop() {
      if (running === null) return;
      running.abort();
      running = null;
      note(stopped());
    },
    look(cardIds) {
      wanted = [...cardIds];
      if (running === null && state.kind === 'idle' && nextCardWanted()) start(false);
    },
    close() {
      closed = true;
      running?.abort();
      running = null;
      clearTimeout(telling);
    },
  };

  function nextCardWanted(): boolean {
    wanted = wanted.filter((cardId) => {
      const kept = pageOf(cardId);
      return kept !== null && Date.now() - kept.fetchedAt > OLD_MS;
    });
    return wanted.length > 0;
  }
}

/** A filter's name in the database. */
export function keyOf(filter: CardFilter): string {
  return filter === 'all' ? 'all' : [...filter].sort().join(' ');
}

function failed(why: ReturnType<typeof untold>, done: number, total: number): Ended {
  if (why.reason === 'rate-limited') {
    return { kind: 'paused', done, total, untold: why, until: Date.now() + RATE_PAUSE_MS };
  }
  const kind = why.reason === 'quota' ? 'paused' : 'failed';
  return kind === 'paused'
    ? { kind, done, total, untold: why, until: null }
    : { kind, done, total, untold: why };
}
