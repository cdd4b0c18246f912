/** The receipt's number of a redemption: asked for, given, refused, given up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ASKED_MS, createReceipts, type Receipts } from '../../../main/counter/receipts';
import { createStage, type Stage } from '../../../main/counter/stage';
import type { NoteReceipt } from '../../../shared/ledger';

const CODE = '409632457895';
let stage: Stage;
let receipts: Receipts;
let written: [number, string][];
let answer: NoteReceipt;
let stored: string | null;

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  answer = { ok: true, seq: 9, duplicateOf: null };
  stage = createStage(
    () => {},
    () => {},
  );
  stored = null;
  receipts = createReceipts(stage, {
    write(intent, text) {
      written.push([intent, text]);
      return answer;
    },
    receiptOf: () => stored,
  });
  showRedeemed();
});
afterEach(() => {
  stage.stop();
  receipts.stop();
  vi.useRealTimers();
});

function showRedeemed(): void {
  const redeemed = { kind: 'redeemed', reason: null, coupon: null, intent: 7, at: 0 } as const;
  stage.show({ ...redeemed, code: CODE });
}
const state = () => stage.board.view().receipt;

test('is asked for, and the next text is it', () => {
  receipts.ask();
  expect(state()).toMatchObject({ kind: 'asked', intent: 7 });
  expect(receipts.takes('A-1', 'wedge')).toBe(true);
  expect(written).toEqual([[7, 'A-1']]);
  expect(state()).toEqual({ kind: 'noted', intent: 7, text: 'A-1', duplicateOf: null });
  expect(receipts.takes('A-2', 'wedge')).toBe(false);
});

test.each(['typed', 'wedge', 'serial', 'hid'] as const)('comes by hand, by %s', (source) => {
  receipts.ask();
  expect(receipts.takes('A-1', source)).toBe(true);
});

test('that is used already is told', () => {
  answer = { ok: true, seq: 9, duplicateOf: 3 };
  receipts.ask();
  receipts.takes('A-1', 'typed');
  expect(state()).toMatchObject({ kind: 'noted', duplicateOf: 3 });
});

test('that cannot be noted says why', () => {
  answer = { ok: false, why: 'payment-code' };
  receipts.ask();
  receipts.takes('134512345678901234', 'typed');
  expect(state()).toEqual({ kind: 'refused', intent: 7, why: 'payment-code' });
});

describe('is not', () => {
  test('what nobody asked for', () => {
    expect(receipts.takes('A-1', 'wedge')).toBe(false);
  });

  test('what the camera sees', () => {
    receipts.ask();
    expect(receipts.takes('A-1', 'camera' as never)).toBe(false);
    expect(state()).toMatchObject({ kind: 'asked' });
  });

  test('the code that was just redeemed', () => {
    receipts.ask();
    expect(receipts.takes(CODE, 'wedge')).toBe(true);
    expect(written).toEqual([]);
    expect(state()).toMatchObject({ kind: 'asked' });
  });

  test.each([
    ['a code', '110201201245'],
    ['a code in groups', '1102 0120 1245'],
    ['a code in full-width digits', '１１０２０１２０１２４５'],
    ['a dynamic code', '991234567890123456'],
    ['a card link', 'https://x.test/?encrypt_code=a&card_id=p'],
    ['a torn card link', 'https://x.test/?encrypt_code=a'],
    ['another link', 'https://weixin.qq.com/q/abc'],
    ['a payment code', '134512345678901234'],
    ['goods', '6901234567892'],
  ])("the next customer's coupon or anything else that is scanned: %s", (_what, text) => {
    receipts.ask();
    expect(receipts.takes(text, 'wedge')).toBe(false);
    expect(written).toEqual([]);
    expect(state()).toEqual({ kind: 'given-up', intent: 7, scanId: 1 });
  });

  test('what gives the asking up is told beside the scan that came instead, and no longer', () => {
    receipts.ask();
    receipts.takes('110201201245', 'serial');
    stage.begin({ kind: 'checking', code: '110201201245', since: 0, choices: [] }, 'serial');
    expect(state()).toMatchObject({ kind: 'given-up', intent: 7 });
    showRedeemed();
    expect(state()).toMatchObject({ kind: 'given-up', intent: 7 });
    stage.begin({ kind: 'checking', code: '2', since: 0, choices: [] }, 'serial');
    expect(state()).toBeNull();
  });

  test('a card link, though it was typed', () => {
    receipts.ask();
    expect(receipts.takes('https://x.test/?encrypt_code=a&card_id=p', 'typed')).toBe(false);
    expect(state()).toMatchObject({ kind: 'given-up' });
  });

  test('asked for where nothing was redeemed', () => {
    stage.show({ kind: 'ready' });
    receipts.ask();
    expect(state()).toBeNull();
  });
});

test.each(['110201201245', '991234567890123456', '6901234567892'])(
  'may look like something else where a person types it: %s',
  (text) => {
    receipts.ask();
    expect(receipts.takes(text, 'typed')).toBe(true);
    expect(written).toEqual([[7, text]]);
  },
);

describe('beside an older one', () => {
  const press = { fieldEmpty: true, isAutoRepeat: false, sinceScannerKeyMs: 9_999 };

  beforeEach(() => {
    stored = 'R-1';
    receipts.ask();
    receipts.takes('R-2', 'typed');
  });

  test('is asked about, with both on show, before anything is written', () => {
    expect(state()).toMatchObject({ kind: 'replacing', intent: 7, old: 'R-1', text: 'R-2' });
    expect(written).toEqual([]);
  });

  test('takes its place by a second Enter, or by the button', () => {
    vi.advanceTimersByTime(400);
    expect(receipts.enter(press)).toBe(true);
    expect(written).toEqual([[7, 'R-2']]);
    expect(state()).toMatchObject({ kind: 'noted', text: 'R-2' });
    expect(receipts.enter(press)).toBe(false);
    receipts.ask();
    receipts.takes('R-3', 'wedge');
    receipts.replace();
    expect(written).toEqual([
      [7, 'R-2'],
      [7, 'R-3'],
    ]);
  });

  test.each([
    ['the same Enter, held down', 400, { isAutoRepeat: true }],
    ["a scanner's own Enter", 400, { sinceScannerKeyMs: 20 }],
    ['an Enter that comes too soon', 100, {}],
    ['an Enter that belongs to the field', 400, { fieldEmpty: false }],
  ])('does not by %s', (_what, ms, change) => {
    vi.advanceTimersByTime(ms);
    expect(receipts.enter({ ...press, ...change })).toBe(true);
    expect(written).toEqual([]);
    expect(state()).toMatchObject({ kind: 'replacing' });
  });

  test('leaves it after Esc, and after 20 s', () => {
    receipts.cancel();
    expect(state()).toBeNull();
    receipts.ask();
    receipts.takes('R-2', 'typed');
    vi.advanceTimersByTime(ASKED_MS);
    expect([state(), written]).toEqual([null, []]);
  });

  test('that is the same is noted without a question', () => {
    receipts.takes('R-1', 'wedge');
    expect(state()).toMatchObject({ kind: 'noted', text: 'R-1' });
  });
});

describe('is given up', () => {
  test('by Esc', () => {
    receipts.ask();
    expect(receipts.cancel()).toBe(true);
    expect(state()).toBeNull();
    expect(receipts.cancel()).toBe(false);
  });

  test('after 20 s', () => {
    receipts.ask();
    vi.advanceTimersByTime(ASKED_MS);
    expect(state()).toBeNull();
  });

  test('when another verdict comes, and a note is not taken away by its old time', () => {
    receipts.ask();
    stage.show({ kind: 'ready' });
    expect(state()).toBeNull();
    showRedeemed();
    receipts.ask();
    receipts.takes('A-1', 'wedge');
    vi.advanceTimersByTime(ASKED_MS);
    expect(state()).toMatchObject({ kind: 'noted' });
  });
});
