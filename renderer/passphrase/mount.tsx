/** Puts the passphrase's screen into the page. */
import { createRoot } from 'react-dom/client';
import { type PassphraseBridge, PassphraseScreen } from './PassphraseScreen';
import '../look/styles';
import './passphrase.css';

export function mountPassphrase(element: HTMLElement, bridge: PassphraseBridge): void {
  createRoot(element).render(<PassphraseScreen bridge={bridge} />);
}
