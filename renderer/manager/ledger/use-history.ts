/** Pages of the ledger for a filter, fetched as far as somebody scrolls; stale answers are dropped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ungroupCode } from '../../../shared/code';
import type { LedgerFilter, LedgerRow } from '../../../shared/ledger';
import { useBridge } from '../bridge-context';

export interface History {
  rows: LedgerRow[];
  /** Where the next page begins; null at the end. */
  next: number | null;
  state: 'asking' | 'ready' | 'failed';
  /** Fetches the next page, unless one is on its way. */
  more: () => void;
  /** Begins anew with the newest row. */
  again: () => void;
}

const PAGE = 200;
/** A person who types a code is not asked about at every key. */
const PAUSE_MS = 120;

type Pages = Omit<History, 'more' | 'again'>;

export function useHistory(filter: LedgerFilter): History {
  const bridge = useBridge();
  const [pages, setPages] = useState<Pages>(nothing);
  const [turn, setTurn] = useState(0);
  const question = useRef(0);
  const key = JSON.stringify(filter);

  const ask = useCallback(
    (before: number | null, kept: LedgerRow[]) => {
      question.current += 1;
      const mine = question.current;
      setPages((now) => ({ ...now, state: 'asking' }));
      const query = { filter: asStored(JSON.parse(key) as LedgerFilter), before, limit: PAGE };
      bridge.ledgerSearch(query).then(
        ({ rows, next }) => {
          if (mine !== question.current) return;
          // The same list grows: copying what a long scroll has gathered would cost more each time.
          kept.push(...rows);
          setPages({ rows: kept, next, state: 'ready' });
        },
        () => {
          if (mine === question.current) setPages((now) => ({ ...now, state: 'failed' }));
        },
      );
    },
    [bridge, key],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same once more.
  useEffect(() => {
    const timer = setTimeout(() => ask(null, []), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ask, turn]);

  return {
    ...pages,
    more: () => {
      if (pages.state === 'ready' && pages.next !== null) ask(pages.next, pages.rows);
    },
    again: () => setTurn((before) => before + 1),
  };
}

/** People copy a code as the screen shows it. */
function asStored(filter: LedgerFilter): LedgerFilter {
  return filter.code === undefined ? filter : { ...filter, code: ungroupCode(filter.code) };
}

const nothing: Pages = { rows: [], next: null, state: 'asking' };
