/** What was asked of the practice server, so that a test can say "this was never called". */
import type { ApiName } from './faults';
import type { Asked } from './request';

export interface Seen {
  /** Milliseconds since 1970, by the server's clock. */
  at: number;
  method: string;
  path: string;
  api: ApiName;
  code: string | null;
  cardId: string | null;
  checkConsume: boolean | null;
  days: { from: string; to: string } | null;
  /** What became of it, e.g. `errcode 40056`, `dropped after`; empty while it is running. */
  outcome: string;
}

export interface Log {
  add(asked: Asked, at: number): Seen;
  all(): Seen[];
  clear(): void;
}

const MAX_ENTRIES = 50_000;

/** A log in memory; tokens and secrets are never in it. */
export function createLog(): Log {
  let entries: Seen[] = [];
  return {
    add: ({ method, path, subject }, at) => {
      const seen: Seen = { at, method, path, ...subject, outcome: '' };
      if (entries.length >= MAX_ENTRIES) entries = entries.slice(MAX_ENTRIES / 10);
      entries.push(seen);
      return seen;
    },
    all: () => entries.map((seen) => ({ ...seen })),
    clear: () => {
      entries = [];
    },
  };
}
