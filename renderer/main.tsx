/** Starts the kiosk's window: bridge, stores, the screen that main names. */
import { PASSPHRASE_SCREEN } from '../shared/passphrase';
import { bridge } from './bridge';
import { CameraPanel } from './camera/CameraPanel';
import { mountPassphrase } from './passphrase/mount';
import { mountKiosk } from './window/mount';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
if (location.hash === PASSPHRASE_SCREEN) {
  mountPassphrase(root, bridge());
} else {
  const door = bridge();
  mountKiosk(root, door, (till, saw) => (
    <CameraPanel
      language={till.language}
      onReads={(reads) => saw({ reads })}
      // For the health page alone: where the call fails nobody at the counter needs to know.
      onState={(state) => void door.cameraState({ state }).catch(() => {})}
    />
  ));
}
