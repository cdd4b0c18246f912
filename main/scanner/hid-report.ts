/**
 * Reads the reports of a HID-POS barcode scanner (usage page 0x8C, usage 2). Pure. The scanned
 * data report, as the makers' guns send it (64 bytes):
 *
 *   0      report id, 2
 *   1      how many bytes of data this report holds, 56 at most
 *   2–4    AIM identifier: `]`, a letter for the symbology, a digit
 *   5–60   data, filled up with zeros
 *   61     the maker's own code id
 *   63     1 where the data go on in the next report
 */
import type { Symbology } from '../../shared/contract';
import type { Frame } from './framing';

export interface HidScan extends Frame {
  /** Null where the gun does not say, or it is none that coupons come in. */
  symbology: Symbology | null;
}

/** Data of the reports before, of a scan that goes on. */
export interface Unfinished {
  bytes: Uint8Array;
  overlong: boolean;
}

export const nothingYet: Unfinished = { bytes: new Uint8Array(), overlong: false };

export const HID_USAGE_PAGE = 0x8c;
export const HID_USAGE = 0x02;
const SCANNED_DATA = 2;
const DATA_FROM = 5;
const DATA_MOST = 56;
const CONTINUES_AT = 63;
const MOST_BYTES = 4_500;

/** By the letter of the AIM identifier. `E` with the digit 4 is EAN-8. */
const symbologies: Record<string, Symbology> = {
  Q: 'QRCode',
  C: 'Code128',
  A: 'Code39',
  E: 'EAN13',
};

/** Takes one report; the scan where this report completes one. */
export function feedReport(
  before: Unfinished,
  report: Uint8Array,
): { unfinished: Unfinished; scan: HidScan | null } {
  const [id, length = 0] = report;
  const aim = String.fromCharCode(...report.subarray(2, DATA_FROM));
  // `]Z` is no bar code: the gun answers a command, or reads a card.
  if (id !== SCANNED_DATA || aim.startsWith(']Z')) return { unfinished: before, scan: null };
  const torn = length > DATA_MOST || DATA_FROM + length > report.length;
  const data = report.subarray(DATA_FROM, DATA_FROM + Math.min(length, DATA_MOST));
  const room = MOST_BYTES - before.bytes.length;
  const bytes = Uint8Array.of(...before.bytes, ...data.subarray(0, Math.max(0, room)));
  const overlong = before.overlong || torn || data.length > room;
  if (report[CONTINUES_AT] === 1 && !torn) return { unfinished: { bytes, overlong }, scan: null };
  if (bytes.length === 0) return { unfinished: nothingYet, scan: null };
  const scan = { bytes, broken: overlong, symbology: symbologyOf(aim) };
  return { unfinished: nothingYet, scan };
}

/** The next report did not come: what is there is the beginning of a scan, and no code. */
export function giveUpReport({ bytes }: Unfinished): HidScan | null {
  return bytes.length === 0 ? null : { bytes, broken: true, symbology: null };
}

function symbologyOf(aim: string): Symbology | null {
  if (!/^\][A-Z]/.test(aim) || aim === ']E4') return null;
  return symbologies[aim.charAt(1)] ?? null;
}
