/**
 * A scan seen in the console: never typed into a field, never acted upon by itself, but offered
 * ("go to the counter with this code"). Its text stays here until somebody decides.
 */
import { readCode, type Understood } from '../../shared/code';
import type { OfferedScan } from '../../shared/manager';
import type { ScannerSource } from '../../shared/scanners';

export interface OfferParts {
  /** While the console is locked nothing of a scan is shown. */
  locked: () => boolean;
  push: (offered: OfferedScan | null) => void;
}

export interface Offers {
  /** A hand scanner's text; `keys` is how many characters of it went to the page as well. */
  see(text: string, source: ScannerSource, keys: number): void;
  /** What was offered, which is over by that; null where it is not the newest. */
  take(offer: number): Taken | null;
  drop(offer?: number): void;
  /** The console was locked or unlocked: what is still offered is told anew, as much as may be seen. */
  retell(): void;
}

export interface Taken {
  text: string;
  source: ScannerSource;
}

/** As digits go, a fast-typed PIN could pass for a scan; it must not. */
const PIN_LIKE = /^\d{1,11}$/;

export function createOffers({ locked, push }: OfferParts): Offers {
  let current: ({ offered: OfferedScan } & Taken) | null = null;
  let count = 0;

  function drop(offer?: number): void {
    if (!current || (offer !== undefined && offer !== current.offered.offer)) return;
    current = null;
    push(null);
  }

  function tell({ text, source }: Taken, scan: Pick<OfferedScan, 'offer' | 'at' | 'keys'>): void {
    const offered = { ...scan, ...shown(readCode(text), locked()) };
    current = { offered, text: offered.kind === 'useless' ? '' : text, source };
    push(offered);
  }

  return {
    see(text, source, keys) {
      if (locked() && PIN_LIKE.test(text)) return;
      count += 1;
      tell({ text, source }, { offer: count, at: Date.now(), keys });
    },
    take(offer) {
      if (current?.offered.offer !== offer || current.text === '') return null;
      const { text, source } = current;
      drop();
      return { text, source };
    },
    drop,
    retell() {
      // What is of no use shows nothing of a text, and has none.
      if (!current || current.offered.kind === 'useless') return;
      const { offer, at, keys, kind } = current.offered;
      if ((kind === 'hidden') !== locked()) tell(current, { offer, at, keys });
    },
  };
}

type Shown = OfferedScan extends infer O
  ? O extends OfferedScan
    ? Omit<O, 'offer' | 'at' | 'keys'>
    : never
  : never;

function shown(understood: Understood, locked: boolean): Shown {
  switch (understood.kind) {
    case 'wrong-thing':
      return { kind: 'useless', thing: understood.thing };
    case 'malformed':
      return { kind: 'useless', thing: understood.reason };
    case 'code':
      return locked ? { kind: 'hidden' } : { kind: 'code', code: understood.code };
    case 'card-link': {
      const { cardId, encryptCode } = understood;
      return locked ? { kind: 'hidden' } : { kind: 'card-link', cardId, encryptCode };
    }
  }
}
