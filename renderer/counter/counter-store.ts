/**
 * Holds what main pushed last, and derives nothing from it: what is true about a coupon
 * is decided in the main process alone.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CounterView, TillFacts } from '../../shared/counter-state';
import type { CounterBridge } from '../bridge';
import { keepSame } from './keep-same';

export interface CounterData {
  view: CounterView | null;
  till: TillFacts | null;
  /** When a call to main was last refused, milliseconds since 1970. */
  callFailedAt: number | null;
}

export type CounterStore = StoreApi<CounterData>;

export function createCounterStore(): CounterStore {
  return createStore<CounterData>(() => ({ view: null, till: null, callFailedAt: null }));
}

/**
 * Subscribes first, then asks once for the view now: an answer that comes after
 * a pushed view is older than it and is dropped. Returns the function that ends it.
 */
export function connectCounter(store: CounterStore, bridge: CounterBridge): () => void {
  let pushed = false;
  let told = false;
  const ends = [
    bridge.on('counter', (view) => {
      pushed = true;
      store.setState((now) => ({ view: keepSame(now.view, view) }));
    }),
    bridge.on('till', (till) => {
      told = true;
      store.setState({ till });
    }),
  ];
  const failed = () => store.setState({ callFailedAt: Date.now() });
  bridge.view(null).then((view) => {
    if (!pushed) store.setState({ view });
  }, failed);
  bridge.till(null).then((till) => {
    if (!told) store.setState({ till });
  }, failed);
  return () => {
    for (const end of ends) end();
  };
}
