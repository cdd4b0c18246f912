/** What did not change keeps its identity, so that nothing is drawn anew for it. */

/**
 * `next`, with every part that equals the one in `before` replaced by that very one. Main pushes
 * its view whole, and what comes over the bridge is a new object each time. Plain data only; what
 * is listed is found again by its `id`, where it has one.
 */
export function keepSame<T>(before: T, next: T): T {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return keepList(before, next) as T;
  if (!isRecord(before) || !isRecord(next)) return next;
  // Only what is its own: every object inherits a `__proto__` that nobody pushed.
  const own = (key: string) => (Object.hasOwn(before, key) ? before[key] : undefined);
  const kept = Object.entries(next).map(([key, value]) => [key, keepSame(own(key), value)]);
  const same =
    kept.length === Object.keys(before).length &&
    kept.every(([key, value]) => Object.is(before[key as string], value));
  return same ? before : (Object.fromEntries(kept) as T);
}

function keepList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.filter(hasId).map((item) => [item['id'], item]));
  const kept = next.map((item, index) =>
    keepSame(isTwin(before[index], item) ? before[index] : byId.get(idOf(item)), item),
  );
  const same = kept.length === before.length && kept.every((item, at) => item === before[at]);
  return same ? before : kept;
}

/** At the same place already: by far the most are. */
function isTwin(before: unknown, next: unknown): boolean {
  return Object.is(idOf(before), idOf(next));
}

function idOf(value: unknown): unknown {
  return hasId(value) ? value['id'] : undefined;
}

function hasId(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && 'id' in value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
