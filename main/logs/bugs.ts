/**
 * What nobody caught, and what Chromium's processes die of: into the log, and no further.
 * Dumps stay in the profile; they hold memory, and so may hold secrets.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { App, CrashReporter } from 'electron';
import { KEEP_DAYS } from './files';
import type { Log } from './log';

/** Name of the process that the app ends itself once its task is done (ledger-process.ts). */
export const TASK_PROCESS = 'ledger';

/** Starts Chromium's crash reporter without an address to send to. Before the app is ready. */
export function keepDumpsHere(app: App, reporter: CrashReporter, profile: string): void {
  const folder = join(profile, 'crashes');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return; // A file edge: a profile that cannot be written; the counter's screen says so.
  }
  app.setPath('crashDumps', folder);
  reporter.start({ uploadToServer: false, submitURL: '', compress: true });
  dropOld(folder);
}

/** Without this, Electron shows a dialog over the till for what nobody caught. */
export function logBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.write('error', 'main', describe(error)));
  process.on('unhandledRejection', (error) => log.write('error', 'main', describe(error)));
}

/** GPU, network and other helpers: Chromium starts them again by itself. */
export function logLostProcesses(app: App, log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (name === TASK_PROCESS && reason === 'killed') return;
    log.write('warning', 'window', 'a helper process is gone', { type, reason, exitCode });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    log.write('error', 'window', 'the page is gone', { reason, exitCode });
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function dropOld(folder: string): void {
  const oldest = Date.now() - KEEP_DAYS * 24 * 60 * 60 * 1000;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name.endsWith('.dmp') && statSync(path).mtimeMs < oldest) {
      rmSync(path, { force: true });
    }
  }
}
