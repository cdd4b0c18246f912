/** What of the till's health somebody should see to. Pure. */

import type { LedgerProblem } from '../../shared/counter-state';
import {
  CLOCK_WARN_MS,
  type Health,
  type HealthFinding,
  type HealthNote,
  healthFindings,
  healthNotes,
  medianOf,
} from '../../shared/health';
import type { LedgerCheck } from '../../shared/ledger';
import { isWritingTrouble } from '../ledger/problem';

/** The disk is low below this: a day's rows and a backup must always find room. */
export const DISK_LOW_BYTES = 500 * 1024 * 1024;
/** A look-up slower than this is felt by the queue. */
export const SLOW_MS = 2_000;
/** A backup is made every day; one day may be a holiday. */
const BACKUP_OLD_MS = 2 * 86_400_000;

/** Everything that is known before it is judged. */
export type Seen = Omit<Health, 'findings' | 'notes'>;

/** The findings, the most pressing first. */
export function findingsOf(seen: Seen): HealthFinding[] {
  return healthFindings.filter((finding) => holds(finding, seen));
}

/**
 * The last look through the ledger as the page gets it: null also where the file could not be
 * looked at, in a folder or on a disk in trouble. That is a finding of its own, and says nothing
 * about the chain; a row that does not fit is named by its number.
 */
export function lookOf(
  check: LedgerCheck | null,
  problem: LedgerProblem | null,
): Health['ledger']['lastCheck'] {
  if (check === null) return null;
  const unseen = !check.ok && check.brokenSeq === null && problem !== null;
  return unseen && isWritingTrouble(problem) ? null : { at: check.at, ok: check.ok };
}

export function notesOf(seen: Seen): HealthNote[] {
  return healthNotes.filter((note) => seen.protection === note);
}

function holds(finding: HealthFinding, health: Seen): boolean {
  const { ledger, at } = health;
  switch (finding) {
    case 'ledger':
      return ledger.problem !== null;
    case 'chain':
      return ledger.lastCheck?.ok === false;
    case 'disk':
      return health.disk !== null && health.disk.freeBytes < DISK_LOW_BYTES;
    case 'unreachable':
      return health.reachability.state === 'unreachable';
    case 'clock':
      return Math.abs(health.clockSkewMs ?? 0) > CLOCK_WARN_MS;
    case 'slow':
      return (medianOf(health.minutes.flatMap(({ medianMs }) => medianMs ?? [])) ?? 0) > SLOW_MS;
    case 'backup-failed':
      return ledger.backupTrouble !== null;
    case 'backup-old':
      return ledger.lastBackupAt !== null && at - ledger.lastBackupAt > BACKUP_OLD_MS;
    case 'camera':
      return isCameraTrouble(health.camera);
    case 'no-camera':
      return health.camera?.state === 'no-camera' && !hasScanner(health);
    case 'scanner':
      return health.devices.some(({ link }) => link !== 'ready' && link !== 'searching');
    default:
      return finding satisfies never;
  }
}

/** One that types reads without having been set up: then its scans tell. */
function hasScanner({ devices, typingScanner, lastScans }: Seen): boolean {
  return devices.length > 0 || typingScanner || lastScans.some(({ source }) => source === 'wedge');
}

/** A till with hand scanners only is a till all the same. */
function isCameraTrouble(camera: Health['camera']): boolean {
  switch (camera?.state) {
    case undefined:
    case 'starting':
    case 'live':
    case 'no-camera':
      return false;
    case 'refused':
    case 'in-use':
    case 'unplugged':
    case 'no-frames':
    case 'failed':
    case 'no-decoder':
      return true;
  }
}
