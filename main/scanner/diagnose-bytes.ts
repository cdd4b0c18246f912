/** The doctor's judgement of a gun on a serial line or by HID-POS: no keys, so no layout, no speed. */
import type { Finding } from '../../shared/scanner-findings';
import type { DeviceScanner, Ending } from '../../shared/scanners';
import { compare } from './compare';
import { commonest, type Diagnosis, judgeAdded, judgeTexts, type Read } from './diagnose';
import { withoutFraming } from './framing';
import { decodeUtf8, rawText } from './scan-bytes';

type LineSuffix = Exclude<Ending, 'any' | 'silence'> | 'none';

/** Judges what test scans sent, each from its first byte to its last. */
export function diagnoseBytes<S extends DeviceScanner>(
  scans: readonly Uint8Array[],
  before: S,
): Diagnosis<S> {
  if (scans.length === 0) {
    return { findings: [{ kind: 'no-scan', deed: 'advice' }], profile: before };
  }
  const reads = scans.map((bytes) => readBytes(bytes, before.kind));
  const added = judgeAdded(reads);
  const suffix = commonest(scans.map(lineSuffix));
  const line = before.kind === 'serial' && added.strip !== null;
  const findings: Finding[] =
    before.kind === 'serial'
      ? [{ kind: 'suffix', suffix, deed: suffix === 'none' ? 'advice' : 'set' }]
      : [];
  return {
    findings: [...judgeTexts(reads), ...findings, ...added.findings],
    profile: {
      ...before,
      ...(added.strip === null ? {} : { strip: added.strip }),
      ...(line ? { ending: suffix === 'none' ? 'silence' : suffix } : {}),
    },
  };
}

/** One scan. The test codes are ASCII, and so the same in every character set. */
export function readBytes(sent: Uint8Array, kind: DeviceScanner['kind']): Read {
  const bytes = kind === 'serial' ? withoutFraming(sent) : sent;
  const text = rawText({ bytes, broken: false }, decodeUtf8);
  return { text, compared: compare(text) };
}

function lineSuffix(bytes: Uint8Array): LineSuffix {
  const end = String.fromCharCode(...bytes.subarray(-2));
  if (end.endsWith('\r\n')) return 'crlf';
  if (end.endsWith('\r')) return 'cr';
  if (end.endsWith('\n')) return 'lf';
  return end.endsWith('\t') ? 'tab' : 'none';
}
