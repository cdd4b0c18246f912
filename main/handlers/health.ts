/** What main does for the health page: gathers how everything is, now. */
import { statfs } from 'node:fs/promises';
import type { CounterView, Mode } from '../../shared/counter-state';
import type { Health, HealthCalls, HealthVersions } from '../../shared/health';
import type { Awake } from '../health/awake';
import type { CallBook } from '../health/calls';
import { findingsOf, lookOf, notesOf } from '../health/findings';
import { supportReport } from '../health/report';
import type { Handlers } from '../ipc';
import type { Ledger } from '../ledger/ledger';
import type { Scanners } from '../scanner/scanners';
import type { Settings } from '../settings/table';
import { factsOf } from './ledger-facts';

export interface HealthParts {
  mode: () => Mode;
  settings: () => Settings;
  secrets: () => readonly string[];
  protection: () => Health['protection'];
  /** Folder of the profile: its disk is the one that must not be full. */
  profile: string;
  view: () => CounterView;
  ledger: Ledger;
  scanners: Pick<Scanners, 'view' | 'standings'>;
  calls: CallBook;
  tokenAgeMs: () => number | null;
  awake: Awake;
  versions: Omit<HealthVersions, 'sqlite' | 'schema'>;
  /** The last lines of the logs, oldest first. */
  logLines: () => readonly string[];
}

const ROWS_IN_REPORT = 40;

export function healthHandlers(parts: HealthParts): Pick<Handlers, keyof HealthCalls> {
  let camera: Health['camera'] = null;

  async function health(): Promise<Health> {
    const view = parts.view();
    const facts = factsOf(parts.ledger);
    const { lastCheck, lastBackup, backupTrouble } = facts;
    const seen = {
      at: Date.now(),
      mode: parts.mode(),
      reachability: view.reachability,
      minutes: parts.calls.minutes(),
      clockSkewMs: parts.calls.clockSkewMs(),
      tokenAgeMs: parts.tokenAgeMs(),
      camera,
      devices: parts.scanners.standings(),
      typingScanner: parts.scanners.view().scanners.some(({ kind }) => kind === 'wedge'),
      lastScans: lastScans(view),
      ledger: {
        rows: facts.rows,
        openIntents: facts.openIntents,
        problem: facts.problem?.kind ?? null,
        lastCheck: lookOf(lastCheck, facts.problem),
        lastBackupAt: lastBackup?.at ?? null,
        backupTrouble,
      },
      shift: facts.shift,
      keptAwake: parts.awake.isKept(),
      disk: await diskOf(parts.profile),
      protection: parts.protection(),
      versions: { ...parts.versions, ...databaseVersions(parts.ledger) },
    };
    return { ...seen, findings: findingsOf(seen), notes: notesOf(seen) };
  }

  return {
    health,
    async supportReport() {
      const query = { filter: {}, before: null, limit: ROWS_IN_REPORT };
      return supportReport({
        health: await health(),
        settings: parts.settings(),
        rows: parts.ledger.search.search(query).rows,
        logLines: parts.logLines(),
        secrets: parts.secrets(),
      });
    },
    cameraState({ state }) {
      if (camera?.state !== state) camera = { state, since: Date.now() };
    },
  };
}

function lastScans({ recent }: CounterView): Health['lastScans'] {
  return recent
    .filter((scan, index) => recent.findIndex(({ source }) => source === scan.source) === index)
    .map(({ source, at }) => ({ source, at }));
}

async function diskOf(folder: string): Promise<Health['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null; // A file edge: not every file system tells.
  }
}

function databaseVersions({ core: { database } }: Ledger): { sqlite: string; schema: number } {
  const { sqlite } = database.prepare('SELECT sqlite_version() AS sqlite').get() as {
    sqlite: string;
  };
  const { user_version: schema } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  return { sqlite, schema };
}
