/** Where a coupon of a customer's list stands, its file, and what news make of a list on show. */
import { describe, expect, test } from 'vitest';
import { memberFile } from '../../../main/manager/member-file';
import {
  grouped,
  keyOf,
  noMembers,
  withAnswer,
  withNews,
} from '../../../renderer/manager/members/members-view';
import { PERMANENT_END } from '../../../shared/card';
import {
  endsSoon,
  groupOf,
  type MemberCoupon,
  type MemberList,
  type MemberNews,
  type MemberStatus,
} from '../../../shared/members';

const NOW = 1_800_000_000;
const DAY = 86_400;

function coupon(code: string, told: Partial<MemberStatus> | null = {}): MemberCoupon {
  const normal = {
    status: 'NORMAL',
    canConsume: true,
    beginTime: NOW - DAY,
    endTime: NOW + 30 * DAY,
    memberCard: false,
    custom: false,
  };
  return { code, cardId: 'p1', told: told && { ...normal, ...told }, untold: null };
}

describe('a coupon', () => {
  test.each<[string, Partial<MemberStatus> | null, string]>([
    ['not asked yet', null, 'unasked'],
    ['good', {}, 'usable'],
    ['without dates', { beginTime: null, endTime: null }, 'usable'],
    ['before its first day', { beginTime: NOW + 1 }, 'not-yet'],
    [
      'before its first day and not consumable',
      { beginTime: NOW + 1, canConsume: false },
      'not-yet',
    ],
    ['after its last second', { endTime: NOW - 1 }, 'other'],
    ['that WeChat would not redeem', { canConsume: false }, 'other'],
    ['of which WeChat does not say so', { canConsume: null }, 'other'],
    ['that is a member card', { memberCard: true }, 'other'],
    ['being given away', { status: 'GIFTING' }, 'other'],
    ['of a status nobody knows', { status: 'FROZEN' }, 'other'],
  ])('%s is in its group', (_, told, group) => {
    expect(groupOf(coupon('1', told), NOW)).toBe(group);
  });

  test('ends soon within seven days, if it can be used at all', () => {
    const soon = (told: Partial<MemberStatus>) => endsSoon(coupon('1', told), NOW);
    expect(soon({ endTime: NOW + 7 * DAY })).toBe(true);
    expect(soon({ endTime: NOW + 7 * DAY + 1 })).toBe(false);
    expect(soon({ endTime: PERMANENT_END })).toBe(false);
    expect(soon({ endTime: NOW + DAY, status: 'GIFTING' })).toBe(false);
    expect(endsSoon(coupon('1', null), NOW)).toBe(false);
  });
});

test('usable ones come first, the soonest to end at their head', () => {
  const order = grouped(
    [
      coupon('unasked', null),
      coupon('other', { status: 'GIFTING' }),
      coupon('later', { endTime: NOW + 20 * DAY }),
      coupon('not-yet', { beginTime: NOW + DAY }),
      coupon('soon', { endTime: NOW + DAY }),
      coupon('endless', { endTime: null }),
    ],
    NOW,
  );
  expect(order.map(({ coupon: { code } }) => code)).toEqual([
    'soon',
    'later',
    'endless',
    'not-yet',
    'other',
    'unasked',
  ]);
});

describe('news', () => {
  const list = (number: number): MemberList => ({
    ...{ list: number, done: 0, total: 2, running: true, unreadable: 0 },
    openidMasked: 'oKQ1…mnop',
    cardId: null,
    coupons: [coupon('1', null), coupon('2', null)],
    hasShareCard: null,
  });
  const news = (number: number, more: Partial<MemberNews> = {}): MemberNews => ({
    ...{ list: number, done: 1, total: 2, running: true, cards: [] },
    coupons: [coupon('2')],
    ...more,
  });
  const shown = withAnswer(noMembers, { ok: true, value: list(2) });

  test('fill their coupon in and leave the others', () => {
    const after = withNews(shown, news(2)).list;
    expect(after?.coupons.map(({ told }) => told !== null)).toEqual([false, true]);
    expect(after).toMatchObject({ done: 1, openidMasked: 'oKQ1…mnop' });
  });

  test('of an older list are over, those of a newer one wait for it', () => {
    expect(withNews(shown, news(1))).toEqual(shown);
    const waiting = withNews(shown, news(3));
    expect(waiting.list).toBe(shown.list);
    const after = withAnswer(waiting, { ok: true, value: list(3) });
    expect(after.list).toMatchObject({ list: 3, done: 1 });
    expect(after.early).toEqual([]);
  });

  test('are taken away with their list where another could not be had: whose is it now?', () => {
    const trouble = { errcode: 40003, rid: null, ip: null, detail: '' };
    const answer = { ok: false, reason: 'internal', sent: 'no', trouble } as const;
    const after = withAnswer({ ...shown, asking: true }, answer);
    expect(after).toMatchObject({ list: null, untold: answer, asking: false });
  });

  test('tell two cards with one code apart', () => {
    expect(keyOf(coupon('1'))).not.toBe(keyOf({ ...coupon('1'), cardId: 'p2' }));
  });
});

test('a file has one line each, and runs nothing', () => {
  const trouble = { errcode: 40164, rid: null, ip: null, detail: '' };
  const failed = {
    ...coupon('=SUM(A1)', null),
    untold: { ok: false, reason: 'ip-not-allowed', sent: 'no', trouble } as const,
  };
  const lines = memberFile([coupon('1'), failed], new Map([['p1', '9折,"券"']]), NOW).split('\r\n');
  expect(lines[1]).toMatch(/^1,p1,"9折,""券""",usable,NORMAL,true,2027-/);
  expect(lines[2]).toBe(`'=SUM(A1),p1,"9折,""券""",unasked,,,,,40164`);
});
