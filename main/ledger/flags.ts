/**
 * What makes a row worth a manager's look: pure decisions over the row and the scans before
 * it. Times are milliseconds since 1970.
 */
import type { FlagName } from '../../shared/ledger';

/** A scan, as far as flags depend on it. */
export interface ScanSeen {
  at: number;
  code: string;
  verdict: string | null;
  reason: string | null;
}

/** The same invalid code this many times within this time. */
export const REPEATED_INVALID = { times: 3, withinMs: 30 * 60_000 } as const;
/** This many different unknown codes within a minute: nobody has so much bad luck. */
export const MANY_UNKNOWN = { codes: 5, withinMs: 60_000 } as const;
/** One code answered this many times within this time. */
export const SHORT_INTERVALS = { times: 3, withinMs: 30_000 } as const;
/** How far back scans count at all. */
export const LONGEST_MEMORY_MS = REPEATED_INVALID.withinMs;
/** A clock that is set by a second or two is no event. */
export const CLOCK_TOLERANCE_MS = 60_000;
/** A receipt number this long is never given twice; shorter ones begin anew every day. */
const LONG_RECEIPT = 8;
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 28_800_000;

/** The flags of a scan by what came before it; `earlier` need not be sorted. */
export function scanFlags(scan: ScanSeen, earlier: readonly ScanSeen[]): FlagName[] {
  const flags: FlagName[] = [];
  if (isRepeatedInvalid(scan, earlier)) flags.push('repeated-invalid');
  if (isManyUnknown(scan, earlier)) flags.push('many-unknown');
  if (isShortInterval(scan, earlier)) flags.push('short-intervals');
  return flags;
}

function isRepeatedInvalid(scan: ScanSeen, earlier: readonly ScanSeen[]): boolean {
  if (scan.verdict !== 'invalid' || scan.code === '') return false;
  const same = within(scan, earlier, REPEATED_INVALID.withinMs).filter(
    ({ code, verdict }) => code === scan.code && verdict === 'invalid',
  );
  return same.length + 1 >= REPEATED_INVALID.times;
}

function isManyUnknown(scan: ScanSeen, earlier: readonly ScanSeen[]): boolean {
  if (!isUnknown(scan)) return false;
  const codes = within(scan, earlier, MANY_UNKNOWN.withinMs)
    .filter(isUnknown)
    .map(({ code }) => code);
  return new Set([...codes, scan.code]).size >= MANY_UNKNOWN.codes;
}

function isShortInterval(scan: ScanSeen, earlier: readonly ScanSeen[]): boolean {
  if (!isAnswered(scan)) return false;
  const same = within(scan, earlier, SHORT_INTERVALS.withinMs).filter(
    (one) => one.code === scan.code && isAnswered(one),
  );
  return same.length + 1 >= SHORT_INTERVALS.times;
}

/** Asked again after a fault is what a cashier should do; that counts for nothing. */
function isAnswered({ code, verdict }: ScanSeen): boolean {
  return (
    code !== '' && (verdict === 'redeemable' || verdict === 'refused' || verdict === 'invalid')
  );
}

function isUnknown({ reason, code }: ScanSeen): boolean {
  return reason === 'no-such-code' && code !== '';
}

function within(scan: ScanSeen, earlier: readonly ScanSeen[], ms: number): ScanSeen[] {
  return earlier.filter(({ at }) => Math.abs(scan.at - at) < ms);
}

/** Whether a row's time lies before the row in front of it. */
export function isClockSetBack(at: number, previousAt: number | null): boolean {
  return previousAt !== null && at < previousAt - CLOCK_TOLERANCE_MS;
}

/** Whether a receipt that another redemption has as well is a duplicate. */
export function isDuplicateReceipt(text: string, at: number, otherAt: number): boolean {
  return text.length >= LONG_RECEIPT || dayOf(at) === dayOf(otherAt);
}

/** The day in Asia/Shanghai, as a number of days since 1970: the column `day`. */
export function dayOf(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}

/** Puts flags into one text, each once, in the order in which they came. */
export function joinFlags(...flags: readonly string[]): string {
  return [...new Set(flags.flatMap((text) => text.split(' ')).filter((name) => name !== ''))].join(
    ' ',
  );
}
