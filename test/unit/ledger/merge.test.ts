import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeNewest, type ReadPiece } from '../../../main/ledger/merge';

const list =
  (numbers: readonly number[]): ReadPiece =>
  (before, limit) =>
    numbers.filter((one) => one < before).slice(0, limit);
const newestFirst = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => b - a);

it('merges any lists into one, newest first, below where it begins', () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 120 });
  fc.assert(
    fc.property(
      numbers,
      fc.nat({ max: 14 }),
      fc.nat({ max: 510 }),
      fc.integer({ min: 1, max: 20 }),
      (all, groups, before, wanted) => {
        const lists = Array.from({ length: groups + 1 }, (_, group) =>
          list(newestFirst(all.filter((one) => one % (groups + 1) === group))),
        );
        const merged = [...mergeNewest(lists, before, wanted)];
        expect(merged).toEqual(newestFirst(all.filter((one) => one < before)));
      },
    ),
  );
});

it('reads no more of a list than it needs', () => {
  let read = 0;
  const counting: ReadPiece = (before, limit) => {
    read += limit;
    return Array.from({ length: limit }, (_, n) => before - 1 - n);
  };
  const merged = mergeNewest([counting], 1_000_000, 51);
  for (let n = 0; n < 51; n += 1) merged.next();
  expect(read).toBe(51);
});
