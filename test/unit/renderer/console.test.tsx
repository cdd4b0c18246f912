/** The console as markup: the lock, the list of rows, what a report says. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WordsContext } from '../../../renderer/counter/language';
import { BridgeContext } from '../../../renderer/manager/bridge-context';
import { indexOfSeq, RowList } from '../../../renderer/manager/ledger/RowList';
import type { History } from '../../../renderer/manager/ledger/use-history';
import { PinEntry } from '../../../renderer/manager/PinEntry';
import { ScanOffer } from '../../../renderer/manager/ScanOffer';
import { ShiftReportView } from '../../../renderer/shift/ShiftReportView';
import type { KioskBridge } from '../../../shared/contract';
import { isDay } from '../../../shared/days';
import type { LedgerRow, ShiftReport } from '../../../shared/ledger';
import type { ManagerState } from '../../../shared/manager';
import { wordsFor } from '../../../shared/words/languages';

const NOW = 1_800_000_000_000;
beforeAll(() => {
  vi.useFakeTimers({ now: NOW });
});
afterAll(() => {
  vi.useRealTimers();
});

const draw = (element: React.ReactNode, language: 'zh-CN' | 'en' = 'en') =>
  renderToStaticMarkup(
    <WordsContext value={wordsFor(language)}>
      <BridgeContext value={{} as KioskBridge}>{element}</BridgeContext>
    </WordsContext>,
  );

describe('the lock', () => {
  const state: ManagerState = {
    screen: 'manager',
    open: false,
    hasPin: true,
    wrongTries: 0,
    waitUntil: null,
    locksAt: null,
    lockedBy: null,
  };

  test('asks for the PIN in a field that shows nothing of it', () => {
    const html = draw(<PinEntry state={state} />);
    expect(html).toMatch(/<input[^>]*type="password"[^>]*data-testid="manager-pin"/);
    expect(html).toContain('Unlock');
    expect(html).not.toMatch(/data-testid="manager-unlock"[^>]*disabled/);
  });

  test('counts down after wrong ones, in minutes where it takes long', () => {
    const waiting = (ms: number) =>
      draw(<PinEntry state={{ ...state, wrongTries: 3, waitUntil: NOW + ms }} />);
    expect(waiting(3_200)).toContain('Try again in 4 s');
    expect(waiting(899_000)).toContain('Try again in 15 min');
    expect(waiting(3_200)).toMatch(/data-testid="manager-unlock"[^>]*disabled/);
    expect(waiting(3_200)).toContain('3 times in a row');
  });

  test('sets the first PIN', () => {
    const html = draw(<PinEntry state={{ ...state, hasPin: false }} />);
    expect(html).toContain('Choose a manager PIN');
    expect(html).not.toContain('PIN forgotten');
  });

  test('says why it closed', () => {
    expect(draw(<PinEntry state={{ ...state, lockedBy: 'idle' }} />)).toContain('three minutes');
  });
});

describe('a scan that is offered', () => {
  const offer = { offer: 1, at: NOW, keys: 12 };
  test('can be taken to the counter', () => {
    const html = draw(<ScanOffer offered={{ ...offer, kind: 'code', code: '409632457895' }} />);
    expect(html).toContain('4096 3245 7895');
    expect(html).toContain('data-testid="take-offer"');
  });

  test('cannot where it is no coupon', () => {
    const html = draw(<ScanOffer offered={{ ...offer, kind: 'useless', thing: 'payment-code' }} />);
    expect(html).not.toContain('take-offer');
  });
});

describe('the list of rows', () => {
  const row = (seq: number): LedgerRow => ({
    seq,
    at: NOW - seq * 1_000,
    kind: 'outcome',
    intent: 3,
    code: '409632457895',
    cardId: 'pCARD',
    status: 'NORMAL',
    outcome: 'redeemed',
    verdict: 'redeemed',
    reason: null,
    flags: ['reconcile'],
    errcode: 0,
    rid: null,
    source: 'wedge',
    operator: '王<b>',
    device: 'till',
    receipt: 'A-1',
    latencyMs: 12,
  });
  const history = (count: number): History => ({
    rows: [...Array(count).keys()].map((nth) => row(count - nth)),
    next: null,
    state: 'ready',
    more: () => {},
    again: () => {},
  });
  const list = (count: number) =>
    draw(
      <RowList
        history={history(count)}
        titles={new Map([['pCARD', '九折券']])}
        chosen={null}
        empty="nothing"
        onChoose={() => {}}
      />,
    );

  test('carries what scripts look for', () => {
    expect(list(1)).toMatch(
      /data-testid="list-row"[^>]*data-code="409632457895"[^>]*data-card-id="pCARD"[^>]*data-status="NORMAL"/,
    );
    expect(list(1)).toContain('九折券');
    expect(list(1)).toContain('王&lt;b&gt;');
    expect(list(1)).toContain('to be reconciled');
  });

  test('draws of a hundred thousand rows only those in view', () => {
    const drawn = list(100_000).match(/data-testid="list-row"/g) ?? [];
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(40);
  });

  test('says so where there is none', () => {
    expect(list(0)).toContain('nothing');
  });
});

test.each([
  ['2026-12-31', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('%s is a day: %s', (text, day) => {
  expect(isDay(text)).toBe(day);
});

test('a report adds up what was redeemed, and says where there was nothing', () => {
  const report: ShiftReport = {
    shift: 4,
    from: NOW - 3_600_000,
    to: null,
    operators: ['017', '王小明'],
    device: 'till',
    firstSeq: 4,
    lastSeq: 1_234,
    headHash: 'f'.repeat(64),
    scans: 1_500,
    redeemed: [
      { cardId: 'a', title: '九折券', count: 1_000, confirmedAfterwards: 2 },
      { cardId: 'b', title: null, count: 234, confirmedAfterwards: 0 },
    ],
    refused: [{ name: 'consumed', count: 7 }],
    invalid: [],
    faults: [{ name: 'a-reason-from-tomorrow', count: 1 }],
    minutesWithoutWechat: 3,
    timesWithoutWechat: 2,
    slowest: [],
    unknowns: [],
    typed: [],
    typedCount: 0,
    flags: [],
    errors: [],
    paymentCodes: 1,
  };
  const text = draw(<ShiftReportView report={report} />).replace(/<[^>]*>/g, ' ');
  expect(text).toMatch(/Total\s+1,234\s+2/);
  expect(text).toMatch(/Already used\s+7/);
  expect(text).toContain('3 min in all, 2 times');
  expect(text).toContain('None');
  expect(text).toContain('still open');
});

test('a row is found in a long list by its number', () => {
  const rows = [900, 70, 5, 4].map((seq) => ({ seq })) as LedgerRow[];
  expect([900, 70, 5, 4, 6, 1000, 1].map((seq) => indexOfSeq(rows, seq))).toEqual([
    0, 1, 2, 3, -1, -1, -1,
  ]);
});
