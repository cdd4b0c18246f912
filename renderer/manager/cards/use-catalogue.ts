/** A list of cards as main tells it: all of it at first, then what changes. */
import { createContext, useContext, useEffect, useState } from 'react';
import type {
  CardFilter,
  CatalogueList,
  CatalogueNews,
  CatalogueRow,
  CatalogueState,
} from '../../../shared/cards';
import { useBridge } from '../bridge-context';

export interface Catalogue {
  rows: readonly CatalogueRow[];
  state: CatalogueState;
  /** Main has told all of it. */
  ready: boolean;
}

/** Lists as they were last seen, by filter: the section opens with them, then asks main. */
export type KeptLists = Map<string, Catalogue>;
export const KeptListsContext = createContext<KeptLists>(new Map());

/** More rows than the tallest screen shows. */
const FIRST_ROWS = 100;
/** A list read longer ago is asked anew when somebody opens it. */
const OLD_MS = 5 * 60_000;

export function useCatalogue(filter: CardFilter): Catalogue {
  const bridge = useBridge();
  const kept = useContext(KeptListsContext);
  const key = nameOf(filter);
  const [catalogue, setCatalogue] = useState<Catalogue>(() => kept.get(key) ?? nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter is what its name says.
  useEffect(() => {
    let over = false;
    const show = (change: (before: Catalogue) => Catalogue) =>
      setCatalogue((before) => {
        const next = change(before);
        kept.set(key, next);
        return next;
      });
    setCatalogue(kept.get(key) ?? nothing);
    const end = bridge.on('catalogue', (news) => {
      if (nameOf(news.filter) === key) show((before) => merged(before, news));
    });
    const ask = async (most: number | null) => {
      const list = await bridge.catalogue({ filter, most });
      if (over) return;
      const rows = JSON.parse(list.rows) as CatalogueRow[];
      show(() => ({ rows, state: list.state, ready: most === null }));
      if (most === null && isOld(list)) void bridge.catalogueFetch({ filter });
    };
    // A list never seen before: nobody waits for all of it to see its beginning.
    const beginning = kept.has(key) ? Promise.resolve() : ask(FIRST_ROWS);
    beginning.then(() => (over ? undefined : ask(null))).catch(() => {}); // The console was locked meanwhile: it asks again when it is opened.
    return () => {
      over = true;
      end();
    };
  }, [bridge, key, kept]);
  return catalogue;
}

/** The list after some news: places stay, new cards come last. Pure. */
export function merged(before: Catalogue, news: CatalogueNews): Catalogue {
  const { state } = news;
  if (news.rows.length === 0 && news.gone.length === 0) return { ...before, state };
  const changed = new Map(news.rows.map((row) => [row.cardId, row]));
  const gone = new Set(news.gone);
  const kept = before.rows.flatMap((row) => {
    if (gone.has(row.cardId)) return [];
    const next = changed.get(row.cardId);
    changed.delete(row.cardId);
    return [next ?? row];
  });
  return { ...before, state, rows: [...kept, ...changed.values()] };
}

function isOld({ state }: CatalogueList): boolean {
  return state.kind === 'idle' && (state.listedAt ?? 0) < Date.now() - OLD_MS;
}

function nameOf(filter: CardFilter): string {
  return filter === 'all' ? filter : [...filter].sort().join(' ');
}

const nothing: Catalogue = {
  rows: [],
  state: { kind: 'idle', listedAt: null },
  ready: false,
};
