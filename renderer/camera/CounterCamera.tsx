/** The counter's camera: the panel, by the settings as main last told them. */
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
  if (settings === null) return null;
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
