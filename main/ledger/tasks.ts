/**
 * Long looks at the ledger, beside the counter: in a worker thread where its file is known,
 * else between other work. They read through connections of their own.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type BackupMade, backUp } from './backup';
import { type Checked, type CheckOrder, checkSteps, type Steps } from './check';

export type TaskOrder =
  | { task: 'check'; order: CheckOrder }
  | { task: 'backup'; path: string; target: string; key: string | null };

export type TaskEnd =
  | { task: 'check'; checked: Checked }
  | { task: 'backup'; made: BackupMade }
  /** The till is closing. */
  | { task: 'cancelled' };

/** What a worker says. */
export type TaskNews = { steps: Steps } | { end: TaskEnd };

export interface TaskOptions {
  /** The worker's file (`ledger-check.js` beside the app's bundle); null: in this thread. */
  worker: string | null;
  onSteps: (steps: Steps) => void;
  signal: AbortSignal;
}

/** Runs a task to its end. Its promise always fulfils. */
export async function runTask(order: TaskOrder, options: TaskOptions): Promise<TaskEnd> {
  if (options.signal.aborted) return { task: 'cancelled' };
  const there = options.worker === null ? null : await inWorker(order, options.worker, options);
  return there ?? inThisThread(order, options);
}

/** A task, step by step; used by the worker as well. */
export async function performTask(
  order: TaskOrder,
  pause: (steps: Steps) => Promise<void>,
): Promise<TaskEnd> {
  if (order.task === 'backup') {
    const { path, target, key } = order;
    return { task: 'backup', made: await backUp(path, target, key, pause) };
  }
  const steps = checkSteps(order.order);
  try {
    let step = steps.next();
    for (; !step.done; step = steps.next()) await pause(step.value);
    return { task: 'check', checked: step.value };
  } finally {
    steps.return?.(undefined as never);
  }
}

class Cancelled extends Error {}

async function inThisThread(order: TaskOrder, { onSteps, signal }: TaskOptions): Promise<TaskEnd> {
  try {
    return await performTask(order, async (steps) => {
      onSteps(steps);
      await breathe();
      if (signal.aborted) throw new Cancelled();
    });
  } catch (error) {
    if (error instanceof Cancelled) return { task: 'cancelled' };
    throw error;
  }
}

/** Null where the worker did not come up: then the task is done here. */
function inWorker(
  order: TaskOrder,
  file: string,
  { onSteps, signal }: TaskOptions,
): Promise<TaskEnd | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(file, { workerData: order });
    } catch {
      resolve(null); // A file edge: the bundle lacks its worker.
      return;
    }
    const cancel = () => finish({ task: 'cancelled' });
    const finish = (end: TaskEnd | null) => {
      signal.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      // With its thread its hold on the files is gone as well.
      void worker.terminate().finally(() => resolve(end));
    };
    signal.addEventListener('abort', cancel);
    worker.unref();
    worker.on('message', (news: TaskNews) => {
      if ('steps' in news) onSteps(news.steps);
      else finish(news.end);
    });
    worker.on('error', () => finish(null));
    worker.on('exit', () => finish(null));
  });
}
