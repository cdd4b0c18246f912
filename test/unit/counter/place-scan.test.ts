/** Where a scan goes: redemption rules §6, sentence by sentence. */
import { describe, expect, test } from 'vitest';
import { type Desk, placeScan, type Scan, scanOf } from '../../../main/counter/steps';
import { readCode } from '../../../shared/code';
import type { CounterState } from '../../../shared/counter-state';
import { type Source, sources, verdictKinds } from '../../../shared/reasons';

const NOW = 1_000_000;
const A = '100000000001';
const B = '100000000002';
const hands = sources.filter((source) => source !== 'camera');
const deliberate = ['wedge', 'typed', 'serial', 'hid'] as const;

const scan = (code: string, source: Source, at = NOW): Scan =>
  scanOf(code, readCode(code), source, at);
const keyOf = (code: string) => scan(code, 'wedge').key;
const state = (kind: CounterState['kind']) => ({ kind }) as CounterState;

/** A's verdict on show since ten seconds, nothing in the picture. */
function desk(change: Partial<Desk> = {}): Desk {
  return {
    state: state('refused'),
    placed: { key: keyOf(A), at: NOW - 10_000 },
    busy: false,
    offered: [],
    lastSeen: new Map(),
    ...change,
  };
}

/** The camera last saw these, milliseconds ago. */
const seen = (ago: Record<string, number>) =>
  new Map(Object.entries(ago).map(([code, ms]) => [keyOf(code), NOW - ms]));

describe('the next scan', () => {
  test.each(verdictKinds)('replaces what is on show: %s', (kind) => {
    const placed = sources.map(
      (source) => placeScan(desk({ state: state(kind) }), scan(B, source)).kind,
    );
    expect(placed).toEqual(sources.map(() => 'ask'));
  });

  test('waits while a redemption is in flight, whoever read it', () => {
    const placed = sources.map((source) => placeScan(desk({ busy: true }), scan(B, source)).kind);
    expect(placed).toEqual(sources.map(() => 'wait'));
  });

  test('is asked where nothing was ever on show', () => {
    expect(placeScan(desk({ placed: null, state: state('ready') }), scan(A, 'wedge'))).toEqual({
      kind: 'ask',
      fresh: true,
    });
  });
});

describe('the same code again', () => {
  test.each(sources)('is only acknowledged while its redemption is in flight (%s)', (source) => {
    expect(placeScan(desk({ busy: true }), scan(A, source))).toEqual({ kind: 'acknowledge' });
  });

  test('is only acknowledged by the camera until it has been out of the picture for 3 s', () => {
    const at = (ago: number) =>
      placeScan(desk({ lastSeen: seen({ [A]: ago }) }), scan(A, 'camera'));
    expect([at(0), at(500), at(2_999), at(3_000)]).toEqual([
      { kind: 'acknowledge' },
      { kind: 'acknowledge' },
      { kind: 'acknowledge' },
      { kind: 'ask', fresh: false },
    ]);
  });

  test.each(hands)('is only acknowledged within 2.5 s, then asked again (%s)', (source) => {
    const later = (ago: number) =>
      placeScan(desk({ placed: { key: keyOf(A), at: NOW - ago } }), scan(A, source));
    expect([later(0), later(2_499), later(2_500)]).toEqual([
      { kind: 'acknowledge' },
      { kind: 'acknowledge' },
      { kind: 'ask', fresh: false },
    ]);
  });

  test.each(hands)('is asked again at once after a fault (%s)', (source) => {
    const faulty = desk({ state: state('fault'), placed: { key: keyOf(A), at: NOW - 10 } });
    expect(placeScan(faulty, scan(A, source))).toEqual({ kind: 'ask', fresh: false });
  });

  test('after a fault is asked again by the camera only after 3 s out of the picture', () => {
    const at = (ago: number) =>
      placeScan(desk({ state: state('fault'), lastSeen: seen({ [A]: ago }) }), scan(A, 'camera'))
        .kind;
    expect([at(500), at(2_999), at(3_000)]).toEqual(['acknowledge', 'acknowledge', 'ask']);
  });

  test.each(hands)('is asked at once where the panel is empty, after Esc (%s)', (source) => {
    const empty = desk({ state: state('ready'), placed: { key: keyOf(A), at: NOW - 10 } });
    expect(placeScan(empty, scan(A, source))).toEqual({ kind: 'ask', fresh: false });
  });

  test('is not asked by the camera because the panel was emptied under it', () => {
    const empty = desk({ state: state('ready'), lastSeen: seen({ [A]: 100 }) });
    expect(placeScan(empty, scan(A, 'camera'))).toEqual({ kind: 'acknowledge' });
  });

  test('is the same written in groups of four, and another in small letters', () => {
    const grouped = scan('1000 0000 0001', 'typed');
    expect(grouped.key).toBe(keyOf(A));
    expect(scan('kq-1', 'typed').key).not.toBe(scan('KQ-1', 'typed').key);
  });
});

