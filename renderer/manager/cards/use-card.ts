/** One card's page: what is kept of it at once, then what WeChat says now. */
import { useCallback, useEffect, useState } from 'react';
import type { CardPage } from '../../../shared/cards';
import type { Told, Untold } from '../../../shared/told';
import { useBridge } from '../bridge-context';

export interface OpenCard {
  page: CardPage | null;
  asking: boolean;
  /** Why the newest question brought nothing. */
  untold: Untold | null;
  failed: boolean;
  again: () => void;
  /** Takes in what another call has read of this card. */
  take: (told: Told<CardPage>) => void;
}

export function useCard(cardId: string): OpenCard {
  const bridge = useBridge();
  const [state, setState] = useState<Omit<OpenCard, 'again' | 'take'>>(unasked);
  const take = useCallback((told: Told<CardPage>) => {
    setState((before) => ({
      page: told.ok ? told.value : before.page,
      asking: false,
      untold: told.ok ? null : told,
      failed: false,
    }));
  }, []);
  const again = useCallback(() => {
    setState((before) => ({ ...before, asking: true }));
    bridge
      .cardGet({ cardId })
      .then(take, () => setState((before) => ({ ...before, asking: false, failed: true })));
  }, [bridge, cardId, take]);
  useEffect(() => {
    bridge.cardKept({ cardId }).then(
      (page) => page && setState((before) => ({ ...before, page: before.page ?? page })),
      () => {}, // What is kept is only quicker.
    );
    again();
  }, [bridge, cardId, again]);
  return { ...state, again, take };
}

const unasked = { page: null, asking: true, untold: null, failed: false };
