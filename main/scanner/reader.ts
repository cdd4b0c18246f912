/** From what an open device sends to scans: frames of a line, or reports put together. */
import type { Symbology } from '../../shared/contract';
import type { DeviceScanner, SerialScanner } from '../../shared/scanners';
import { emptyLine, endBySilence, type Frame, feedBytes, silenceOf } from './framing';
import { feedReport, giveUpReport, type HidScan, nothingYet } from './hid-report';

export type DeviceScan = Frame & { symbology: Symbology | null };

export interface Reader {
  /** Bytes of the line, or one report. */
  push(bytes: Uint8Array): void;
  stop(): void;
}

/** How long the next report of a scan may take. Milliseconds. */
const REPORT_MS = 600;

export function createReader(scanner: DeviceScanner, onScan: (scan: DeviceScan) => void): Reader {
  return scanner.kind === 'serial' ? readLine(scanner, onScan) : readReports(onScan);
}

function readLine({ ending }: SerialScanner, onScan: (scan: DeviceScan) => void): Reader {
  const give = (frame: Frame) => onScan({ ...frame, symbology: null });
  let line = emptyLine;
  let silence: NodeJS.Timeout | undefined;
  return {
    push(bytes) {
      clearTimeout(silence);
      const fed = feedBytes(line, bytes, ending);
      line = fed.line;
      fed.frames.forEach(give);
      silence = setTimeout(() => {
        const last = endBySilence(line, ending);
        line = emptyLine;
        if (last !== null) give(last);
      }, silenceOf(ending));
    },
    stop: () => clearTimeout(silence),
  };
}

function readReports(onScan: (scan: HidScan) => void): Reader {
  let unfinished = nothingYet;
  let waiting: NodeJS.Timeout | undefined;
  return {
    push(report) {
      clearTimeout(waiting);
      const fed = feedReport(unfinished, report);
      unfinished = fed.unfinished;
      if (fed.scan !== null) onScan(fed.scan);
      waiting = setTimeout(() => {
        const last = giveUpReport(unfinished);
        unfinished = nothingYet;
        if (last !== null) onScan(last);
      }, REPORT_MS);
    },
    stop: () => clearTimeout(waiting),
  };
}
