/** What the wedge remembers between two keys, and what it decides about one. Types only. */
import type { Key } from './key';
import type { Run } from './run';

/** How a scan came in. `raw` may hold a payment code: never to be stored or logged. */
export interface ScanInfo {
  /**
   * It began so soon after another scan, or after a typed key, that it may be the rest of a code
   * whose beginning was cut off (a radio link that stumbled, two guns at once). Never to be
   * redeemed without a person's hand; where WeChat does not know it, scan again.
   */
  crowded: boolean;
  /** As the gun sent it, before the profile took anything off. */
  raw: string;
  suffix: 'enter' | 'tab' | 'none';
  /** The longest pause between two of its keys: what a profile is calibrated by. */
  slowestMs: number;
}

export interface WedgeState {
  run: Run | null;
  /** Physical keys whose keyDown was kept from the page: their keyUp is kept from it too. */
  down: ReadonlySet<string>;
  lastTypedAt: number;
  /** Last key that was a scanner's, its ending Enter included. */
  lastScannerAt: number;
  /** The last scan ended in silence: what comes soon may be its rest. */
  openEnded: boolean;
  lastEnterAt: number;
  /** An input method was last seen at work. */
  taintedAt: number;
}

export type WedgeAction =
  | { kind: 'scan'; text: string; info: ScanInfo }
  /** A person's key that was held: give it to the page now, in this order. */
  | { kind: 'replay'; key: Key }
  /** An Enter that is not for the page. */
  | { kind: 'enter'; sinceLastScannerKeyMs: number; isAutoRepeat: boolean }
  | { kind: 'clear' }
  | { kind: 'ask-again' };

/**
 * What becomes of the key itself. `enter`: a person's Enter with nothing held; who knows the
 * field decides whether the page gets it. With `pass`, the actions come before the key.
 */
export type Fate = 'pass' | 'hold' | 'swallow' | 'enter';

export interface Ended {
  state: WedgeState;
  actions: WedgeAction[];
}

export interface Fed {
  state: WedgeState;
  fate: Fate;
  actions: WedgeAction[];
}

export const idle: WedgeState = {
  run: null,
  down: new Set(),
  lastTypedAt: Number.NEGATIVE_INFINITY,
  lastScannerAt: Number.NEGATIVE_INFINITY,
  openEnded: false,
  lastEnterAt: Number.NEGATIVE_INFINITY,
  taintedAt: Number.NEGATIVE_INFINITY,
};
