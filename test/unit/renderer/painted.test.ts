/** What waits for a picture to be painted comes after it, once, and comes in an unseen window too. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint } from '../../../renderer/look/painted';

let frames: Map<number, () => void>;
const done: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = new Map();
  done.length = 0;
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frames.set(++last, callback);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => void frames.delete(handle));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The browser calls what waits for a frame, and paints in the same task. */
function paint(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const callback of due) callback();
  done.push('painted');
}

test('a deed comes after the picture, once', () => {
  afterPaint(() => done.push('deed'));
  vi.advanceTimersByTime(10);
  paint();
  vi.advanceTimersByTime(1_000);
  expect(done).toEqual(['painted', 'deed']);
});

test('deeds keep their order', () => {
  afterPaint(() => done.push('first'));
  afterPaint(() => done.push('second'));
  paint();
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['painted', 'first', 'second']);
});

test('in a window that draws nothing it comes soon, once, and not again when it draws', () => {
  afterPaint(() => done.push('deed'));
  vi.advanceTimersByTime(100);
  expect(done).toEqual(['deed']);
  paint();
  vi.advanceTimersByTime(1_000);
  expect(done).toEqual(['deed', 'painted']);
});
