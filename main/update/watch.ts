/** Looks for updates by itself, where a place is given: at start and every hour, outside shifts. */
import type { Log } from '../logs/log';
import type { Install } from './install';
import type { UpdateSource } from './source';
import { type Taken, takeUpdate } from './take';

export interface Watch {
  install: Install;
  source: UpdateSource;
  shiftOpen: () => boolean;
  log: Log;
}

/** The start itself comes first. Milliseconds. */
const FIRST_LOOK_MS = 60_000;
const EVERY_MS = 60 * 60_000;

/** Begins to look. Returns the deed that ends it. An update that was taken starts the next time. */
export function watchForUpdates({ install, source, shiftOpen, log }: Watch): () => void {
  let looking = false;
  const look = async () => {
    // During a shift not even the list is fetched: the counter has the machine and the line.
    if (looking || shiftOpen()) return;
    looking = true;
    logTaken(log, await takeUpdate(install, source, { shiftOpen: shiftOpen(), byHand: false }));
    looking = false;
  };
  const first = setTimeout(() => void look(), FIRST_LOOK_MS);
  const every = setInterval(() => void look(), EVERY_MS);
  return () => {
    clearTimeout(first);
    clearInterval(every);
  };
}

/** One line for what became of a look. */
export function logTaken(log: Log, taken: Taken): void {
  switch (taken.kind) {
    case 'taken':
      log.write('info', 'update', 'an update is ready for the next start', {
        version: taken.version,
      });
      break;
    case 'left':
      if (taken.why !== 'nothing-newer') {
        log.write('info', 'update', 'an update was left alone', { why: taken.why });
      }
      break;
    case 'refused':
      log.write('warning', 'update', taken.detail, { why: taken.why });
      break;
    default:
      taken satisfies never;
  }
}

/** The same for the person who asked for it by `--update`. */
export function sayTaken(taken: Taken): string {
  switch (taken.kind) {
    case 'taken':
      return `version ${taken.version} is in place and starts the next time`;
    case 'left':
      return `nothing was taken: ${taken.why}`;
    case 'refused':
      return `refused, nothing was changed (${taken.why}): ${taken.detail}`;
    default:
      return taken satisfies never;
  }
}
