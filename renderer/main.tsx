/** Starts the counter's window: bridge, store, screen. */
import { bridge } from './bridge';
import { CameraPanel } from './camera/CameraPanel';
import { mountCounter } from './counter/mount';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
mountCounter(root, bridge(), (till, saw) => (
  <CameraPanel language={till.language} onReads={(reads) => saw({ reads })} />
));
