/**
 * Keeps calls apart: a burst at once, so that the first screen is there soon, then so many a
 * minute. The counter's own calls never wait for it.
 */
export interface Pace {
  /** Resolves when the next call may go; rejects never, ends early with the signal. */
  turn(signal: AbortSignal): Promise<void>;
}

const BURST = 60;

/** `perMinute` is asked at every turn: the setting may change while a long fetch runs. */
export function createPace(perMinute: () => number, now = () => performance.now()): Pace {
  let left = BURST;
  let at = now();
  return {
    async turn(signal) {
      for (;;) {
        const each = 60_000 / perMinute();
        const passed = (now() - at) / each;
        left = Math.min(BURST, left + passed);
        at = now();
        if (signal.aborted) return;
        if (left >= 1) break;
        await pause((1 - left) * each, signal);
      }
      left -= 1;
    },
  };
}

/** Waits, or ends with the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
