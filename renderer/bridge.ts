/** The door to the main process: `window.kiosk`, put there by the preload script. */
import type { CallName, KioskBridge } from '../shared/contract';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

/** The calls that the cashier's screen makes by a person's hand, and the camera's. */
export type CounterDeed = Extract<
  CallName,
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
  | 'printSlip'
  | 'showCustomer'
  | 'screen'
  | 'settingsTroubleSeen'
>;

/** What of the bridge the cashier's screen needs. */
export type CounterBridge = Pick<KioskBridge, CounterDeed | 'view' | 'till'> & {
  on: KioskBridge['on'];
};

/** The bridge of this window. */
export function bridge(): KioskBridge {
  return window.kiosk;
}
