/**
 * A clock for judging pauses between keys that a busy process cannot fool. Electron's input events
 * carry no time of their own, so a key is timed when main gets round to it. If main was busy for
 * 200 ms in the middle of a scan, the next key would seem to come 200 ms after the last one, and
 * the scan would fall into two. While keys are held, `read` is called every few milliseconds; where
 * two readings lie further apart than `most`, main slept, and only `most` is counted.
 *
 * The other direction cannot be helped: keys that piled up while main slept arrive together, and
 * five typed in one sleep look like a scan. That takes a sleep of half a second.
 */

export interface SteadyClock {
  read(): number;
  /** Time is watched from now on: someone will call `read` often. */
  watch(): void;
  unwatch(): void;
}

/** `now` in milliseconds, e.g. `performance.now`; `most` is the longest believable step. */
export function createSteadyClock(now: () => number, most: number): SteadyClock {
  let last = now();
  let slept = 0;
  let watched = false;
  return {
    read() {
      const at = now();
      if (watched) slept += Math.max(0, at - last - most);
      last = at;
      return at - slept;
    },
    watch() {
      watched = true;
    },
    unwatch() {
      watched = false;
    },
  };
}
