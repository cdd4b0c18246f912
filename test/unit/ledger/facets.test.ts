import { expect, it } from 'vitest';
import { asksFacets, facetPasses, readFacet } from '../../../main/ledger/facets';

it('takes a facet apart', () => {
  expect(readFacet('scan|refused|consumed||typed reconcile')).toEqual({
    kind: 'scan',
    verdict: 'refused',
    reason: 'consumed',
    outcome: '',
    flags: ['typed', 'reconcile'],
  });
  expect(readFacet('intent||||')).toEqual({
    kind: 'intent',
    verdict: '',
    reason: '',
    outcome: '',
    flags: [],
  });
});

it.each([
  [{}, true],
  [{ kind: 'scan' }, true],
  [{ kind: 'intent' }, false],
  [{ verdict: 'refused', reason: 'consumed' }, true],
  [{ verdict: 'refused', reason: 'expired' }, false],
  [{ outcome: 'redeemed' }, false],
  [{ flag: 'typed' }, true],
  [{ flag: 'reconcile', kind: 'scan' }, true],
  [{ flag: 'superseded' }, false],
] as const)('passes %j: %s', (filter, passes) => {
  expect(facetPasses('scan|refused|consumed||typed reconcile', filter)).toBe(passes);
});

it('knows which filters it has a say in', () => {
  expect([
    asksFacets({ code: '1', cardId: 'p', fromDay: 'x' }),
    asksFacets({ flag: 'typed' }),
  ]).toEqual([false, true]);
});
