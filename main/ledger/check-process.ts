/**
 * The process that looks through the ledger (an entry of its own in the build). It is told its
 * task by a message, tells its steps and its end, and may be killed at any moment.
 */
import { performTask, type TaskNews, type TaskOrder } from './tasks';

const TELL_EVERY_MS = 200;

async function work(order: TaskOrder): Promise<void> {
  let toldAt = 0;
  const end = await performTask(order, async (steps) => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    tell({ steps });
  });
  tell({ end });
}

function tell(news: TaskNews): void {
  process.parentPort.postMessage(news);
}

process.parentPort.once('message', ({ data }: { data: TaskOrder }) => void work(data));
