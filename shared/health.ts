/**
 * How the till is, as the health page and the support report tell it. No secret, no openid and
 * no whole code is ever part of it.
 */
import type { Protection } from './account';
import type { LedgerProblem, Mode, Reachability } from './counter-state';
import type { ShiftState } from './ledger';
import type { Source } from './reasons';
import type { DeviceStanding } from './scanners';

/** What the page's camera panel says of itself. */
export const cameraStates = [
  'starting',
  'live',
  'no-camera',
  'refused',
  'in-use',
  'unplugged',
  'no-frames',
  'failed',
  'no-decoder',
] as const;
export type CameraState = (typeof cameraStates)[number];

/** Calls to WeChat within one minute. */
export interface CallMinute {
  calls: number;
  failed: number;
  /** Of those that were answered; null where none was. */
  medianMs: number | null;
  slowestMs: number | null;
}

/** What somebody should see to, the most pressing first. */
export const healthFindings = [
  'ledger',
  'chain',
  'disk',
  'unreachable',
  'clock',
  'slow',
  'backup-failed',
  'backup-old',
  'camera',
  'no-camera',
  'scanner',
] as const;
export type HealthFinding = (typeof healthFindings)[number];

/** What is so and may stay so, but should be known. */
export const healthNotes = ['file-permissions'] as const;
export type HealthNote = (typeof healthNotes)[number];

/** Times are milliseconds since 1970 of this machine, spans milliseconds. */
export interface Health {
  at: number;
  findings: HealthFinding[];
  notes: HealthNote[];
  mode: Mode;
  reachability: Reachability;
  /** The last 60 minutes, oldest first. */
  minutes: CallMinute[];
  /** This machine's clock less WeChat's `Date`; null before the first answer. */
  clockSkewMs: number | null;
  /** Since the token was fetched; null without one. */
  tokenAgeMs: number | null;
  camera: { state: CameraState; since: number } | null;
  /** Chosen scanners on a serial port or with HID-POS. */
  devices: DeviceStanding[];
  /** Whether a scanner that types was set up. */
  typingScanner: boolean;
  /** The last scan of each way in, since the till was started. */
  lastScans: { source: Source; at: number }[];
  ledger: {
    rows: number;
    openIntents: number;
    problem: LedgerProblem['kind'] | null;
    lastCheck: { at: number; ok: boolean } | null;
    lastBackupAt: number | null;
    backupTrouble: string | null;
  };
  shift: ShiftState | null;
  /** Whether the machine is being kept from sleeping. */
  keptAwake: boolean;
  /** Of the disk that the profile is on; null where the system does not say. */
  disk: { freeBytes: number; totalBytes: number } | null;
  protection: Protection;
  versions: HealthVersions;
}

export interface HealthVersions {
  app: string;
  electron: string;
  chromium: string;
  node: string;
  sqlite: string;
  /** Of the ledger's file. */
  schema: number;
  system: string;
}

export interface HealthCalls {
  health: { input: null; output: Health };
  /** The same and what led to it, as a text for support. */
  supportReport: { input: null; output: string };
  /** The page's camera panel says how it is. */
  cameraState: { input: { state: CameraState }; output: void };
}

export const healthCallers = {
  health: 'manager',
  supportReport: 'manager',
  cameraState: 'cashier',
} as const satisfies Record<keyof HealthCalls, 'cashier' | 'manager'>;

/** WeChat and this machine may differ by this much before anybody is warned (rules §2). */
export const CLOCK_WARN_MS = 60_000;

/** The middle one of some numbers; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
