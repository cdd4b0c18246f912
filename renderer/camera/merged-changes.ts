/**
 * Changes of one setting that holds many things: each builds upon the one before, also where that
 * one is still on its way to main, so that two quick ones never undo each other.
 */
export interface MergedChanges<T> {
  /** `shown` is the value as main last told it. */
  change(shown: T, next: (value: T) => T): void;
  /** Main told a new value. */
  told(): void;
}

/** `send` tells whether main has taken the value. */
export function mergeChanges<T>(send: (value: T) => Promise<boolean>): MergedChanges<T> {
  let wanted: { value: T } | null = null;
  let underWay = 0;
  return {
    async change(shown, next) {
      const mine = { value: next(wanted === null ? shown : wanted.value) };
      wanted = mine;
      underWay += 1;
      const taken = await send(mine.value);
      underWay -= 1;
      // What was refused is built upon no further.
      if (!taken && wanted === mine) wanted = null;
    },
    told() {
      if (underWay === 0) wanted = null;
    },
  };
}
