/**
 * A clock for judging pauses between keys that a busy process cannot fool. Electron's input events
 * carry no time of their own, so a key is timed when main gets round to it. If main was busy for
 * 200 ms in the middle of a scan, the next key would seem to come 200 ms after the last one, and
 * the scan would fall into two. While keys are held, `read` is called every few milliseconds; where
 * two readings lie further apart than the longest step, main slept, and only that much is counted.
 *
 * The other direction cannot be helped: keys that piled up while main slept arrive together, and
 * five typed in one sleep look like a scan. That takes a sleep of half a second.
 */

export interface SteadyClock {
  read(): number;
  /**
   * Time is watched from now on: someone will call `read` often. `longestStep` is the most that is
   * believed of one step, in milliseconds.
   */
  watch(longestStep: number): void;
  unwatch(): void;
}

/** `now` in milliseconds, e.g. `performance.now`. */
export function createSteadyClock(now: () => number): SteadyClock {
  let last = now();
  let slept = 0;
  let longest = Number.POSITIVE_INFINITY;
  return {
    read() {
      const at = now();
      slept += Math.max(0, at - last - longest);
      last = at;
      return at - slept;
    },
    watch(longestStep) {
      longest = longestStep;
    },
    unwatch() {
      longest = Number.POSITIVE_INFINITY;
    },
  };
}
