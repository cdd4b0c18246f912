/** What main does for the calls about slips. */
import type { PrinterCalls } from '../../shared/printer';
import type { Counter } from '../counter/counter';
import type { Handlers } from '../ipc';
import type { SlipDesk } from '../printer/desk';

export function printerHandlers(
  counter: Counter,
  desk: SlipDesk,
): Pick<Handlers, keyof PrinterCalls> {
  return {
    printSlip: ({ scanId }) => counter.printSlip(scanId),
    printSlipAgain: ({ intent }) => desk.printAgain(intent),
    printTestSlip: () => desk.printTest(),
  };
}
