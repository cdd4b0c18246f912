/** What this till is, for everything in the console. */
import { createContext, useContext } from 'react';
import type { TillFacts } from '../../shared/counter-state';

export const TillContext = createContext<TillFacts | null>(null);

export function useTill(): TillFacts {
  const till = useContext(TillContext);
  if (till === null) throw new Error('no till in this tree');
  return till;
}
