/** Waiting that can be ended: a closed server must leave no timer behind. */

export interface Waits {
  /** Resolves true after the time, false as soon as the waiting is cancelled. */
  wait(ms: number): Promise<boolean>;
  cancelAll(): void;
  /** Cancels, and lets nobody wait any more. */
  close(): void;
}

/** A set of running waits. */
export function createWaits(): Waits {
  const running = new Map<NodeJS.Timeout, (elapsed: boolean) => void>();
  let closed = false;

  function cancelAll(): void {
    for (const [timer, resolve] of running) {
      clearTimeout(timer);
      resolve(false);
    }
    running.clear();
  }

  return {
    wait: (ms) => {
      if (closed) return Promise.resolve(false);
      if (ms <= 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          running.delete(timer);
          resolve(true);
        }, ms);
        running.set(timer, resolve);
      });
    },
    cancelAll,
    close: () => {
      closed = true;
      cancelAll();
    },
  };
}
