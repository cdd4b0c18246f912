import { describe, expect, it } from 'vitest';
import { watchSends } from '../../../main/ledger/send-watch';
import type { Answer } from '../../../main/wechat/api';
import type { WechatClient } from '../../../main/wechat/client';

const address = { code: '111111111111', cardId: null };

/** A client whose consumes end when the test says so. */
function slowClient(): { client: WechatClient; end: (sentAt: number) => void } {
  let end = (_sentAt: number) => {};
  const consumeCode = () =>
    new Promise<Answer<null>>((resolve) => {
      end = (sentAt) =>
        resolve({ kind: 'ok', value: null, meta: { date: null, latencyMs: 1, sentAt } });
    });
  return { client: { consumeCode } as unknown as WechatClient, end: (sentAt) => end(sentAt) };
}

describe('how long a coupon has been quiet', () => {
  it('counts from the start of the process where nothing was sent', () => {
    const { quietForMs } = watchSends(slowClient().client);
    const uptime = performance.now();
    expect(quietForMs('1')).toBeGreaterThanOrEqual(uptime);
  });

  it('is nothing while a consume is on its way, and counts from when it left', async () => {
    const slow = slowClient();
    const { client, quietForMs } = watchSends(slow.client);
    const sending = client.consumeCode(address, () => true);
    expect(quietForMs(address.code)).toBe(0);
    expect(quietForMs('222222222222')).toBeGreaterThan(0);
    const sentAt = performance.now() - 50;
    slow.end(sentAt);
    await sending;
    const quiet = quietForMs(address.code);
    expect(quiet).toBeGreaterThanOrEqual(50);
    expect(quiet).toBeLessThan(performance.now() - sentAt + 1);
  });

  it('counts from the last of two', async () => {
    const slow = slowClient();
    const { client, quietForMs } = watchSends(slow.client);
    for (const ago of [30, 5_000]) {
      const sending = client.consumeCode(address, () => true);
      slow.end(performance.now() - ago);
      await sending;
    }
    expect(quietForMs(address.code)).toBeLessThan(4_000);
  });
});
