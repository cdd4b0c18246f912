/** The worker thread that looks through the ledger (an entry of its own in the build). */
import { parentPort, workerData } from 'node:worker_threads';
import { performTask, type TaskNews, type TaskOrder } from './tasks';

const TELL_EVERY_MS = 200;

async function work(): Promise<void> {
  let toldAt = 0;
  const end = await performTask(workerData as TaskOrder, async (steps) => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    tell({ steps });
  });
  tell({ end });
}

function tell(news: TaskNews): void {
  parentPort?.postMessage(news);
}

void work();
