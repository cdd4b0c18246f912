/** What main pushes anew without a change is the same object to the page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSame } from '../../../renderer/counter/keep-same';
import { sampleStates, sampleView } from '../../../scripts/look/samples';

const plain = fc.jsonValue({ maxDepth: 4 });

test('the same facts are the same object, whole and in parts', () => {
  const state = sampleStates(0)['redeemed'];
  if (state === undefined) throw new Error('no sample');
  const before = sampleView(state, 0);
  expect(keepSame(before, structuredClone(before))).toBe(before);
  const next = { ...structuredClone(before), scanId: before.scanId + 1 };
  const kept = keepSame(before, next);
  expect(kept).toEqual(next);
  expect(kept.state).toBe(before.state);
  expect(kept.recent).toBe(before.recent);
});

test('a new line above the others leaves them what they are', () => {
  const lines = [1, 2, 3].map((id) => ({ id, kind: 'refused' }));
  const next = [{ id: 4, kind: 'checking' }, ...structuredClone(lines)];
  const kept = keepSame(lines, next);
  expect(kept).toEqual(next);
  expect(kept.slice(1).every((line, at) => line === lines[at])).toBe(true);
});

test('a part that is gone is gone, and a list is no record', () => {
  expect(keepSame<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(keepSame<object>([1], { 0: 1 })).toEqual({ 0: 1 });
  expect(keepSame<unknown>({ a: [] }, { a: null })).toEqual({ a: null });
});

test('what an object inherits is not taken for what was pushed before', () => {
  const next = JSON.parse('{"__proto__":{}}') as { ['__proto__']: object };
  const kept = keepSame<object>({}, next);
  expect(Object.entries(kept)[0]?.[1]).not.toBe(Object.prototype);
});

test('two lines of one number are each what they were', () => {
  const lines = [
    { id: 1, a: 1 },
    { id: 1, a: 2 },
  ];
  expect(keepSame(lines, structuredClone(lines))).toBe(lines);
});

test('whatever was before, the outcome equals what was pushed', () => {
  fc.assert(
    fc.property(plain, plain, (before, next) => {
      expect(keepSame(before, structuredClone(next))).toEqual(next);
      expect(keepSame(next, structuredClone(next))).toBe(next);
    }),
  );
});
