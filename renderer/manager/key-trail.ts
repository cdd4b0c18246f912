/** What stood in the fields before each of the last keys, so that a scan's can be taken back. */

export interface TrailKey<F> {
  /** Where the key went; null for no field. */
  field: F | null;
  /** What stood there before it. */
  value: string;
  /** A pause was before it. */
  begins: boolean;
}

/** More keys than any scan has that main believes. */
const LONGEST = 1_024;

/** What to remember of a field. Of a password nothing: a scan in it empties it. */
export function keptOf({ type, value }: { type: string; value: string }): string {
  return type === 'password' ? '' : value;
}

/** The trail with one more key. */
export function withKey<F>(trail: readonly TrailKey<F>[], key: TrailKey<F>): TrailKey<F>[] {
  return [...trail.slice(1 - LONGEST), key];
}

/**
 * What each field held before a scan whose keys are the last ones. Main has counted them by a
 * clock that a busy PC cannot fool; where this page saw no pause before even more keys, they are
 * one scan too long to be counted, and all of it goes.
 */
export function beforeScan<F>(trail: readonly TrailKey<F>[], keys: number): Map<F, string> {
  const burst = trail.findLastIndex(({ begins }) => begins);
  const counted = Math.max(0, trail.length - keys);
  const held = new Map<F, string>();
  for (const { field, value } of trail.slice(burst < 0 ? counted : Math.min(burst, counted))) {
    if (field !== null && !held.has(field)) held.set(field, value);
  }
  return held;
}
