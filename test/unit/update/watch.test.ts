/** When a till looks for updates by itself, and what it writes down of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fact } from '../../../main/logs/redact';
import type { UpdateSource } from '../../../main/update/source';
import { logTaken, sayTaken, watchForUpdates } from '../../../main/update/watch';

const MINUTE = 60_000;
let asked: string[];
let lines: [level: string, text: string, facts: Record<string, Fact> | undefined][];
let shiftOpen: boolean;
let stop: () => void;
const log = {
  write: (level: string, _room: string, text: string, facts?: Record<string, Fact>) => {
    lines.push([level, text, facts]);
  },
  keep: () => {},
  last: () => [],
};
const source: UpdateSource = {
  async open(name) {
    asked.push(name);
    throw new Error('nobody there');
  },
};
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  lines = [];
  shiftOpen = false;
  stop = watchForUpdates({
    install: { root: '/nowhere', version: '0.1.0', pinnedKey: 'PEM' },
    source,
    shiftOpen: () => shiftOpen,
    log,
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('it looks a minute after the start and every hour', async () => {
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['SHA256SUMS']);
  await vi.advanceTimersByTimeAsync(120 * MINUTE);
  expect(asked).toHaveLength(3);
  expect(lines[0]).toEqual(['warning', 'nobody there', { why: 'unreachable' }]);
});

test('during a shift it does not even ask', async () => {
  shiftOpen = true;
  await vi.advanceTimersByTimeAsync(300 * MINUTE);
  expect(asked).toEqual([]);
  shiftOpen = false;
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(asked).toEqual(['SHA256SUMS']);
});

test('once it is stopped it asks no more', async () => {
  stop();
  await vi.advanceTimersByTimeAsync(300 * MINUTE);
  expect(asked).toEqual([]);
});

test('an update that was taken, left or refused is written down; that there is none is not', () => {
  logTaken(log, { kind: 'taken', version: '0.2.0' });
  logTaken(log, { kind: 'left', why: 'nothing-newer' });
  logTaken(log, { kind: 'left', why: 'failed-before' });
  expect(lines.map(([level, , facts]) => [level, facts])).toEqual([
    ['info', { version: '0.2.0' }],
    ['info', { why: 'failed-before' }],
  ]);
});

test('a person is told in a line', () => {
  expect(sayTaken({ kind: 'taken', version: '0.2.0' })).toContain('0.2.0 is in place');
  expect(sayTaken({ kind: 'left', why: 'nothing-newer' })).toContain('nothing-newer');
  const refused = sayTaken({ kind: 'refused', why: 'not-signed', detail: 'x' });
  expect(refused).toContain('refused, nothing was changed (not-signed)');
});
