/** What the ledger writes about itself: seals of its head, and whether WeChat was there. */
import type { Appender } from './append';
import type { Database } from './database';
import { writeHeadFile } from './head-file';
import { createSealer, headText } from './seal';

export interface Keeper {
  /** Seals the head, unless it is a seal already or there is no key. */
  seal(): void;
  lastSealAt(): number | null;
  /** WeChat went away or came back: the shift's report counts the minutes between. */
  noteReachability(reachable: boolean): void;
}

/** A keeper of an open database. `key` in hexadecimal; null where there is none. */
export function createKeeper(
  database: Database,
  { append, commit, head }: Appender,
  key: string | null,
  headFile: string,
): Keeper {
  const newestSeal = database.prepare(
    `SELECT seq, at FROM indexed_entries
     WHERE facet >= 'system||sealed|' AND facet < 'system||sealed}' ORDER BY seq DESC LIMIT 1`,
  );
  const sealer = key === null ? null : createSealer(key);
  const newest = () => newestSeal.get() as { seq: number; at: number } | undefined;

  return {
    seal() {
      const last = head();
      if (!sealer || !last || newest()?.seq === last.seq) return;
      const written = commit(() => {
        const seal = sealer.seal(headText(last));
        return append({ kind: 'system', reason: 'sealed', status: JSON.stringify(seal) });
      });
      if (written.ok) writeHeadFile(headFile, sealer.seal(headText(written.value)));
    },
    lastSealAt: () => newest()?.at ?? null,
    noteReachability(reachable) {
      const reason = reachable ? 'wechat-back' : 'wechat-lost';
      commit(() => append({ kind: 'system', reason }));
    },
  };
}
