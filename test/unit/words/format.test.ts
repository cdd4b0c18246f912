/** Dates in Shanghai, money from fen, spans, and conditions in words. */
import { describe, expect, test } from 'vitest';
import { coupon, failing, fitting } from '../../../scripts/look/samples';
import { type Benefit, type Condition, PERMANENT_END, type TimeLimit } from '../../../shared/card';
import {
  formatAgo,
  formatBegin,
  formatClockSeconds,
  formatEnd,
  formatSpan,
  formatYuan,
} from '../../../shared/format';
import {
  describeBenefit,
  describeCondition,
  describeLimits,
  describeValidity,
  markOf,
} from '../../../shared/words/describe';
import { wordsFor } from '../../../shared/words/languages';
import { kindLineOf, phraseOf, wordOf } from '../../../shared/words/phrase';

const zh = wordsFor('zh-CN');
const en = wordsFor('en');

describe('dates are Shanghai dates', () => {
  test('whole days need no clock time', () => {
    expect(formatBegin(1_767_196_800)).toBe('2026-01-01');
    expect(formatEnd(1_798_732_799)).toBe('2026-12-31');
  });

  test('other moments have one', () => {
    expect(formatBegin(1_767_200_400)).toBe('2026-01-01 01:00');
    expect(formatEnd(1_798_731_000)).toBe('2026-12-31 23:30');
  });

  test('a clock has seconds and 24 hours', () => {
    expect(formatClockSeconds(Date.UTC(2026, 10, 22, 16, 0, 7))).toBe('00:00:07');
  });
});

test.each([
  [5000, '¥50'],
  [5050, '¥50.50'],
  [1, '¥0.01'],
  [123_456_700, '¥1,234,567'],
])('%i fen are %s', (fen, yuan) => {
  expect([formatYuan(fen, 'zh-CN'), formatYuan(fen, 'en')]).toEqual([yuan, yuan]);
});

test.each([
  [-5, '0秒前', '0s ago'],
  [40_000, '40秒前', '40s ago'],
  [180_000, '3分钟前', '3m ago'],
  [7_200_000, '2小时前', '2h ago'],
  [172_800_000, '2天前', '2d ago'],
])('%i ms are %s', (span, chinese, english) => {
  expect([formatAgo(span, 'zh-CN'), formatAgo(span, 'en')]).toEqual([chinese, english]);
});

test.each([
  [-61, '1分钟', '1 minute'],
  [372, '6分钟', '6 minutes'],
  [5_340, '89分钟', '89 minutes'],
  [-7_300, '2小时', '2 hours'],
  [40 * 86_400 + 200, '40天', '40 days'],
  [-1_234 * 86_400, '1,234天', '1,234 days'],
])('a span of %i seconds is told in the unit that fits it', (seconds, chinese, english) => {
  const span = seconds * 1000;
  expect([formatSpan(span, 'zh-CN'), formatSpan(span, 'en')]).toEqual([chinese, english]);
});

describe('validity', () => {
  const { beginTime, endTime } = coupon;
  test.each([
    ['between two days', { beginTime, endTime }, '2026-01-01 至 2026-12-31'],
    ['without a begin', { beginTime: 0, endTime }, '至 2026-12-31'],
    ['without an end', { beginTime: 0, endTime: PERMANENT_END }, '长期有效'],
    ['with a 64-bit end', { beginTime, endTime: 9e15 }, '长期有效'],
    ['of one day', { beginTime: 1_798_646_400, endTime: 1_798_732_799 }, '至 2026-12-31'],
    ['not sent', { beginTime: null, endTime: null }, null],
  ])('%s', (_name, times, said) => {
    expect(describeValidity({ ...coupon, ...times }, zh)).toBe(said);
  });
});

const benefits: [Benefit, string, string][] = [
  [{ kind: 'discount', percentOff: 30 }, '7 折', '30% off'],
  [{ kind: 'discount', percentOff: 10 }, '9 折', '10% off'],
  [{ kind: 'discount', percentOff: 12 }, '8.8 折', '12% off'],
  [{ kind: 'discount', percentOff: 100 }, '免单', 'Free'],
  [{ kind: 'cash', reduceFen: 1000, leastFen: 5000 }, '满 ¥50 减 ¥10', '¥10 off from ¥50'],
  [{ kind: 'cash', reduceFen: 1000, leastFen: 0 }, '立减 ¥10', '¥10 off'],
  [{ kind: 'gift', text: '可乐一杯' }, '可乐一杯', '可乐一杯'],
  [{ kind: 'deal', text: ' ' }, '团购券', 'Deal'],
];

