/** Which of Chromium's lost processes are worth a line in the log. */
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { logLostProcesses, TASK_PROCESS } from '../../../main/logs/bugs';

function logged(details: Record<string, unknown>): unknown[] {
  const app = new EventEmitter();
  const lines: unknown[] = [];
  const write = (level: string, _room: string, text: string) => lines.push([level, text]);
  logLostProcesses(app as App, { write, keep: write, last: () => [] });
  app.emit('child-process-gone', {}, { type: 'Utility', exitCode: 15, ...details });
  return lines;
}

test('not the one that was ended because its task was done', () => {
  expect(logged({ name: TASK_PROCESS, reason: 'killed' })).toEqual([]);
});

test.each([
  { name: TASK_PROCESS, reason: 'crashed' },
  { name: TASK_PROCESS, reason: 'oom' },
  { name: 'Network Service', reason: 'killed' },
])('all others: $name $reason', (details) => {
  expect(logged(details)).toEqual([['warning', 'a helper process is gone']]);
});
