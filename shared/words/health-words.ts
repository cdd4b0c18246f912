/** The words of the health page. */
import type { CameraState, HealthFinding, HealthNote } from '../health';

export interface HealthWords {
  allWell: string;
  findings: Record<HealthFinding, { what: string; next: string }>;
  notes: Record<HealthNote, { what: string; next: string }>;
  latencyTitle: string;
  /** Says the chart in one sentence. */
  latencySummary: (calls: string, median: string, slowest: string, failed: string) => string;
  latencyNone: string;
  latencyFrom: string;
  latencyTo: string;
  milliseconds: (count: string) => string;
  legendMedian: string;
  legendSlowest: string;
  legendFailed: string;
  connection: string;
  wechat: string;
  clock: string;
  clockRight: string;
  clockAhead: (span: string) => string;
  clockBehind: (span: string) => string;
  token: string;
  tokenAge: (span: string) => string;
  notYet: string;
  devices: string;
  camera: string;
  cameraStates: Record<CameraState, string>;
  cameraSince: (state: string, time: string) => string;
  scanners: string;
  /** Connected, or not: how, and since when. */
  scannerSince: (name: string, link: string, time: string) => string;
  scannerRead: (ago: string) => string;
  scannerReadNothing: string;
  scanned: string;
  scannedAt: (source: string, ago: string) => string;
  keptAwake: string;
  awakeYes: string;
  awakeNo: string;
  record: string;
  rows: string;
  openIntents: string;
  chain: string;
  chainGood: (time: string) => string;
  chainBroken: (time: string) => string;
  chainUnchecked: string;
  backup: string;
  disk: string;
  diskFree: (free: string, total: string) => string;
  program: string;
  app: string;
  electron: string;
  chromium: string;
  sqlite: string;
  schema: (version: string) => string;
  secrets: string;
  report: string;
  reportHint: string;
  reportMake: string;
  reportText: string;
}