test.each(benefits)('%o', (benefit, chinese, english) => {
  expect([describeBenefit(benefit, zh), describeBenefit(benefit, en)]).toEqual([chinese, english]);
});

describe('limits', () => {
  const day = (name: TimeLimit['day'], from: number | null = null, to: number | null = null) => ({
    day: name,
    fromMinute: from,
    toMinute: to,
  });
  test.each([
    [
      'days in a row, then single ones',
      [day('MONDAY'), day('TUESDAY'), day('WEDNESDAY'), day('FRIDAY')],
      '周一至周三、周五',
      'Mon–Wed, Fri',
    ],
    ['two days are no range', [day('SATURDAY'), day('SUNDAY')], '周六、周日', 'Sat, Sun'],
    ['holidays', [day('SUNDAY'), day('HOLIDAY')], '周日、节假日', 'Sun, public holidays'],
    [
      'a kind that nobody knows, as it was sent, once',
      [day('SUNDAY'), day({ asSent: 'FULL_MOON' }), day({ asSent: 'FULL_MOON' })],
      '周日、FULL_MOON',
      'Sun, FULL_MOON',
    ],
    [
      'over midnight',
      [day('FRIDAY', 1200, 120)],
      '周五 20:00–次日 02:00',
      'Fri 20:00–02:00 next day',
    ],
    ['to the end of the day', [day('FRIDAY', 0, 1440)], '周五 00:00–24:00', 'Fri 00:00–24:00'],
    [
      'two spans a day',
      [day('MONDAY', 660, 840), day('MONDAY', 1020, 1260)],
      '周一 11:00–14:00；周一 17:00–21:00',
      'Mon 11:00–14:00; Mon 17:00–21:00',
    ],
  ])('%s', (_name, limits, chinese, english) => {
    expect([describeLimits(limits, zh), describeLimits(limits, en)]).toEqual([chinese, english]);
  });
});

test('conditions in words, with their marks', () => {
  const say = (condition: Condition) => [markOf(condition), describeCondition(condition, zh)];
  expect([...failing, ...fitting].map(say)).toEqual([
    ['does-not-fit', '限周一至周五 11:00–14:00；周六 20:00–次日 02:00；周日、节假日'],
    ['does-not-fit', '本店不在 12 家可用门店内'],
    ['to-check', '消费满 ¥199.50 可用'],
    ['to-check', '不与其他优惠同享'],
    ['fits', '限周一至周五 11:00–14:00'],
    ['fits', '限 12 家门店使用'],
    ['to-check', '消费满 ¥50 可用'],
    ['to-check', '不与其他优惠同享'],
  ]);
  expect(markOf({ kind: 'shop', fits: null, shops: 3 })).toBe('cannot-tell');
});

test('lists say the reason, or the kind where there is none', () => {
  expect(wordOf('refused', 'expired', zh)).toBe('已过期');
  expect(wordOf('redeemed', null, zh)).toBe('已核销');
  expect(wordOf('checking', null, zh)).toBe('查询中');
  expect(wordOf('refused', null, zh)).toBe('不能核销');
  expect(phraseOf({ kind: 'ready' }, en).word).toBe('Scan a code');
});

test('what was confirmed late is never claimed without the doubt of the rules (§4)', () => {
  const late = (words: typeof zh) => [
    words.phrases.redeemed['confirmed-afterwards'].next,
    words.screen.confirmedNext,
  ];
  for (const said of late(zh)) expect(said).toContain('若别的收银台刚收过这张券，请叫店长');
  for (const said of late(en)) {
    expect(said).toContain('If another till has just taken this coupon, call the manager');
  }
});

describe('the line above the word', () => {
  const trouble = { errcode: null, rid: null, ip: null, detail: '' };
  const fault = (reason: 'network' | 'not-redeemed' | 'ledger-unwritable') =>
    kindLineOf({ kind: 'fault', reason, code: '1', coupon: null, trouble } as never, en);

  test('does not say that WeChat was not asked where it was', () => {
    expect(fault('network')).toContain('Cannot ask WeChat');
    expect(fault('not-redeemed')).toBe('Asked WeChat again · coupon not used up');
    expect(fault('ledger-unwritable')).not.toContain('Cannot ask');
  });

  test('is not there where the word says it already', () => {
    const redeemed = { kind: 'redeemed', reason: 'confirmed-afterwards' } as never;
    expect(kindLineOf(redeemed, en)).toBeNull();
    expect(kindLineOf({ kind: 'refused', reason: 'expired' } as never, en)).toBe(en.kinds.refused);
    const choices = [{ code: '1', cardId: null, title: null }];
    expect(kindLineOf({ kind: 'checking', code: '', since: 0, choices }, en)).toBeNull();
  });
});
