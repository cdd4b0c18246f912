/** The updates of one start: by a person's `--update`, by itself, and the mark that all is up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../logs/log';
import { readSetting } from '../settings/table';
import { findInstall, type Install, markReady } from './install';
import { type UpdateSource, updateSource } from './source';
import { takeUpdate } from './take';
import { logTaken, sayTaken, watchForUpdates } from './watch';

export interface Updates {
  /** Null where no launcher started this till. */
  install: Install | null;
  /** Null for what is neither a folder nor an https address. */
  sourceOf(place: string): UpdateSource | null;
  /** The page has its first state: the launcher may rely on this version. */
  ready(): void;
  /** Looks for updates by itself from now on. */
  watch(place: string, shiftOpen: () => boolean): void;
  /** Takes one for a person who asked; what became of it, in a line. */
  byHand(place: string): Promise<{ ok: boolean; said: string }>;
  stop(): void;
}

export interface UpdatesOptions {
  profile: string;
  version: string;
  /** Folder of the built bundles (`out/`), with the release key where the packaged app has one. */
  bundles: string;
  log: Log;
}

export function openUpdates({ profile, bundles, version, log }: UpdatesOptions): Updates {
  const keyFile = join(bundles, 'main', 'release-key.pem');
  const install = findInstall(process.env, version, keyFile);
  let stop = () => {};
  let told = false;
  const sourceOf = (place: string) => updateSource(place, extraCa(profile));

  return {
    install,
    sourceOf,
    ready() {
      if (told || install === null) return;
      told = true;
      try {
        markReady(install);
      } catch (error) {
        // The launcher will go back to the version before: better than one that nobody can mark.
        log.write('error', 'update', `the ready mark cannot be written: ${String(error)}`);
      }
    },
    watch(place, shiftOpen) {
      const source = sourceOf(place);
      if (install === null || source === null) {
        log.write('warning', 'update', objection(install));
        return;
      }
      stop = watchForUpdates({ install, source, shiftOpen, log });
    },
    async byHand(place) {
      const source = sourceOf(place);
      if (install === null || source === null) return { ok: false, said: objection(install) };
      const taken = await takeUpdate(install, source, { shiftOpen: false, byHand: true });
      logTaken(log, taken);
      return { ok: taken.kind === 'taken', said: sayTaken(taken) };
    },
    stop: () => stop(),
  };
}

function objection(install: Install | null): string {
  return install === null
    ? 'this till was not started by its launcher: its own installer updates it (docs/updating.md)'
    : 'updates come from a folder or an https:// address';
}

/** The shop's own authority, as the profile keeps it. Only read: no till may be open yet. */
function extraCa(profile: string): string | undefined {
  try {
    const stored = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
    const name = readSetting('extraCaFile', (stored as { extraCaFile?: unknown }).extraCaFile);
    return name === '' ? undefined : readFileSync(join(profile, name), 'utf8');
  } catch {
    return undefined; // A file edge: no settings yet, or none that can be read.
  }
}
