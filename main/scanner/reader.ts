/** From what an open device sends to scans: frames of a line, or reports put together. */
import type { Symbology } from '../../shared/contract';
import type { DeviceScanner, SerialScanner } from '../../shared/scanners';
import { emptyLine, endByLoss, endBySilence, type Frame, feedBytes, silenceOf } from './framing';
import { feedReport, giveUpReport, type HidScan, nothingYet } from './hid-report';

export type DeviceScan = Frame & { symbology: Symbology | null };

export interface Reader {
  /** Bytes of the line, or one report. */
  push(bytes: Uint8Array): void;
  /** The device is gone, perhaps within a scan. */
  lose(): void;
  stop(): void;
}

/** How long the next report of a scan may take. Milliseconds. */
const REPORT_MS = 600;
/** Time in which a port's library hands over what has come. Milliseconds. */
const BREATH_MS = 25;

export function createReader(scanner: DeviceScanner, onScan: (scan: DeviceScan) => void): Reader {
  return scanner.kind === 'serial' ? readLine(scanner, onScan) : readReports(onScan);
}

function readLine({ ending }: SerialScanner, onScan: (scan: DeviceScan) => void): Reader {
  const give = (frame: Frame) => onScan({ ...frame, symbology: null });
  let line = emptyLine;
  const end = (last: Frame | null) => {
    line = emptyLine;
    if (last !== null) give(last);
  };
  const silence = awaitSilence(silenceOf(ending), () => end(endBySilence(line, ending)));
  return {
    push(bytes) {
      const fed = feedBytes(line, bytes, ending);
      line = fed.line;
      fed.frames.forEach(give);
      silence.begin();
    },
    lose() {
      silence.stop();
      end(endByLoss(line));
    },
    stop: silence.stop,
  };
}

function readReports(onScan: (scan: HidScan) => void): Reader {
  let unfinished = nothingYet;
  const giveUp = () => {
    const last = giveUpReport(unfinished);
    unfinished = nothingYet;
    if (last !== null) onScan(last);
  };
  const silence = awaitSilence(REPORT_MS, giveUp);
  return {
    push(report) {
      const fed = feedReport(unfinished, report);
      unfinished = fed.unfinished;
      if (fed.scan !== null) onScan(fed.scan);
      silence.begin();
    },
    lose() {
      silence.stop();
      giveUp();
    },
    stop: silence.stop,
  };
}

/**
 * Tells when nothing more has come for so long. Where main was busy meanwhile, its timer is due
 * before the bytes that lie ready are read: a breath more, or half a code would pass for a whole one.
 */
function awaitSilence(ms: number, then: () => void): { begin(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = setTimeout(then, BREATH_MS);
      }, ms);
    },
    stop: () => clearTimeout(timer),
  };
}
