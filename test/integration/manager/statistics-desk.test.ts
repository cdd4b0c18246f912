/** What main does for the statistics' screens: names, files, reconciliation, one question at a time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { statisticsHandlers } from '../../../main/handlers/statistics';
import { cardIds } from '../../../main/practice/card-ids';
import { addDays, dayAt } from '../../../shared/days';
import type { StatisticsProgress, StatisticsQuestion } from '../../../shared/statistics';
import { newFolder } from '../ledger/support';
import { openTestTill, type TestTill } from '../ledger/till';

const today = dayAt(Date.now());
const yesterday = addDays(today, -1);
const biz: StatisticsQuestion = {
  api: 'getcardbizuininfo',
  from: addDays(today, -365),
  to: yesterday,
  sources: [0, 1],
  cardId: null,
};

let open: TestTill;
let path: string | null;
let told: StatisticsProgress[];
let desk: ReturnType<typeof statisticsHandlers>;

beforeEach(async () => {
  open = await openTestTill();
  path = null;
  told = [];
  desk = statisticsHandlers({
    ...open.till,
    now: Date.now,
    askPath: async () => path,
    tell: (progress) => void told.push(progress),
  });
});
afterEach(() => open.close());

const cardCalls = () => open.server.control.log().filter(({ api }) => api === 'card').length;

describe('a question', () => {
  test('tells its progress, call by call', async () => {
    const answer = await desk.askStatistics(biz);
    expect(answer.calls).toBe(12);
    expect(told.at(-1)).toEqual({ task: 'getcardbizuininfo', done: 12, total: 12 });
    expect(told).toHaveLength(12);
  });

  test('ends the older one of the same call, and none of another', async () => {
    open.server.control.setLatency(80);
    const older = desk.askStatistics(biz);
    const other = desk.askStatistics({ ...biz, api: 'getcardmembercardinfo', from: yesterday });
    const newer = desk.askStatistics({ ...biz, from: yesterday });
    expect([(await older).stopped, (await other).stopped, (await newer).stopped]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('is stopped by hand', async () => {
    open.server.control.setLatency(80);
    const asked = desk.askStatistics(biz);
    desk.stopStatistics({ task: 'getcardbizuininfo' });
    expect((await asked).stopped).toBe(true);
  });
});

test('names cost one call a card, once', async () => {
  const wanted = [cardIds.coffee, cardIds.tea, 'pNobody'];
  await desk.nameCards({ cardIds: wanted });
  expect(cardCalls()).toBe(3);
  const named = async () =>
    (await desk.nameCards({ cardIds: [cardIds.coffee, cardIds.tea] })).map(
      ({ title, cardType }) => [title, cardType],
    );
  // On a busy machine a name may come later than it is waited for.
  await expect.poll(named).toEqual([
    ['咖啡兑换券', 'GIFT'],
    ['茶饮5折券', 'DISCOUNT'],
  ]);
  expect(cardCalls()).toBe(3);
  expect((await desk.knownCards(null)).map(({ cardId }) => cardId).sort()).toEqual(
    [cardIds.coffee, cardIds.tea].sort(),
  );
});

describe('reconciliation', () => {
  test('says of today’s redemptions that their figures come tomorrow', async () => {
    await open.ask('100000000001');
    open.till.counter.redeem(open.view().scanId);
    await open.until(({ state }) => state.kind === 'redeemed');
    const { lines, answer } = await desk.reconcile({ from: addDays(today, -10), to: today });
    expect(answer?.todayLeftOut).toBe(true);
    expect(lines.filter(({ day }) => day === today)).toMatchObject([
      { till: 1, wechat: null, comparison: 'no-figures', why: 'today' },
    ]);
    const others = lines.filter(({ day }) => day !== today);
    expect(others.length).toBeGreaterThan(20);
    expect(new Set(others.map(({ comparison }) => comparison))).toEqual(new Set(['elsewhere']));
  });

  test('of today alone asks WeChat nothing', async () => {
    expect(await desk.reconcile({ from: today, to: today })).toEqual({ lines: [], answer: null });
  });
});

describe('a file', () => {
  const rows = [
    ['卡券', 'verify_cnt'],
    ['=HYPERLINK("x")', 3],
  ];

  test('is written where a person wants it, and runs in no spreadsheet', async () => {
    path = join(newFolder(), 'statistics.csv');
    expect(await desk.saveStatistics({ name: 'statistics', format: 'csv', rows })).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('\ufeff卡券,verify_cnt\r\n"\'=HYPERLINK(""x"")",3\r\n');
  });

  test('may be a picture', async () => {
    path = join(newFolder(), 'chart.png');
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64');
    await desk.saveStatistics({ name: 'chart', format: 'png', picture });
    expect([...readFileSync(path)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test('is not written where nobody chose a place', async () => {
    expect(await desk.saveStatistics({ name: 'statistics', format: 'csv', rows })).toBe(false);
  });
});
