/** The till's ledger beside WeChat's count: what is wrong, what is elsewhere, what nobody knows. */
import { describe, expect, test } from 'vitest';
import type { RedeemedDay } from '../../../main/ledger/redeemed-by-day';
import { type ReconciliationFacts, reconcile } from '../../../main/manager/reconciliation';
import type { StatisticsRow } from '../../../shared/statistics';

const TODAY = '2026-11-24';
const DAY = '2026-11-20';

const till = (redeemed: number, more: Partial<RedeemedDay> = {}): RedeemedDay => ({
  day: DAY,
  cardId: 'pA',
  title: '九折券',
  redeemed,
  readBack: 0,
  byHand: 0,
  ...more,
});
const row = (verify: number, more: Partial<StatisticsRow> = {}): StatisticsRow => ({
  day: DAY,
  source: 1,
  cardId: 'pA',
  cardType: 0,
  values: { verify_cnt: verify },
  ...more,
});
const answer = {
  asked: { from: '2026-11-01', to: '2026-11-23' },
  notReady: [],
  trouble: null,
  stopped: false,
};
const lines = (
  tills: RedeemedDay[],
  rows: StatisticsRow[],
  more: Partial<ReconciliationFacts> = {},
) =>
  reconcile({ till: tills, answer: { ...answer, rows }, cards: new Map(), today: TODAY, ...more });
const brief = (found: ReturnType<typeof lines>) =>
  found.map(({ kind, till: own, wechat, comparison, why }) =>
    [kind, own, wechat, comparison, why].filter((part) => part !== null),
  );

describe('a day and card', () => {
  test('is equal, elsewhere or above', () => {
    expect(brief(lines([till(3)], [row(3)]))).toEqual([['redeemed', 3, 3, 'equal']]);
    expect(brief(lines([till(3)], [row(9)]))).toEqual([['redeemed', 3, 9, 'elsewhere']]);
    expect(brief(lines([till(3)], [row(2)]))).toEqual([['redeemed', 3, 2, 'above']]);
  });

  test('that only others redeemed is a line of its own, one that nobody did is none', () => {
    expect(brief(lines([], [row(4)]))).toEqual([['redeemed', 0, 4, 'elsewhere']]);
    expect(brief(lines([], [row(0)]))).toEqual([]);
  });

  test('of both sources counts both', () => {
    expect(brief(lines([till(3)], [row(1, { source: 0 }), row(2)]))).toEqual([
      ['redeemed', 3, 3, 'equal'],
    ]);
  });
});

describe('redemptions confirmed only afterwards', () => {
  test('stand on lines of their own, beside what the sure ones leave', () => {
    expect(brief(lines([till(3, { readBack: 2, byHand: 1 })], [row(6)]))).toEqual([
      ['redeemed', 3, 6, 'equal'],
      ['confirmed-afterwards', 2, 3, 'equal'],
      ['closed-by-hand', 1, 1, 'equal'],
    ]);
  });

  test('are what is above where WeChat counts fewer', () => {
    expect(brief(lines([till(3, { readBack: 2 })], [row(4)]))).toEqual([
      ['redeemed', 3, 4, 'equal'],
      ['confirmed-afterwards', 2, 1, 'above'],
    ]);
  });

  test('need no empty line of sure ones beside them', () => {
    expect(brief(lines([till(0, { readBack: 1 })], [row(1)]))).toEqual([
      ['confirmed-afterwards', 1, 1, 'equal'],
    ]);
    expect(brief(lines([till(0, { readBack: 1 })], [row(5)]))).toEqual([
      ['redeemed', 0, 5, 'elsewhere'],
      ['confirmed-afterwards', 1, 5, 'equal'],
    ]);
  });
});

describe('what WeChat publishes no figures for', () => {
  const card = (cardType: string) => ({ cards: new Map([['pA', { cardType, title: 'x' }]]) });
  test.each([
    ['today', [till(1, { day: TODAY })], {}, 'today'],
    ['a film ticket', [till(1)], card('MOVIE_TICKET'), 'kind'],
    ['a flight', [till(1)], card('BOARDING_PASS'), 'kind'],
    ['a meeting', [till(1)], card('MEETING_TICKET'), 'kind'],
    ['a scenic ticket', [till(1)], card('SCENIC_TICKET'), 'kind'],
    ['a member card', [till(1)], card('MEMBER_CARD'), 'member-card'],
    ['a bus ticket that is not in the list', [till(1)], card('BUS_TICKET'), 'gap'],
    ['a card the ledger does not know', [till(1, { cardId: null })], {}, 'no-card'],
    ['a day that is missing', [till(1)], {}, 'gap'],
    [
      'a day not counted yet',
      [till(1)],
      { answer: { ...answer, rows: [], notReady: [DAY] } },
      'not-ready',
    ],
    [
      'a question that was stopped',
      [till(1)],
      { answer: { ...answer, rows: [], stopped: true } },
      'not-asked',
    ],
    ['a question never asked', [till(1)], { answer: null }, 'not-asked'],
  ] as const)('is said: %s', (_what, tills, more, why) => {
    expect(brief(lines([...tills], [], more as Partial<ReconciliationFacts>))).toEqual([
      ['redeemed', 1, 'no-figures', why],
    ]);
  });

  test('is compared where figures come all the same', () => {
    expect(brief(lines([till(1)], [row(1)], card('BUS_TICKET')))).toEqual([
      ['redeemed', 1, 1, 'equal'],
    ]);
  });
});

test('a difference that the next day makes good is marked as one around midnight', () => {
  const found = lines(
    [till(3), till(1, { day: '2026-11-21' })],
    [row(2), row(2, { day: '2026-11-21' })],
  );
  expect(found.map(({ day, midnight }) => [day, midnight])).toEqual([
    ['2026-11-21', false],
    [DAY, true],
  ]);
});

test('titles come from the ledger, else from the card', () => {
  const cards = new Map([['pB', { cardType: 'GIFT', title: '甜点' }]]);
  const found = lines([till(1)], [row(1), row(2, { cardId: 'pB' })], { cards });
  expect(found.map(({ title }) => title)).toEqual(['九折券', '甜点']);
});
