/**
 * Many tills of one account through a day of virtual time: the project's own token source on each,
 * WeChat's token rules as the practice server has them. Nothing waits, nothing is sent.
 */

import type { Json } from '../../main/practice/answer';
import { createTokenBook } from '../../main/practice/tokens';
import type { Outcome, Request, Requester } from '../../main/wechat/request';
import { type TokenSource, tokenSource } from '../../main/wechat/token';
import { mulberry } from '../../scripts/bench/ledger-rows';

export interface DayWish {
  mode: 'stable' | 'classic' | 'service';
  tills: number;
  hours: number;
  /** Mean time between two calls of one till. Milliseconds. */
  everyMs: number;
  /** Another program of the merchant that fetches a classic token every hour. */
  stranger?: boolean;
}

export interface Day {
  calls: number;
  /** Requests for a token at WeChat, in the whole time. */
  tokenCalls: number;
  /** Calls that WeChat answered with 40001 at first. */
  seen40001: number;
  /** Calls that stayed without an answer: no token was to be had, or the second one was dead too. */
  failed: number;
  /** Requests for a token that WeChat refused because the day's number was used up. */
  overQuota: number;
}

const account = { appId: 'wx', appSecret: 's', serviceUrl: 'https://t.example/', serviceKey: 'k' };
/** 00:30 in Shanghai: a whole day has one reset of the quota in it. */
const BEGIN = Date.UTC(2026, 0, 1, 16, 30);

export async function simulateDay(wish: DayWish): Promise<Day> {
  let now = BEGIN;
  const clock = () => now;
  const book = createTokenBook('day', clock);
  const day: Day = { calls: 0, tokenCalls: 0, seen40001: 0, failed: 0, overQuota: 0 };
  const random = mulberry(20_260_101);

  /** WeChat's two token endpoints. */
  const wechat = requesterOf(async ({ path }) => {
    day.tokenCalls += 1;
    const answer = path.startsWith('/cgi-bin/token') ? book.classic() : book.stable(false);
    if (answer.kind === 'bare') return answer.fields;
    day.overQuota += 1;
    return { errcode: 45009, errmsg: 'reach max api daily quota limit' };
  });
  /** The merchant's own service: one source, on the stable endpoint, for all tills. */
  const central = tokenSource(wechat, { ...account, mode: 'stable' }, clock);
  const service = requesterOf(async () => {
    const got = await central.get();
    if (!got.ok) return { errcode: 45009, errmsg: 'no token' };
    const age = central.ageMs() ?? 0;
    return { access_token: got.token, expires_in: Math.floor((TOKEN_LIFE_MS - age) / 1000) };
  });

  const sources = Array.from({ length: wish.tills }, () =>
    sourceOf(wish.mode, wechat, service, clock),
  );
  const dueAt = sources.map(() => BEGIN + random() * wish.everyMs);
  const end = BEGIN + wish.hours * 3_600_000;
  const queue = createQueue(dueAt);
  let strangerAt = wish.stranger ? BEGIN + 1_800_000 : Number.POSITIVE_INFINITY;
  for (let next = queue.take(); next !== null && next.at < end; next = queue.take()) {
    if (strangerAt <= next.at) {
      now = strangerAt;
      book.classic();
      strangerAt += 3_600_000;
    }
    now = next.at;
    await oneCall(sources[next.item] as TokenSource);
    queue.put({ item: next.item, at: now + 1 - Math.log(1 - random()) * wish.everyMs });
  }
  return day;

  /** What `Api.call` does: a refused token is renewed once, and the call made once more. */
  async function oneCall(source: TokenSource): Promise<void> {
    day.calls += 1;
    const first = await source.get();
    if (first.ok && book.check(first.token) === null) return;
    if (first.ok) day.seen40001 += 1;
    const second = first.ok ? await source.renew(first.token) : first;
    if (!second.ok || book.check(second.token) !== null) day.failed += 1;
  }
}

const TOKEN_LIFE_MS = 7_200_000;

/**
 * A till's own source. In service mode its fetches go to the merchant's service; how a source keeps
 * and renews what it got is the same in every mode.
 */
function sourceOf(
  mode: DayWish['mode'],
  wechat: Requester,
  service: Requester,
  clock: () => number,
): TokenSource {
  return mode === 'service'
    ? tokenSource(service, { ...account, mode: 'stable' }, clock)
    : tokenSource(wechat, { ...account, mode }, clock);
}

function requesterOf(answer: (request: Request) => Promise<Json>): Requester {
  return {
    async send(request): Promise<Outcome> {
      const body = await answer(request);
      return { kind: 'reply', reply: { body, date: null, latencyMs: 0 }, sentAt: 0 };
    },
    refresh: async () => {},
    close: async () => {},
    retire: async () => {},
  };
}

/** What comes next, the earliest first: a binary heap. */
function createQueue(dueAt: readonly number[]) {
  const heap: { item: number; at: number }[] = [];

  function put(entry: { item: number; at: number }): void {
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (at(parent) <= entry.at) break;
      heap[place] = heap[parent] as typeof entry;
      place = parent;
    }
    heap[place] = entry;
  }

  function take(): { item: number; at: number } | null {
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const child = at(left + 1) < at(left) ? left + 1 : left;
      if (at(child) >= last.at) break;
      heap[place] = heap[child] as typeof last;
      place = child;
    }
    heap[place] = last;
    return first;
  }

  const at = (place: number) => heap[place]?.at ?? Number.POSITIVE_INFINITY;
  dueAt.forEach((due, item) => {
    put({ item, at: due });
  });
  return { put, take };
}
