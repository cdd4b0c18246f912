/**
 * Knows when the last consume of a code can have left this machine, on the monotonic clock:
 * nobody may conclude anything by hand before 15 s have passed since then (rules §5).
 */
import type { WechatClient } from '../wechat/client';

export interface SendWatch {
  /** The client that the counter uses; every consume is noted on its way. */
  client: WechatClient;
  /**
   * Milliseconds since the last consume of a code; 0 while one is on its way. Without any in
   * this process: since its start, because the one before may have sent something.
   */
  quietForMs(code: string): number;
}

const KEPT_MS = 60_000;

/** Watches a client. */
export function watchSends(client: WechatClient): SendWatch {
  const inFlight = new Map<string, number>();
  const lastSent = new Map<string, number>();

  function forget(): void {
    const now = performance.now();
    for (const [code, at] of lastSent) if (now - at > KEPT_MS) lastSent.delete(code);
  }

  return {
    client: {
      ...client,
      async consumeCode(address, beforeRepeat) {
        const { code } = address;
        inFlight.set(code, (inFlight.get(code) ?? 0) + 1);
        try {
          const answer = await client.consumeCode(address, beforeRepeat);
          forget();
          lastSent.set(code, Math.max(lastSent.get(code) ?? 0, answer.meta.sentAt));
          return answer;
        } finally {
          const others = (inFlight.get(code) ?? 1) - 1;
          if (others > 0) inFlight.set(code, others);
          else inFlight.delete(code);
        }
      },
    },
    quietForMs: (code) => (inFlight.has(code) ? 0 : performance.now() - (lastSent.get(code) ?? 0)),
  };
}
