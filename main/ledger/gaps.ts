/**
 * Minutes that the ledger cannot vouch for, because a damaged file was replaced by a backup:
 * each is written down in the `restored` row that marks its seam (recover.ts).
 */
import * as v from 'valibot';
import type { Database } from './database';

/** Milliseconds since 1970. */
export interface Gap {
  from: number;
  to: number;
}

/** What a `restored` row says in its column `status`, as JSON. */
export interface Seam {
  /** `seq:hash` of the row before the seam. */
  kept: string;
  /** `seq:hash` of the row the ledger continued from before; null where nobody knows. */
  lost: string | null;
  from: number;
  to: number;
  /** File names in the profile. */
  setAside: string | null;
  backup: string | null;
  salvaged: number;
}

const name = v.pipe(v.string(), v.maxLength(300));
const seamSchema: v.GenericSchema<unknown, Seam> = v.strictObject({
  kept: name,
  lost: v.nullable(name),
  from: v.number(),
  to: v.number(),
  setAside: v.nullable(name),
  backup: v.nullable(name),
  salvaged: v.number(),
});

/** Reads the `status` of a `restored` row; null where it is not one. */
export function readSeam(status: string | null): Seam | null {
  try {
    const parsed = v.safeParse(seamSchema, JSON.parse(status ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // A file edge: a row that somebody changed by hand.
  }
}

/** The newest `restored` rows with their seams, newest first. */
export function seamsOf(database: Database): { seq: number; at: number; seam: Seam }[] {
  const rows = database
    .prepare(
      `SELECT seq, at, status FROM indexed_entries
       WHERE facet >= 'system||restored|' AND facet < 'system||restored}'
       ORDER BY seq DESC LIMIT 100`,
    )
    .all() as { seq: number; at: number; status: string | null }[];
  return rows.flatMap(({ seq, at, status }) => {
    const seam = readSeam(status);
    return seam ? [{ seq, at, seam }] : [];
  });
}

/** All gaps that are written down. */
export function gapsOf(database: Database): Gap[] {
  return seamsOf(database).map(({ seam: { from, to } }) => ({ from, to }));
}

/** How long a gap is worth asking about. */
export const GAP_COUNTS_MS = 30 * 86_400_000;

/**
 * Whether a coupon's validity (Unix seconds, null: not known) overlaps a gap that is not too
 * old. WeChat does not say when a coupon was redeemed: what could have been, counts.
 */
export function overlaps(gap: Gap, begin: number | null, end: number | null, now: number): boolean {
  if (now - gap.to > GAP_COUNTS_MS) return false;
  const beginMs = begin === null ? Number.NEGATIVE_INFINITY : begin * 1000;
  const endMs = end === null ? Number.POSITIVE_INFINITY : (end + 1) * 1000;
  return beginMs <= gap.to && endMs >= gap.from;
}
