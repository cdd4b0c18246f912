/** The time that a row gives to WeChat is WeChat's alone. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWechatWait } from '../../../main/counter/wait';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test('counts every answer that is waited for, and not the cashier who chooses between', async () => {
  const wait = createWechatWait();
  const first = wait.during(after(120));
  await vi.advanceTimersByTimeAsync(120);
  await first;
  await vi.advanceTimersByTimeAsync(9_000);
  const second = wait.during(after(300));
  await vi.advanceTimersByTimeAsync(80);
  expect(wait.ms()).toBe(200);
  await vi.advanceTimersByTimeAsync(220);
  await second;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(wait.ms()).toBe(420);
});

test('counts an answer that never came as well', async () => {
  const wait = createWechatWait();
  const lost = wait.during(after(50).then(() => Promise.reject(new Error('gone'))));
  const ended = expect(lost).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(50);
  await ended;
  expect([wait.ms(), createWechatWait().ms()]).toEqual([50, 0]);
});
