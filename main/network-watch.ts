/** Notices that this machine has other addresses than a moment ago: cable, Wi-Fi, VPN. */
import { networkInterfaces } from 'node:os';

const EVERY_MS = 5_000;

/** Returns the deed that ends the watch. */
export function watchNetwork(onChange: () => void, addresses = ownAddresses): () => void {
  let before = addresses();
  const timer = setInterval(() => {
    const now = addresses();
    if (now === before) return;
    before = now;
    onChange();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** The addresses that lead out of this machine, as one text to compare. */
function ownAddresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
    .sort()
    .join();
}
