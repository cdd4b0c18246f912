/** What cards are called: asked once for those that nobody has named yet. */
import { useEffect, useState } from 'react';
import type { CardName } from '../../../shared/statistics';
import { useBridge } from '../bridge-context';

export type CardNames = ReadonlyMap<string, CardName>;

export function useCardNames(cardIds: readonly string[]): CardNames {
  const bridge = useBridge();
  const [names, setNames] = useState<CardNames>(new Map());
  const key = [...new Set(cardIds)].sort().join(' ');
  useEffect(() => {
    if (key === '') return;
    let over = false;
    bridge.nameCards({ cardIds: key.split(' ') }).then(
      (found) => {
        if (over) return;
        setNames(
          (before) => new Map([...before, ...found.map((name) => [name.cardId, name] as const)]),
        );
      },
      () => {}, // Without names the ids stand there.
    );
    return () => {
      over = true;
    };
  }, [bridge, key]);
  return names;
}
