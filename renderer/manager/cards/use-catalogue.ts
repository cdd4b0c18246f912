/** A list of cards as main tells it: all of it at first, then what changes. */
import { useEffect, useState } from 'react';
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
  /** Main has answered. */
  ready: boolean;
}

/** A list read longer ago is asked anew when somebody opens it. */
const OLD_MS = 5 * 60_000;

export function useCatalogue(filter: CardFilter): Catalogue {
  const bridge = useBridge();
  const [catalogue, setCatalogue] = useState<Catalogue>(nothing);
  const key = nameOf(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter is what its name says.
  useEffect(() => {
    let over = false;
    const end = bridge.on('catalogue', (news) => {
      if (nameOf(news.filter) === key) setCatalogue((before) => merged(before, news));
    });
    bridge.catalogue({ filter }).then(
      (list) => {
        if (over) return;
        setCatalogue({ rows: list.rows, state: list.state, ready: true });
        if (isOld(list)) void bridge.catalogueFetch({ filter });
      },
      () => {}, // The console was locked meanwhile: it asks again when it is opened.
    );
    return () => {
      over = true;
      end();
    };
  }, [bridge, key]);
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
