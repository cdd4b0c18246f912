/** How long a scan has waited for WeChat: not for a cashier who chooses, nor for its turn. */
export interface WechatWait {
  /** Counts the time until `answer` is there. */
  during<T>(answer: Promise<T>): Promise<T>;
  /** Milliseconds so far, a wait that goes on included. */
  ms(): number;
}

/** A wait that has not begun. One answer is waited for at a time. */
export function createWechatWait(): WechatWait {
  let over = 0;
  let since: number | null = null;
  const ms = () => over + (since === null ? 0 : performance.now() - since);
  return {
    async during(answer) {
      since = performance.now();
      try {
        return await answer;
      } finally {
        over = ms();
        since = null;
      }
    },
    ms,
  };
}
