/** The code field's drawing, and the size of a verdict's word. */
import { describe, expect, test } from 'vitest';
import { fitWord, widthInEms } from '../../../renderer/counter/fit-word';
import { cut } from '../../../renderer/counter/Mirror';

const GAP = '\u2002';

describe('the mirror draws', () => {
  test.each([
    ['nothing of nothing', '', 0, 0, ['', '', '']],
    ['digits in groups of four', '409632457895', 12, 12, [`4096${GAP}3245${GAP}7895`, '', '']],
    ['four digits without a gap', '4096', 4, 4, ['4096', '', '']],
    ['other codes as they are', 'VIP-8842-AB', 3, 3, ['VIP', '', '-8842-AB']],
    ['the caret before a gap', '40963245', 4, 4, ['4096', '', `${GAP}3245`]],
    ['what is selected', '40963245', 2, 6, ['40', `96${GAP}32`, '45']],
    ['a stale selection beyond the value', '12', 5, 5, ['12', '', '']],
  ] as const)('%s', (_name, value, start, end, [before, selected, after]) => {
    expect(cut(value, { start, end })).toEqual({ before, selected, after });
  });
});

describe('a word', () => {
  test('of a few characters stands on one line', () => {
    expect(fitWord('可核销')).toEqual({ '--ems': widthInEms('可核销'), '--lines': 1 });
  });

  test('too long for one line is measured by the wider half', () => {
    const { '--ems': ems, '--lines': lines } = fitWord('Redeemed, confirmed late');
    expect(lines).toBe(2);
    expect(ems).toBeLessThan(widthInEms('Redeemed, confirmed late') * 0.7);
  });
});
