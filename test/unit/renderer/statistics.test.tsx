/** What the statistics' screens make of WeChat's rows and of a person's form. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsContext } from '../../../renderer/counter/language';
import { plain } from '../../../renderer/manager/statistics/CardsCard';
import { fileRows } from '../../../renderer/manager/statistics/FiguresTable';
import {
  byCard,
  changeOf,
  funnelOf,
  gapsOf,
  otherFigures,
  tableRows,
  totalsOf,
  valuesOf,
} from '../../../renderer/manager/statistics/figures';
import {
  type Form,
  firstForm,
  presetRange,
  questionOf,
  wrongWith,
} from '../../../renderer/manager/statistics/form';
import { Notices } from '../../../renderer/manager/statistics/Notices';
import { percent } from '../../../renderer/manager/statistics/percent';
import { Tiles } from '../../../renderer/manager/statistics/Tiles';
import { lengthOf } from '../../../shared/days';
import {
  figureNames,
  type StatisticsAnswer,
  type StatisticsApi,
  type StatisticsRow,
} from '../../../shared/statistics';
import { wordsFor } from '../../../shared/words/languages';

const words = wordsFor('en');
const draw = (element: React.ReactNode) =>
  renderToStaticMarkup(<WordsContext value={words}>{element}</WordsContext>);
const range = { from: '2026-11-01', to: '2026-11-04' };
const row = (
  day: string,
  values: StatisticsRow['values'],
  more: Partial<StatisticsRow> = {},
): StatisticsRow => ({ day, source: 0, cardId: null, cardType: null, values, ...more });

describe('a figure day by day', () => {
  test('is the sum of cards and sources, and nothing where WeChat sent nothing', () => {
    const rows = [
      row('2026-11-01', { view_cnt: 3 }),
      row('2026-11-01', { view_cnt: 4 }, { source: 1 }),
      row('2026-11-03', { view_cnt: 0 }),
      row('2026-11-04', { receive_cnt: 1 }),
    ];
    expect(valuesOf(rows, range, 'view_cnt')).toEqual([7, null, 0, null]);
    expect(gapsOf(rows, range, [])).toEqual(['2026-11-02']);
    expect(gapsOf(rows, range, ['2026-11-02'])).toEqual([]);
  });

  test('of a running total needs every source, or members would seem to leave', () => {
    const rows = [
      row('2026-11-01', { total_user: 100 }),
      row('2026-11-01', { total_user: 50 }, { source: 1 }),
      row('2026-11-02', { total_user: 101 }),
    ];
    expect(valuesOf(rows, range, 'total_user')).toEqual([150, null, null, null]);
  });
});

describe('a figure of several days', () => {
  const rows = [
    row('2026-11-01', { view_cnt: 3, total_user: 90 }),
    row('2026-11-02', { view_cnt: 5, total_user: 95 }),
  ];
  test('is the sum of what happened', () => {
    expect(totalsOf(rows, range, ['view_cnt'])).toEqual([{ value: 8, asOf: null }]);
  });

  test('is the last value of a running total, never a sum', () => {
    expect(totalsOf(rows, range, ['total_user'])).toEqual([{ value: 95, asOf: '2026-11-02' }]);
  });

  test('is nothing where it was never sent, which is not 0', () => {
    expect(totalsOf(rows, range, ['given_cnt'])).toEqual([{ value: null, asOf: null }]);
  });

  test.each([
    [120, 100, 0.2],
    [50, 100, -0.5],
    [5, 0, null],
    [5, null, null],
    [null, 5, null],
  ])('that is %s and was %s changed by %s', (now, before, change) => {
    expect(changeOf(now, before)).toBe(change);
  });

  test.each([
    [0.125, true, '+13%'],
    [-0.03, true, '−3%'],
    [0.0312, true, '+3.1%'],
    [0, true, '±0%'],
    [0.4, false, '40%'],
  ])('%d is written as a change: %s', (share, signed, text) => {
    expect(percent(share, signed)).toBe(text);
  });
});

test('the funnel fits the kind of card', () => {
  const rows = [
    row('2026-11-01', {
      view_cnt: 9,
      receive_cnt: 5,
      active_user: 4,
      active_cnt: 3,
      verify_cnt: 2,
    }),
  ];
  const steps = (api: StatisticsApi) => funnelOf(api, rows).map(({ step, count }) => [step, count]);
  expect(steps('getcardcardinfo')).toEqual([
    ['view', 9],
    ['receive', 5],
    ['verify', 2],
  ]);
  expect(steps('getcardmembercardinfo').map(([step]) => step)).toEqual([
    'view',
    'receive',
    'active',
    'verify',
  ]);
  expect(steps('getcardmembercarddetail')[2]).toEqual(['active', 3]);
});

describe('the table', () => {
  const rows = [
    row('2026-11-01', { view_cnt: 1 }, { cardId: 'pA' }),
    row('2026-11-02', { view_cnt: 2, verify_cnt: 2 }, { cardId: 'pA' }),
    row('2026-11-02', { view_cnt: 3 }, { cardId: 'pA', source: 1 }),
    row('2026-11-02', { view_cnt: 4, verify_cnt: 9 }, { cardId: 'pB', cardType: 1 }),
  ];
  test('begins with the newest day, and adds up sources unless they stand apart', () => {
    const brief = (apart: boolean) =>
      tableRows(rows, apart).map(({ day, cardId, values }) => [day, cardId, values.view_cnt]);
    expect(brief(false)).toEqual([
      ['2026-11-02', 'pA', 5],
      ['2026-11-02', 'pB', 4],
      ['2026-11-01', 'pA', 1],
    ]);
    expect(brief(true)).toHaveLength(4);
  });

  test('by card begins with the most used', () => {
    expect(byCard(rows).map(({ cardId, values }) => [cardId, values])).toEqual([
      ['pB', { view_cnt: 4, verify_cnt: 9 }],
      ['pA', { view_cnt: 6, verify_cnt: 2 }],
    ]);
  });

  test('shows further figures only where there are any', () => {
    const more = [row('2026-11-01', { view_user: 2, given_user: 0 })];
    expect(otherFigures(more, 'getcardbizuininfo', figureNames)).toEqual(['view_user']);
  });

  test('as a file has money in yuan and leaves empty what was not sent', () => {
    const paid = [row('2026-11-01', { fee: 12_345 }, { cardId: 'pA' })];
    const names = new Map([['pA', { cardId: 'pA', title: '=1+1', cardType: 'MEMBER_CARD' }]]);
    expect(fileRows(paid, ['fee', 'view_cnt'], names, words.statistics)).toEqual([
      ['Day', 'Made', 'Card ID', 'Card', 'Paid', 'Views'],
      ['2026-11-01', 'MP platform', 'pA', '=1+1', 123.45, null],
    ]);
  });

  test('a title loses what a canvas would take as an order', () => {
    expect(plain('\u202e{a|b}\u2066券\n')).toBe('  a b  券 ');
  });
});

describe('tiles', () => {
  const tiles = (values: StatisticsRow['values']) =>
    draw(
      <Tiles
        api="getcardmembercarddetail"
        rows={[row('2026-11-01', values)]}
        range={range}
        before={null}
      />,
    );
  test('say that a card of zeros has no quick pay, and money in yuan', () => {
    expect(tiles({ fee: 0 })).toContain('>— (no quick pay)<');
    expect(tiles({ fee: 12_345 })).toMatch(/data-testid="value-fee" data-value="12345">¥123.45</);
  });

  test('leave out what WeChat did not send', () => {
    expect(tiles({ view_cnt: 1 })).not.toContain('value-fee');
  });

  test('never call the people of several days people', () => {
    expect(tiles({ new_user: 3 })).toContain('New members, day by day');
  });

  test('say of which day a running total is', () => {
    expect(tiles({ total_user: 3 })).toContain('as of 2026-11-01');
  });
});

describe('notices', () => {
  const answer: StatisticsAnswer = {
    rows: [],
    asked: range,
    todayLeftOut: false,
    notReady: [],
    trouble: null,
    stopped: false,
    againAt: null,
    calls: 1,
  };
  const notes = (more: Partial<StatisticsAnswer>, gaps: string[] = []) =>
    [
      ...draw(<Notices answer={{ ...answer, ...more }} gaps={gaps} onAgain={() => {}} />).matchAll(
        /data-testid="note-([\w-]+)"/g,
      ),
    ].map((hit) => hit[1]);

  test('say only what is so', () => {
    expect(notes({})).toEqual([]);
    expect(notes({ todayLeftOut: true })).toEqual(['today-left-out']);
    expect(notes({ todayLeftOut: true, asked: null })).toEqual(['nothing-over']);
    expect(notes({ notReady: ['2026-11-04'], againAt: 1 })).toEqual(['not-ready']);
    expect(notes({ againAt: 1 })).toEqual(['goes-on']);
    expect(notes({}, ['2026-11-02'])).toEqual(['gaps']);
    // What was not asked for is no gap of WeChat's.
    expect(notes({ stopped: true }, ['2026-11-02'])).toEqual(['stopped']);
  });
});

describe('the form', () => {
  const today = '2026-11-24';
  const form = (more: Partial<Form> = {}): Form => ({ ...firstForm(today), ...more });

  test.each([
    ['week', '2026-11-17', '2026-11-23'],
    ['month', '2026-10-25', '2026-11-23'],
    ['quarter', '2026-08-26', '2026-11-23'],
    ['this-month', '2026-11-01', '2026-11-23'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['year', '2025-11-24', '2026-11-23'],
  ] as const)('%s is from %s to %s', (preset, from, to) => {
    expect(presetRange(preset, today)).toEqual({ from, to });
  });

  test('on the first of a month this month is that day', () => {
    expect(presetRange('this-month', '2026-11-01')).toEqual({
      from: '2026-11-01',
      to: '2026-11-01',
    });
  });

  test('says what is wrong with it', () => {
    expect(wrongWith(form(), 'getcardbizuininfo')).toBeNull();
    expect(wrongWith(form({ from: '2026-13-01' }), 'getcardbizuininfo')).toBe('badRange');
    expect(wrongWith(form({ from: '2026-11-24' }), 'getcardbizuininfo')).toBe('badRange');
    expect(wrongWith(form(), 'getcardmembercarddetail')).toBe('cardIdNeeded');
    expect(wrongWith(form({ cardId: 'pA' }), 'getcardmembercarddetail')).toBeNull();
  });

  test('asks for the sources wanted, and for a card only where the call knows one', () => {
    const asked = (more: Partial<Form>, api: StatisticsApi) => {
      const { sources, cardId } = questionOf(form(more), api);
      return [sources, cardId];
    };
    expect(asked({ show: 'both' }, 'getcardbizuininfo')).toEqual([[0, 1], null]);
    expect(asked({ show: 'apart', cardId: 'pA' }, 'getcardcardinfo')).toEqual([[0, 1], 'pA']);
    expect(asked({ show: '1', cardId: 'pA' }, 'getcardmembercardinfo')).toEqual([[1], null]);
  });

  test('asks for the days before along with a comparison', () => {
    const question = questionOf(form({ compare: true }), 'getcardbizuininfo');
    expect([question.from, question.to, lengthOf(question)]).toEqual([
      '2026-09-25',
      '2026-11-23',
      60,
    ]);
    const apart = questionOf(form({ compare: true, show: 'apart' }), 'getcardbizuininfo');
    expect(lengthOf(apart)).toBe(30);
  });
});
