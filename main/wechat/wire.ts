/** Small readers for untrusted JSON. */

export type Json = Record<string, unknown>;

/** A JSON object: no array, no null. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A finite number, also where it was sent as a string of digits. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? Number(value) : null;
}

/**
 * A string of at most `limit` UTF-16 units; longer ones are cut, never through the middle of
 * a character; anything else is empty.
 */
export function asText(value: unknown, limit: number): string {
  if (typeof value !== 'string') return '';
  return value.length > limit ? value.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : value;
}

/** A boolean, also where it was sent as a word. */
export function asBoolean(value: unknown): boolean | null {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return null;
}

/** The members of an array; none for anything else. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
