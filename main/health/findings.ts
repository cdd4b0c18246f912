/** What of the till's health somebody should see to. Pure. */
import {
  CLOCK_WARN_MS,
  type Health,
  type HealthFinding,
  healthFindings,
  medianOf,
} from '../../shared/health';

/** The disk is low below this: a day's rows and a backup must always find room. */
export const DISK_LOW_BYTES = 500 * 1024 * 1024;
/** A look-up slower than this is felt by the queue. */
export const SLOW_MS = 2_000;
/** A backup is made every day; one day may be a holiday. */
const BACKUP_OLD_MS = 2 * 86_400_000;

/** The findings, the most pressing first. */
export function findingsOf(health: Omit<Health, 'findings'>): HealthFinding[] {
  return healthFindings.filter((finding) => holds(finding, health));
}

function holds(finding: HealthFinding, health: Omit<Health, 'findings'>): boolean {
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
    default:
      return finding satisfies never;
  }
}

/** A till without a camera is a till all the same. */
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
