/**
 * Long looks at the ledger, beside the counter: in a process of their own where there is one,
 * else between other work. They read through connections of their own.
 */
import { setImmediate as breathe } from 'node:timers/promises';
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

/** What another process says of its task. */
export type TaskNews = { steps: Steps } | { end: TaskEnd };

export interface TaskWatch {
  onSteps: (steps: Steps) => void;
  signal: AbortSignal;
}

/** Runs a task elsewhere; null where it did not come to an end there. */
export type Elsewhere = (order: TaskOrder, watch: TaskWatch) => Promise<TaskEnd | null>;

/** Runs a task to its end. Its promise always fulfils. */
export async function runTask(
  order: TaskOrder,
  elsewhere: Elsewhere | null,
  watch: TaskWatch,
): Promise<TaskEnd> {
  if (watch.signal.aborted) return { task: 'cancelled' };
  const there = elsewhere && (await elsewhere(order, watch));
  return there ?? inThisThread(order, watch);
}

/** A task, step by step; used by the other process as well. */
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

async function inThisThread(order: TaskOrder, { onSteps, signal }: TaskWatch): Promise<TaskEnd> {
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
