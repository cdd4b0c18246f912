/** What Enter does on the counter's screen: one rule for main, and for the page that offers it. */
import type { CounterState } from './counter-state';

/** Whether Enter redeems what is on show; not so outside its hours (rules §6). */
export function isRedeemedByEnter(state: CounterState): boolean {
  return state.kind === 'redeemable' && state.reason !== 'outside-hours';
}
