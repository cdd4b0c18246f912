import { expect, test } from 'vitest';
import { createTokenBook } from '../../../main/practice/tokens';
import { type Asking, startAsking } from './asking';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NOON = Date.UTC(2026, 10, 23, 4, 0, 0);

interface Granted {
  access_token: string;
  expires_in: number;
}

/** A server with a clock in our hand, and its two ways to a token. */
async function withClock() {
  const time = { now: NOON };
  const asking = await startAsking({ clock: () => time.now });
  const { appId, appSecret } = asking.server;
  return {
    ...asking,
    time,
    stable: async (forceRefresh = false) => {
      const { json } = await asking.post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: appId,
        secret: appSecret,
        force_refresh: forceRefresh,
      });
      return json as unknown as Granted;
    },
    classic: async () => {
      const query = `grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
      const { json } = await asking.get(`/cgi-bin/token?${query}`);
      return json as unknown as Granted;
    },
  };
}

/** The errcode of a business call with this token. */
async function errcodeWith({ post }: Asking, token: string): Promise<unknown> {
  const path = `/card/code/get?access_token=${encodeURIComponent(token)}`;
  return (await post(path, { code: '100000000001', check_consume: true })).json['errcode'];
}

test('stable_token gives everybody the same token, with the rest of its life', async () => {
  const { stable, time } = await withClock();
  const first = await stable();
  time.now += 30 * MINUTE;
  const second = await stable();
  expect(first.expires_in).toBe(7200);
  expect(second).toEqual({ access_token: first.access_token, expires_in: 5400 });
});

test('in its last five minutes stable_token gives the next one, and both work', async () => {
  const asking = await withClock();
  const { stable, time } = asking;
  const old = await stable();
  time.now += 115 * MINUTE;
  const next = await stable();
  expect(next.access_token).not.toBe(old.access_token);
  expect(next.expires_in).toBe(7200);
  expect(await errcodeWith(asking, old.access_token)).toBe(0);
  expect(await errcodeWith(asking, next.access_token)).toBe(0);
  time.now += 5 * MINUTE;
  expect(await errcodeWith(asking, old.access_token)).toBe(42001);
  expect(await errcodeWith(asking, next.access_token)).toBe(0);
});

test('force_refresh kills the previous token', async () => {
  const asking = await withClock();
  const old = await asking.stable();
  const forced = await asking.stable(true);
  expect(await errcodeWith(asking, old.access_token)).toBe(40001);
  expect(await errcodeWith(asking, forced.access_token)).toBe(0);
});

test('force_refresh less than 30 s after the last one refreshes nothing', async () => {
  const { stable, time } = await withClock();
  const first = await stable(true);
  time.now += 29 * SECOND;
  const second = await stable(true);
  time.now += SECOND;
  const third = await stable(true);
  expect(second.access_token).toBe(first.access_token);
  expect(third.access_token).not.toBe(first.access_token);
});

test('force_refresh works 20 times a day of Shanghai', async () => {
  const { stable, time } = await withClock();
  const tokens = new Set<string>();
  for (let times = 0; times < 25; times += 1) {
    tokens.add((await stable(true)).access_token);
    time.now += 30 * SECOND;
  }
  expect(tokens.size).toBe(20);
  time.now = Date.UTC(2026, 10, 23, 16, 0, 0);
  tokens.add((await stable(true)).access_token);
  expect(tokens.size).toBe(21);
});

test('each classic token ends the one before, five minutes later', async () => {
  const asking = await withClock();
  const { classic, time } = asking;
  const old = await classic();
  const next = await classic();
  expect(next.access_token).not.toBe(old.access_token);
  expect(await errcodeWith(asking, old.access_token)).toBe(0);
  time.now += 5 * MINUTE;
  expect(await errcodeWith(asking, old.access_token)).toBe(40001);
  expect(await errcodeWith(asking, next.access_token)).toBe(0);
});

test('the two kinds of token leave each other alone', async () => {
  const asking = await withClock();
  const stable = await asking.stable();
  const classic = await asking.classic();
  await asking.classic();
  await asking.stable(true);
  asking.time.now += 4 * MINUTE;
  expect(await errcodeWith(asking, classic.access_token)).toBe(0);
  expect(await errcodeWith(asking, stable.access_token)).toBe(40001);
});

test('the 2001st classic token of a day is refused', () => {
  const book = createTokenBook('seed', () => NOON);
  const kinds = Array.from({ length: 2001 }, () => book.classic().kind);
  expect(kinds.indexOf('refusal')).toBe(2000);
  expect(book.classic()).toMatchObject({ errcode: 45009 });
});

test('stable_token is refused beyond 10,000 calls a minute', () => {
  const time = { now: NOON };
  const book = createTokenBook('seed', () => time.now);
  const kinds = Array.from({ length: 10_001 }, () => book.stable(false).kind);
  expect(kinds.indexOf('refusal')).toBe(10_000);
  expect(book.stable(false)).toMatchObject({ errcode: 45011 });
  time.now += MINUTE;
  expect(book.stable(false).kind).toBe('bare');
});

test('a token out of its life is 42001', async () => {
  const asking = await withClock();
  const { access_token } = await asking.stable();
  asking.time.now += 120 * MINUTE;
  expect(await errcodeWith(asking, access_token)).toBe(42001);
});

test('expireTokens ends every token; the next one is good', async () => {
  const asking = await withClock();
  const { access_token } = await asking.stable();
  asking.server.control.expireTokens();
  expect(await errcodeWith(asking, access_token)).toBe(42001);
  expect(await errcodeWith(asking, (await asking.stable()).access_token)).toBe(0);
});

test('a token of another server, of no server, or none at all is refused', async () => {
  const asking = await withClock();
  const other = await (await startAsking()).token();
  const { json } = await asking.post('/card/code/get', { code: '100000000001' });
  expect(await errcodeWith(asking, other)).toBe(40001);
  expect(await errcodeWith(asking, 'made up')).toBe(40014);
  expect(json['errcode']).toBe(41001);
});

test.each([
  ['grant_type', undefined, 40002],
  ['grant_type', 'password', 40002],
  ['appid', undefined, 41002],
  ['appid', 'wx0000000000000000', 40013],
  ['secret', undefined, 41004],
  ['secret', 'wrong', 40125],
  ['force_refresh', 'yes', 47001],
  ['app_id', 'wx', 40097],
])('stable_token with %s %s is refused', async (key, value, errcode) => {
  const { post, server } = await startAsking();
  const { appId: appid, appSecret: secret } = server;
  const good = { grant_type: 'client_credential', appid, secret };
  const { json } = await post('/cgi-bin/stable_token', { ...good, [key]: value });
  expect(json['errcode']).toBe(errcode);
});

test('stable_token wants JSON: a form misses the appid', async () => {
  const { post, get } = await startAsking();
  const form = await post('/cgi-bin/stable_token', 'grant_type=client_credential&appid=wx');
  const byGet = await get('/cgi-bin/stable_token?grant_type=client_credential');
  expect([form.json['errcode'], byGet.json['errcode']]).toEqual([41002, 43002]);
});
