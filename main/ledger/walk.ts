/**
 * Walks along the chain and says where it breaks. Pure: rows come in from wherever they are.
 * A row must hold the hash of the row before it, and its own hash must be that of its
 * columns. Behind a `restored` row it may instead follow the other head that row names.
 */
import { type EntryValues, entryColumns, GENESIS, hashOfValues } from './chain';
import { readSeam } from './gaps';
import { headText, readSeal, type Sealer } from './seal';

/** The first row that does not fit. */
export interface Break {
  seq: number;
  why: /** Its columns are not those that were hashed. */
    | 'changed'
    /** It does not follow the row before it: one of the two was changed, put in or taken out. */
    | 'does-not-follow'
    /** Its seal was not made with our key, or not for this chain. */
    | 'bad-seal';
}

export interface Walk {
  /** The next row, in the order of `seq`; null where it fits. */
  step(values: EntryValues): Break | null;
  last(): { seq: number; hash: string };
  counts(): { rows: number; seals: number; seams: number };
}

const at = (name: (typeof entryColumns)[number]) => entryColumns.indexOf(name);
const [SEQ, KIND, STATUS, REASON, PREV, HASH] = [
  at('seq'),
  at('kind'),
  at('status'),
  at('reason'),
  at('prev_hash'),
  at('hash'),
] as const;

/** A walk that begins behind a row, or before the first. Without a sealer seals are counted only. */
export function walkFrom(before: EntryValues | null, sealer: Sealer | null): Walk {
  let last = before ? { seq: Number(before[SEQ]), hash: String(before[HASH]) } : start;
  let other = before ? otherHead(before) : null;
  const counted = { rows: 0, seals: 0, seams: 0 };

  function sealFits(values: EntryValues): boolean {
    const seal = readSeal(text(values[STATUS]));
    counted.seals += 1;
    if (!seal) return false;
    return sealer?.check(seal, headText(last)) !== 'bad';
  }

  return {
    step(values) {
      const seq = Number(values[SEQ]);
      const prev = values[PREV];
      if (seq <= last.seq || (prev !== last.hash && prev !== other)) {
        return { seq, why: 'does-not-follow' };
      }
      if (hashOfValues(values) !== values[HASH]) return { seq, why: 'changed' };
      const reason = values[KIND] === 'system' ? values[REASON] : null;
      if (reason === 'sealed' && !sealFits(values)) return { seq, why: 'bad-seal' };
      counted.rows += 1;
      if (reason === 'restored') counted.seams += 1;
      other = otherHead(values);
      last = { seq, hash: String(values[HASH]) };
      return null;
    },
    last: () => last,
    counts: () => ({ ...counted }),
  };
}

const start = { seq: 0, hash: GENESIS };

/** The hash that the row behind a seam may name instead of the seam's own. */
function otherHead(values: EntryValues): string | null {
  if (values[KIND] !== 'system' || values[REASON] !== 'restored') return null;
  return readSeam(text(values[STATUS]))?.lost?.split(':')[1] ?? null;
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
