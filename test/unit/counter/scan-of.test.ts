/** What a scan keeps of its text, and when Enter redeems (redemption rules §6). */
import { describe, expect, test } from 'vitest';
import {
  codeShown,
  type EnterPress,
  enterRedeems,
  isCoupon,
  scanOf,
} from '../../../main/counter/steps';
import { readCode, type Understood } from '../../../shared/code';
import type { CounterState } from '../../../shared/counter-state';
import { verdictKinds } from '../../../shared/reasons';

const PAYMENT = '134567890123456789';
const LINK = 'https://card.practice.invalid/use?encrypt_code=a%2Bb&card_id=pCARD';

const read = (text: string, as: Understood = readCode(text)) => scanOf(text, as, 'wedge', 0);

describe('a scan', () => {
  test.each([
    PAYMENT,
    '281234567890123456',
    '1345 6789 0123 4567 89',
    '１３４５６７８９０１２３４５６７８９',
  ])('of a payment code keeps nothing of it: %s', (text) => {
    const scan = read(text);
    const digits = /\d{6}|[０-９]{6}|\d{4} \d{4}/;
    expect(JSON.stringify(scan)).not.toMatch(digits);
    expect([scan.text, codeShown(scan.understood)]).toEqual(['', '']);
  });

  test('of a payment code is told from another one, and known again', () => {
    const [one, again, other] = [PAYMENT, ` ${PAYMENT}`, '281234567890123456'].map((text) =>
      read(text),
    );
    expect([again?.key, other?.key === one?.key]).toEqual([one?.key, false]);
  });

  test('keeps its text for "ask anyway", and its code for the panel', () => {
    const scan = read('6901234567892');
    expect([scan.text, codeShown(scan.understood)]).toEqual(['6901234567892', '6901234567892']);
  });

  test('of a card link names no code: nobody knows it yet', () => {
    expect(codeShown(read(LINK).understood)).toBe('');
  });

  test('can be a coupon if it is a code or a card link', () => {
    const texts = [
      '100000000001',
      LINK,
      PAYMENT,
      '6901234567892',
      'https://x.invalid/',
      'a\u0007b',
    ];
    expect(texts.filter((text) => isCoupon(read(text)))).toEqual(['100000000001', LINK]);
  });

  test('is told from others by what was understood: kinds never share a key', () => {
    const texts = [
      '100000000001',
      LINK,
      PAYMENT,
      '6901234567892',
      'https://x.invalid/',
      'a\u0007b',
    ];
    const keys = new Set(texts.map((text) => read(text).key));
    expect(keys.size).toBe(texts.length);
  });
});

describe('Enter', () => {
  const green = { kind: 'redeemable', reason: null } as CounterState;
  const press: EnterPress = {
    greenForMs: 300,
    sinceScannerKeyMs: 500,
    fieldEmpty: true,
    isAutoRepeat: false,
  };

  test('redeems a green that has been on show for 300 ms', () => {
    expect([299, 300].map((greenForMs) => enterRedeems(green, { ...press, greenForMs }))).toEqual([
      false,
      true,
    ]);
  });

  test('redeems nothing within 500 ms of a key of the scanner', () => {
    expect(
      [0, 499, 500, Number.POSITIVE_INFINITY].map((sinceScannerKeyMs) =>
        enterRedeems(green, { ...press, sinceScannerKeyMs }),
      ),
    ).toEqual([false, false, true, true]);
  });

  test('redeems nothing with text in the code field', () => {
    expect(enterRedeems(green, { ...press, fieldEmpty: false })).toBe(false);
  });

  test('redeems nothing while it is held down', () => {
    expect(enterRedeems(green, { ...press, isAutoRepeat: true })).toBe(false);
  });

  test('redeems where the conditions could not be checked, and not outside the hours', () => {
    const reasons = ['conditions-unchecked', 'outside-hours'] as const;
    expect(
      reasons.map((reason) => enterRedeems({ ...green, reason } as CounterState, press)),
    ).toEqual([true, false]);
  });

  test('redeems nothing that is not green', () => {
    const redeems = verdictKinds.filter((kind) => enterRedeems({ ...green, kind } as never, press));
    expect(redeems).toEqual(['redeemable']);
  });
});
