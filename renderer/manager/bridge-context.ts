/** The way to the main process for everything in the console, and asking it something. */
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { KioskBridge } from '../../shared/contract';

export const BridgeContext = createContext<KioskBridge | null>(null);

export function useBridge(): KioskBridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge in this tree');
  return bridge;
}

export interface Asked<T> {
  /** The last answer, also while it is being asked again. */
  value: T | null;
  asking: boolean;
  failed: boolean;
  again: () => void;
}

/** Asks at once and whenever `ask` changes (memoize it); late answers to older questions are dropped. */
export function useAsk<T>(ask: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>(unasked);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same once more.
  useEffect(() => {
    let over = false;
    setState((before) => ({ ...before, asking: true }));
    ask().then(
      (value) => over || setState({ value, asking: false, failed: false }),
      () => over || setState((before) => ({ ...before, asking: false, failed: true })),
    );
    return () => {
      over = true;
    };
  }, [ask, turn]);
  return { ...state, again };
}

const unasked = { value: null, asking: true, failed: false };
