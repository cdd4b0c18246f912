/**
 * Whether this PC has a graphics processor, as an earlier start saw it. Without one Chromium starts
 * its graphics process, fails, and starts it again in software, before the first page is drawn:
 * a fifth to a quarter of the whole start on two cores. A till remembers, and does not ask again.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';

/** What is kept in the profile. Times are milliseconds since 1970. */
interface Seen {
  electron: string;
  at: number;
}

/** A driver may have come meanwhile: then one start looks anew. */
const TRUSTED_MS = 30 * 24 * 60 * 60 * 1000;
/** Chromium has given up its attempts by then, even on a slow disk. */
const LOOK_AFTER_MS = 10_000;
/** Chromium's own switch: https://www.electronjs.org/docs/latest/api/command-line-switches */
const WITHOUT = 'disable-gpu';

export type GraphicsApp = Pick<App, 'commandLine' | 'getGPUFeatureStatus' | 'whenReady'>;

/**
 * Before the app is ready: spares Chromium the attempt where an earlier start of the same Electron
 * saw it fail; otherwise looks, once the start is over, how it went.
 */
export function rememberGraphics(
  profile: string,
  { app, electron, now = Date.now }: { app: GraphicsApp; electron: string; now?: () => number },
): void {
  const file = join(profile, 'no-graphics.json');
  const { commandLine } = app;
  // Somebody else's wish says nothing about this PC.
  if (commandLine.hasSwitch(WITHOUT)) return;
  if (isTrusted(readSeen(file), electron, now())) return commandLine.appendSwitch(WITHOUT);
  void app.whenReady().then(() => {
    setTimeout(() => {
      const none = app.getGPUFeatureStatus().gpu_compositing.startsWith('disabled');
      keep(file, none ? { electron, at: now() } : null);
    }, LOOK_AFTER_MS).unref();
  });
}

function isTrusted(seen: Seen | null, electron: string, now: number): boolean {
  return seen?.electron === electron && now >= seen.at && now - seen.at < TRUSTED_MS;
}

function readSeen(file: string): Seen | null {
  try {
    const { electron, at } = JSON.parse(readFileSync(file, 'utf8')) ?? {};
    return typeof electron === 'string' && typeof at === 'number' ? { electron, at } : null;
  } catch {
    return null; // A file edge: not there yet, or damaged; the start looks anew.
  }
}

function keep(file: string, seen: Seen | null): void {
  try {
    if (seen === null) rmSync(file, { force: true });
    else writeFileSync(file, JSON.stringify(seen), { mode: 0o600 });
  } catch {
    // A file edge: a profile that cannot be written; the next start looks anew.
  }
}
