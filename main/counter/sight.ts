/** What the camera has in its picture: when each code was last seen, and what is on offer. */

export interface Sight {
  now(): { lastSeen: ReadonlyMap<string, number>; offered: readonly string[] };
  note(keys: readonly string[], at: number): void;
  /** The codes of one picture among which the cashier chooses; none ends the offer. */
  offer(keys: readonly string[]): void;
  /** Whether exactly these codes are on offer. */
  offers(keys: readonly string[]): boolean;
}

const KEPT = 50;

/** An empty picture. */
export function createSight(): Sight {
  const lastSeen = new Map<string, number>();
  let offered: readonly string[] = [];

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
    offer(keys) {
      offered = [...keys].sort();
    },
    offers: (keys) => offered.length > 0 && [...keys].sort().join('\n') === offered.join('\n'),
  };
}
