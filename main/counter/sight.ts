/** What the camera has in its picture: when each code was last seen, and what is on offer. */
import { LEFT_PICTURE_MS } from './steps';

export interface Sight {
  now(): { lastSeen: ReadonlyMap<string, number>; offered: readonly string[] };
  note(keys: readonly string[], at: number): void;
  /** The codes of one picture among which the cashier chooses; none ends the offer. */
  offer(keys: readonly string[], at: number): void;
  /**
   * Whether the cashier was asked about exactly these codes, and they have been in the picture
   * ever since: whatever came in between, they are no news. Notes that they are there.
   */
  askedAlready(keys: readonly string[], at: number): boolean;
}

const KEPT = 50;

/** An empty picture. */
export function createSight(): Sight {
  const lastSeen = new Map<string, number>();
  let offered: readonly string[] = [];
  let asked: { group: string; at: number } | null = null;

  return {
    now: () => ({ lastSeen, offered }),
    note(keys, at) {
      for (const key of keys) {
        lastSeen.delete(key);
        lastSeen.set(key, at);
      }
      for (const key of lastSeen.keys()) {
        if (lastSeen.size <= KEPT) break;
        lastSeen.delete(key);
      }
    },
    offer(keys, at) {
      offered = [...keys];
      if (keys.length > 0) asked = { group: groupOf(keys), at };
    },
    askedAlready(keys, at) {
      if (asked?.group !== groupOf(keys)) return false;
      const stayed = at - asked.at < LEFT_PICTURE_MS;
      asked.at = at;
      return stayed;
    },
  };
}

function groupOf(keys: readonly string[]): string {
  return [...keys].sort().join('\n');
}