describe('what may redeem by itself', () => {
  test('is the first scan of a deliberate source, and of the camera what was not in the picture', () => {
    const fresh = sources.filter((source) => {
      const placement = placeScan(desk(), scan(B, source));
      return placement.kind === 'ask' && placement.fresh;
    });
    expect(fresh).toEqual(['camera', ...deliberate]);
  });

  test('is no code that the camera saw less than 3 s ago', () => {
    const at = (ago: number) =>
      placeScan(desk({ lastSeen: seen({ [B]: ago }) }), scan(B, 'camera'));
    expect([at(1_000), at(2_999), at(3_000)]).toEqual([
      { kind: 'ask', fresh: false },
      { kind: 'ask', fresh: false },
      { kind: 'ask', fresh: true },
    ]);
  });

  test('keeps to the same when it has to wait first: never a list of the manager', () => {
    const fresh = sources.filter((source) => {
      const placement = placeScan(desk({ busy: true }), scan(B, source));
      return placement.kind === 'wait' && placement.fresh;
    });
    expect(fresh).toEqual(['camera', ...deliberate]);
    const inPicture = desk({ busy: true, lastSeen: seen({ [B]: 400 }) });
    expect(placeScan(inPicture, scan(B, 'camera'))).toEqual({ kind: 'wait', fresh: false });
  });
});

describe('two codes in one picture', () => {
  const flicker = { placed: { key: keyOf(A), at: NOW - 5_000 } };

  test('that take turns do not replace each other', () => {
    const both = desk({ ...flicker, lastSeen: seen({ [A]: 120, [B]: 240 }) });
    expect(placeScan(both, scan(B, 'camera'))).toEqual({ kind: 'ignore' });
  });

  test('leave the one that stays: it is asked when the other has been gone for a second', () => {
    const at = (ago: number) =>
      placeScan(desk({ ...flicker, lastSeen: seen({ [A]: ago, [B]: 120 }) }), scan(B, 'camera'));
    expect([at(999), at(1_000)]).toEqual([{ kind: 'ignore' }, { kind: 'ask', fresh: false }]);
  });

  test('a code left in the picture does not replace what was scanned by hand meanwhile', () => {
    const byHand = desk({
      placed: { key: keyOf(A), at: NOW - 5_000 },
      lastSeen: seen({ [A]: 60_000, [B]: 120 }),
    });
    expect(placeScan(byHand, scan(B, 'camera'))).toEqual({ kind: 'ignore' });
  });

  test('of which the cashier must choose: one alone is asked once the other has gone', () => {
    const at = (ago: number) =>
      placeScan(
        desk({
          offered: [keyOf(A), keyOf(B)],
          placed: null,
          lastSeen: seen({ [A]: ago, [B]: 50 }),
        }),
        scan(B, 'camera'),
      );
    // It was in the picture before, so it never redeems by itself.
    expect([at(999), at(1_000)]).toEqual([{ kind: 'ignore' }, { kind: 'ask', fresh: false }]);
  });

  test('do not keep a hand scanner from being heard', () => {
    const both = desk({ offered: [keyOf(A), keyOf(B)], lastSeen: seen({ [A]: 50, [B]: 50 }) });
    expect(placeScan(both, scan(B, 'wedge'))).toEqual({ kind: 'ask', fresh: true });
  });
});
