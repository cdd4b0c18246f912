/** The door to the main process: `window.kiosk`, put there by the preload script. */
import type { KioskBridge } from '../shared/contract';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

/** The bridge of this window. */
export function bridge(): KioskBridge {
  return window.kiosk;
}
