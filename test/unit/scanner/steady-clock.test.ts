import { expect, test } from 'vitest';
import { createSteadyClock } from '../../../main/scanner/steady-clock';

test('time passes as it does, as long as nobody watches', () => {
  let now = 0;
  const clock = createSteadyClock(() => now);
  now = 10_000;
  expect(clock.read()).toBe(10_000);
});

test('while watched, a sleep of main counts as one long step', () => {
  let now = 0;
  const clock = createSteadyClock(() => now);
  clock.watch(24);
  const readings = [8, 16, 24, 300, 308].map((at) => {
    now = at;
    return clock.read();
  });
  expect(readings).toEqual([8, 16, 24, 48, 56]);
});

test('it never goes back, and runs on after a watch', () => {
  let now = 0;
  const clock = createSteadyClock(() => now);
  clock.watch(24);
  now = 500;
  expect(clock.read()).toBe(24);
  clock.unwatch();
  now = 1500;
  expect(clock.read()).toBe(1024);
});
