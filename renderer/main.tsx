/** Starts the kiosk's window: bridge, stores, the screen that main names. */
import { PASSPHRASE_SCREEN } from '../shared/passphrase';
import { bridge } from './bridge';
import { CounterCamera } from './camera/CounterCamera';
import { mountPassphrase } from './passphrase/mount';
import { mountKiosk } from './window/mount';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const kiosk = bridge();
if (location.hash === PASSPHRASE_SCREEN) {
  mountPassphrase(root, kiosk);
} else {
  mountKiosk(root, kiosk, (till, saw) => (
    <CounterCamera bridge={kiosk} language={till.language} onReads={(reads) => saw({ reads })} />
  ));
}
