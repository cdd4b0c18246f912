/**
 * Access tokens, by the rules of wechat-card-api §4: `stable_token` gives everybody the
 * same token, `token` a new one to every caller that ends the one before. The two know
 * nothing of each other.
 */
import { createHash } from 'node:crypto';
import { type Answer, refuse } from './answer';

export interface TokenBook {
  stable(forceRefresh: boolean): Answer;
  classic(): Answer;
  /** Null where the token is good, else the refusal. */
  check(token: string | null): Answer | null;
  /** Ends the life of every token given out so far. */
  expireAll(): void;
}

const LIFE_MS = 7_200_000;
const OVERLAP_MS = 300_000;
const FORCED_APART_MS = 30_000;
const FORCED_A_DAY = 20;
const CLASSIC_A_DAY = 2_000;
const STABLE_A_DAY = 500_000;
const STABLE_A_MINUTE = 10_000;
const DAY_MS = 86_400_000;
/** Quotas start anew at midnight in Shanghai. */
const SHANGHAI_MS = 8 * 3_600_000;

interface Token {
  text: string;
  issuedAt: number;
  endsAt: number;
  /** A newer token took its place: it works until here and answers 40001 after. */
  replacedAt: number | null;
}

/** Tokens of one server. `seed` keeps those of another server from being accepted here. */
export function createTokenBook(seed: string, clock: () => number): TokenBook {
  const tokens = new Map<string, Token>();
  const used = countPer();
  let stableNow: Token | null = null;
  let classicNow: Token | null = null;
  let forcedAt: number | null = null;
  let serial = 0;

  function issue(): Token {
    serial += 1;
    const mark = createHash('sha512').update(`${seed}/${serial}`).digest('base64url');
    const now = clock();
    const text = `${serial}_${mark}${mark.slice(0, 48)}`;
    const token = { text, issuedAt: now, endsAt: now + LIFE_MS, replacedAt: null };
    tokens.set(text, token);
    return token;
  }

  function stable(forceRefresh: boolean): Answer {
    const now = clock();
    const day = dayOf(now);
    if (used(`stable-minute/${Math.floor(now / 60_000)}`) > STABLE_A_MINUTE) return refuse(45011);
    if (used(`stable/${day}`) > STABLE_A_DAY) return refuse(45009);
    const alive = stableNow && now < stableNow.endsAt ? stableNow : null;
    const mayForce = forcedAt === null || now - forcedAt >= FORCED_APART_MS;
    if (forceRefresh && mayForce && used(`forced/${day}`) <= FORCED_A_DAY) {
      forcedAt = now;
      if (alive) alive.replacedAt = now;
      stableNow = issue();
    } else if (!alive) {
      stableNow = issue();
    } else if (alive.endsAt - now <= OVERLAP_MS) {
      stableNow = issue(); // The old one lives on to its own end: the overlap.
    }
    return stableNow ? granted(stableNow, now) : refuse(-1);
  }

  function classic(): Answer {
    const now = clock();
    if (used(`classic/${dayOf(now)}`) > CLASSIC_A_DAY) return refuse(45009);
    if (classicNow) classicNow.replacedAt ??= now + OVERLAP_MS;
    classicNow = issue();
    return granted(classicNow, now);
  }

  function check(text: string | null): Answer | null {
    if (text === null || text === '') return refuse(41001);
    const token = tokens.get(text);
    if (!token) return refuse(/^\d+_[\w-]{64,}$/.test(text) ? 40001 : 40014);
    const now = clock();
    if (token.replacedAt !== null && now >= token.replacedAt) return refuse(40001);
    return now >= token.endsAt ? refuse(42001) : null;
  }

  function expireAll(): void {
    const now = clock();
    for (const token of tokens.values()) token.endsAt = Math.min(token.endsAt, now);
  }

  return { stable, classic, check, expireAll };
}

function granted(token: Token, now: number): Answer {
  const expiresIn = Math.floor((token.endsAt - now) / 1000);
  return { kind: 'bare', fields: { access_token: token.text, expires_in: expiresIn } };
}

function dayOf(now: number): number {
  return Math.floor((now + SHANGHAI_MS) / DAY_MS);
}

/** Counts per name; returns the count including this one. */
function countPer(): (name: string) => number {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
}
