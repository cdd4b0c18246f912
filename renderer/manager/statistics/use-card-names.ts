/** What cards are called: asked for those on show, and once more for names that come late. */
import { useEffect, useState } from 'react';
import type { CardName } from '../../../shared/statistics';
import { useBridge } from '../bridge-context';

export type CardNames = ReadonlyMap<string, CardName>;

/** Main waits for a card 800 ms at most; what comes later it knows by then. */
const LATE_MS = 2_500;

export function useCardNames(cardIds: readonly string[]): CardNames {
  const bridge = useBridge();
  const [names, setNames] = useState<CardNames>(new Map());
  const key = [...new Set(cardIds)].sort().join(' ');
  useEffect(() => {
    if (key === '') return;
    const wanted = key.split(' ');
    let late: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = (again: boolean) =>
      bridge.nameCards({ cardIds: wanted }).then(
        (found) => {
          if (over) return;
          setNames(
            (before) => new Map([...before, ...found.map((name) => [name.cardId, name] as const)]),
          );
          if (again && found.length < wanted.length)
            late = setTimeout(() => void ask(false), LATE_MS);
        },
        () => {}, // Without names the ids stand there.
      );
    void ask(true);
    return () => {
      over = true;
      clearTimeout(late);
    };
  }, [bridge, key]);
  return names;
}
