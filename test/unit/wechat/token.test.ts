/** The access token: fetched once, renewed early and for everybody (wechat-card-api §4). */
import { describe, expect, test } from 'vitest';
import { pause, until } from './servers';
import { got, tokens } from './tokens';

const HOUR = 3_600_000;

describe('a token is fetched', () => {
  test('once for everybody who asks at the same time', async () => {
    const { seen, source } = await tokens([7200]);
    const tokensOf = source();
    const results = await Promise.all(Array.from({ length: 20 }, () => tokensOf.get()));
    expect([results, seen.length]).toEqual([results.map(() => got('T1')), 1]);
  });

  test('not again while it is good', async () => {
    const { seen, clock, source } = await tokens([7200]);
    const tokensOf = source();
    const ages = [tokensOf.ageMs()];
    for (const now of [0, 1000, 7_200_000 - 300_001]) {
      clock.now = now;
      await tokensOf.get();
      ages.push(tokensOf.ageMs());
    }
    expect([seen.length, ages]).toEqual([1, [null, 0, 1000, 6_899_999]]);
  });

  test('anew in its last five minutes, while nobody waits for that', async () => {
    const { seen, clock, source } = await tokens([7200]);
    const tokensOf = source();
    await tokensOf.get();
    clock.now = 7_200_000 - 300_000;
    const during = await tokensOf.get();
    await until(() => seen.length === 2);
    await until(() => tokensOf.ageMs() === 0);
    expect([during, await tokensOf.get(), seen.length]).toEqual([got('T1'), got('T2'), 2]);
  });

  test('and waited for once it is dead', async () => {
    const { clock, source } = await tokens([7200]);
    const tokensOf = source();
    await tokensOf.get();
    clock.now = 7_200_000;
    expect(await tokensOf.get()).toEqual(got('T2'));
  });

  test('at most once a minute where every token lives less than five minutes', async () => {
    const { seen, clock, source } = await tokens([299]);
    const tokensOf = source();
    for (clock.now = 0; clock.now <= 60_000; clock.now += 1000) await tokensOf.get();
    const inFirstMinute = seen.length;
    await tokensOf.get();
    await until(() => seen.length === 2);
    expect(inFirstMinute).toBe(1);
  });

  test('at most once a minute behind a good one where fetching fails', async () => {
    const { seen, clock, source } = await tokens([7200, { errcode: 45011, errmsg: 'slower' }]);
    const tokensOf = source();
    await tokensOf.get();
    const results = [];
    for (const second of [0, 1, 30, 60, 61, 62]) {
      clock.now = 2 * HOUR - 200_000 + second * 1000;
      results.push(await tokensOf.get());
      await pause(); // Whatever was asked for behind is answered by now.
    }
    expect([results, seen.length]).toEqual([results.map(() => got('T1')), 3]);
  });
});

describe('after WeChat refused a token', () => {
  test('another one is fetched, once for everybody', async () => {
    const { seen, source } = await tokens([7200]);
    const tokensOf = source();
    await tokensOf.get();
    const renewed = await Promise.all([tokensOf.renew('T1'), tokensOf.renew('T1'), tokensOf.get()]);
    expect([renewed, seen.length]).toEqual([[got('T2'), got('T2'), got('T2')], 2]);
  });

  test('nothing is fetched where somebody else has renewed it meanwhile', async () => {
    const { seen, source } = await tokens([7200]);
    const tokensOf = source();
    await tokensOf.get();
    await tokensOf.renew('T1');
    expect([await tokensOf.renew('T1'), await tokensOf.renew('T0'), seen.length]).toEqual([
      got('T2'),
      got('T2'),
      2,
    ]);
  });

  test('the same token may come back, and is believed', async () => {
    const { source } = await tokens([{ access_token: 'SAME', expires_in: 7200 }]);
    const tokensOf = source();
    await tokensOf.get();
    expect(await tokensOf.renew('SAME')).toEqual(got('SAME'));
  });

  test('the refused one is not handed out again where renewing fails', async () => {
    const { source } = await tokens([
      7200,
      { errcode: 40164, errmsg: 'invalid ip 1.2.3.4 rid: 12-ab' },
      7200,
    ]);
    const tokensOf = source();
    await tokensOf.get();
    const refused = {
      ok: false,
      trouble: { kind: 'refusal', errcode: 40164, rid: '12-ab', ip: '1.2.3.4' },
    };
    expect([await tokensOf.renew('T1'), tokensOf.ageMs(), await tokensOf.get()]).toEqual([
      refused,
      null,
      got('T3'),
    ]);
  });
});
