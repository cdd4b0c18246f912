/** Puts the counter into a page: store, tones and screen over one bridge. */
import { createRoot } from 'react-dom/client';
import type { CounterBridge } from '../bridge';
import { createPlayer } from '../look/tones';
import { createActions } from './actions';
import { type Camera, CounterApp } from './CounterApp';
import { connectCounter, createCounterStore } from './counter-store';
import { followVerdicts } from './verdict-tone';
import '../look/styles';

/** Mounts the counter; returns the function that takes it down again. */
export function mountCounter(
  element: HTMLElement,
  bridge: CounterBridge,
  camera: Camera,
): () => void {
  const store = createCounterStore();
  const actions = createActions(bridge, () => store.setState({ callFailedAt: Date.now() }));
  const silence = followVerdicts(store, createPlayer());
  const disconnect = connectCounter(store, bridge);
  const root = createRoot(element);
  root.render(<CounterApp store={store} actions={actions} camera={camera} />);
  return () => {
    root.unmount();
    disconnect();
    silence();
  };
}
