/** How far apart two keys of a scan may be: as the profile of the gun in use says, from main. */
import type { KioskBridge } from '../../shared/contract';

/** The contract's gap, until main has told of a calibrated one. Milliseconds. */
export const GAP_MS = 50;

export function followScanGap(bridge: Pick<KioskBridge, 'scanners' | 'on'>): {
  ms: () => number;
  end: () => void;
} {
  let gapMs: number | null = null;
  const end = bridge.on('scanners', (view) => {
    gapMs = view.gapMs;
  });
  bridge.scanners(null).then(
    (view) => {
      // What was pushed meanwhile is newer.
      gapMs ??= view.gapMs;
    },
    () => {}, // Then the contract's gap holds.
  );
  return { ms: () => gapMs ?? GAP_MS, end };
}
