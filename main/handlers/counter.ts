/** What main does for each call of the counter's screen. */
import type { CounterView, TillFacts } from '../../shared/counter-state';
import type { Counter } from '../counter/counter';
import type { Handlers } from '../ipc';

type CounterCalls =
  | 'cameraSaw'
  | 'typed'
  | 'codeField'
  | 'redeem'
  | 'redeemConfirm'
  | 'choose'
  | 'askAnyway'
  | 'askAgain'
  | 'clear'
  | 'askReceipt'
  | 'replaceReceipt'
  | 'settledSeen'
  | 'showCustomer'
  | 'view'
  | 'till';

/** Whether the page's field holds text, as the page last told. */
export interface Field {
  empty: boolean;
}

export function counterHandlers(
  counter: Counter,
  field: Field,
  facts: () => TillFacts,
  customer: { toggle(): void },
): Pick<Handlers, CounterCalls> {
  return {
    cameraSaw: ({ reads }) => counter.cameraSaw(reads),
    typed: ({ text }) => counter.scanned(text, 'typed'),
    codeField: ({ empty }) => {
      field.empty = empty;
    },
    redeem: ({ scanId }) => counter.redeem(scanId),
    redeemConfirm: ({ scanId }) => counter.redeemConfirm(scanId),
    choose: ({ scanId, code, cardId }) => counter.choose(scanId, code, cardId),
    askAnyway: ({ scanId }) => counter.askAnyway(scanId),
    askAgain: () => counter.askAgain(),
    clear: () => counter.clear(),
    askReceipt: ({ scanId }) => counter.askReceipt(scanId),
    replaceReceipt: ({ scanId }) => counter.replaceReceipt(scanId),
    settledSeen: ({ intent }) => counter.settledSeen(intent),
    showCustomer: () => customer.toggle(),
    view: (): CounterView => counter.view(),
    till: (): TillFacts => facts(),
  };
}
