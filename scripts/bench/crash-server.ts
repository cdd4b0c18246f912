/** The practice server of the crash test, in a process of its own, and its troubles. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Deed, Fault } from '../../main/practice/faults';
import type { Seen } from '../../main/practice/log';
import { practiceProvisioning } from '../../main/practice/provisioning';
import type { Consumed } from '../../main/practice/world';
import { root } from '../build';

export interface CrashServer {
  control(what: { faults: Fault[] }): Promise<void>;
  consumed(): Promise<Consumed[]>;
  log(): Promise<Seen[]>;
  /** Writes a provisioning file into a folder; its path. */
  provisioning(folder: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startCrashServer(): Promise<CrashServer> {
  const script = join(root, 'scripts', 'practice-server.ts');
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, script, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [line] = await Promise.race([
    (async () => {
      for await (const first of createInterface({ input: child.stdout })) return [first];
      return [];
    })(),
    ended.then(() => [] as string[]),
  ]);
  if (line === undefined) throw new Error('the practice server did not start');
  const { port, appId, appSecret } = JSON.parse(line) as {
    port: number;
    appId: string;
    appSecret: string;
  };
  const baseUrl = `http://127.0.0.1:${port}`;

  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(baseUrl + path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  }

  return {
    control: async (what) => void (await ask('/practice/control', what)),
    consumed: () => ask('/practice/consumed'),
    log: () => ask('/practice/log'),
    async provisioning(folder) {
      const file = join(folder, 'provisioning.json');
      await writeFile(file, JSON.stringify(practiceProvisioning({ baseUrl, appId, appSecret })));
      return file;
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const troubles: ((random: () => number) => Deed)[] = [
  () => ({ kind: 'drop-before' }),
  () => ({ kind: 'drop-after' }),
  () => ({ kind: 'reset' }),
  (random) => ({ kind: 'apply-late', ms: Math.floor(random() * 4_000) }),
  () => ({ kind: 'apply-after-read' }),
  () => ({ kind: 'hang', apply: true }),
  () => ({ kind: 'hang', apply: false }),
  () => ({ kind: 'http', status: 502, apply: true }),
  () => ({ kind: 'http', status: 500 }),
  () => ({ kind: 'truncate' }),
  () => ({ kind: 'errcode', errcode: -1, apply: true }),
  () => ({ kind: 'errcode', errcode: 40001 }),
  () => ({ kind: 'set-status', status: 'GIFTING' }),
];

/** What goes wrong with the consumes of a code, each once: often nothing, sometimes twice. */
export function faultsFor(code: string, random: () => number): Fault[] {
  const faults: Fault[] = [];
  const add = (deed: Deed) => faults.push({ api: 'consume', code, times: 1, do: deed });
  // Slow enough that a kill can fall between the sending and the answer.
  add({ kind: 'latency', ms: Math.floor(random() * 150) });
  for (let chance = 0.7; random() < chance; chance = 0.3) {
    const trouble = troubles[Math.floor(random() * troubles.length)];
    if (trouble) add(trouble(random));
  }
  return faults;
}
