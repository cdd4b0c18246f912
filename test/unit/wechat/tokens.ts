/** Token sources on a server that hands out tokens in turn, with a clock to be moved. */
import { type TokenOptions, type TokenSource, tokenSource } from '../../../main/wechat/token';
import { recorder, requesterOf, say } from './servers';

export const account: TokenOptions = {
  mode: 'stable',
  appId: 'wx1',
  appSecret: 'secret+/=&',
  serviceUrl: '',
  serviceKey: '',
};
export const got = (token: string) => ({ ok: true, token });

/** A server that hands out `T1`, `T2`, … with the given lives in seconds, the last one for ever. */
export async function tokens(lives: (number | object)[]) {
  let serial = 0;
  const server = await recorder((_, response) => {
    const life = lives[Math.min(serial, lives.length - 1)] ?? 7200;
    serial += 1;
    say(
      response,
      typeof life === 'number' ? { access_token: `T${serial}`, expires_in: life } : life,
    );
  });
  const clock = { now: 0 };
  const source = (options: Partial<TokenOptions> = {}): TokenSource =>
    tokenSource(requesterOf({ apiBase: server.base }), { ...account, ...options }, () => clock.now);
  return { ...server, clock, source };
}
