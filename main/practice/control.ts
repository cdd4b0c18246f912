/**
 * What a test or a trainer may do to the practice server while it runs, and what it may
 * read there. The same things are offered over HTTP by `control-http.ts`.
 */
import { type ListedCode, listCodes } from './codes';
import type { ServerState } from './exchange';
import type { Fault } from './faults';
import type { Log, Seen } from './log';
import type { Consumed } from './world';

export interface Control {
  /** Adds a fault; the newest is asked first, before those of the practice codes. */
  addFault(fault: Fault): void;
  /** Removes added faults: all, or those of one code. */
  clearFaults(code?: string): void;
  /** Added to every answer of the API, milliseconds. */
  setLatency(ms: number): void;
  latencyMs(): number;
  /** Drops every request of the API as soon as it is read. */
  refuseAll(on: boolean): void;
  isRefusing(): boolean;
  /** Nobody listens any more: connections are refused, until `listenAgain`. */
  stopListening(): Promise<void>;
  /** Listens on the same port as before. */
  listenAgain(): Promise<void>;
  /** Both, with a pause between; begins in a moment, so that an answer can still leave. */
  stopListeningFor(ms: number): void;
  /** Shifts the `Date` header by seconds; null sends none. */
  shiftDate(seconds: number | null): void;
  /** Every token given out so far answers 42001. */
  expireTokens(): void;
  /** Somebody else changes a coupon. False where there is no such coupon. */
  setStatus(code: string, cardId: string | null, status: string): boolean;
  /** Makes so many more cards, for a catalogue as large as a chain's. */
  addCards(count: number): void;
  /** Coupons, faults, log and settings as at the start; tokens stay good. */
  reset(): void;
  codes(): ListedCode[];
  consumed(): Consumed[];
  log(): Seen[];
  clearLog(): void;
}

/** Time for the answer to the request that asked for silence. */
const FAREWELL_MS = 20;

/** What `control.ts` needs of the listening server. */
export interface Listener {
  latencyMs: number;
  stopListening(): Promise<void>;
  listenAgain(): Promise<void>;
  wait(ms: number): Promise<boolean>;
  /** Ends delays and late requests that are under way. */
  stopWaiting(): void;
}

/** The controls of one server. */
export function createControl(state: ServerState, log: Log, listener: Listener): Control {
  let latencyMs = listener.latencyMs;
  let refusing = false;
  return {
    addFault: state.faults.add,
    clearFaults: state.faults.clear,
    setLatency: (ms) => {
      latencyMs = ms;
    },
    latencyMs: () => latencyMs,
    refuseAll: (on) => {
      refusing = on;
    },
    isRefusing: () => refusing,
    stopListening: listener.stopListening,
    listenAgain: listener.listenAgain,
    stopListeningFor: (ms) => {
      void listener
        .wait(FAREWELL_MS)
        .then(listener.stopListening)
        .then(() => listener.wait(ms))
        .then(listener.listenAgain);
    },
    shiftDate: (seconds) => {
      state.dateShiftSeconds = seconds;
    },
    expireTokens: state.tokens.expireAll,
    setStatus: (code, cardId, status) => {
      const coupon = state.world.find(code, cardId);
      if (coupon) state.world.setStatus(coupon, status);
      return coupon !== null;
    },
    addCards: state.world.cards.addPlenty,
    reset: () => {
      listener.stopWaiting();
      state.world.reset();
      state.faults.reset();
      state.afterRead.clear();
      state.dateShiftSeconds = 0;
      log.clear();
      latencyMs = listener.latencyMs;
      refusing = false;
    },
    codes: listCodes,
    consumed: state.world.consumed,
    log: log.all,
    clearLog: log.clear,
  };
}
