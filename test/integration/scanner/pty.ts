/** A serial gun played through a pseudo-terminal: socat is the cable, and can be pulled out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PtyGun {
  /** The port that the till opens. */
  path: string;
  plug(): Promise<void>;
  unplug(): Promise<void>;
  send(bytes: string | Uint8Array): Promise<void>;
  /** From a process of its own, whatever this one does meanwhile. Milliseconds. */
  sendLater(text: string, ms: number): void;
}

/** A gun that is not plugged in yet; `folder` gets both ends of its cable. */
export function ptyGun(folder: string): PtyGun {
  const [path, end] = [`${folder}/gun`, `${folder}/trigger`];
  let cable: ChildProcess | null = null;
  return {
    path,
    async plug() {
      const ends = [path, end].map((link) => `pty,raw,echo=0,link=${link}`);
      cable = spawn('socat', ends, { stdio: 'ignore' });
      await until(() => existsSync(path) && existsSync(end));
    },
    async unplug() {
      const gone = new Promise((done) => cable?.once('exit', done));
      cable?.kill();
      await gone;
      cable = null;
    },
    async send(bytes) {
      const file = await open(end, 'w');
      await file.write(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      await file.close();
    },
    sendLater(text, ms) {
      spawn('sh', ['-c', `sleep ${ms / 1_000}; printf %s "$0" > "$1"`, text, end]);
    },
  };
}

export async function until(ready: () => boolean, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!ready()) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await sleep(20);
  }
}
