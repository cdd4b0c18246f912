/** How long each call may take (redemption rules §2.5), on a clock that is moved by hand. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WechatClient } from '../../../main/wechat/client';
import { tokenSource } from '../../../main/wechat/token';
import { clientOf, requesterOf, tcpServer } from './servers';
import { account } from './tokens';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const coupon = { code: '409632457895', cardId: null };
const calls: [
  name: string,
  call: (client: WechatClient, base: string) => Promise<object>,
  limitMs: number,
][] = [
  ['code/get', (client) => client.getCode(coupon, true), 8_000],
  ['code/get, reading back', (client) => client.getCode(coupon, false), 8_000],
  ['code/decrypt', (client) => client.decryptCode('x'), 8_000],
  ['card/get', (client) => client.getCard('p'), 8_000],
  ['code/consume', (client) => client.consumeCode(coupon, () => true), 10_000],
  ['a token', (_, base) => tokenSource(requesterOf({ apiBase: base }), account).get(), 8_000],
];

describe('a server that keeps silent', () => {
  test.each(calls)(
    'is waited for by %s, and no longer than its limit',
    async (_name, call, limitMs) => {
      let asked = false;
      const server = await tcpServer((socket) =>
        socket.on('data', () => {
          asked = true;
        }),
      );
      let ended: object | null = null;
      const calling = call(clientOf(server.base), server.base).then((answer) => {
        ended = answer;
      });
      while (!asked) await new Promise(setImmediate);
      await vi.advanceTimersByTimeAsync(limitMs - 1);
      const before = ended;
      await vi.advanceTimersByTimeAsync(1);
      await calling;
      expect([before, JSON.stringify(ended)]).toEqual([
        null,
        expect.stringContaining('"failure":{"sent":"maybe","reason":"timeout"'),
      ]);
    },
  );
});
