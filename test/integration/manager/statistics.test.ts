/** Statistics asked of the practice server: splitting, what is kept, what goes wrong on the way. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createStatistics } from '../../../main/manager/statistics';
import { openStatisticsShelf } from '../../../main/manager/statistics-shelf';
import { cardIds } from '../../../main/practice/card-ids';
import { startPracticeServer } from '../../../main/practice/server';
import { createApi } from '../../../main/wechat/api';
import { createDatacube } from '../../../main/wechat/datacube';
import { createRequester } from '../../../main/wechat/request';
import { tokenSource } from '../../../main/wechat/token';
import { daysOf, lengthOf } from '../../../shared/days';
import type { StatisticsQuestion } from '../../../shared/statistics';
import { newFolder } from '../ledger/support';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const YEAR = { from: '2025-11-24', to: '2026-11-23' };
const both: StatisticsQuestion['sources'] = [0, 1];
const biz = { api: 'getcardbizuininfo' as const, sources: both, cardId: null };

async function open({ folder = newFolder(), account = 'wx1', now = NOW } = {}) {
  const server = await startPracticeServer({ clock: () => now });
  const requester = createRequester({ apiBase: server.baseUrl });
  const { appId, appSecret } = server;
  const keys = { mode: 'stable' as const, appId, appSecret, serviceUrl: '', serviceKey: '' };
  const shelf = openStatisticsShelf(join(folder, 'statistics.sqlite'));
  onTestFinished(async () => {
    shelf.close();
    await requester.close();
    await server.close();
  });
  const { ask } = createStatistics({
    ask: createDatacube(createApi(requester, tokenSource(requester, keys))),
    shelf,
    account: () => account,
    now: () => now,
  });
  const asked = () =>
    server.control.log().flatMap(({ api, days }) => (api === 'datacube' && days ? [days] : []));
  return { ask, server, asked, folder };
}

test('a year is six calls for each source, none longer than 62 days, all of it asked', async () => {
  const { ask, asked } = await open();
  const answer = await ask({ ...biz, ...YEAR });
  expect([answer.calls, answer.trouble, answer.todayLeftOut]).toEqual([12, null, false]);
  expect(Math.max(...asked().map(lengthOf))).toBe(62);
  expect(asked().slice(0, 6).flatMap(daysOf)).toEqual(daysOf(YEAR));
  const one = await (await open()).ask({ ...biz, ...YEAR, sources: [1] });
  expect(one.calls).toBe(6);
});

test('the second time nothing is asked, not even by another process', async () => {
  const { ask, folder } = await open();
  const first = await ask({ ...biz, ...YEAR });
  const again = await open({ folder });
  const second = await again.ask({ ...biz, ...YEAR });
  expect([second.calls, second.rows]).toEqual([0, first.rows]);
  expect(again.asked()).toEqual([]);
});

test('of a range known in part only the rest is asked', async () => {
  const { ask, asked } = await open();
  await ask({ ...biz, sources: [0], from: '2026-10-01', to: '2026-10-31' });
  await ask({ ...biz, sources: [0], from: '2026-09-20', to: '2026-11-10' });
  expect(asked().slice(1)).toEqual([{ from: '2026-09-20', to: '2026-11-10' }]);
  await ask({ ...biz, sources: [0], from: '2026-09-20', to: '2026-11-12' });
  expect(asked().slice(2)).toEqual([{ from: '2026-11-11', to: '2026-11-12' }]);
});

test('today is left out and said so; a range of today alone asks nothing', async () => {
  const { ask, asked } = await open();
  const answer = await ask({ ...biz, from: '2026-11-20', to: '2026-11-24' });
  expect([answer.todayLeftOut, answer.asked?.to, answer.trouble]).toEqual([
    true,
    '2026-11-23',
    null,
  ]);
  expect(asked().every(({ to }) => to === '2026-11-23')).toBe(true);
  const today = await ask({ ...biz, from: '2026-11-24', to: '2026-11-24' });
  expect([today.asked, today.rows, today.calls]).toEqual([null, [], 0]);
});

test('what one account told is not shown to another', async () => {
  const { ask, folder } = await open();
  await ask({ ...biz, from: '2026-10-01', to: '2026-10-31' });
  const other = await (await open({ folder, account: 'wx2' })).ask({
    ...biz,
    from: '2026-10-01',
    to: '2026-10-31',
  });
  expect(other.calls).toBe(2);
});

test('days WeChat has not counted are left out, the others told, and asked again later', async () => {
  const { ask, server } = await open();
  server.control.addFault({
    api: 'datacube',
    toDay: '2026-11-23',
    do: { kind: 'errcode', errcode: 61503 },
  });
  const question = { ...biz, sources: [0 as const], from: '2026-11-01', to: '2026-11-23' };
  const early = await ask(question);
  expect([early.notReady, early.trouble, early.calls]).toEqual([['2026-11-23'], null, 2]);
  expect(early.rows.at(-1)?.day).toBe('2026-11-22');
  expect(early.againAt).toBeGreaterThan(NOW);
  server.control.clearFaults();
  const later = await ask(question);
  expect([later.notReady, later.calls, later.rows.at(-1)?.day]).toEqual([[], 1, '2026-11-23']);
});

test('a quota pauses it, keeps what came, and goes on where it stopped', async () => {
  const { ask, server } = await open();
  server.control.addFault({
    api: 'datacube',
    toDay: '2026-05-01',
    do: { kind: 'errcode', errcode: 45009 },
  });
  const paused = await ask({ ...biz, ...YEAR, sources: [0] });
  expect([paused.trouble?.reason, paused.calls, paused.againAt]).toEqual(['quota', 3, null]);
  expect(paused.rows.length).toBeGreaterThan(100);
  server.control.clearFaults();
  const rest = await ask({ ...biz, ...YEAR, sources: [0] });
  expect([rest.trouble, rest.calls]).toEqual([null, 4]);
});

test('a minute’s quota says when to go on', async () => {
  const { ask, server } = await open();
  server.control.addFault({ api: 'datacube', do: { kind: 'errcode', errcode: 45011 } });
  const { againAt, calls } = await ask({ ...biz, ...YEAR });
  expect([againAt, calls]).toEqual([NOW + 65_000, 1]);
});

test('it can be stopped between two calls, and in the middle of one', async () => {
  const { ask, server } = await open();
  const control = new AbortController();
  const told: number[][] = [];
  const stopped = await ask(
    { ...biz, ...YEAR },
    {
      signal: control.signal,
      onProgress: (done, total) => {
        told.push([done, total]);
        if (done === 2) control.abort();
      },
    },
  );
  expect([stopped.stopped, stopped.calls, told]).toEqual([
    true,
    2,
    [
      [1, 12],
      [2, 12],
    ],
  ]);
  server.control.setLatency(5_000);
  const other = new AbortController();
  setTimeout(() => other.abort(), 50);
  const { stopped: cut, trouble } = await ask({ ...biz, ...YEAR }, { signal: other.signal });
  expect([cut, trouble]).toEqual([true, null]);
});

test('a missing day is a gap: asked again while it is young, known when it is old', async () => {
  // The practice account has nothing of 2026-07-27 to 2026-07-29.
  const young = await open({ now: Date.parse('2026-07-30T10:00:00+08:00') });
  const question = { ...biz, sources: [1 as const], from: '2026-07-20', to: '2026-07-29' };
  const { rows, asked } = await young.ask(question);
  const told = new Set(rows.map(({ day }) => day));
  const missing = daysOf(asked ?? question).filter((day) => !told.has(day));
  expect(missing).toEqual(['2026-07-27', '2026-07-28', '2026-07-29']);
  expect((await young.ask(question)).calls).toBe(1);
  const old = await open({ folder: young.folder });
  expect((await old.ask(question)).calls).toBe(1);
  expect((await old.ask(question)).calls).toBe(0);
});

test('the one member card takes no source and is one series', async () => {
  const { ask } = await open();
  const answer = await ask({
    api: 'getcardmembercarddetail',
    sources: both,
    cardId: cardIds.memberPoints,
    ...YEAR,
  });
  expect([answer.calls, answer.trouble]).toEqual([6, null]);
  expect(answer.rows[0]).toMatchObject({ source: null, cardId: cardIds.memberPoints });
});
