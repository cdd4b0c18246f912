/** A page that dies or hangs is loaded anew, and one that dies again and again does not keep the till busy. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reviveWhenGone } from '../../../main/window/revive';

const reload = vi.fn();
const endProcess = vi.fn();
let contents: EventEmitter;
let window: EventEmitter;
let destroyed: boolean;
beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  destroyed = false;
  contents = Object.assign(new EventEmitter(), { reload, forcefullyCrashRenderer: endProcess });
  window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => destroyed,
  });
  reviveWhenGone(window as unknown as BrowserWindow);
});
afterEach(() => vi.useRealTimers());

const die = (reason: string) => contents.emit('render-process-gone', {}, { reason });

test('a page that crashed, or was killed for its memory, is loaded at once', () => {
  for (const reason of ['crashed', 'oom', 'killed']) {
    vi.advanceTimersByTime(10_000);
    die(reason);
    vi.advanceTimersByTime(0);
  }
  expect(reload).toHaveBeenCalledTimes(3);
});

test('one that dies at once again waits two seconds', () => {
  die('crashed');
  vi.advanceTimersByTime(0);
  die('crashed');
  vi.advanceTimersByTime(1_999);
  expect(reload).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(reload).toHaveBeenCalledTimes(2);
});

test('one that hangs is ended, which loads it anew', () => {
  window.emit('unresponsive');
  expect(endProcess).toHaveBeenCalledTimes(1);
});

test('a window that was closed is left closed', () => {
  die('clean-exit');
  die('crashed');
  destroyed = true;
  vi.advanceTimersByTime(10_000);
  expect(reload).not.toHaveBeenCalled();
});
