/** A till that is well, for tests that make one thing of it ill. */
import type { Health } from '../../../shared/health';

export const NOW = Date.UTC(2026, 10, 24, 4, 0, 0);

export const well: Omit<Health, 'findings' | 'notes'> = {
  at: NOW,
  mode: 'live',
  reachability: { state: 'reachable', latencyMs: 180 },
  minutes: [
    { calls: 0, failed: 0, medianMs: null, slowestMs: null },
    { calls: 4, failed: 1, medianMs: 180, slowestMs: 420 },
  ],
  clockSkewMs: -2_400,
  tokenAgeMs: 1_800_000,
  camera: { state: 'live', since: NOW - 60_000 },
  devices: [],
  typingScanner: true,
  lastScans: [{ source: 'wedge', at: NOW - 5_000 }],
  ledger: {
    rows: 1_234,
    openIntents: 0,
    problem: null,
    lastCheck: { at: NOW - 3_600_000, ok: true },
    lastBackupAt: NOW - 3_600_000,
    backupTrouble: null,
  },
  shift: { shift: 7, operator: '王小明', openedAt: NOW - 7_200_000 },
  keptAwake: true,
  disk: { freeBytes: 80e9, totalBytes: 256e9 },
  protection: 'key-store',
  versions: {
    app: '0.1.0',
    electron: '33.2.1',
    chromium: '130',
    node: '20.18.1',
    sqlite: '3.46.0',
    schema: 2,
    system: 'linux x64 6.1',
  },
};
