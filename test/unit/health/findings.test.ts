/** What the health page warns of, and what it does not. */
import { describe, expect, test } from 'vitest';
import {
  DISK_LOW_BYTES,
  findingsOf,
  lookOf,
  notesOf,
  type Seen,
} from '../../../main/health/findings';
import { type HealthFinding, healthFindings } from '../../../shared/health';
import { NOW, well } from './well';

type Change = Partial<Seen>;
const ledger = (change: Partial<Seen['ledger']>): Change => ({
  ledger: { ...well.ledger, ...change },
});
const DAY = 86_400_000;

const noCamera: Change = { camera: { state: 'no-camera', since: NOW } };
const gun: Seen['devices'][number] = {
  ...{ id: 1, kind: 'serial', name: '', since: NOW, lastScanAt: null },
  link: 'ready',
};

const ill: Record<HealthFinding, Change> = {
  ledger: ledger({ problem: 'unwritable' }),
  chain: ledger({ lastCheck: { at: NOW, ok: false } }),
  disk: { disk: { freeBytes: DISK_LOW_BYTES - 1, totalBytes: 256e9 } },
  unreachable: { reachability: { state: 'unreachable', latencyMs: null } },
  clock: { clockSkewMs: 60_001 },
  slow: { minutes: [{ calls: 1, failed: 0, medianMs: 2_001, slowestMs: 2_001 }] },
  'backup-failed': ledger({ backupTrouble: 'ENOSPC' }),
  'backup-old': ledger({ lastBackupAt: NOW - 2 * DAY - 1 }),
  camera: { camera: { state: 'in-use', since: NOW } },
  'no-camera': { ...noCamera, typingScanner: false, lastScans: [{ source: 'typed', at: NOW }] },
  scanner: { devices: [{ ...gun, link: 'absent' }] },
};

test.each(Object.entries(ill))('%s is found, and nothing else', (finding, change) => {
  expect(findingsOf({ ...well, ...change })).toEqual([finding]);
});

const fine: [what: string, change: Change][] = [
  ['a till that is well', {}],
  ['a clock that is a minute behind', { clockSkewMs: -60_000 }],
  ['a disk that just suffices', { disk: { freeBytes: DISK_LOW_BYTES, totalBytes: 1e9 } }],
  ['a disk that does not tell', { disk: null }],
  ['a till that was just started', { clockSkewMs: null, tokenAgeMs: null, camera: null }],
  ['a till with a typing scanner and no camera', { ...noCamera, lastScans: [] }],
  ['a till whose scanner was never set up, but types', { ...noCamera, typingScanner: false }],
  ['a serial scanner in place of a camera', { ...noCamera, typingScanner: false, devices: [gun] }],
  ['a device that is still looked for', { devices: [{ ...gun, link: 'searching' }] }],
  ['a key file instead of a key store', { protection: 'file-permissions' }],
  ['a ledger too young for a backup', ledger({ lastBackupAt: null, lastCheck: null })],
];
test.each(fine)('%s is no finding', (_what, change) => {
  expect(findingsOf({ ...well, ...change })).toEqual([]);
});

test('secrets that only file permissions protect are named, without an alarm', () => {
  expect(notesOf({ ...well, protection: 'file-permissions' })).toEqual(['file-permissions']);
  expect(notesOf(well)).toEqual([]);
  expect(notesOf({ ...well, protection: 'passphrase' })).toEqual([]);
});

test('the most pressing comes first', () => {
  const all = Object.assign({}, ...Object.values(ill), {
    ledger: {
      ...well.ledger,
      problem: 'disk-full',
      lastCheck: { at: NOW, ok: false },
      lastBackupAt: 0,
      backupTrouble: 'x',
    },
  }) as Change;
  // One camera is either in trouble or missing.
  expect(findingsOf({ ...well, ...all, camera: { state: 'in-use', since: NOW } })).toEqual(
    healthFindings.filter((finding) => finding !== 'no-camera'),
  );
});

describe('the last look through the ledger', () => {
  const failed = { at: 1, rows: 0, ok: false, brokenSeq: null, detail: 'unable to open', seals: 0 };
  const readOnly = { kind: 'read-only' as const, folder: '/p', detail: 'unable to open' };

  test('that could not be taken says nothing about the chain', () => {
    expect(lookOf(failed, readOnly)).toBeNull();
  });

  test('that found a row that does not fit says so, whatever else is wrong', () => {
    expect([lookOf({ ...failed, brokenSeq: 7 }, readOnly), lookOf(failed, null)]).toEqual([
      { at: 1, ok: false },
      { at: 1, ok: false },
    ]);
  });
});
