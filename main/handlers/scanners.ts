/** What main does for the calls about hand scanners and their test. */
import type { ScannerCalls } from '../../shared/scanners';
import type { Handlers } from '../ipc';
import type { Scanners } from '../scanner/scanners';

export function scannerHandlers(scanners: Scanners): Pick<Handlers, keyof ScannerCalls> {
  const { doctor } = scanners;
  return {
    scanners: () => scanners.view(),
    scannerDevices: () => scanners.found(),
    scannerSave: ({ scanner }) => scanners.save(scanner),
    scannerUse: ({ id }) => scanners.use(id),
    scannerForget: ({ id }) => scanners.forget(id),
    doctorBegin: ({ id }) => doctor.begin(id),
    doctorJudge: () => doctor.judge(),
    doctorEnd: () => doctor.end(),
  };
}
