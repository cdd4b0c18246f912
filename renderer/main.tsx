/** Starts the kiosk's window: bridge, stores, the screen that main names. */
import { bridge } from './bridge';
import { CameraPanel } from './camera/CameraPanel';
import { mountKiosk } from './window/mount';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
mountKiosk(root, bridge(), (till, saw) => (
  <CameraPanel language={till.language} onReads={(reads) => saw({ reads })} />
));
