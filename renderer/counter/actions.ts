/** What a person can do at the counter: calls to main, their failures told to one listener. */
import { createContext, useContext } from 'react';
import type { CallInput } from '../../shared/contract';
import type { CounterBridge, CounterDeed } from '../bridge';

export type Actions = {
  [N in CounterDeed]: (input: CallInput<N>) => void;
};

/** Actions that call main and forget; a refused call ends in `onFailure`. */
export function createActions(bridge: CounterBridge, onFailure: () => void): Actions {
  return {
    cameraSaw: (input) => void bridge.cameraSaw(input).catch(onFailure),
    typed: (input) => void bridge.typed(input).catch(onFailure),
    codeField: (input) => void bridge.codeField(input).catch(onFailure),
    redeem: (input) => void bridge.redeem(input).catch(onFailure),
    redeemConfirm: (input) => void bridge.redeemConfirm(input).catch(onFailure),
    choose: (input) => void bridge.choose(input).catch(onFailure),
    askAnyway: (input) => void bridge.askAnyway(input).catch(onFailure),
    askAgain: (input) => void bridge.askAgain(input).catch(onFailure),
    clear: (input) => void bridge.clear(input).catch(onFailure),
    askReceipt: (input) => void bridge.askReceipt(input).catch(onFailure),
    replaceReceipt: (input) => void bridge.replaceReceipt(input).catch(onFailure),
    printSlip: (input) => void bridge.printSlip(input).catch(onFailure),
    settledSeen: (input) => void bridge.settledSeen(input).catch(onFailure),
    showCustomer: (input) => void bridge.showCustomer(input).catch(onFailure),
    settingsTroubleSeen: (input) => void bridge.settingsTroubleSeen(input).catch(onFailure),
    screen: (input) => void bridge.screen(input).catch(onFailure),
  };
}

/** Where nothing is connected (a rendering in a test), nothing is done. */
const idle: Actions = {
  cameraSaw: () => {},
  typed: () => {},
  codeField: () => {},
  redeem: () => {},
  redeemConfirm: () => {},
  choose: () => {},
  askAnyway: () => {},
  askAgain: () => {},
  clear: () => {},
  askReceipt: () => {},
  replaceReceipt: () => {},
  printSlip: () => {},
  settledSeen: () => {},
  showCustomer: () => {},
  settingsTroubleSeen: () => {},
  screen: () => {},
};

export const ActionsContext = createContext<Actions>(idle);

export function useActions(): Actions {
  return useContext(ActionsContext);
}
