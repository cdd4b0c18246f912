/**
 * Seals: rows that vouch for everything before them with a key that is kept with the
 * merchant's secrets. Whoever rewrites the chain cannot write its seals anew.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

/** What a `sealed` row says in its column `status`, as JSON. */
export interface Seal {
  /** `seq:hash` of the row before it. */
  sealed: string;
  /** Which key: the first characters of its hash. */
  key: string;
  /** HMAC-SHA256 of `sealed` with the key. */
  mac: string;
}

/** What a seal is worth to whoever holds a key. */
export type SealSeen = 'good' | 'bad' | 'other-key';

export interface Sealer {
  /** Seals a head, written `seq:hash`. */
  seal(head: string): Seal;
  check(seal: Seal, head: string): SealSeen;
}

const sealSchema: v.GenericSchema<unknown, Seal> = v.strictObject({
  sealed: v.pipe(v.string(), v.maxLength(100)),
  key: v.pipe(v.string(), v.maxLength(100)),
  mac: v.pipe(v.string(), v.maxLength(100)),
});

/** A sealer with a key in hexadecimal (`settings/secrets.ts`). */
export function createSealer(key: string): Sealer {
  const id = createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 12);
  const macOf = (head: string) =>
    createHmac('sha256', Buffer.from(key, 'hex'))
      .update(`kaquan-ledger:${head}`, 'utf8')
      .digest('hex');
  return {
    seal: (sealed) => ({ sealed, key: id, mac: macOf(sealed) }),
    check(seal, head) {
      if (seal.key !== id) return 'other-key';
      const [claimed, real] = [seal.mac, macOf(head)].map((mac) => Buffer.from(mac, 'utf8'));
      const same = claimed && real && claimed.length === real.length;
      return same && seal.sealed === head && timingSafeEqual(claimed, real) ? 'good' : 'bad';
    },
  };
}

/** Reads the `status` of a `sealed` row; null where it is not one. */
export function readSeal(status: string | null): Seal | null {
  try {
    const parsed = v.safeParse(sealSchema, JSON.parse(status ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // A file edge: a row that somebody changed by hand.
  }
}

/** A head as seals and seams write it. */
export function headText({ seq, hash }: { seq: number; hash: string }): string {
  return `${seq}:${hash}`;
}
