/**
 * The ledger's long looks in a process of their own. No worker thread: ending one in the middle
 * of a call into SQLite takes the whole app down with it.
 */
import { utilityProcess } from 'electron';
import type { Elsewhere, TaskEnd, TaskNews } from './ledger/tasks';
import { TASK_PROCESS } from './logs/bugs';

/** Runs each task in a new process of this file (`ledger-check.js` beside the app's bundle). */
export function inProcess(file: string): Elsewhere {
  return (order, { onSteps, signal }) =>
    new Promise((resolve) => {
      const child = utilityProcess.fork(file, [], { serviceName: TASK_PROCESS, stdio: 'ignore' });
      let end: TaskEnd | null = null;
      const cancel = () => finish({ task: 'cancelled' });
      const finish = (how: TaskEnd) => {
        end = how;
        child.kill();
      };
      signal.addEventListener('abort', cancel);
      child.on('message', (news: TaskNews) => {
        if ('steps' in news) onSteps(news.steps);
        else finish(news.end);
      });
      // With the process its hold on the files is gone as well.
      child.on('exit', () => {
        signal.removeEventListener('abort', cancel);
        resolve(end);
      });
      child.postMessage(order);
    });
}
