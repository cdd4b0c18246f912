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

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  answer = { ok: true, seq: 9, duplicateOf: null };
  stage = createStage(
    () => {},
    () => {},
  );
  receipts = createReceipts(stage, (intent, text) => {
    written.push([intent, text]);
    return answer;
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
  receipts.takes('134512345678901234', 'wedge');
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

  test("the next customer's card link, which ends the asking", () => {
    receipts.ask();
    expect(receipts.takes('https://x.test/?encrypt_code=a&card_id=p', 'wedge')).toBe(false);
    expect(state()).toBeNull();
  });

  test('asked for where nothing was redeemed', () => {
    stage.show({ kind: 'ready' });
    receipts.ask();
    expect(state()).toBeNull();
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
