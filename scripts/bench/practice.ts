/** WeChat for a benchmark: the practice server in a process of its own, as WeChat has its own machine. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../build';

export interface PracticeAccount {
  baseUrl: string;
  appId: string;
  appSecret: string;
}

/**
 * Runs `deed` beside a practice server that adds `latencyMs` to every answer. In the benchmark's
 * own process it would answer later the busier the measuring is.
 */
export async function withPracticeServer<T>(
  deed: (account: PracticeAccount) => Promise<T>,
  latencyMs = 0,
): Promise<T> {
  const args = ['--import', 'tsx', join(root, 'scripts/practice-server.ts')];
  const child = spawn(process.execPath, [...args, '--port', '0', '--latency', String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const first = await new Promise<string>((told, ended) => {
      createInterface({ input: child.stdout }).once('line', told);
      child.once('error', ended);
      child.once('exit', (code) => ended(new Error(`the practice server ended with ${code}`)));
    });
    const { port, appId, appSecret } = JSON.parse(first) as PracticeAccount & { port: number };
    return await deed({ baseUrl: `http://127.0.0.1:${port}`, appId, appSecret });
  } finally {
    child.kill();
  }
}
