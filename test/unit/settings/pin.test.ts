/** The manager's PIN: known again, never kept. */
import { describe, expect, test } from 'vitest';
import { hashPin, isPin } from '../../../main/settings/pin';

describe('a PIN', () => {
  test('is known again, and no other is', () => {
    const kept = hashPin('2580');
    expect(['2580', '2581', '25800', '258', '', '２５８０'].map((pin) => isPin(pin, kept))).toEqual(
      [true, false, false, false, false, false],
    );
  });

  test('is kept as salt and hash, another time otherwise', () => {
    const [one, other] = [hashPin('2580'), hashPin('2580')];
    expect([
      /^[0-9a-f]{32}:[0-9a-f]{64}$/.test(one),
      one === other,
      one.includes('2580') && other.includes('2580'),
    ]).toEqual([true, false, false]);
  });

  test.each(['', ':', 'x', 'ab:', ':cd', 'ab:cd', 'zz:zz', `${'a'.repeat(32)}:${'b'.repeat(62)}`])(
    'is none where what is kept is damaged (%j)',
    (kept) => {
      expect([isPin('', kept), isPin('2580', kept)]).toEqual([false, false]);
    },
  );
});
