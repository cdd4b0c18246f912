/** The counter's camera: the panel, by the settings as main last told them. */
import { useEffect, useState } from 'react';
import type { KioskBridge } from '../../shared/contract';
import { useSettingsOf } from '../manager/settings/use-settings';
import { CameraPanel } from './CameraPanel';
import { formatsOf } from './engine';
import type { CameraUse } from './use-camera';
import type { Language } from './words';

export interface CounterCameraProps {
  bridge: Pick<KioskBridge, 'settings' | 'on' | 'cameraState'>;
  language: Language;
  onReads: CameraUse['onReads'];
}

export function CounterCamera({ bridge, language, onReads }: CounterCameraProps) {
  const settings = useSettingsOf(bridge);
  const painted = usePainted();
  if (settings === null || !painted) return null;
  return (
    <CameraPanel
      language={language}
      onReads={onReads}
      settings={settings.camera}
      engine={settings.decoder}
      formats={formatsOf(settings)}
      // For the health page alone: where the call fails nobody at the counter needs to know.
      onState={(state) => void bridge.cameraState({ state }).catch(() => {})}
    />
  );
}

/**
 * Whether the counter has been painted: a camera and a decoder that start before it would take
 * the processor from the first thing a cashier waits for.
 */
function usePainted(): boolean {
  const [painted, setPainted] = useState(isPainted);
  useEffect(() => {
    if (painted) return;
    const seen = () => setPainted(true);
    const observer = new PerformanceObserver(seen);
    observer.observe({ type: 'paint', buffered: true });
    // A page that nobody sees is never painted, but a camera may be wanted all the same.
    const late = setTimeout(seen, PAINTED_LATE_MS);
    return () => {
      observer.disconnect();
      clearTimeout(late);
    };
  }, [painted]);
  return painted;
}

function isPainted(): boolean {
  return performance.getEntriesByType('paint').length > 0;
}

const PAINTED_LATE_MS = 1_000;
